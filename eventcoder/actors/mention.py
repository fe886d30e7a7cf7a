"""What the actors' room hands on: a stretch of a sentence that stands for an actor."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Mention"]


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
