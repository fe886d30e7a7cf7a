"""What a reader gives: articles, and the records that no article could be made of."""

from __future__ import annotations

import datetime

from attrs import frozen

__all__ = ["Article", "Rejected"]


@frozen
class Article:
    """A raw article as a reader gives it.

    Attributes:
        id: what the input calls it; need not be unique.
        text: the text to be coded, paragraphs apart by blank lines.
        date: the day it was published, None if not known.
        title: its headline.
        url: where it stands.
        source: the outlet that published it.
        language: its language as the input names it, mostly a two-letter code; "" if not known.

    """

    id: str
    text: str
    date: datetime.date | None = None
    title: str = ""
    url: str = ""
    source: str = ""
    language: str = ""


@frozen
class Rejected:
    """A record that could not be read or coded: its id, the reason, and its place in the input, as "file.jsonl:17"."""

    id: str
    reason: str
    place: str = ""
