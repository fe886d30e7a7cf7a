"""Rows of any format made into articles: the columns are chosen, the values checked."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from attrs import frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.dates import day_comes_first, parse_day
from eventcoder.batch.readers.columns import choose_columns, column_names, look_up
from eventcoder.batch.readers.markup import strip_html
from eventcoder.batch.readers.options import MAX_TEXT, ROLES, Options
from eventcoder.errors import InputError

__all__ = ["Note", "Record", "Row", "make_article", "make_records"]

# So many rows are looked at before it is decided what the columns hold and how dates are written.
_HEAD = 100
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENGLISH = {"eng": "en", "english": "en"}

# A record that is made only when it is called for, so that those that a batch skips cost little.
Record = Callable[[], Article | Rejected]
# Called with a place and what a user should know of it.
Note = Callable[[str, str], None]


@frozen
class Row:
    """The values of a record by the names of their columns, and its place in the input."""

    place: str
    values: Mapping[str, object]


def make_records(
    rows: Iterator[Row | Rejected], options: Options, place: str, note: Note, sparse: bool = False
) -> Iterator[Record]:
    """The records of a table, one for each row.

    Args:
        rows: all rows of a file, in order.
        options: what the user said.
        place: the file, for messages.
        note: told which columns were guessed, and the order of day and month that the file's dates show.
        sparse: whether rows may leave columns out.

    Raises:
        InputError: before the first record, if the columns cannot be told.

    """
    head: list[Row | Rejected] = []
    for row in rows:
        head.append(row)
        if len(head) >= _HEAD and any(isinstance(seen, Row) for seen in head):
            break
    if not head:
        note(place, "there are no records")
    values = [row.values for row in head if isinstance(row, Row)]
    columns = choose_columns(column_names(values), options.columns, place, sparse) if values else {}
    if any(role not in options.columns for role in columns):
        note(place, _told(columns))
    day_first = options.day_first
    if day_first is None and "date" in columns:
        day_first = day_comes_first(look_up(row, columns["date"]) for row in values)
        if day_first is not None:
            note(place, f"dates like 01/02/2024 are read {'day' if day_first else 'month'} first, as others in the file tell")
    for part in (head, rows):
        for row in part:
            yield partial(make_article, row, columns, day_first, options)


def make_article(
    row: Row | Rejected, columns: Mapping[str, str], day_first: bool | None, options: Options
) -> Article | Rejected:
    """The article of a row, or why there is none.

    The title is put before the text as a paragraph of its own, unless the text begins with it.
    """
    if isinstance(row, Rejected):
        return row
    identifier = row.place
    try:
        field = {role: _string(look_up(row.values, columns[role]), role) if role in columns else "" for role in _STRINGS}
        identifier = field["id"] or row.place
        _check_language(field["language"], options.languages)
        return Article(
            id=identifier,
            text=_text(field["title"], field["text"]),
            date=_date(row.values, columns, day_first, options),
            title=_one_line(field["title"]),
            url=field["url"],
            source=field["source"],
            language=field["language"],
        )
    except InputError as error:
        return Rejected(identifier, str(error), row.place)


_STRINGS = tuple(role for role in ROLES if role != "date")


def _told(columns: Mapping[str, str]) -> str:
    found = ", ".join(f"{role} from {name!r}" for role, name in columns.items())
    missing = [role for role in ("id", "date") if role not in columns]
    return f"{found}" + (f"; no {' and no '.join(missing)}" if missing else "")


def _string(value: object, role: str) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):  # a Parquet file may leave it open that its strings are strings
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(f"the {role} is not UTF-8") from error
    if role != "text" and isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if isinstance(value, int) or value.is_integer() else str(value)
    if not isinstance(value, str):
        raise InputError(f"the {role} must be a string, not {type(value).__name__}")
    if "\0" in value:
        raise InputError(f"the {role} has a NUL character: a damaged file, or another encoding")
    if not value.isascii() and (match := _SURROGATE.search(value)):
        raise InputError(f"the {role} has U+{ord(match[0]):04X}, which is no character: half of an emoji, or a wrong encoding")
    return value if role == "text" else value.strip()


def _text(title: str, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise InputError(f"the text has {len(text):,} characters; no article has more than {MAX_TEXT:,}")
    body = strip_html(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not body.strip():
        raise InputError("there is no text")
    headline = _one_line(title)
    start = _one_line(body[: 2 * len(title) + 100])
    return body if start.casefold().startswith(headline.casefold()) else f"{headline}\n\n{body}"


def _one_line(text: str) -> str:
    return " ".join(strip_html(text).split())


def _date(
    values: Mapping[str, object], columns: Mapping[str, str], day_first: bool | None, options: Options
) -> datetime.date | None:
    day = parse_day(look_up(values, columns["date"]), day_first) if "date" in columns else None
    if day is None and options.require_date:
        raise InputError("there is no date")
    return day


def _check_language(language: str, wanted: Iterable[str]) -> None:
    keys = {_language_key(name) for name in wanted}
    if language and keys and _language_key(language) not in keys:
        raise InputError(f"the language is {language!r}, not {' or '.join(wanted)}")


def _language_key(name: str) -> str:
    key = name.strip().lower().replace("_", "-").partition("-")[0]
    return _ENGLISH.get(key, key)
