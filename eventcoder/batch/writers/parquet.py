"""Parquet in the flat schema. A Parquet file cannot be appended to, so it is written in one go from the working file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.schema import arrow_batch, arrow_schema

__all__ = ["write_parquet"]

# Rows in a group: some 20 MB in memory, whatever the number of events.
_GROUP = 20_000


def write_parquet(rows: Iterable[Row], target: Path) -> None:
    """Write rows to a new Parquet file, with one row group in memory at a time.

    The same rows and version of pyarrow give the same bytes: row groups have a fixed size, compression is zstd, and no
    time is written.

    Raises:
        EventcoderError: if pyarrow is not installed.

    """
    schema = arrow_schema()
    from pyarrow.parquet import ParquetWriter

    left = iter(rows)
    with ParquetWriter(target, schema, compression="zstd", version="2.6") as writer:
        while group := list(islice(left, _GROUP)):
            writer.write_batch(arrow_batch(group), row_group_size=_GROUP)
