"""CSV and TSV: a record that is quoted wrongly costs itself, and not those behind it."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator

from attrs import define, field

from eventcoder.batch.article import Rejected
from eventcoder.batch.readers.columns import choose_columns
from eventcoder.batch.readers.files import Source
from eventcoder.batch.readers.options import MAX_RECORD, Options
from eventcoder.batch.readers.streams import lines, open_text, undecodable
from eventcoder.batch.readers.table import Row
from eventcoder.errors import InputError

__all__ = ["delimited_rows"]

_REMEDY = '; if " does not enclose fields in this file, say --no-quotes'


def delimited_rows(source: Source, stream: io.BufferedReader, options: Options, delimiter: str) -> Iterator[Row | Rejected]:
    """A row for each record below the header; the place is the record's first line.

    Raises:
        InputError: if the header cannot be read or names no text.

    """
    csv.field_size_limit(MAX_RECORD)
    feed = _Feed(lines(open_text(stream, options.encoding)))
    names: list[str] = []
    while True:
        place = f"{source.place}:{feed.begin()}"
        try:
            # A reader for each record: one that has met an error would not start afresh.
            fields = next(csv.reader(feed, delimiter=delimiter, quotechar='"' if options.quotes else None, strict=True), None)
            if fields is None:
                return
        except csv.Error as error:
            if not names:
                raise InputError(f"{place}: the header cannot be read: {error}") from error
            feed.give_back()
            remedy = _REMEDY if options.quotes and '"' in feed.first else ""
            yield Rejected(place, f"{error}{remedy}", place)
            continue
        if not fields:
            continue  # a blank line
        reason = undecodable(feed.record, options.encoding)
        if not names:
            if reason:
                raise InputError(f"{place}: the header cannot be read: {reason}")
            names = [name.strip() for name in fields]
            choose_columns(names, options.columns, source.place)
        elif reason:
            yield Rejected(place, reason, place)
        elif len(fields) != len(names):
            yield Rejected(
                place, f"{len(fields)} fields where the header has {len(names)}: a quote or delimiter too many?", place
            )
        else:
            yield Row(place, dict(zip(names, fields, strict=True)))


@define
class _Feed:
    """The lines of a file for `csv.reader`, of which those after a record's first can be given back."""

    _lines: Iterator[str | None]
    _taken: list[str | None] = field(factory=list)
    _returned: deque[str | None] = field(factory=deque)
    _number: int = 0

    @property
    def first(self) -> str:
        """The first line of the record."""
        return self._taken[0] or "" if self._taken else ""

    @property
    def record(self) -> str:
        """The lines taken since the record began."""
        return "".join(line or "" for line in self._taken)

    def begin(self) -> int:
        """Begin a record; give the number of its first line, from 1."""
        self._taken = []
        return self._number + 1

    def give_back(self) -> None:
        """Take the record to be one line only: what was taken after it comes again."""
        self._returned.extendleft(reversed(self._taken[1:]))
        self._number -= max(len(self._taken) - 1, 0)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self._taken.append(line)
        self._number += 1
        if line is None:
            raise csv.Error(f"a line of more than {MAX_RECORD:,} characters")
        return line
