"""The records of the actors' room: names at words, and stretches of a sentence that stand for an actor."""

from __future__ import annotations

from enum import Enum, auto

from attrs import define, frozen

from eventcoder.dictionary.entries import Name

__all__ = ["Item", "Mention", "Reach"]


@frozen
class Mention:
    """An actor at a place of a sentence.

    `start` and `end` are the first word and the one behind the last, `head` is the main word. `code` is the actor code,
    "---" for an actor that the caller named and no dictionary knows. `person` and `plural` tell which pronouns fit;
    `person` is None where a word may mean a person or a body.
    """

    start: int
    end: int
    head: int
    code: str
    person: bool | None = False
    plural: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What tells mentions apart: "British and French troops" are two at one word."""
        return self.head, self.code


class Reach(Enum):
    """How far to look for an actor inside a phrase that is none itself."""

    SELF = auto()  # not at all
    DOER = auto()  # as SOURCE, but only through what can act: "Israeli jets", not "Israeli weather"
    SOURCE = auto()  # only for whom the phrase acts: "a decision of the U.S. Supreme Court"
    TARGET = auto()  # also where it is, and what it is about: "a base in Kenya"
    CLAUSE = auto()  # also in clauses inside it, for actors that the caller named


@define
class Item:
    """A name at its words; `end` is the one behind the last."""

    start: int
    end: int
    name: Name
    code: str
    others: tuple[Name, ...] = ()
