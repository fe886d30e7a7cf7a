"""Errors that a user can cause, each with a message that says what to do."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

__all__ = ["DictionaryError", "EventcoderError", "InputError", "ModelError", "Problem"]

_WIDTH = 160
_BEFORE = 60


class EventcoderError(Exception):
    """Anything that eventcoder reports to its user; the text of the exception is the whole message."""


class InputError(EventcoderError):
    """A text or file to be coded that cannot be read."""


class ModelError(EventcoderError):
    """A spaCy pipeline that is missing or lacks what the coder needs."""


@frozen(order=True)
class Problem:
    """One mistake in a dictionary file, or, with an id that starts with W, something that may be one.

    `line` and `column` count from 1; 0 means that the file as a whole is meant. `excerpt` is the offending line.
    """

    file: str
    line: int
    column: int
    id: str
    message: str
    remedy: str = ""
    excerpt: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether the dictionaries can be used all the same."""
        return self.id.startswith("W")

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        lines = [f"{place}: {self.id} {self.message}"]
        if self.excerpt:
            shown, caret = _window(self.excerpt, self.column - 1)
            lines.append(f"    {shown}")
            if self.column:
                lines.append("    " + " " * caret + "^")
        if self.remedy:
            lines.append(f"    {self.remedy}")
        return "\n".join(lines)


class DictionaryError(EventcoderError):
    """All the mistakes of a load together.

    Attributes:
        problems: the mistakes in the order of files and lines.

    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"{count} mistake{'s' if count != 1 else ''} in the dictionaries"
        super().__init__("\n".join([head, *map(str, self.problems)]))


def _window(excerpt: str, caret: int) -> tuple[str, int]:
    """Cut a long line to the part around the caret."""
    if len(excerpt) <= _WIDTH:
        return excerpt, caret
    start = max(0, caret - _BEFORE)
    before, after = "..." if start else "", "..." if start + _WIDTH < len(excerpt) else ""
    return before + excerpt[start : start + _WIDTH] + after, caret - start + len(before)
