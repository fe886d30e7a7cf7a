"""The formats that batch coding writes; `docs/formats.md` says what stands in each column.

A text format gives `header()` and `encode(rows)`, bytes that can be appended in committed chunks. Parquet is written by
`write_parquet` from all rows, which the working file of the batch (`SpoolFormat`, `read_spool`) keeps until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eventcoder.batch.writers.flat import CsvFormat, JsonLinesFormat
from eventcoder.batch.writers.gdelt import EVENTS, MENTIONS
from eventcoder.batch.writers.icews import ICEWS
from eventcoder.batch.writers.parquet import write_parquet
from eventcoder.batch.writers.petrarch import PETRARCH2, PETRARCH2_TEXT, PHOENIX
from eventcoder.batch.writers.polecat import POLECAT
from eventcoder.batch.writers.schema import COLUMNS, arrow_batch, arrow_schema, flat_values
from eventcoder.batch.writers.spool import SpoolFormat, read_spool
from eventcoder.batch.writers.text import TabFormat, TextFormat

__all__ = [
    "COLUMNS",
    "TEXT_FORMATS",
    "SpoolFormat",
    "TabFormat",
    "TextFormat",
    "arrow_batch",
    "arrow_schema",
    "flat_values",
    "read_spool",
    "write_parquet",
]

TEXT_FORMATS: Mapping[str, TextFormat] = MappingProxyType(
    {
        "jsonl": JsonLinesFormat(),
        "csv": CsvFormat(),
        "gdelt": EVENTS,
        "gdelt-mentions": MENTIONS,
        "icews": ICEWS,
        "petrarch2": PETRARCH2,
        "petrarch2-text": PETRARCH2_TEXT,
        "phoenix": PHOENIX,
        "polecat": POLECAT,
    }
)
