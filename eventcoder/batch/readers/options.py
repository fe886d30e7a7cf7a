"""How the input is to be read: what a user can say of formats, columns, dates and languages."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from eventcoder.errors import InputError

__all__ = ["MAX_RECORD", "MAX_TEXT", "ROLES", "Format", "Options"]

# What a column can be to an article.
ROLES = ("id", "date", "title", "text", "url", "source", "language")
# Characters. The longest newspaper articles have 200,000; what lies above is a whole file read as one article.
MAX_TEXT = 5_000_000
# Characters, or bytes of a binary file: what a record may fill in memory before it is known what it is.
MAX_RECORD = 4 * MAX_TEXT


class Format(StrEnum):
    """The formats of input."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    PETRARCH = "petrarch"


def _known_format(name: Format | str | None) -> Format | None:
    if not name:
        return None
    try:
        return Format(name)
    except ValueError:
        raise InputError(f"there is no input format {name!r}; there are: {', '.join(Format)}") from None


def _known_encoding(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        raise InputError(f"there is no encoding {name!r}; try utf-8, cp1252, latin-1 or utf-16") from None
    return "utf-8-sig" if codec == "utf-8" else codec  # a byte order mark is no part of the text


def _known_roles(columns: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(set(columns) - set(ROLES))
    if unknown:
        raise InputError(f"an article has no {unknown[0]!r}; a column can be: {', '.join(ROLES)}")
    return {role: name for role, name in columns.items() if name}


def _one_character(delimiter: str) -> str:
    text = delimiter.replace("\\t", "\t")
    if len(text) > 1 or text in {'"', "\n", "\r"}:
        raise InputError(f"the delimiter must be one character, as , or ; and not {delimiter!r}")
    return text


@frozen(kw_only=True)
class Options:
    """What a user says about the input; without options, formats and columns are found out.

    Attributes:
        format: the format of every input; None: by suffix, or by the first bytes where there is no suffix.
        encoding: of text, JSON, CSV and TSV; XML may say its own.
        columns: the name of the column for any of `ROLES`; "article.body" is `body` inside `article`.
        delimiter: what separates the fields of CSV and TSV; "" means the comma or the tab.
        quotes: whether `"` encloses fields in CSV and TSV.
        day_first: whether 01/02/2024 is in February; None: as the file's other dates tell.
        require_date: whether an article without a date is rejected.
        languages: what a language column may say; () takes every language.

    Raises:
        InputError: if a format, an encoding, a role or a delimiter is none.

    """

    format: Format | None = field(default=None, converter=_known_format)
    encoding: str = field(default="utf-8", converter=_known_encoding)
    columns: Mapping[str, str] = field(factory=dict, converter=_known_roles)
    delimiter: str = field(default="", converter=_one_character)
    quotes: bool = True
    day_first: bool | None = None
    require_date: bool = False
    languages: tuple[str, ...] = ("en",)
