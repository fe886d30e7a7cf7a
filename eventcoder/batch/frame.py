"""Articles in, events out, for pandas and for Arrow: what Spark, Ray and Dask hand to their workers."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import define, field

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.each import code_each
from eventcoder.batch.rows import Row, RowMaker
from eventcoder.batch.writers.schema import arrow_batch, arrow_schema
from eventcoder.coder import Coder, load
from eventcoder.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = ["article_columns", "code_batch", "code_frame"]

# Articles that are coded together, and one by one if one of them makes the coder fail.
_TOGETHER = 256
_FIELDS = ("id", "text", "date", "title", "url", "source", "language")
_log = logging.getLogger(__name__)


def code_batch(batch: pa.RecordBatch, coder: Coder | None = None, rejected: list[Rejected] | None = None) -> pa.RecordBatch:
    """The events of a batch of articles, in the schema `eventcoder.batch.writers.arrow_schema()`.

    Args:
        batch: articles with a column "text" and, if wanted, "id", "date", "title", "url", "source" and "language".
            Without ids, an article has its number in the batch. Other columns are ignored.
        coder: codes the articles; without it, one with the default dictionaries, loaded once in a process.
        rejected: gets the articles that cannot be coded; without it, each is logged as a warning. It never stops the rest.

    `event_id` is 0, and `article_number` counts from 0 in the batch, for a batch does not know those before it.

    Raises:
        InputError: if there is no column "text".
        EventcoderError: if pyarrow is not installed.

    """
    columns = {name: batch.column(name).to_pylist() for name in article_columns(batch.schema.names, {})}
    return arrow_batch(_rows(columns, coder, rejected))


def code_frame(
    frame: pd.DataFrame,
    columns: Mapping[str, str] | None = None,
    coder: Coder | None = None,
    rejected: list[Rejected] | None = None,
) -> pd.DataFrame:
    """The events of a data frame of articles, in the order of the articles.

    Args:
        frame: articles with a column "text" and, if wanted, "id", "date", "title", "url", "source" and "language". Without
            ids, an article has its label in the index.
        columns: how these columns are called in the frame, where it is otherwise: {"text": "body", "date": "published"}.
        coder: codes the articles; without it, one with the default dictionaries, loaded once in a process.
        rejected: gets the articles that cannot be coded; without it, each is logged as a warning. It never stops the rest.

    The columns are those of CSV and Parquet (see `docs/formats.md`); "article_id" is the index, with the values of the
    frame, so that `events.join(frame.set_index("id"))` works.

    Raises:
        InputError: if there is no column for the text, or one that `columns` names is missing.
        EventcoderError: if pyarrow is not installed.

    """
    import pandas as pd

    found = article_columns(frame.columns, columns or {})
    values = {name: frame[column].astype(object).where(frame[column].notna(), None) for name, column in found.items()}
    ids = pd.Index(frame[found["id"]]) if "id" in found else frame.index
    rows = list(_rows({**{name: list(column) for name, column in values.items()}, "id": list(ids)}, coder, rejected))
    numbered = (row._replace(event_id=number) for number, row in enumerate(rows, 1))
    integer = arrow_schema().field("event_id").type
    events = arrow_batch(numbered).to_pandas(types_mapper={integer: pd.Int64Dtype()}.get)
    return events.drop(columns="article_id").set_index(ids.take([row.article_number for row in rows]).rename("article_id"))


def article_columns(present: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """The columns of a table by what they are to an article: {"text": "body", "date": "date"}.

    Args:
        present: all columns of the table; those that are nothing to an article are left out.
        named: what the user says, as for `code_frame`; else a column is called as what it is.

    Raises:
        InputError: if there is no column for the text, or one that `named` names is missing.

    """
    there = set(present)
    unknown = named.keys() - set(_FIELDS)
    if unknown:
        raise InputError(f"columns: {_list(unknown)} is nothing that an article has; it has {_list(_FIELDS)}")
    missing = {column for column in named.values() if column not in there}
    wanted = {name: named.get(name, name) for name in _FIELDS}
    if missing or wanted["text"] not in there:
        missing = missing or {"text"}
        remedy = "rename it, or for a data frame say columns={'text': 'its name'}"
        raise InputError(f"there is no column {_list(missing)} among {_list(there) or 'none'}: {remedy}")
    return {name: column for name, column in wanted.items() if column in there}


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(str, names)))


def _rows(columns: Mapping[str, list[Any]], coder: Coder | None, rejected: list[Rejected] | None) -> Iterator[Row]:
    worker = _worker() if coder is None else _Worker(coder)
    articles: list[dict[str, Any]] = [
        {"id": number} | {name: value for name, value in zip(columns, values, strict=True) if value is not None}
        for number, values in enumerate(zip(*columns.values(), strict=True))
    ]
    batches = (articles[start : start + _TOGETHER] for start in range(0, len(articles), _TOGETHER))
    all_coded = chain.from_iterable(code_each(worker.coder, batch) for batch in batches)
    for number, (article, coded) in enumerate(zip(articles, all_coded, strict=True)):
        texts = {name: str(article.get(name, "")) for name in _FIELDS if name != "date"}
        if coded.error:
            refusal = Rejected(str(coded.id), coded.error)
            if rejected is None:
                _log.warning("article %s was not coded: %s", refusal.id, refusal.reason)
            else:
                rejected.append(refusal)
        elif coded.events:
            texts["id"] = str(coded.id)
            yield from worker.maker.rows(Article(date=coded.events[0].date, **texts), number, coded.events)


@define
class _Worker:
    coder: Coder
    maker: RowMaker = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.maker = RowMaker.of(self.coder.dictionary)


@cache
def _worker() -> _Worker:
    return _Worker(load())
