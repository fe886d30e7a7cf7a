"""GDELT 2.0: the table of events (61 columns) and the table of mentions (16 columns).

Source of both lists: The GDELT Event Database, Data Format Codebook V2.0 (2015).
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.text import TabFormat

__all__ = ["EVENTS", "MENTIONS"]

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_GEO_COLUMNS = tuple(f"{place}Geo_{name}" for place in ("Actor1", "Actor2", "Action") for name in _GEO)
# GDELT's counting of days: every month has 30, the year 365.
_MONTH, _YEAR = 30, 365
_WEB, _CITATION = 1, 2


def _event(row: Row) -> Iterator[object]:
    yield from (row.event_id, row.day, row.month, row.date.year if row.date else "", _fraction(row))
    yield from (row.source, row.source_text.upper(), row.source_country, row.source_group, row.source_ethnic)
    yield from (*_first(row.source_religions, 2), *_first(row.source_roles, 3))
    yield from (row.target, row.target_text.upper(), row.target_country, row.target_group, row.target_ethnic)
    yield from (*_first(row.target_religions, 2), *_first(row.target_roles, 3))
    yield from (int(row.lead), row.code, row.code[:3], row.root, row.quad_class, f"{row.goldstein:g}")
    yield from (row.mentions, row.publishers, row.articles, "")
    yield from ("" for _ in _GEO_COLUMNS)
    yield from (_midnight(row), row.url)


def _mention(row: Row) -> Iterator[object]:
    on_the_web = row.url.startswith(("http://", "https://"))
    yield from (row.event_id, _midnight(row), _midnight(row))
    yield from (_WEB if on_the_web else _CITATION, row.publisher, row.url if on_the_web else row.article_id)
    yield from (row.sentence_number, row.source_start, row.target_start, row.action_start)
    yield from ("", "", row.article_length, "", "", "")


def _fraction(row: Row) -> str:
    if row.date is None:
        return ""
    return f"{row.date.year + ((row.date.month - 1) * _MONTH + row.date.day) / _YEAR:.4f}"


def _midnight(row: Row) -> str:
    return f"{row.day}000000" if row.date else ""


def _first(codes: str, count: int) -> list[str]:
    found = codes.split(";")[:count]
    return found + [""] * (count - len(found))


EVENTS = TabFormat(
    (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
        *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *_GEO_COLUMNS,
        *("DATEADDED", "SOURCEURL"),
    ),
    _event,
)
MENTIONS = TabFormat(
    (
        *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
        *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
        *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
    ),
    _mention,
)
