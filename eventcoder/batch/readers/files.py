"""Which files are read, and in what order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from attrs import frozen

from eventcoder.batch.article import Rejected
from eventcoder.batch.readers.options import Format
from eventcoder.errors import InputError

__all__ = ["COMPRESSIONS", "PARQUET_SUFFIXES", "STDIN", "Source", "format_by_name", "locate", "walk"]

STDIN = "-"
# Suffix and first bytes of compressed files.
COMPRESSIONS = {
    ".gz": b"\x1f\x8b",
    ".bz2": b"BZh",
    ".xz": b"\xfd7zXZ\x00",
    ".zst": b"\x28\xb5\x2f\xfd",
}
_SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.TEXT,
    ".htm": Format.TEXT,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".jsonlines": Format.JSONL,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".tab": Format.TSV,
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
    ".xml": Format.PETRARCH,
}


PARQUET_SUFFIXES = {suffix for suffix, format in _SUFFIXES.items() if format is Format.PARQUET}


@frozen
class Source:
    """A file to be read, or a stream, which can be read only once.

    `id` names it among articles: its path relative to the folder that was given. `place` is its path as it was given.
    """

    path: Path
    id: str
    place: str
    is_stream: bool = False

    @property
    def compression(self) -> str:
        """The suffix of a compressed file, "" if its name has none."""
        suffix = self.path.suffix.lower()
        return suffix if suffix in COMPRESSIONS else ""


def locate(name: str | os.PathLike[str]) -> Source | Path:
    """What an argument of the user's means: a file or stream, or a folder.

    Raises:
        InputError: if there is nothing of that name, or it may not be read.

    """
    shown = os.fspath(name)
    if shown == STDIN:
        return Source(Path(STDIN), "stdin", "stdin", is_stream=True)
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{shown}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if not os.access(path, os.R_OK | (os.X_OK if stat.S_ISDIR(mode) else 0)):
        raise InputError(f"{shown}: cannot be read: Permission denied")
    return path if stat.S_ISDIR(mode) else Source(path, path.as_posix(), path.as_posix(), not stat.S_ISREG(mode))


def walk(folder: Path) -> Iterator[Source | Rejected]:
    """Every file of a folder and of the folders in it, sorted by name; hidden ones (.name) are left out.

    A folder that contains itself by a link, one that may not be read, and what is neither file nor folder is rejected.
    """
    return _walk(folder, PurePath(), ())


def _walk(root: Path, inside: PurePath, above: tuple[tuple[int, int], ...]) -> Iterator[Source | Rejected]:
    folder = root / inside
    try:
        status = folder.stat()
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield Rejected(inside.as_posix(), f"cannot be read: {error.strerror or error}", folder.as_posix())
        return
    key = status.st_dev, status.st_ino
    if key in above:
        yield Rejected(inside.as_posix(), "the folder contains itself by a link: it is not read again", folder.as_posix())
        return
    for name in names:
        path, relative = folder / name, inside / name
        if path.is_dir():
            yield from _walk(root, relative, (*above, key))
        elif path.is_file():
            yield Source(path, relative.as_posix(), path.as_posix())
        else:
            reason = "the link leads nowhere" if path.is_symlink() else "is neither a file nor a folder"
            yield Rejected(relative.as_posix(), reason, path.as_posix())


def format_by_name(source: Source) -> Format | None:
    """The format that a file's suffix says, a compression's suffix apart; None where it says nothing.

    Raises:
        InputError: if the suffix is that of another format.

    """
    if source.is_stream:
        return None
    path = source.path.with_suffix("") if source.compression else source.path
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if not suffix[1:].isalpha():
        return None  # no suffix, or a number: AFP_20080804.0125
    known = ", ".join([*_SUFFIXES, *COMPRESSIONS])
    raise InputError(f"{source.place}: the format of {suffix} files is not known ({known}); say which it is with --format")
