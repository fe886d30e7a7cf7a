"""The day of an article, in the forms that news exports write it. What could be two days is an error, never a guess."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable

from eventcoder.errors import InputError

__all__ = ["day_comes_first", "day_in_name", "parse_day"]

# No news export holds older or later articles; what lies outside is a number that is no date.
_YEARS = range(1800, 2101)
# How exports spell a missing value: pandas, Python, JSON, SQL dumps, spreadsheets.
_MISSING = frozenset({"", "nan", "nat", "none", "null", "n/a", "\\n"})
# Epoch times by their number of digits: seconds (9 digits until September 2001), milliseconds, micro- and nanoseconds.
# Milliseconds of 12 digits are not read: 202405171030 is a day, an hour and a minute.
_EPOCH_UNITS = {9: 1, 10: 1, 13: 10**3, 16: 10**6, 19: 10**9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<{}>mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|r|rs|rsday|urday|day)?\.?"
_CLOCK = r"[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?"
_ZONE = r"(?:z|[a-z]{2,5}|(?:utc|gmt)?[+-]\d\d(?::?\d\d)?)"
_TIME = rf"(?:(?:t|[\s,]+(?:at\s)?){_CLOCK}(?:\s?{_ZONE})?(?:\s\([\w .]+\))?)?"
_LAST_WEEKDAY = rf"(?:,?\s{_WEEKDAY.format('last')})?"
_FIRST_WEEKDAY = rf"(?:{_WEEKDAY.format('first')},?\s)?"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2024-05-17, 2024/5/17, 2024-05-17T10:00:00+02:00
        rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<m>\d\d?)(?P=mark)(?P<day>\d\d?){_TIME}",
        # 20240517, 20240517T100000Z, and GDELT's 20240517100000
        rf"(?P<year>\d{{4}})(?P<m>\d\d)(?P<day>\d\d)(?:t?[0-2]\d[0-5]\d[0-6]\d(?:\.\d+)?{_ZONE}?)?",
        # 17.05.2024
        rf"(?P<day>\d\d?)\.(?P<m>\d\d?)\.(?P<year>\d{{4}}){_TIME}",
        # Fri, 17 May 2024 10:00:00 GMT; 17-May-2024
        rf"{_FIRST_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-](?:of\s)?{_MONTH},?[\s-](?P<year>\d{{4}}){_TIME}{_LAST_WEEKDAY}",
        # May 17, 2024 Friday (LexisNexis)
        rf"{_FIRST_WEEKDAY}{_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}}){_TIME}{_LAST_WEEKDAY}{_TIME}",
        # Fri May 17 10:00:00 +0000 2024 (Unix, Twitter)
        rf"{_FIRST_WEEKDAY}{_MONTH}\s(?P<day>\d\d?)\s{_CLOCK}\s(?:{_ZONE}\s)?(?P<year>\d{{4}})",
    )
]
_SLASHES = re.compile(rf"(?P<one>\d\d?)([/-])(?P<two>\d\d?)\2(?P<year>\d{{4}}){_TIME}", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?:[t_-]?\d{6})?(?!\d)", re.IGNORECASE)


def parse_day(value: object, day_first: bool | None = None) -> datetime.date | None:
    """The day that a value of an export names, None where there is none.

    Args:
        value: a date or datetime, a string, or a number (20240517, or seconds to nanoseconds since 1970 by its length).
            A time with a zone gives the day as written there, one counted since 1970 the day in UTC.
        day_first: whether 01/02/2024 is in February (True) or in January (False).

    Raises:
        InputError: if the value is no date of the years 1800 to 2100, names a weekday that the day is not, or has the
            form 01/02/2024 and `day_first` is not given.

    """
    if isinstance(value, datetime.datetime):
        return _plausible(value.date(), value) if value == value else None  # noqa: PLR0124 - pandas' NaT is a datetime
    if isinstance(value, datetime.date):
        return _plausible(value, value)
    if isinstance(value, float):
        if math.isnan(value):
            return None
        value = int(value) if math.isfinite(value) else value
    if isinstance(value, bool) or not isinstance(value, int | str | None):
        raise InputError(f"a date cannot be a {type(value).__name__}: {_shown(value)}")
    text = " ".join(str("" if value is None else value).split())
    return None if text.lower() in _MISSING else _plausible(_read(text, day_first), text)


def day_comes_first(values: Iterable[object]) -> bool | None:
    """Whether dates like 17/05/2024 and none like 05/17/2024 stand among the values; None if both or neither do."""
    told = set()
    for value in values:
        match = _SLASHES.fullmatch(value.strip()) if isinstance(value, str) else None
        if match:
            told |= {first for first, part in ((True, match["one"]), (False, match["two"])) if int(part) > 12}
    return told.pop() if len(told) == 1 else None


def day_in_name(name: str) -> datetime.date | None:
    """The day in a file name, written 2024-05-17 or 20240517; None if there is none, or more than one."""
    found = set()
    for year, _, month, day in _IN_NAME.findall(name):
        try:
            found.add(datetime.date(int(year), int(month), int(day)))
        except ValueError:
            continue  # a number of eight digits that is no day
    return found.pop() if len(found) == 1 else None


def _read(text: str, day_first: bool | None) -> datetime.date:
    number = text.removesuffix(".0")  # pandas writes whole numbers so where some are missing
    if number.isdecimal() and len(number) in _EPOCH_UNITS:
        seconds = int(number) // _EPOCH_UNITS[len(number)]
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    try:
        if match := _SLASHES.fullmatch(text):
            return _by_slashes(match, text, day_first)
        for form in _FORMS:
            if match := form.fullmatch(number):
                return _by_form(match, text)
    except ValueError as error:
        raise InputError(f"there is no such day: {_shown(text)}") from error
    raise InputError(f"the date cannot be read: {_shown(text)}")


def _by_slashes(match: re.Match[str], text: str, day_first: bool | None) -> datetime.date:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one > 12 or two > 12 or one == two:
        day_first = one > 12
    if day_first is None:
        raise InputError(f"the date may be day/month or month/day: {text}; say --day-first or --month-first")
    return datetime.date(year, two, one) if day_first else datetime.date(year, one, two)


def _by_form(match: re.Match[str], text: str) -> datetime.date:
    parts = match.groupdict()
    month = int(parts["m"]) if parts.get("m") else _MONTHS.index(parts["month"][:3].lower()) + 1
    day = datetime.date(int(parts["year"]), month, int(parts["day"]))
    for name in (parts.get("first"), parts.get("last")):
        if name and _WEEKDAYS.index(name.lower()) != day.weekday():
            raise InputError(f"that day was no {name}: {_shown(text)}")
    return day


def _plausible(day: datetime.date, value: object) -> datetime.date:
    if day.year not in _YEARS:
        raise InputError(f"the year {day.year} cannot be that of a news article: {_shown(value)}")
    return day


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
