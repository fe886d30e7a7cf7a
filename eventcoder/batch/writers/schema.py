"""The flat schema that Parquet, CSV, pandas and Spark share: the fields of a row, with evidence as one text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, get_type_hints

from eventcoder.batch.rows import Row
from eventcoder.errors import EventcoderError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "arrow_batch", "arrow_schema", "flat_values"]

COLUMNS = Row._fields


def flat_values(row: Row) -> tuple[Any, ...]:
    """The values of a row in the order of `COLUMNS`, each a number, a text, a date or None."""
    return (*row[:-1], "; ".join(f"{entry} ({file}:{line})" for entry, _pattern, file, line in row.evidence))


def arrow_schema() -> pa.Schema:
    """The schema for Arrow. Only a date, an offset of an actor and a sentence's number may be null.

    Raises:
        EventcoderError: if pyarrow is not installed.

    """
    arrow = _pyarrow()
    types = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        datetime.date | None: arrow.date32(),
        int | None: arrow.int64(),
    }
    hints = get_type_hints(Row) | {"evidence": str}
    return arrow.schema(
        [arrow.field(name, types[hints[name]], hints[name] in {datetime.date | None, int | None}) for name in COLUMNS]
    )


def arrow_batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """Rows as one Arrow record batch of `arrow_schema`."""
    schema = arrow_schema()
    columns = list(zip(*map(flat_values, rows), strict=True)) or [()] * len(schema)
    arrays = [_pyarrow().array(values, type_.type) for values, type_ in zip(columns, schema, strict=True)]
    return _pyarrow().record_batch(arrays, schema=schema)


def _pyarrow() -> ModuleType:
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise EventcoderError("Parquet and Arrow need pyarrow: pip install 'eventcoder[batch]'") from error
