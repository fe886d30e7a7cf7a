"""Whom a deed is done to, where the pattern's places name nobody: the first other actor in the clause, behind a preposition.

"Germany increased its funding to fight Ebola in West Africa", "the U.S. sent medicine into Afghanistan".
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.actors.mention import Mention
from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.entries import Mutual
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.labels import Relation as R
from eventcoder.readings.reading import Reading

__all__ = ["find_nearby"]

_OTHER_CLAUSES = {R.RELATIVE, R.COMPLEMENT, R.PARATAXIS, R.SUBJECT, R.PASSIVE_SUBJECT}
_ASIDE = {"by", "off", "under", "without", "like", "unlike"}
_CONSULT = "04"  # who meets says with whom; where it is, is nobody met


def find_nearby(reading: Reading, phrases: Phrases, clauses: Clauses) -> Reading:
    """The reading with an actor of its clause for a target, if it has a source and no target."""
    alone = bool(reading.source) and not reading.target and not (reading.mutual is not Mutual.NO and len(reading.source) > 1)
    if not alone or reading.code.startswith(_CONSULT):
        return reading
    if any(clauses.graph.tags[index] in {"PRP", "DT"} for index in reading.predicate.objects):
        return reading  # "criticised it": somebody, but nobody known
    target = next(_others(reading, phrases, clauses), None)
    return reading if target is None else evolve(reading, target=(target,))


def _others(reading: Reading, phrases: Phrases, clauses: Clauses) -> Iterator[Mention]:
    """The actors of the predicate's clause other than the source, those behind the predicate first."""
    head = reading.predicate.head
    inside = sorted(_inside(head, clauses))
    codes = {mention.code for mention in reading.source}
    for index in [i for i in inside if i > head] + [i for i in inside if i < head]:
        mention = phrases.own(index)
        if index in reading.predicate.objects:
            continue  # "drowned off Greece": the pattern did not want it
        if mention is None or mention.head != index or mention.code in codes or phrases.is_theirs(index):
            continue
        if any(source.start <= index < source.end for source in reading.source) or phrases.is_role(mention.code):
            continue
        yield mention


def _inside(head: int, clauses: Clauses) -> Iterator[int]:
    graph = clauses.graph
    for child in graph.children[head]:
        relation = graph.relations[child]
        verbal = graph.is_verb(child) if relation is R.CONJUNCT else relation is R.MODIFIER and graph.is_verb(head)
        if relation in _OTHER_CLAUSES or verbal or graph.written[child] in _ASIDE:
            continue
        yield child
        yield from _inside(child, clauses)
