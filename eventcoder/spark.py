"""Articles in a Spark data frame, coded on all machines of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame, functions
    from pyspark.sql.pandas.types import from_arrow_schema
except ImportError as error:
    raise ImportError("eventcoder.spark needs PySpark 4 and pyarrow: pip install 'eventcoder[spark]'") from error

from eventcoder.batch.article import Rejected
from eventcoder.batch.frame import article_columns, code_batch
from eventcoder.batch.writers import arrow_schema
from eventcoder.coder import Coder, load
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.errors import InputError

__all__ = ["code_dataframe"]


def code_dataframe(
    df: DataFrame,
    columns: Mapping[str, str] | None = None,
    dictionaries: str | Sequence[str] = (),
    model: str = "",
    reject_column: str = "",
) -> DataFrame:
    """The events of a Spark data frame of articles, in the schema of Parquet (see `docs/formats.md`).

    Args:
        df: articles with a column "text" and, if wanted, "id", "date", "title", "url", "source" and "language".
        columns: how these columns are called in `df`, where it is otherwise: {"text": "body", "date": "published"}.
        dictionaries: folders to lay over the default one, under the same path on every machine, the driver included.
        model: the name or path of a spaCy pipeline on every machine; "" for the one that eventcoder installs.
        reject_column: adds a column of this name, null for an event. Every article that cannot be coded is then a row
            too, with its "article_id" and the reason in this column, and null elsewhere but in "event_id". Without it,
            such an article is a warning in the log of its worker. It never stops the rest.

    Nothing is coded before Spark is asked for a result, and it is coded again for the next one: persist or write the
    events first. Each Python worker loads one coder and keeps it.

    "article_number" and "event_id" are unique and rise in the order of the articles, with gaps, because no partition knows
    how many the others have. An article without an id has its number for one.

    Raises:
        InputError: if there is no column for the text, one that `columns` names is missing, or `reject_column` is taken.
        DictionaryError: with every mistake in the dictionaries.

    """
    found = article_columns(df.columns, columns or {})
    schema = _schema(reject_column)
    folders = (dictionaries,) if isinstance(dictionaries, str) else tuple(dictionaries)
    load_dictionary([Path(folder) for folder in folders])  # a mistake is better told here than by some worker

    def code(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        coder = _coder(folders, model)
        for batch in batches:
            yield from _code(batch, coder, schema, reject_column)

    number = functions.monotonically_increasing_id()
    articles = df.select(number.alias("number"), *(functions.col(f"`{name}`").alias(role) for role, name in found.items()))
    ids = [functions.col(name).cast("string") for name in ("id", "number") if name in articles.columns]
    coded = articles.withColumn("id", functions.coalesce(*ids)).mapInArrow(code, from_arrow_schema(schema))
    return coded.withColumn("event_id", functions.monotonically_increasing_id() + 1)


@cache
def _coder(folders: tuple[str, ...], model: str) -> Coder:
    return load(folders or None, model or None)


def _schema(reject_column: str) -> pa.Schema:
    events = arrow_schema()
    if not reject_column:
        return events
    if reject_column in events.names:
        raise InputError(f"the reject column cannot be {reject_column!r}: events have a column of this name")
    return pa.schema([field.with_nullable(True) for field in events] + [pa.field(reject_column, pa.string())])


def _code(batch: pa.RecordBatch, coder: Coder, schema: pa.Schema, reject_column: str) -> Iterator[pa.RecordBatch]:
    """The events of a batch, numbered by its articles' "number", and then its rejects."""
    rejected: list[Rejected] | None = [] if reject_column else None
    events = code_batch(batch, coder, rejected)
    values = dict(zip(events.schema.names, events.columns, strict=True))
    values["article_number"] = batch.column("number").take(events.column("article_number"))
    if reject_column:
        values[reject_column] = pa.nulls(len(events), pa.string())
    yield pa.RecordBatch.from_pydict(values, schema=schema)
    if rejected:
        rows = [{"article_id": refusal.id, reject_column: refusal.reason} for refusal in rejected]
        yield pa.RecordBatch.from_pylist(rows, schema=schema)
