"""The lines of a TABARI or PETRARCH dictionary file without their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from eventcoder.errors import InputError
from eventcoder.text import clean

__all__ = ["Line", "read_lines", "split_lines"]

_INLINE = re.compile(r"<!--.*?-->")
# "#" and, inherited from TABARI, ";" begin a comment.
_TAIL = re.compile(r"[#;].*")


@frozen
class Line:
    """A line that says something.

    Attributes:
        number: its place in the file, counted from 1.
        text: what it says, the white space at its beginning kept.
        readable: False if its bytes are no UTF-8; `text` then shows them replaced.
        after_blank: whether an empty line (not one that only holds a comment) stands before it.

    """

    number: int
    text: str
    readable: bool = True
    after_blank: bool = False


def read_lines(path: Path) -> list[Line]:
    """Read a file.

    Raises:
        InputError: if it cannot be read.

    """
    try:
        return list(split_lines(path.read_bytes()))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error


def split_lines(content: bytes) -> Iterator[Line]:
    """Give the lines that hold more than comments; `<!--` may hide several lines up to `-->`."""
    inside = after_blank = False
    for number, raw in enumerate(re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf")), 1):
        text = raw.decode("utf-8", "replace")
        readable = "\ufffd" not in text
        if inside:
            _, inside_ends, text = text.partition("-->")
            inside = not inside_ends
        text = _INLINE.sub("", text)
        text, opened, _ = text.partition("<!--")
        inside = inside or bool(opened)
        said = clean(_TAIL.sub("", text)).rstrip()
        if said:
            yield Line(number, said, readable, after_blank)
            after_blank = False
        elif not raw.strip():
            after_blank = True
