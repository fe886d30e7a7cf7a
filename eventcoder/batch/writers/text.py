"""What all text formats have in common: a head, and bytes for any number of rows that can be appended behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from typing import Protocol

from attrs import frozen

from eventcoder.batch.rows import Row

__all__ = ["TabFormat", "TextFormat", "coder_version"]

_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


class TextFormat(Protocol):
    """A format whose file is its header with rows appended, in chunks of any size.

    Cutting a file where a chunk ended gives the file of the chunks before. Nothing but rows goes into the bytes, so the
    same events always give the same file.
    """

    def header(self) -> bytes:
        """What the file begins with; empty for formats without a header."""
        ...

    def encode(self, rows: Iterable[Row]) -> bytes:
        """The lines of some rows, each with its line feed."""
        ...


@frozen
class TabFormat:
    """A table of TAB-separated values in UTF-8, without quoting.

    A TAB or a break of line inside a value becomes a space and a double quote an apostrophe, since these formats have no
    quoting and readers that look for quotes would take two lines for one.

    Attributes:
        columns: the names of the columns, in order.
        values: what a row has in them; None and "" leave a field empty.
        named: whether the first line names the columns.
        keeps: whether a row is written at all.

    """

    columns: tuple[str, ...]
    values: Callable[[Row], Iterable[object]]
    named: bool = False
    keeps: Callable[[Row], bool] = lambda row: True

    def header(self) -> bytes:
        """The line of names, if the format has one."""
        return _line(self.columns).encode() if self.named else b""

    def encode(self, rows: Iterable[Row]) -> bytes:
        """A line for each row that the format keeps."""
        return "".join(_line(self.values(row)) for row in rows if self.keeps(row)).encode()


@cache
def coder_version() -> str:
    """The version of eventcoder, for formats that have a column for it."""
    return version("eventcoder")


def _line(values: Iterable[object]) -> str:
    return "\t".join("" if value is None else _field(str(value)) for value in values) + "\n"


def _field(text: str) -> str:
    return _BREAKS.sub(" ", text).replace('"', "'")
