"""Days and periods as editors write them: 2017-05-14, 2017-05 or 2017, both ends included."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from eventcoder.dictionary.yaml import Mapping, Node, Source

__all__ = ["FIRST_DAY", "HANDOVER", "LAST_DAY", "Span", "check_spans", "read_period", "show_days"]

FIRST_DAY = 0
LAST_DAY = 10**7

HANDOVER = 31  # days in which an office may be empty, or pass from one to the next
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Span(NamedTuple):
    """A code or role with its first and last day, and the node that says so."""

    code: str
    start: int
    end: int
    node: Node


def read_period(source: Source, row: Mapping) -> tuple[int, int]:
    """Read `from:` and `to:`; reports E07."""
    start = _day(source, row.values["from"], first=True) if "from" in row else FIRST_DAY
    end = _day(source, row.values["to"], first=False) if "to" in row else LAST_DAY
    if end < start:
        message = f"the period ends, {_show(end)}, before it begins, {_show(start)}"
        source.report("E07", row.values["to"], message, "is one of the dates mistyped, or are from: and to: exchanged?")
    return start, end


def check_spans(source: Source, spans: list[Span], what: str) -> None:
    """Warn (W01) of periods of one entry with different codes that overlap by more than the month of a handover.

    Who has two offices at a time has the first role that is listed; where one role holds the other, as GOVMIL holds GOV,
    that needs no warning.
    """
    for position, later in enumerate(spans):
        for earlier in spans[:position]:
            start, end = max(earlier.start, later.start), min(earlier.end, later.end)
            nested = earlier.code.startswith(later.code) or later.code.startswith(earlier.code)
            if not nested and end - start >= HANDOVER:
                message = f"{what} is both {earlier.code} and {later.code} {show_days(start, end)}"
                remedy = f"the period on line {source.line(earlier.node)} wins; let one end before the other begins"
                source.report("W01", later.node, message, remedy)


def show_days(start: int, end: int) -> str:
    """Say a period in words: "from 2001-01-01 to 2002-12-31", "until 2002-12-31", or "at any time"."""
    first = f"from {_show(start)}" if start > FIRST_DAY else ""
    last = f"{'to' if first else 'until'} {_show(end)}" if end < LAST_DAY else ""
    return f"{first} {last}".strip() or "at any time"


def _show(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


def _day(source: Source, node: Node, *, first: bool) -> int:
    text = source.text_of(node, "a date")
    match = _DATE.fullmatch(text)
    if match is None:
        if text:
            source.report("E07", node, f"{text!r} is no date", "write 2017-05-14, 2017-05 or 2017")
        return FIRST_DAY if first else LAST_DAY
    year, month, day = int(match[1]), int(match[2] or (1 if first else 12)), match[3]
    try:
        begin = datetime.date(year, month, int(day or 1))
        if first or day:
            return begin.toordinal()
        return datetime.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    except ValueError:
        source.report("E07", node, f"there is no day {text}", "a date is year-month-day: 2017-05-14")
        return FIRST_DAY if first else LAST_DAY
