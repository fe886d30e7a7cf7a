"""The lines of YAML around a pattern: how its entry begins, and the pattern with its neighbours."""

from __future__ import annotations

from pathlib import Path

from eventcoder.dictionary.entries import Pattern
from eventcoder.dictionary.load import default_folder
from eventcoder.explain.report import Line

__all__ = ["excerpt"]

_HEAD = 3  # lines of an entry's beginning: its words, operator, code
_NEAR = 2  # lines before and after the pattern


def excerpt(pattern: Pattern) -> tuple[Line, ...]:
    """The lines; none if the file is gone, or no longer so long, since the dictionaries were read."""
    path = default_folder().parent / pattern.location.file if pattern.layer == 0 else Path(pattern.location.file)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    meant = pattern.location.line - 1
    if meant >= len(lines):
        return ()
    first = _entry(lines, meant)
    shown = {*range(first, min(first + _HEAD, meant)), *range(max(first, meant - _NEAR), meant + 1)}
    for below in range(meant + 1, min(meant + _NEAR + 1, len(lines))):
        if _indent(lines[below]) <= _indent(lines[first]):
            break  # the next entry, or none
        shown.add(below)
    return tuple(Line(i + 1, lines[i], i == meant) for i in sorted(shown))


def _entry(lines: list[str], index: int) -> int:
    """The line in which the entry around a line begins: the nearest list item that is indented less."""
    own = _indent(lines[index])
    above = range(index - 1, -1, -1)
    return next((i for i in above if lines[i].lstrip().startswith("- ") and _indent(lines[i]) < own), index)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
