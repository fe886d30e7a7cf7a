"""The working file of a batch: rows as they were coded, one JSON array a line, appended in committed chunks.

Whatever needs all events before it can write the first (Parquet, merged mentions) is made from it at the end, so it can be
made again after any interruption.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from eventcoder.batch.rows import Row

__all__ = ["SpoolFormat", "read_spool"]

_DATE = Row._fields.index("date")


@frozen
class SpoolFormat:
    """Rows that `read_spool` reads back exactly; the format may change with any version."""

    def header(self) -> bytes:
        """Nothing."""
        return b""

    def encode(self, rows: Iterable[Row]) -> bytes:
        """An array for each row."""
        return "".join(_dumps(row) for row in rows).encode()


def read_spool(path: Path) -> Iterator[Row]:
    """The rows of a working file, one by one."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            values = json.loads(line)
            day = values[_DATE]
            values[_DATE] = datetime.date.fromisoformat(day) if day else None
            values[-1] = tuple(tuple(entry) for entry in values[-1])
            yield Row._make(values)


def _dumps(row: Row) -> str:
    values = list(row)
    values[_DATE] = row.iso_date or None
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
