"""The bytes and lines of a source: compressed files opened, formats told by the first bytes, damage told as such."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Any

from eventcoder.batch.readers.files import COMPRESSIONS, STDIN, Source
from eventcoder.batch.readers.options import MAX_RECORD, Format
from eventcoder.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "DamageError",
    "Meter",
    "format_by_content",
    "has_record_on_line",
    "lines",
    "open_bytes",
    "open_text",
    "read_piece",
    "undecodable",
    "unmetered",
]

_CHUNK = 1 << 14
_HEAD = 4096
_UNDECODABLE = re.compile("[\udc80-\udcff]")
# Archives made with "zstd --long" need a window of up to 2 GB.
_ZSTD_WINDOW = 1 << 31


Meter = Callable[[int], None]


def unmetered(count: int) -> None:
    """Take no note of the bytes that are read."""


class DamageError(InputError):
    """A source that breaks off or turns out to be damaged while it is read."""


@contextmanager
def open_bytes(source: Source, meter: Meter = unmetered) -> Iterator[tuple[io.BufferedReader, bytes]]:
    """Open a source, decompressed if its first bytes are those of a compressed file; with it, its first 4096 bytes.

    The meter is told the bytes that are read, as they stand in the source.

    Raises:
        InputError: if it cannot be opened, or has the suffix of a compressed file and is none.
        DamageError: on reading, if compressed data is damaged or breaks off; all that comes before can be read.

    """
    with ExitStack() as stack:
        if source.path.name == STDIN and source.is_stream:
            file: Any = sys.stdin.buffer  # not ours to close
        else:
            try:
                file = stack.enter_context(source.path.open("rb"))
            except OSError as error:
                raise InputError(f"{source.place}: cannot be read: {error.strerror or error}") from error
        raw = _Guarded(file, meter)
        found = next((suffix for suffix, magic in COMPRESSIONS.items() if raw.head.startswith(magic)), "")
        if source.compression not in {"", found}:
            raise InputError(f"{source.place}: the file is named {source.compression} but is not compressed so")
        if found:
            opened = _decompress(found, io.BufferedReader(raw, _CHUNK), source.place)
            raw = _Guarded(stack.enter_context(opened))
        yield stack.enter_context(io.BufferedReader(raw, _CHUNK)), raw.head


def open_text(stream: io.BufferedReader, encoding: str) -> io.TextIOWrapper:
    """The same as text. What the encoding cannot decode comes as lone surrogates, see `undecodable`."""
    return io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")


def lines(stream: io.TextIOWrapper) -> Iterator[str | None]:
    """The lines of a text with their ends; None for one above `MAX_RECORD` characters, which is never held whole.

    Raises:
        DamageError: if the bytes break off, or go astray so that the encoding cannot go on.

    """
    with _told_as_damage(stream):
        while line := stream.readline(MAX_RECORD):
            too_long = len(line) == MAX_RECORD and not line.endswith("\n")
            yield None if too_long else line
            while too_long and (rest := stream.readline(MAX_RECORD)):
                too_long = not rest.endswith("\n")


def read_piece(stream: io.TextIOWrapper, size: int) -> str:
    """The next characters of a text, "" at its end.

    Raises:
        DamageError: as `lines` does.

    """
    with _told_as_damage(stream):
        return stream.read(size)


@contextmanager
def _told_as_damage(stream: io.TextIOWrapper) -> Iterator[None]:
    try:
        yield
    except UnicodeError as error:
        raise DamageError(f"not {stream.encoding}: {error}; say the encoding with --encoding") from error


def undecodable(text: str, encoding: str) -> str:
    """Why a text that `open_text` gave is not of the encoding, "" if it is."""
    if text.isascii() or not (match := _UNDECODABLE.search(text)):
        return ""
    before = text[: match.start()]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    where = f"line {line}, character {column}" if line > 1 else f"character {column}"
    name = encoding.removesuffix("-sig").upper()
    return f"not {name}: byte 0x{ord(match[0]) - 0xDC00:02X} at {where}; convert it, or say the encoding with --encoding"


def format_by_content(head: bytes, encoding: str, is_header: Callable[[list[str]], bool]) -> Format:
    """The format that the first bytes of a source tell; text if they tell nothing else.

    `is_header` says whether the fields of a first line are the names of columns, one of which has texts.
    """
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    text = _decoded(head, encoding)
    if text.startswith("<") and re.search(r"<Sentences?[\s>]", text):
        return Format.PETRARCH
    if re.match(r'\{\s*"|\[\s*\{', text):
        return Format.JSONL if has_record_on_line(head, encoding) else Format.JSON
    first = text.partition("\n")[0].rstrip()
    for delimiter, format in (("\t", Format.TSV), (",", Format.CSV)):
        names = [name.strip(' "') for name in first.split(delimiter)]
        if len(names) > 1 and is_header(names):
            return format
    return Format.TEXT


def has_record_on_line(head: bytes, encoding: str) -> bool:
    """Whether JSON that begins so has a record a line, and is neither a list nor broken into lines to be read easily."""
    first = _decoded(head, encoding).partition("\n")[0].rstrip()
    return not first.startswith("[") and not first.endswith(("{", "[", ","))


def _decoded(head: bytes, encoding: str) -> str:
    return head.decode(encoding, "replace").lstrip()


class _Guarded(io.RawIOBase):
    """A stream whose first bytes are known before they are read, and whose failures are told as damage."""

    def __init__(self, inner: IO[bytes] | io.BufferedIOBase, meter: Meter = unmetered) -> None:
        self._inner: Any = inner
        self._meter = meter
        self._error: DamageError | None = None
        head = b""
        try:
            while len(head) < _HEAD and (more := self._read(_CHUNK)):
                head += more
        except DamageError as error:
            self._error = error  # told once the head has been read
        self.head, self._ready = head[:_HEAD], head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if not self._ready and self._error:
            raise self._error
        data = self._ready[: len(view)] or self._read(len(view))
        self._ready = self._ready[len(data) :]
        view[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            data: bytes = self._inner.read1(size)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            raise DamageError(f"damaged, or breaks off: {error}") from error
        self._meter(len(data))
        return data


def _decompress(suffix: str, stream: io.BufferedReader, place: str) -> io.BufferedIOBase:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=stream)
    if suffix == ".bz2":
        return bz2.BZ2File(stream)
    if suffix == ".xz":
        return lzma.LZMAFile(stream)
    return io.BufferedReader(_Zstd(stream, place), _CHUNK)


class _Zstd(io.RawIOBase):
    """Zstandard frames, one after the other. The reader of zstandard itself does not tell that the last one breaks off."""

    def __init__(self, stream: io.BufferedReader, place: str) -> None:
        try:
            import zstandard  # noqa: PLC0415 - of the extra "batch"
        except ImportError as error:
            raise InputError(f"{place}: zst files need zstandard: pip install eventcoder[batch]") from error
        self._stream = stream
        self._failure = zstandard.ZstdError
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        self._frame: Any = None
        self._packed = self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        while not self._ready:
            self._packed = self._packed or self._stream.read1(_CHUNK)
            if not self._packed:
                if self._frame:
                    raise EOFError("a zst file without its end")
                return 0
            self._unpack()
        data, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(data)] = data
        return len(data)

    def _unpack(self) -> None:
        self._frame = self._frame or self._decompressor.decompressobj()
        try:
            self._ready = self._frame.decompress(self._packed)
        except self._failure as error:
            raise EOFError(str(error)) from error
        self._packed = self._frame.unused_data if self._frame.eof else b""
        self._frame = None if self._frame.eof else self._frame
