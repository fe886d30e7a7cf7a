"""Dated codes: PETRARCH's periods, which may overlap, as ours, which must not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

__all__ = ["Period", "PeriodError", "disjoint", "read_periods"]

_FIRST = datetime.date.min
_LAST = datetime.date.max
_DAY = datetime.timedelta(days=1)
# TABARI and PETRARCH read years of two digits up to 30 as of this century.
_PIVOT = 30
_SHORT = 7  # a date of more digits has a year of four
_BRACKET = re.compile(r"\[\s*([^\]\s]*)\s*([^\]]*?)\s*\]")
_SPAN = re.compile(r"(\d+)\s*-\s*(\d+)|([<>])\s*(\d+)")


class PeriodError(ValueError):
    """A dated code that cannot be read; the message says why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@frozen
class Period:
    """A code ("" for PETRARCH's null code `---`) and the days on which it holds, both included."""

    code: str
    first: datetime.date = _FIRST
    last: datetime.date = _LAST

    @property
    def since(self) -> str:
        """The first day as our dictionaries write it, "" for ever since."""
        return "" if self.first == _FIRST else self.first.isoformat()

    @property
    def until(self) -> str:
        """The last day as our dictionaries write it, "" for open ends."""
        return "" if self.last == _LAST else self.last.isoformat()


def read_periods(text: str) -> list[Period]:
    """Read all `[CODE]`, `[CODE <date]`, `[CODE >date]` and `[CODE date-date]` of a line.

    Raises:
        PeriodError: if there is none, or one cannot be read.

    """
    found = [_period(match[1], match[2]) for match in _BRACKET.finditer(text)]
    rest = _BRACKET.sub("", text)
    if not found or "[" in rest or "]" in rest:
        raise PeriodError("broken brackets", "a code must stand in brackets, as [USAGOV]")
    return found


def _period(code: str, days: str) -> Period:
    code = "" if code == "---" else code.upper()
    if not days:
        return Period(code)
    match = _SPAN.fullmatch(days)
    if match is None:
        raise PeriodError("unreadable date", f"{days!r} is no period: it must be <date, >date or date-date")
    if match[3]:
        day = _date(match[4])
        return Period(code, last=day) if match[3] == "<" else Period(code, first=day)
    first, last = _date(match[1]), _date(match[2])
    if last < first:
        raise PeriodError("period ends before it begins", f"the period ends, {last}, before it begins, {first}")
    return Period(code, first, last)


def _date(text: str) -> datetime.date:
    if len(text) <= _SHORT:
        year, rest = int(text[:2]), text[2:]
        year += 2000 if year <= _PIVOT else 1900
    else:
        year, rest = int(text[:4]), text[4:8]
    try:
        if len(rest) != 4:
            raise ValueError
        return datetime.date(year, int(rest[:2]), int(rest[2:]))
    except ValueError as error:
        raise PeriodError("unreadable date", f"{text} is no day: a date is YYYYMMDD or YYMMDD") from error


def disjoint(periods: Iterable[Period]) -> list[Period]:
    """Give the same codes day by day in periods that do not overlap.

    As PETRARCH tries them: of several dated codes the first counts, and one without dates where no other holds. Days
    of the null code are left out.

    """
    given = list(dict.fromkeys(periods))
    ordered = [p for p in given if _is_dated(p)] + [p for p in given if not _is_dated(p)]
    starts = sorted({_FIRST, *(p.first for p in ordered), *(p.last + _DAY for p in ordered if p.last != _LAST)})
    found: list[Period] = []
    for start, following in pairwise([*starts, None]):
        assert start is not None  # only the last one is None
        code = _code_on(start, ordered)
        end = following - _DAY if following else _LAST
        if found and found[-1].code == code and found[-1].last + _DAY == start:
            found[-1] = Period(code, found[-1].first, end)
        elif code:
            found.append(Period(code, start, end))
    return found


def _is_dated(period: Period) -> bool:
    return bool(period.since or period.until)


def _code_on(day: datetime.date, ordered: Sequence[Period]) -> str:
    return next((period.code for period in ordered if period.first <= day <= period.last), "")
