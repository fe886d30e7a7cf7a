"""What the readings hand on, and what they keep while they work."""

from __future__ import annotations

from attrs import define, field, frozen

from eventcoder.actors.mention import Mention
from eventcoder.dictionary.entries import Mutual, Pattern
from eventcoder.grammar.predicate import Predicate

__all__ = ["NOTHING", "Match", "Outcome", "Reading"]


@frozen
class Reading:
    """An event as one predicate tells it, before compound actors are multiplied out.

    `patterns` are the patterns that made it, the outermost first, ending with that of the innermost event.
    """

    predicate: Predicate
    code: str
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    patterns: tuple[Pattern, ...]
    mutual: Mutual = Mutual.NO
    mirror: str = ""


@frozen
class Outcome:
    """What came of a predicate: its readings, and the words whose own events it has taken over."""

    readings: tuple[Reading, ...] = ()
    owned: frozenset[int] = frozenset()


NOTHING = Outcome()


@define
class Match:
    """A pattern that fits, with its rank: the higher one wins."""

    pattern: Pattern
    rank: tuple[int, ...] = ()
    slots: dict[str, tuple[int, ...]] = field(factory=dict)
    source: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    inner: Outcome = NOTHING
    used: list[int] = field(factory=list)
