"""Slips that parsers make so often in news that mending them pays: a tree in, a better tree out.

Each repair recognises one wrong shape of tree, never a word or a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.labels import Relation as R

__all__ = ["repair"]


def repair(heads: list[int], relations: list[R], tags: Sequence[str]) -> None:
    """Mend a sentence's heads and relations in place."""
    _split_names(heads, relations, tags)


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
