"""Slips that parsers make so often in news that mending them pays: a tree in, a better tree out.

Each repair recognises one wrong shape of tree, never a word or a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.labels import Relation as R

__all__ = ["repair"]


_COPULAS = {"be", "become", "remain", "stay", "seem", "look", "appear", "prove"}


def repair(heads: list[int], relations: list[R], tags: list[str], lemmas: Sequence[str]) -> None:
    """Mend a sentence's heads, relations and tags in place."""
    _split_names(heads, relations, tags)
    _find_verbs(heads, relations, tags)
    _raise_verbs(heads, relations, tags)
    _find_objects(heads, relations, tags, lemmas)


def _find_verbs(heads: Sequence[int], relations: Sequence[R], tags: list[str]) -> None:
    """ "Germany and UNICEF hand over vehicles", with hand as a noun: what has a subject and an object is a verb."""
    subjects = {heads[i] for i, relation in enumerate(relations) if relation is R.SUBJECT}
    objects = {heads[i] for i, relation in enumerate(relations) if relation is R.OBJECT}
    for index in subjects & objects:
        if tags[index] in {"NN", "NNP", "JJ"}:
            tags[index] = "VBP"
        elif tags[index] in {"NNS", "NNPS"}:
            tags[index] = "VBZ"


def _raise_verbs(heads: list[int], relations: list[R], tags: Sequence[str]) -> None:
    """ "A delegation here on Thursday called on the president", with called as a participle of delegation."""
    root = next((i for i, relation in enumerate(relations) if relation is R.ROOT), None)
    if root is None or not tags[root].startswith("N"):
        return
    for index in range(root + 1, len(heads)):
        if heads[index] == root and relations[index] is R.ADNOMINAL and tags[index] == "VBD":
            heads[root], relations[root] = index, R.SUBJECT
            heads[index], relations[index] = index, R.ROOT
            return


def _split_names(heads: list[int], relations: list[R], tags: Sequence[str]) -> None:
    """ "Prime Minister Kishida and President Yoon agreed", with Kishida as a modifier of Yoon: two people, conjoined."""
    for index, relation in enumerate(relations):
        if relation is not R.MODIFIER or tags[index] != "NNP":
            continue
        joined = [i for i, head in enumerate(heads) if head == index and relations[i] is R.CONJUNCT]
        own_words = any(head == index and relations[i] is R.MODIFIER for i, head in enumerate(heads))
        main = heads[index]
        if not joined or not own_words or main < joined[-1] or not tags[main].startswith("N"):
            continue
        heads[index], relations[index] = (heads[main] if heads[main] != main else index), relations[main]
        heads[main], relations[main] = index, R.CONJUNCT
        for other in joined:
            heads[other], relations[other] = main, R.MODIFIER
        for i, head in enumerate(heads):
            # What stands before the "and" belongs to the first name, the rest of the clause to both.
            if head == main and i < index and relations[i] in {R.MODIFIER, R.DETERMINER, R.POSSESSOR}:
                heads[i] = index


def _find_objects(heads: Sequence[int], relations: list[R], tags: Sequence[str], lemmas: Sequence[str]) -> None:
    """ "The president called Turkey", with Turkey as what he is said to be: a name behind a verb of no being is its object."""
    for index, relation in enumerate(relations):
        verb = heads[index]
        if relation is not R.PREDICATIVE or not tags[index].startswith("NNP") or lemmas[verb] in _COPULAS:
            continue
        mine = {relations[i] for i, head in enumerate(heads) if head == verb}
        if not mine & {R.OBJECT, R.PASSIVE_AUXILIARY, R.PASSIVE_SUBJECT}:
            relations[index] = R.OBJECT
