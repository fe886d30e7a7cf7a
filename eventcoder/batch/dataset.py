"""From events to a data set: numbered, one event a day where wanted, or mentions of the same event merged and counted.

Two rows tell the same event if date, source, target and code are equal. Rows without a date are never the same as another,
for nothing says that they are of one day. What must be remembered of earlier rows stands in a temporary SQLite database
that moves to the disk when it outgrows its cache: memory is constant, in whatever order the articles come, and the disk
needs some 100 bytes for each event and 150 for each row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Self

from attrs import define, field

from eventcoder.batch.rows import Row

__all__ = ["MergedEvents", "numbered", "one_a_day"]

_Key = tuple[str, str, str, str]


def numbered(rows: Iterable[Row], first: int = 1) -> Iterator[Row]:
    """The rows with `event_id` counted from `first`, in their order."""
    return (row._replace(event_id=number) for number, row in enumerate(rows, first))


def one_a_day(rows: Iterable[Row]) -> Iterator[Row]:
    """The first row of each event, numbered from 1; later rows of the same event are left out."""
    with closing(_temporary()) as database:
        database.execute(_SEEN)
        yield from numbered(row for row in rows if row.date is None or _is_new(database, row))


@define
class MergedEvents:
    """Events with the counts of their mentions, as GDELT has them; a context manager.

    Attributes:
        read: gives the rows from the first to the last, the same ones each time. They are read once to count, and once
            more for `events` and for `mentions`. The rows of an article must come one after the other.

    """

    read: Callable[[], Iterable[Row]]
    _database: sqlite3.Connection = field(init=False, repr=False)

    def __enter__(self) -> Self:
        self._database = _temporary()
        self._database.executescript(_TABLES)
        self._count()
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def events(self, join: bool = False) -> Iterator[Row]:
        """One row for each event, in the order and with the texts of its first mention.

        `mentions` counts its rows, `articles` the articles and `publishers` the different publishers among them (an article
        without a publisher counts for none, but an event has at least one); `lead` is true if any mention is in a lead.

        Args:
            join: put the ids, URLs and publishers of all articles into the row, apart by semicolons, each once and in
                order, as PETRARCH2 and Phoenix have them.

        """
        rows = enumerate(self.read())
        for first, number, mentions, publishers, articles, lead in self._database.execute(_EVENTS):
            row = next(row for position, row in rows if position == first)
            row = row._replace(event_id=number, mentions=mentions, publishers=publishers, articles=articles, lead=bool(lead))
            yield self._joined(row) if join else row

    def mentions(self) -> Iterator[Row]:
        """Every row, in order, with the `event_id` of its event: the table of mentions."""
        numbers = self._database.execute("SELECT event FROM mention ORDER BY position")
        return (row._replace(event_id=number) for row, (number,) in zip(self.read(), numbers, strict=True))

    def _count(self) -> None:
        database, events = self._database, 0
        for position, row in enumerate(self.read()):
            number = None
            if row.date is not None:
                number = database.execute(_FIND, _key(row)).fetchone()
            if number is None:
                events += 1
                number = (events,)
                database.execute("INSERT INTO event VALUES (?, ?, 0, 0, -1, 0)", (events, position))
                if row.date is not None:
                    database.execute("INSERT INTO key VALUES (?, ?, ?, ?, ?)", (*_key(row), events))
            database.execute(_ADD, (row.article_number, row.article_number, row.lead, *number))
            database.execute(
                "INSERT INTO mention VALUES (?, ?, ?, ?, ?)", (position, *number, row.article_id, row.url, row.publisher)
            )
        database.execute("CREATE INDEX of_event ON mention (event, position)")

    def _joined(self, row: Row) -> Row:
        ids, urls, publishers = (
            ";".join(value for (value,) in self._database.execute(_DISTINCT.format(column), (row.event_id,)))
            for column in ("article_id", "url", "publisher")
        )
        return row._replace(article_id=ids, url=urls, publisher=publishers)


# The types matter: without them SQLite compares a column with a number past its index.
_TABLES = """
CREATE TABLE key (day TEXT, source TEXT, target TEXT, code TEXT, event INTEGER, PRIMARY KEY (day, source, target, code))
WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, first INTEGER, mentions INTEGER, articles INTEGER, last_article INTEGER, lead INTEGER
);
CREATE TABLE mention (position INTEGER PRIMARY KEY, event INTEGER, article_id TEXT, url TEXT, publisher TEXT);
"""
_SEEN = """
CREATE TABLE seen (day TEXT, source TEXT, target TEXT, code TEXT, PRIMARY KEY (day, source, target, code)) WITHOUT ROWID
"""
_FIND = "SELECT event FROM key WHERE day = ? AND source = ? AND target = ? AND code = ?"
_ADD = """
UPDATE event SET mentions = mentions + 1, articles = articles + (last_article != ?), last_article = ?, lead = max(lead, ?)
WHERE number = ?
"""
_EVENTS = """
SELECT first, number, mentions, max(1, (SELECT count(DISTINCT nullif(publisher, '')) FROM mention WHERE event = number)),
articles, lead FROM event ORDER BY number
"""
_DISTINCT = "SELECT {0} FROM mention WHERE event = ? AND {0} != '' GROUP BY {0} ORDER BY min(position)"


def _temporary() -> sqlite3.Connection:
    """A private database that SQLite keeps on the disk, where it does not fit the cache, and deletes by itself."""
    database = sqlite3.connect("", isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    return database


def _key(row: Row) -> _Key:
    return (row.day, row.source, row.target, row.code)


def _is_new(database: sqlite3.Connection, row: Row) -> bool:
    return database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", _key(row)).rowcount == 1
