"""What eventcoder gives back."""

from __future__ import annotations

import datetime
from typing import Any

from attrs import frozen

from eventcoder.dictionary.entries import Location

__all__ = ["Actor", "CodedArticle", "Event", "Evidence"]


@frozen
class Actor:
    """An actor in an event: its code, and the words of the text that stand for it, as character offsets."""

    code: str
    text: str
    start: int
    end: int


@frozen
class Evidence:
    """A dictionary entry that made an event: its name, the pattern that fitted, and the file and line of the pattern."""

    entry: str
    pattern: str
    location: Location


@frozen
class Event:
    """Who did what to whom.

    Attributes:
        code: the CAMEO code, as a string: "0231".
        source: who did it; None in a one-sided event without a known doer.
        target: to whom; None in a one-sided event without a known target.
        root: the first two digits of the code.
        quad_class: GDELT's quad class, 1 (verbal cooperation) to 4 (material conflict).
        goldstein: GDELT's Goldstein value, -10.0 to 10.0.
        plover: the PLOVER event type, "" for root 01, which PLOVER has not.
        name: what the code means.
        date: the day of the text, if one was given.
        action: the words that tell the event, with their character offsets `action_start` and `action_end`.
        sentence: the sentence, with its offsets `sentence_start` and `sentence_end`.
        evidence: the dictionary entries that made the event, the outermost first.

    """

    code: str
    source: Actor | None
    target: Actor | None
    root: str
    quad_class: int
    goldstein: float
    plover: str
    name: str
    date: datetime.date | None
    action: str
    action_start: int
    action_end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    evidence: tuple[Evidence, ...]

    @property
    def one_sided(self) -> bool:
        """Whether source or target is missing."""
        return self.source is None or self.target is None

    def to_dict(self) -> dict[str, Any]:
        """The event as plain values that JSON can hold; offsets are characters of the text that was coded."""
        sides = {
            side: None if actor is None else {"code": actor.code, "text": actor.text, "start": actor.start, "end": actor.end}
            for side, actor in (("source", self.source), ("target", self.target))
        }
        return {
            "date": self.date.isoformat() if self.date else None,
            **sides,
            "code": self.code,
            "name": self.name,
            "root": self.root,
            "quad_class": self.quad_class,
            "goldstein": self.goldstein,
            "plover": self.plover or None,
            "action": {"text": self.action, "start": self.action_start, "end": self.action_end},
            "sentence": {"text": self.sentence, "start": self.sentence_start, "end": self.sentence_end},
            "evidence": [
                {"entry": e.entry, "pattern": e.pattern, "file": e.location.file, "line": e.location.line}
                for e in self.evidence
            ],
        }

    def __str__(self) -> str:
        return f"{self.source.code if self.source else '---'} {self.code} {self.target.code if self.target else '---'}"


@frozen
class CodedArticle:
    """An article with its events.

    `id` is whatever the caller gave. `error` is the reason why the article could not be coded, "" if it could.
    """

    id: object
    events: tuple[Event, ...] = ()
    error: str = ""
