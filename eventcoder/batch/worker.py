"""What a worker does: raw articles in, finished lines out. No parsed document leaves it."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Sequence

from attrs import define, field, frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.each import code_each
from eventcoder.batch.journal import Counts
from eventcoder.batch.rows import Row, RowMaker
from eventcoder.batch.writers import SpoolFormat
from eventcoder.coder import Coder, load

__all__ = ["Coded", "Numbered", "Setup", "Worker", "lost"]

# A record with its place in the input, counted from 0.
Numbered = tuple[int, Article | Rejected]

_SPOOL = SpoolFormat()


@frozen
class Coded:
    """What came of some records: events as lines of the working file, rejected records as lines of JSON, and the counts."""

    events: bytes
    rejects: bytes
    counts: Counts


@frozen
class Setup:
    """How a worker codes: folders and model as for `eventcoder.load`, `one_sided` events as well or not."""

    dictionaries: tuple[str, ...] = ()
    model: str = ""
    one_sided: bool = False

    def __call__(self) -> Callable[[Sequence[Numbered]], Coded]:
        """Load a coder, and give the function that codes lists of records with it."""
        worker = Worker(load(self.dictionaries or None, self.model or None), self.one_sided)
        gc.collect()
        gc.freeze()  # the dictionaries stay for good: no collection need walk through them again
        return worker.code


@define
class Worker:
    """Codes lists of records."""

    coder: Coder
    one_sided: bool = False
    _maker: RowMaker = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._maker = RowMaker.of(self.coder.dictionary)

    def code(self, records: Sequence[Numbered]) -> Coded:
        """Code the articles among some records. One that fails, in whatever way, is rejected with the reason."""
        articles = [record for _, record in records if isinstance(record, Article)]
        inputs = [{"id": article.id, "text": article.text, "date": article.date} for article in articles]
        coded = iter(code_each(self.coder, inputs, require_dyad=not self.one_sided))
        rows: list[Row] = []
        rejects: list[str] = []
        for number, record in records:
            if isinstance(record, Rejected):
                rejects.append(_reject(record.id, record.reason, record.place))
                continue
            result = next(coded)
            if result.error:
                rejects.append(_reject(record.id, result.error))
            else:
                rows += self._maker.rows(record, number, result.events)
        counts = Counts(len(records), len(records) - len(rejects), len(rows), len(rejects))
        return Coded(_SPOOL.encode(rows), "".join(rejects).encode(), counts)


def lost(item: Numbered) -> Coded:
    """What comes of a record that made its worker die."""
    record = item[1]
    place = record.place if isinstance(record, Rejected) else ""
    line = _reject(record.id, "the process that coded it died, perhaps for want of memory", place)
    return Coded(b"", line.encode(), Counts(records=1, rejected=1))


def _reject(identifier: str, reason: str, place: str = "") -> str:
    # In ASCII: an id may hold what UTF-8 cannot.
    return json.dumps({"id": identifier, "place": place, "reason": reason}) + "\n"
