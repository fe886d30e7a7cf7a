"""Acronyms that a sentence introduces in brackets: "the Coastal Justice Network (CJN)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["introduced"]

_SHORTEST = 2
_BRACKETS = {"(", "-LRB-", "["}


def introduced(words: Sequence[str]) -> Iterator[tuple[int, range]]:
    """The place of each acronym in brackets, and the words before them whose capitals it is made of."""
    for index in range(2, len(words)):
        acronym = words[index].replace(".", "")
        if words[index - 1] in _BRACKETS and len(acronym) >= _SHORTEST and acronym.isalpha() and acronym.isupper():
            start = _start(words[: index - 1], acronym)
            if start is not None:
                yield index, range(start, index - 1)


def _start(words: Sequence[str], acronym: str) -> int | None:
    """Where the last words begin whose capitals spell an acronym; small words between them do not count."""
    left = acronym
    for index in range(len(words) - 1, -1, -1):
        initial = words[index][0]
        if initial.isupper():
            if not left.endswith(initial):
                return None
            left = left[:-1]
            if not left:
                return index
        elif not (initial.isalpha() or initial == "-"):
            return None
    return None
