"""Readings whose actors the caller named: an empty side is looked for further away than a dictionary's actor would be.

Who says that two places of a sentence are its actors says that something passes between them. So a side that the pattern
leaves empty is filled from the rest of the clause: the target from what stands below the predicate, the source from the
subjects of the clauses around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.actors.mention import Mention, Reach
from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.entries import Mutual
from eventcoder.grammar.clauses import Clauses
from eventcoder.readings.reading import Reading

__all__ = ["complete"]


def complete(reading: Reading, phrases: Phrases, clauses: Clauses) -> Reading:
    """The reading with an empty side filled, if another of the caller's actors is near."""
    if reading.source and reading.target:
        return reading
    if len(reading.source) > 1 and not reading.target and not phrases.ontology.is_conflict(reading.code):
        return evolve(reading, mutual=Mutual.MEMBERS)  # "France and Iran will attend a summit": with each other
    taken = {(mention.start, mention.end) for mention in (*reading.source, *reading.target)}
    if not reading.source and reading.target:
        for mention in _above(reading.predicate.head, phrases, clauses):
            if (mention.start, mention.end) not in taken:
                return evolve(reading, source=(mention,))
    if reading.source and not reading.target:
        for mention in _below(reading.predicate.head, phrases, clauses):
            if (mention.start, mention.end) not in taken:
                return evolve(reading, target=(mention,))
    return reading


def _below(head: int, phrases: Phrases, clauses: Clauses) -> Iterator[Mention]:
    """The caller's actors in a predicate's own words, those behind it first."""
    graph = clauses.graph
    inside = {head}
    pending = [head]
    while pending:
        children = graph.children[pending.pop()]
        inside.update(children)
        pending.extend(children)
    for index in [*range(head, len(graph.sentence)), *range(head)]:
        if index in inside:
            mention = phrases.own(index)
            if mention:
                yield mention


def _above(head: int, phrases: Phrases, clauses: Clauses) -> Iterator[Mention]:
    clause = clauses.governor(head)
    while clause >= 0:
        for subject in clauses.predicate(clause).grammatical_subjects:
            yield from phrases.resolve(subject, Reach.SOURCE)
        clause = clauses.governor(clause)
