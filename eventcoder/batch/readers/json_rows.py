"""JSON: a record a line, or a list of records, which is read piece by piece."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from eventcoder.batch.article import Rejected
from eventcoder.batch.readers.files import Source
from eventcoder.batch.readers.options import MAX_RECORD, Options
from eventcoder.batch.readers.streams import DamageError, lines, open_text, read_piece, undecodable
from eventcoder.batch.readers.table import Row

__all__ = ["json_lines", "json_values"]

_CHUNK = 1 << 16


def json_lines(source: Source, stream: io.BufferedReader, options: Options) -> Iterator[Row | Rejected]:
    """A row for each line that is not blank; the place is the line."""
    for number, line in enumerate(lines(open_text(stream, options.encoding)), 1):
        place = f"{source.place}:{number}"
        if line is None:
            yield Rejected(place, f"a line of more than {MAX_RECORD:,} characters", place)
        elif line.strip():
            yield _row(line, place, options.encoding)


def json_values(source: Source, stream: io.BufferedReader, options: Options) -> Iterator[Row | Rejected]:
    """A row for each record of a list, or of records that stand one after the other; the place is the record's number."""
    for number, value in enumerate(_values(open_text(stream, options.encoding)), 1):
        yield _object(value, f"{source.place}:{number}")


def _row(line: str, place: str, encoding: str) -> Row | Rejected:
    if reason := undecodable(line, encoding):
        return Rejected(place, reason, place)
    try:
        value = json.loads(line.strip())
    except json.JSONDecodeError as error:
        return Rejected(place, f"not JSON: {error.msg} (character {error.pos + 1})", place)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        return Rejected(place, f"not usable JSON: {error}", place)
    return _object(value, place)


def _object(value: object, place: str) -> Row | Rejected:
    if isinstance(value, dict):
        return Row(place, value)
    return Rejected(place, f"the record must be a JSON object {{...}}, not {type(value).__name__}", place)


def _values(text: io.TextIOWrapper) -> Iterator[object]:
    buffer = read_piece(text, _CHUNK).lstrip()
    in_list = buffer.startswith("[")
    buffer = buffer.removeprefix("[")
    decode = json.JSONDecoder().raw_decode
    after_value = False
    while True:
        buffer = buffer.lstrip()
        if not buffer and not (buffer := read_piece(text, _CHUNK)):
            if in_list:
                raise DamageError("the JSON list breaks off")
            return
        if not (buffer := buffer.lstrip()):
            continue
        if in_list and buffer[0] == "]":
            return
        if in_list and after_value:
            if buffer[0] != ",":
                raise DamageError(f"not JSON: a comma was expected before {buffer[:20]!r}")
            buffer, after_value = buffer[1:], False
            continue
        try:
            value, end = decode(buffer)
        except (ValueError, RecursionError) as error:
            # The value may only be cut off by the end of the buffer.
            more = read_piece(text, max(_CHUNK, len(buffer))) if len(buffer) < MAX_RECORD else ""
            if not more:
                raise DamageError(f"not JSON: {error} in {buffer[:20]!r}") from error
            buffer += more
            continue
        if end == len(buffer) and (more := read_piece(text, _CHUNK)):
            buffer += more  # a number may go on
            continue
        yield value
        buffer, after_value = buffer[end:], True
