"""The last step of a batch: the working file becomes the file that was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import islice
from pathlib import Path

from attrs import field, frozen

from eventcoder.batch.dataset import MergedEvents, numbered, one_a_day
from eventcoder.batch.rows import Row
from eventcoder.batch.writers import TEXT_FORMATS, read_spool, write_parquet
from eventcoder.errors import InputError

__all__ = ["FORMATS", "Duplicates", "Output"]

_PARQUET = "parquet"
FORMATS = (*TEXT_FORMATS, _PARQUET)
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": _PARQUET, ".pq": _PARQUET}
_MERGED = {"gdelt", "gdelt-mentions"}
_JOINED = {"petrarch2", "petrarch2-text", "phoenix"}
_ROWS = 1000


class Duplicates(StrEnum):
    """What becomes of events of the same day, source, target and code: all are kept, the first is, or they are merged."""

    KEEP = "keep"
    FIRST = "first"
    MERGE = "merge"


@frozen(kw_only=True)
class Output:
    """The file to write.

    Attributes:
        path: its name.
        format: one of `FORMATS`; "" to tell it from the suffix of `path`.
        duplicates: None for what is usual in the format: GDELT, PETRARCH2 and Phoenix merge, the others keep.

    Raises:
        InputError: if there is no such format, or the suffix tells none.

    """

    path: Path
    format: str = field(default="")
    duplicates: Duplicates | None = None

    def __attrs_post_init__(self) -> None:
        name = self.format or _SUFFIXES.get(self.path.suffix.lower(), "")
        if name not in FORMATS:
            why = f"there is no output format {name!r}" if name else f"{self.path}: its suffix tells no format"
            raise InputError(f"{why}; name one by --to: {', '.join(FORMATS)}")
        object.__setattr__(self, "format", name)
        if self.duplicates is None:
            merges = name in _MERGED or name in _JOINED
            object.__setattr__(self, "duplicates", Duplicates.MERGE if merges else Duplicates.KEEP)

    def write(self, spool: Path, target: Path) -> None:
        """Write what the working file holds to `target`, and bring it to the disk.

        Raises:
            EventcoderError: if a package for the format is missing.

        """
        with self._rows(spool) as rows:
            if self.format == _PARQUET:
                write_parquet(rows, target)
            else:
                text, left = TEXT_FORMATS[self.format], iter(rows)
                with target.open("wb") as file:
                    file.write(text.header())
                    while some := list(islice(left, _ROWS)):
                        file.write(text.encode(some))
        with target.open("rb") as file:
            os.fsync(file.fileno())

    @contextmanager
    def _rows(self, spool: Path) -> Iterator[Iterable[Row]]:
        if self.duplicates is Duplicates.KEEP:
            yield numbered(read_spool(spool))
        elif self.duplicates is Duplicates.FIRST:
            yield one_a_day(read_spool(spool))
        else:
            with MergedEvents(lambda: read_spool(spool)) as merged:
                yield merged.mentions() if self.format == "gdelt-mentions" else merged.events(self.format in _JOINED)
