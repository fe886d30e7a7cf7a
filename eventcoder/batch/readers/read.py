"""Articles from files, folders and standard input, one by one."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.readers import petrarch
from eventcoder.batch.readers.columns import is_header
from eventcoder.batch.readers.delimited import delimited_rows
from eventcoder.batch.readers.files import PARQUET_SUFFIXES, Source, format_by_name, locate, walk
from eventcoder.batch.readers.json_rows import json_lines, json_values
from eventcoder.batch.readers.options import Format, Options
from eventcoder.batch.readers.parquet import parquet_rows
from eventcoder.batch.readers.plain import read_text
from eventcoder.batch.readers.streams import DamageError, Meter, format_by_content, has_record_on_line, open_bytes, unmetered
from eventcoder.batch.readers.table import Note, Record, Row, make_article, make_records
from eventcoder.errors import InputError

__all__ = ["read", "size_of"]

_log = logging.getLogger(__name__)


def read(
    inputs: Iterable[str | os.PathLike[str]],
    options: Options | None = None,
    say: Callable[[str], None] = _log.info,
    skip: int = 0,
    meter: Meter = unmetered,
) -> Iterator[Article | Rejected]:
    """The articles of the inputs, and what could not be used, one by one, in an order that is always the same.

    Inputs come as they are given, the files of a folder sorted by path, the records of a file as they stand. A record is
    read when it is asked for; memory does not grow with their number. Whatever cannot be used is `Rejected` in its place
    with the reason, also a file that breaks off or turns out to be damaged, and a file in a folder that cannot be read.

    Args:
        inputs: files, folders, and "-" for standard input.
        options: what the user says about them.
        say: told what was found out: formats, columns, the order of day and month. Each thing once.
        skip: so many records, used or rejected, are left out at the beginning: those of an earlier run.
        meter: told the bytes of files as they are read; see `size_of`.

    Raises:
        InputError: at once, before anything is read, if an input is missing or not readable, is of no known format, or
            has no column with texts, or one that could be several.

    """
    chosen = options or Options()
    note = _once(say)
    located = [locate(name) for name in inputs]
    if sum(isinstance(place, Source) and place.path.name == "-" and place.is_stream for place in located) > 1:
        raise InputError("standard input can be read only once: - is given twice")
    records = [_begin(place, chosen, note, meter) for place in located]
    return (record() for record in islice(chain.from_iterable(records), skip, None))


def size_of(inputs: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many bytes the inputs have, None if that cannot be known: for standard input, and for Parquet, read by parts.

    Raises:
        InputError: if an input is missing or not readable.

    """
    size = 0
    for name in inputs:
        place = locate(name)
        for source in walk(place) if isinstance(place, Path) else [place]:
            if isinstance(source, Rejected):
                continue
            if source.is_stream or source.path.suffix.lower() in PARQUET_SUFFIXES:
                return None
            size += source.path.stat().st_size
    return size


def _once(say: Callable[[str], None]) -> Note:
    told = set()

    def note(place: str, text: str) -> None:
        if text not in told:
            told.add(text)
            say(f"{place}: {text}")

    return note


def _begin(place: Source | Path, options: Options, note: Note, meter: Meter) -> Iterator[Record]:
    """The records of an input, which is tried first, so that its mistakes are told before hours of work."""
    if isinstance(place, Path):
        return _folder(place, options, note, meter)
    records = _records(place, options, note, meter if place.is_stream else unmetered)
    first = list(islice(records, 1))
    if place.is_stream:
        return chain(first, records)
    records.close()
    return _safely(place, options, note, meter)


def _folder(folder: Path, options: Options, note: Note, meter: Meter) -> Iterator[Record]:
    for found in walk(folder):
        if isinstance(found, Rejected):
            yield partial(_same, found)
        else:
            yield from _safely(found, options, note, meter)


def _safely(source: Source, options: Options, note: Note, meter: Meter) -> Iterator[Record]:
    try:
        yield from _records(source, options, note, meter)
    except InputError as error:
        yield partial(_same, Rejected(source.id, str(error).removeprefix(f"{source.place}: "), source.place))


def _same(record: Rejected) -> Rejected:
    return record


def _records(source: Source, options: Options, note: Note, meter: Meter) -> Generator[Record]:
    with open_bytes(source, meter) as (stream, head):
        format = options.format or format_by_name(source)
        if format is None:
            format = format_by_content(head, options.encoding, is_header)
            note(source.place, f"read as {format}")
        if format is Format.TEXT:
            yield partial(read_text, source, stream, options)
        elif format is Format.PETRARCH:
            rows = petrarch.petrarch_rows(source, stream, head, options)
            for row in _until_damage(rows, source):
                yield partial(make_article, row, petrarch.COLUMNS, options.day_first, options)
        else:
            rows = _until_damage(_table(format, source, stream, head, options), source)
            sparse = format in {Format.JSON, Format.JSONL}
            yield from make_records(rows, options, source.place, note, sparse)


def _table(
    format: Format, source: Source, stream: io.BufferedReader, head: bytes, options: Options
) -> Iterator[Row | Rejected]:
    match format:
        case Format.CSV:
            return delimited_rows(source, stream, options, options.delimiter or ",")
        case Format.TSV:
            return delimited_rows(source, stream, options, options.delimiter or "\t")
        case Format.PARQUET:
            return parquet_rows(source, stream, options)
        case Format.JSON if not has_record_on_line(head, options.encoding):
            return json_values(source, stream, options)
        case _:
            return json_lines(source, stream, options)


def _until_damage(rows: Iterator[Row | Rejected], source: Source) -> Iterator[Row | Rejected]:
    """The rows of a source; where it is damaged, a rejected record instead of the rest."""
    place = source.place
    try:
        for row in rows:
            place = row.place
            yield row
    except DamageError as error:
        yield Rejected(source.id, f"{error}; what follows {place} could not be read", place)
