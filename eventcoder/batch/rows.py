"""The record of batch coding: one event with its article, flat, cheap to send between processes, with one explicit schema."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from attrs import define, field

from eventcoder.batch.actor_parts import ActorParts, Parts
from eventcoder.batch.article import Article
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.ontology import CameoCode, Ontology
from eventcoder.records import Actor, Event
from eventcoder.text import clean, paragraphs

__all__ = ["Row", "RowMaker"]


class Row(NamedTuple):
    """An event of an article. `docs/formats.md` says what each field means; text that is not known is "".

    The fields in their order, with these types, are the schema of Parquet, CSV and Spark, where `evidence` is one text.
    """

    event_id: int
    article_number: int
    event_number: int
    article_id: str
    date: datetime.date | None
    title: str
    url: str
    publisher: str
    language: str
    article_length: int
    code: str
    name: str
    root: str
    quad_class: int
    goldstein: float
    plover: str
    plover_mode: str
    plover_context: str
    source: str
    source_text: str
    source_start: int | None
    source_end: int | None
    source_country: str
    source_country_name: str
    source_group: str
    source_ethnic: str
    source_religions: str
    source_roles: str
    target: str
    target_text: str
    target_start: int | None
    target_end: int | None
    target_country: str
    target_country_name: str
    target_group: str
    target_ethnic: str
    target_religions: str
    target_roles: str
    action: str
    action_start: int
    action_end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    sentence_number: int | None
    lead: bool
    mentions: int
    publishers: int
    articles: int
    evidence: tuple[tuple[str, str, str, int], ...]

    @property
    def month(self) -> str:
        """The month as "YYYYMM", "" without a date."""
        return f"{self.date:%Y%m}" if self.date else ""

    @property
    def day(self) -> str:
        """The day as "YYYYMMDD", "" without a date."""
        return f"{self.date:%Y%m%d}" if self.date else ""

    @property
    def iso_date(self) -> str:
        """The day as "YYYY-MM-DD", "" without a date."""
        return self.date.isoformat() if self.date else ""


@define
class RowMaker:
    """Makes rows of coded articles. A worker has one."""

    ontology: Ontology = field(repr=False)
    parts: ActorParts

    @classmethod
    def of(cls, dictionary: Dictionary) -> RowMaker:
        """For events that were coded with a dictionary."""
        return cls(dictionary.ontology, ActorParts.of(dictionary))

    def rows(
        self, article: Article, number: int, events: Iterable[Event], sentence_starts: Sequence[int] | None = None
    ) -> list[Row]:
        """The rows of an article, in the order of its events; `event_id` is 0 until the data set is numbered.

        Args:
            article: the article; the events' offsets are offsets of its text.
            number: the place of the article in the input, counted from 0.
            events: its events.
            sentence_starts: the offsets at which its sentences start, in order; without them the rows have no sentence number.

        """
        lead_end = _lead_end(article.text)
        texts = map(clean, (article.title, article.url, article.source, article.language))
        head = (clean(article.id), article.date, *texts, len(article.text))
        return [
            Row._make(
                (
                    *(0, number, place, *head),
                    *_meaning(event, self.ontology.codes.get(event.code)),
                    *self._actor(event.source),
                    *self._actor(event.target),
                    *(event.action, event.action_start, event.action_end),
                    *(event.sentence, event.sentence_start, event.sentence_end),
                    None if sentence_starts is None else bisect_right(sentence_starts, event.sentence_start),
                    event.sentence_start < lead_end,
                    *(1, 1, 1),
                    tuple((e.entry, e.pattern, e.location.file, e.location.line) for e in event.evidence),
                )
            )
            for place, event in enumerate(events)
        ]

    def _actor(self, actor: Actor | None) -> Iterator[Any]:
        if actor is None:
            parts = Parts()
            yield from ("", "", None, None)
        else:
            parts = self.parts.split(actor.code)
            yield from (actor.code, actor.text, actor.start, actor.end)
        yield from (parts.country, parts.country_name, parts.group, parts.ethnic)
        yield from (";".join(parts.religions), ";".join(parts.roles))


def _meaning(event: Event, code: CameoCode | None) -> tuple[str, str, str, int, float, str, str, str]:
    mode, context = (code.mode, code.context) if code else ("", "")
    return event.code, event.name, event.root, event.quad_class, event.goldstein, event.plover, mode, context


def _lead_end(text: str) -> int:
    """Where the lead ends: the first paragraph of prose, with the headline above it."""
    end = 0
    for paragraph in paragraphs(clean(text)):
        end = paragraph.start + len(paragraph.text)
        if not paragraph.headline:
            break
    return end
