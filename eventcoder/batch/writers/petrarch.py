"""Rows as PETRARCH2 and the Phoenix pipeline behind it write them.

Source of the columns: PETRARCH2 (PETRwriter) and phoenix_pipeline (postprocess) of the Open Event Data Alliance. Neither
writes names of columns; those here are descriptions.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.text import TabFormat, coder_version

__all__ = ["PETRARCH2", "PETRARCH2_TEXT", "PHOENIX", "PHOENIX_QUAD_CLASSES"]

# Phoenix counts roots 01 and 02 as neutral, and 16 (reduce relations) as verbal conflict.
PHOENIX_QUAD_CLASSES = {
    **dict.fromkeys(("01", "02"), 0),
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}
_ROOTS = {"IGO", "NGO", "IMG", "MNC"}
_AGENTS = {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"}
_NOBODY = "---"  # what PETRARCH writes for a missing actor or text
_NO_PUBLISHER = "NULL"


def _petrarch2(row: Row) -> Iterator[object]:
    yield from (row.day, row.source or _NOBODY, row.target or _NOBODY, row.code, "")
    yield from (row.article_id, row.url, row.publisher or _NO_PUBLISHER)


def _petrarch2_text(row: Row) -> Iterator[object]:
    yield from _petrarch2(row)
    yield from (row.source_text or _NOBODY, row.target_text or _NOBODY, row.action or _NOBODY)
    yield from (_actor(row.source, row.source_country)[0], _actor(row.target, row.target_country)[0])


def _phoenix(row: Row) -> Iterator[object]:
    yield f"{row.event_id}_{coder_version()}"
    yield from (row.day, row.day[:4], row.day[4:6], row.day[6:])
    yield from (row.source, *_actor(row.source, row.source_country))
    yield from (row.target, *_actor(row.target, row.target_country))
    yield from (row.code, row.root, PHOENIX_QUAD_CLASSES.get(row.root, ""), row.goldstein, "")
    yield from ("" for _ in range(5))
    yield from (row.article_id, row.url, row.publisher)


def _actor(code: str, country: str) -> tuple[str, str, str]:
    """Phoenix's root, agent and others: a country or one of four international codes, one of thirteen roles, the rest."""
    first, *others = [code[i : i + 3] for i in range(0, len(code), 3)] or [""]
    root = first if first in _ROOTS or first == country else ""
    agent = others.pop(0) if others and others[0] in _AGENTS else ""
    return root, agent, ";".join(others)


_COLUMNS = ("date", "source", "target", "code", "issues", "ids", "url", "publisher")
PETRARCH2 = TabFormat(_COLUMNS, _petrarch2)
PETRARCH2_TEXT = TabFormat(
    (*_COLUMNS, "source text", "target text", "event text", "source root", "target root"), _petrarch2_text
)
PHOENIX = TabFormat(
    (
        *("event id", "date", "year", "month", "day"),
        *("source full", "source root", "source agent", "source others"),
        *("target full", "target root", "target agent", "target others"),
        *("code", "root", "quad class", "goldstein", "issues", "latitude", "longitude", "place", "state", "country"),
        *("story ids", "urls", "publishers"),
    ),
    _phoenix,
)
