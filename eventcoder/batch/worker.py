"""What a worker does: raw articles in, finished lines out. No parsed document leaves it."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.journal import Counts
from eventcoder.coder import Coder, load
from eventcoder.records import CodedArticle

__all__ = ["Coded", "Setup", "code_records", "lost"]


@frozen
class Coded:
    """What came of some records: events and rejected records as lines of JSON, and their counts."""

    events: bytes
    rejects: bytes
    counts: Counts


@frozen
class Setup:
    """How a worker codes: folders and model as for `eventcoder.load`, `one_sided` events as well or not."""

    dictionaries: tuple[str, ...] = ()
    model: str = ""
    one_sided: bool = False

    def __call__(self) -> Callable[[Sequence[Article | Rejected]], Coded]:
        """Load a coder, and give the function that codes a list of articles with it."""
        coder = load(self.dictionaries or None, self.model or None)
        gc.collect()
        gc.freeze()  # the dictionaries stay for good: no collection need walk through them again
        return lambda records: code_records(coder, records, self.one_sided)


def code_records(coder: Coder, records: Sequence[Article | Rejected], one_sided: bool = False) -> Coded:
    """Code the articles among the records. One that fails in any way is rejected with the reason."""
    articles = [record for record in records if isinstance(record, Article)]
    coded = iter(_code(coder, articles, one_sided))
    events: list[str] = []
    rejects: list[str] = []
    for record in records:
        result: Rejected | CodedArticle = record if isinstance(record, Rejected) else next(coded)
        if isinstance(record, Article) and isinstance(result, CodedArticle) and not result.error:
            about = _about(record)
            events += (_line({**about, "number": n, **event.to_dict()}) for n, event in enumerate(result.events))
        else:
            reason = result.reason if isinstance(result, Rejected) else result.error
            rejects.append(_line({"id": record.id, "place": getattr(record, "place", ""), "reason": reason}))
    counts = Counts(len(records), len(records) - len(rejects), len(events), len(rejects))
    return Coded("".join(events).encode(), "".join(rejects).encode(), counts)


def lost(record: Article | Rejected) -> Coded:
    """What comes of a record that made its worker die."""
    reason = "the process that coded it died, perhaps for want of memory"
    line = _line({"id": record.id, "place": getattr(record, "place", ""), "reason": reason})
    return Coded(b"", line.encode(), Counts(records=1, rejected=1))


def _code(coder: Coder, articles: Sequence[Article], one_sided: bool) -> list[CodedArticle]:
    inputs = [{"id": article.id, "text": article.text, "date": article.date} for article in articles]
    try:
        return list(coder.pipe(inputs, require_dyad=not one_sided))
    except Exception as error:  # whatever one article brings about, the others shall be coded
        if len(articles) == 1:
            return [CodedArticle(articles[0].id, (), f"{type(error).__name__}: {error}")]
    return [result for article in articles for result in _code(coder, [article], one_sided)]


def _about(article: Article) -> dict[str, str]:
    return {"article": article.id, "url": article.url, "outlet": article.source, "title": article.title}


def _line(record: Mapping[str, Any]) -> str:
    # A lone surrogate, which UTF-8 cannot hold, is written as an escape.
    text = json.dumps(record, ensure_ascii=False)
    return (text if text.isprintable() or _is_encodable(text) else json.dumps(record)) + "\n"


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
