"""Discard files as `discards:`, and issue files, which have no place in our dictionaries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventcoder.editing.petrarch.lines import Line
from eventcoder.editing.petrarch.report import FileReport

__all__ = ["discards", "issues"]

_POSSESSIVE = re.compile(r"(?<=\w)'s\b")


def discards(lines: Sequence[Line], report: FileReport) -> list[tuple[int, str]]:
    """Convert phrases that keep a sentence from being coded, each with its line.

    `+phrase` keeps a whole story from being coded in PETRARCH; here, as any phrase, the sentences that hold it.

    """
    found: dict[str, int] = {}
    for line in lines:
        report.entry(line, "discard")
        text = line.text.strip()
        if text.startswith("+"):
            report.notes["a discard of whole stories, which discards sentences now"] += 1
        # Our parser takes 's as a word of its own.
        phrase = " ".join(_POSSESSIVE.sub(" 's", text.strip("+_ ").replace("_", " ").lower()).split())
        if not line.readable:
            report.refuse(line, "not UTF-8", "the line holds bytes that are no UTF-8: save the file in that encoding")
        elif not phrase:
            report.refuse(line, "empty phrase", "no words stand here")
        elif phrase in found:
            report.notes["a discard that stands twice is written once"] += 1
        else:
            found[phrase] = line.number
    return [(number, phrase) for phrase, number in found.items()]


def issues(lines: Sequence[Line], report: FileReport) -> None:
    """List every line: eventcoder codes events, not what a text is about."""
    reason = "eventcoder has no issue coding: keep the file for the tool that counts its phrases"
    for line in lines:
        report.refuse(line, "issue coding", reason, "issue")
