"""A plain text: one article a file."""

from __future__ import annotations

import io

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.dates import day_in_name
from eventcoder.batch.readers.files import Source
from eventcoder.batch.readers.options import MAX_RECORD, Options
from eventcoder.batch.readers.streams import DamageError
from eventcoder.batch.readers.table import Row, make_article

__all__ = ["read_text"]

_COLUMNS = {name: name for name in ("id", "date", "text")}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(source: Source, stream: io.BufferedReader, options: Options) -> Article | Rejected:
    """The article of a text file. Its id is the file's name, its date the one in the name, if there is one."""
    try:
        data = stream.read(MAX_RECORD + 1)
        if len(data) > MAX_RECORD:
            return Rejected(source.id, f"the file has more than {MAX_RECORD:,} bytes; no article has", source.place)
        text = data.decode(options.encoding)
    except DamageError as error:
        return Rejected(source.id, str(error), source.place)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = _MARKS.get(data[:2], "")
        remedy = f"it begins as {encoding} does: say --encoding {encoding}" if encoding else "say the encoding with --encoding"
        name = options.encoding.removesuffix("-sig").upper()
        return Rejected(source.id, f"not {name} (line {line}, byte {error.start}); {remedy}", f"{source.place}:{line}")
    values = {"id": source.id, "date": day_in_name(source.path.name), "text": text}
    return make_article(Row(source.place, values), _COLUMNS, None, options)
