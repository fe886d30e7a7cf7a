"""The XML of PETRARCH and PETRARCH2: `<Sentence date= id= source= sentence=>` with a `<Text>`, and maybe a `<Parse>`.

The form is that of PETRARCH2's `PETRreader.read_xml_input` and of the sample files beside it. Each element is parsed by
itself, so that one that is malformed costs none of the others.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from attrs import frozen

from eventcoder.batch.article import Rejected
from eventcoder.batch.readers.files import Source
from eventcoder.batch.readers.options import MAX_RECORD, Options
from eventcoder.batch.readers.streams import open_text, read_piece, undecodable
from eventcoder.batch.readers.table import Row
from eventcoder.errors import InputError

__all__ = ["COLUMNS", "petrarch_rows"]

# What an element tells, as its row names it.
COLUMNS = {role: role for role in ("id", "date", "title", "text", "url", "source", "language")}
_CHUNK = 1 << 16
_START = re.compile(r"<!--|<Sentence(?=[\s>/])")
_END = {"<!--": re.compile("-->"), "<Sentence": re.compile(r"</Sentence\s*>|<Sentence(?=[\s>/])")}
_LONGEST_TAG = 16
_ID = re.compile(r"^<Sentence\s[^>]*?\bid\s*=\s*[\"']([^\"'<>]+)")
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding=[\"']([\w.-]+)[\"']")


@frozen
class _Piece:
    """A part of the file from one `<Sentence` to its end, and the line on which it begins."""

    text: str
    line: int
    is_whole: bool = True


def petrarch_rows(source: Source, stream: io.BufferedReader, head: bytes, options: Options) -> Iterator[Row | Rejected]:
    """A row for each `<Sentence>`, be it a sentence or, with sentence="false", a story; the place is its line.

    Raises:
        InputError: if the file declares an encoding that Python does not know.

    """
    declared = _DECLARED.match(head)
    encoding = declared[1].decode() if declared and declared[1].lower() != b"utf-8" else options.encoding
    try:
        text = open_text(stream, encoding)
    except LookupError as error:
        raise InputError(f"{source.place}: there is no encoding {encoding!r}") from error
    for piece in _pieces(text):
        place = f"{source.place}:{piece.line}"
        if not piece.is_whole:
            yield Rejected(place, "a <Sentence> without its </Sentence>", place)
        elif reason := undecodable(piece.text, encoding):
            yield Rejected(place, reason, place)
        else:
            yield _row(piece, place)


def _row(piece: _Piece, place: str) -> Row | Rejected:
    try:
        element = ET.fromstring(piece.text)
    except ET.ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        identifier = _ID.search(piece.text)
        where = f"line {piece.line + line - 1}, character {column + 1}"
        return Rejected(identifier[1] if identifier else place, f"malformed XML: {reason} ({where})", place)
    found = element.find("Text")
    words = "" if found is None else "".join(found.itertext())
    is_story = element.get("sentence", "true").lower() == "false"
    # A sentence is broken into lines to suit a page.
    return Row(place, {**element.attrib, "text": words.strip() if is_story else " ".join(words.split())})


def _pieces(text: io.TextIOWrapper) -> Iterator[_Piece]:
    buffer, line, searched = "", 1, 0
    more = True
    while more:
        chunk = read_piece(text, _CHUNK)
        more = bool(chunk)
        buffer += chunk
        while start := _START.search(buffer):
            end = _END[start[0]].search(buffer, max(start.end(), searched))
            if not end and more and len(buffer) < MAX_RECORD:
                searched = max(len(buffer) - _LONGEST_TAG, 0)
                break
            line += buffer.count("\n", 0, start.start())
            is_whole = bool(end) and not (end and end[0].startswith("<Sentence"))
            stop = start.end() if not end else end.end() if is_whole else end.start()
            piece = buffer[start.start() : stop]
            if start[0] != "<!--":
                yield _Piece(piece, line, is_whole)
            line += piece.count("\n")
            buffer, searched = buffer[stop:], 0
        else:
            # Nothing begins here, unless its first letters are the last of the buffer.
            keep = len(buffer) - _LONGEST_TAG if more else len(buffer)
            line += buffer.count("\n", 0, max(keep, 0))
            buffer, searched = buffer[max(keep, 0) :], 0
