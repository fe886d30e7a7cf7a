"""Parquet: batch by batch, and only the columns that are needed."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING

from eventcoder.batch.readers.columns import choose_columns
from eventcoder.batch.readers.files import Source
from eventcoder.batch.readers.options import Options
from eventcoder.batch.readers.streams import DamageError
from eventcoder.batch.readers.table import Row
from eventcoder.errors import InputError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["parquet_rows"]

_BATCH = 256


def parquet_rows(source: Source, stream: io.BufferedReader, options: Options) -> Iterator[Row]:
    """A row for each row of the table; the place is its number. A stream is first copied to a temporary file.

    Raises:
        InputError: if pyarrow is missing, the file is not Parquet, or no column holds a text.
        DamageError: if it turns out to be damaged further on.

    """
    try:
        import pyarrow  # noqa: PLC0415 - of the extra "batch"
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise InputError(f"{source.place}: Parquet files need pyarrow: pip install eventcoder[batch]") from error
    failures = (pyarrow.ArrowException, OSError, ValueError)
    with tempfile.TemporaryFile() as copy:
        file: IO[bytes] | str = str(source.path)
        if source.is_stream or source.compression:
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            file = copy
        try:
            table = parquet.ParquetFile(file)
        except failures as error:
            raise InputError(f"{source.place}: no Parquet file, or a damaged one: {error}") from error
        with table:
            columns = choose_columns(_names(table.schema_arrow), options.columns, source.place)
            number = 0
            try:
                for batch in table.iter_batches(_BATCH, columns=list(columns.values())):
                    for values in _plain_times(batch).to_pylist():
                        number += 1
                        yield Row(f"{source.place}:{number}", values)
            except failures as error:
                raise DamageError(f"damaged after row {number}: {error}") from error


def _names(fields: Iterable[pyarrow.Field], outer: str = "") -> list[str]:
    names: list[str] = []
    for column in fields:
        name = outer + column.name
        names += _names(column.type, f"{name}.") if str(column.type).startswith("struct<") else [name]
    return names


def _plain_times(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Times in microseconds: Python has no nanoseconds, which pandas writes."""
    import pyarrow  # noqa: PLC0415

    columns = [
        column.cast(pyarrow.timestamp("us", column.type.tz), safe=False) if pyarrow.types.is_timestamp(column.type) else column
        for column in batch.columns
    ]
    return pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)
