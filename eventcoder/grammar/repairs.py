"""Slips that parsers make so often in news that mending them pays: a tree in, a better tree out.

Each repair recognises one wrong shape of tree, never a word or a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.labels import Relation as R

__all__ = ["repair"]


_SUBJECTS = {R.SUBJECT, R.PASSIVE_SUBJECT}
_FINITE = {R.SUBJECT, R.AUXILIARY, R.PASSIVE_SUBJECT}
_VERBAL = {*_FINITE, R.OBJECT}
_COPULAS = {"be", "become", "remain", "stay", "seem", "look", "appear", "prove"}


def repair(heads: list[int], relations: list[R], tags: list[str], lemmas: Sequence[str]) -> None:
    """Mend a sentence's heads, relations and tags in place."""
    present = set(relations)
    if R.CONJUNCT in present:
        _split_names(heads, relations, tags)
        _raise_gerunds(heads, relations, tags)
    if R.SUBJECT in present and R.OBJECT in present:
        _find_verbs(heads, relations, tags)
    if R.ADNOMINAL in present or R.RELATIVE in present:
        _raise_verbs(heads, relations, tags)
    if R.PREDICATIVE in present:
        _find_objects(heads, relations, tags, lemmas)
    if R.ADVERBIAL in present:
        _join_gerunds(heads, relations, tags)
    if R.APPOSITION in present:
        _join_names(heads, relations, tags)
    _find_nouns(heads, relations, tags)
    if R.AGENT in present:
        _free_gerunds(heads, relations, tags)
    _join_subjects(heads, relations, tags)


def _join_gerunds(heads: list[int], relations: list[R], tags: Sequence[str]) -> None:
    """ "Accused Israel of bombing towns and killing women", with killing beside accused: behind "and" it is a conjunct."""
    for index in range(1, len(heads)):
        if relations[index] is R.ADVERBIAL and tags[index] == "VBG" and relations[index - 1] is R.COORDINATOR:
            above = beside = heads[index - 1]
            while above not in {index, heads[index], heads[above]}:
                above = heads[above]
            if above == heads[index]:  # and not below the gerund itself, which would close a circle
                heads[index], relations[index] = beside, R.CONJUNCT


def _raise_gerunds(heads: list[int], relations: Sequence[R], tags: Sequence[str]) -> None:
    """ "Saying that Moscow would stay and complaining", with complaining beside stay: it is conjoined with saying."""
    for index, relation in enumerate(relations):
        if relation is not R.CONJUNCT or tags[index] != "VBG":
            continue
        beside = heads[index]
        above = heads[beside]
        mine = {relations[i] for i, head in enumerate(heads) if head == index}
        has_subject = any(head == beside and relations[i] in _SUBJECTS for i, head in enumerate(heads))
        if relations[beside] is R.COMPLEMENT and tags[above] == "VBG" and has_subject and not mine & _FINITE:
            heads[index] = above


def _join_names(heads: Sequence[int], relations: list[R], tags: Sequence[str]) -> None:
    """ "Russia, Ukraine to exchange prisoners": a name that no comma closes is no apposition but the next of a list."""
    for index in range(2, len(heads) - 1):
        above = heads[index]
        if relations[index] is not R.APPOSITION or tags[index] != "NNP" or tags[above] != "NNP":
            continue
        first = min((i for i, head in enumerate(heads) if head == index), default=index)
        if first == above + 2 and tags[above + 1] == "," and (tags[index + 1][0] == "V" or tags[index + 1] in {"TO", "MD"}):
            relations[index] = R.CONJUNCT


def _find_nouns(heads: Sequence[int], relations: Sequence[R], tags: list[str]) -> None:
    """ "Ceasefire talks between A and B began", with talks as a verb: a subject without a clause of its own is a noun."""
    verbal = [i for i, tag in enumerate(tags) if tag in {"VB", "VBP", "VBZ", "VBG"} and relations[i] in _SUBJECTS]
    for index in verbal:
        if not any(head == index and relations[i] in _VERBAL for i, head in enumerate(heads)):
            tags[index] = "NNS" if tags[index] == "VBZ" else "NN"


def _free_gerunds(heads: list[int], relations: Sequence[R], tags: Sequence[str]) -> None:
    """ "Was accused by monitors of supplying arms", with of under monitors: a gerund behind an agent belongs to the verb."""
    for index, relation in enumerate(relations):
        if relation is not R.PREPOSITION_CLAUSE or tags[index] != "VBG" or relations[heads[index]] is not R.PREPOSITION:
            continue
        noun = heads[heads[index]]
        if relations[noun] is R.PREPOSITION_OBJECT and relations[heads[noun]] is R.AGENT:
            heads[heads[index]] = heads[heads[noun]]


def _join_subjects(heads: list[int], relations: list[R], tags: Sequence[str]) -> None:
    """ "Russia's ally Syria accused" and "Russia, China veto": of two subjects side by side, one is part of the other."""
    for index in range(len(heads) - 1):
        verb, tag, following = heads[index], tags[index], tags[index + 1]
        if tag == "NN" and following == "NNP":
            if relations[index] is relations[index + 1] is R.SUBJECT and heads[index + 1] == verb:
                heads[index], relations[index] = index + 1, R.MODIFIER
                for other, head in enumerate(heads):
                    if head == index and relations[other] is R.POSSESSOR:
                        heads[other] = index + 1
        elif tag == "NNP" and following == "," and relations[index] is R.MODIFIER and index + 2 < verb and tags[verb][0] == "V":
            subject = next((i for i in range(index + 2, verb) if heads[i] == verb and relations[i] is R.SUBJECT), None)
            if subject is not None and tags[subject] == "NNP":
                relations[index] = R.SUBJECT
                heads[subject], relations[subject] = index, R.CONJUNCT


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
    """ "A delegation here on Thursday called on the president", "Turkey to send troops": called and send hung on a noun.

    A sentence's only finite verb, and in a headline its only infinitive, is what it says of the noun.
    """
    root = next((i for i, relation in enumerate(relations) if relation is R.ROOT), None)
    if root is None or not tags[root].startswith("N"):
        return
    for index in range(root + 1, len(heads)):
        if heads[index] != root or relations[index] not in {R.ADNOMINAL, R.RELATIVE}:
            continue
        mine = {(relations[i], tags[i]) for i, head in enumerate(heads) if head == index}
        transitive = tags[index] == "VBN" and any(relation is R.OBJECT for relation, _ in mine)  # "a coalition bombed Syria"
        bare = not any(relation in _FINITE for relation, tag in mine if tag != "TO")
        beside = index == root + 2 and (R.AUXILIARY, "TO") in mine
        if (tags[index] == "VBD" and relations[index] is R.ADNOMINAL) or (bare and (transitive or beside)):
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
