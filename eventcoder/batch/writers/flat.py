"""CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.schema import COLUMNS, flat_values

__all__ = ["CsvFormat", "JsonLinesFormat"]


@frozen
class CsvFormat:
    """Comma-separated values in UTF-8 with a line of names; values are quoted where they must be, as in RFC 4180."""

    def header(self) -> bytes:
        """The line of names."""
        return _csv([COLUMNS])

    def encode(self, rows: Iterable[Row]) -> bytes:
        """A record for each row; dates as YYYY-MM-DD, `lead` as true or false, null as an empty field."""
        return _csv([_spelled(value) for value in flat_values(row)] for row in rows)


@frozen
class JsonLinesFormat:
    """One JSON object a line, with everything that is known of an event; the keys of `Event.to_dict` mean the same here."""

    def header(self) -> bytes:
        """Nothing."""
        return b""

    def encode(self, rows: Iterable[Row]) -> bytes:
        """An object for each row."""
        return "".join(json.dumps(_object(row), ensure_ascii=False) + "\n" for row in rows).encode()


def _csv(records: Iterable[Iterable[object]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(records)
    return file.getvalue().encode()


def _spelled(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _object(row: Row) -> dict[str, Any]:
    values = row._asdict()
    return {
        "event_id": row.event_id,
        "article": {
            "id": row.article_id,
            "number": row.article_number,
            "title": row.title,
            "url": row.url,
            "publisher": row.publisher,
            "language": row.language,
            "length": row.article_length,
        },
        "event_number": row.event_number,
        "date": row.date.isoformat() if row.date else None,
        "source": _side("source", values),
        "target": _side("target", values),
        "code": row.code,
        "name": row.name,
        "root": row.root,
        "quad_class": row.quad_class,
        "goldstein": row.goldstein,
        "plover": row.plover or None,
        "plover_mode": row.plover_mode or None,
        "plover_context": _list(row.plover_context),
        "action": {"text": row.action, "start": row.action_start, "end": row.action_end},
        "sentence": {
            "text": row.sentence,
            "start": row.sentence_start,
            "end": row.sentence_end,
            "number": row.sentence_number,
            "lead": row.lead,
        },
        "counts": {"mentions": row.mentions, "publishers": row.publishers, "articles": row.articles},
        "evidence": [
            {"entry": entry, "pattern": pattern, "file": file, "line": line} for entry, pattern, file, line in row.evidence
        ],
    }


def _side(side: str, values: dict[str, Any]) -> dict[str, Any] | None:
    if not values[side]:
        return None
    texts = ("text", "start", "end", "country", "country_name", "group", "ethnic")
    return {
        "code": values[side],
        **{name: values[f"{side}_{name}"] for name in texts},
        **{name: _list(values[f"{side}_{name}"]) for name in ("religions", "roles")},
    }


def _list(text: str) -> list[str]:
    return text.split(";") if text else []
