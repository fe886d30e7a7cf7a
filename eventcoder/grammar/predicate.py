"""What the grammar hands to the readings: predicates with their arguments."""

from __future__ import annotations

from enum import IntEnum

from attrs import field, frozen

from eventcoder.grammar.graph import Oblique

__all__ = ["Predicate", "Rank"]


class Rank(IntEnum):
    """How much a predicate says what a sentence is about: the main clause most."""

    MAIN = 0
    PURPOSE = 1
    ADVERBIAL = 2
    RELATIVE = 3
    NOMINAL = 4


@frozen
class Predicate:
    """A verb, an event noun or an adjective with its arguments, each the index of the argument's main word.

    Attributes:
        head: the predicate's own word.
        subjects: who does it. For a noun its possessors and "by" phrases.
        objects: to whom it is done; the grammatical subject of a passive. For a noun its "of" phrases.
        indirect: the receiver ("gave Ukraine loans").
        modifiers: for a noun, the words before it ("the Israeli attack").
        obliques: what follows prepositions.
        infinitives: verbs behind "to": complements before purposes.
        clauses: verbs of finite complements ("said that Iran must leave").
        conditions: verbs of its conditional clauses, with the word that opens them ("unless", "if", "until").
        predicatives: the nouns and adjectives behind "be".
        passive: whether a verb stands in the passive.
        nominal: whether it is a noun or an adjective.
        particles: "off" in "called off", and adverbs that may be particles.
        negated: "not", "never", "no".
        modals: its auxiliaries' base forms ("will", "must", "have to"; "be to" in headlines).
        hypothetical: stands in an if-clause or in a question, or tells what would be or what is long past.
        rank: see `Rank`.
        governor: the predicate that this one is a part of, -1 for none.

    """

    head: int
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    obliques: tuple[Oblique, ...] = ()
    infinitives: tuple[int, ...] = ()
    clauses: tuple[int, ...] = ()
    conditions: tuple[tuple[str, int], ...] = ()
    predicatives: tuple[int, ...] = ()
    passive: bool = False
    nominal: bool = False
    particles: frozenset[str] = frozenset()
    negated: bool = False
    modals: tuple[str, ...] = ()
    hypothetical: bool = False
    rank: int = field(default=Rank.MAIN)
    governor: int = -1

    @property
    def grammatical_subjects(self) -> tuple[int, ...]:
        """What stands where a subject stands: of a passive, to whom it is done."""
        return self.objects if self.passive else self.subjects
