"""Rows as a worker makes them, without a parser: events written by hand, and the ontology that comes with eventcoder."""

from __future__ import annotations

import datetime
from functools import cache

from eventcoder.batch.article import Article
from eventcoder.batch.rows import RowMaker
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.entries import Location
from eventcoder.records import Actor, Event, Evidence

__all__ = ["DAY", "article", "event", "maker", "row"]

DAY = datetime.date(2015, 12, 15)
TEXT = "Talks in Oslo\n\nLebanon met Chad on Friday.\n\nLater Lebanon met Chad again."
START = TEXT.index("Lebanon")


@cache
def maker():
    return RowMaker.of(load_dictionary())


def article(identifier="a1", date=DAY, text=TEXT, title="Talks", url="https://example.org/1", source="Daily Example"):
    return Article(identifier, text, date, title, url, source, "en")


def event(code="040", source="LBNGOV", target="TCD", start=START, date=DAY):
    meaning = maker().ontology.codes[code]
    actors = [Actor(actor, "Lebanon", start, start + 7) if actor else None for actor in (source, target)]
    evidence = (Evidence("meet", "SOURCE * TARGET", Location("verbs/04-consult.yaml", 12)),)
    return Event(
        code,
        *actors,
        code[:2],
        meaning.quad_class,
        meaning.goldstein,
        meaning.plover,
        meaning.name,
        date,
        *("met", start + 8, start + 11),
        *("Lebanon met Chad on Friday.", start, start + 27),
        evidence,
    )


def row(code="040", source="LBNGOV", target="TCD", number=0, **of_article):
    return maker().rows(article(**of_article), number, [event(code, source, target)])[0]._replace(event_id=1)
