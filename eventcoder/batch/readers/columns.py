"""Which column is what: named by the user, or guessed by its name, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventcoder.batch.readers.options import ROLES
from eventcoder.errors import InputError

__all__ = ["choose_columns", "column_names", "is_header", "look_up"]

# Names in the exports of news archives, scrapers and aggregators, without case, spaces, dashes and underscores: Media Cloud,
# NewsAPI, news-please, newspaper3k, Common Crawl News, GDELT's, LexisNexis and Factiva tables, OEDA's MongoDB collections.
_GUESSES = {
    "id": "id, articleid, docid, documentid, storyid, storiesid, newsid, uid, uuid, guid, key, _id",
    "date": """date, published, publishdate, publisheddate, publicationdate, publishedat, publishedon, publishtime, pubdate,
        datepublish, datepublished, dateofpublication, articledate, storydate, timestamp, datetime, created, createdat""",
    "title": "title, headline, articletitle, headlinemain",
    "text": """text, body, content, article, articletext, articlebody, maintext, fulltext, story, storytext, bodytext,
        plaintext, cleanedtext, document, contenttext""",
    "url": "url, link, webpage, articleurl, weburl, permalink, sourceurl, uri",
    "source": """source, publisher, publication, outlet, newspaper, medium, medianame, mediatitle, sourcename, source.name,
        sourcedomain, domain, site""",
    "language": "language, lang, languagecode, articlelanguage",
}
_ROLE_OF = {name.strip(): role for role, names in _GUESSES.items() for name in names.split(",")}
# Columns are looked for so deep; a thousand brackets in a damaged record must not exhaust Python's stack.
_DEPTH = 8
# How exports of MongoDB wrap an id and a date.
_WRAPPINGS = (".$oid", ".$date")


def choose_columns(names: Sequence[str], given: Mapping[str, str], place: str, sparse: bool = False) -> dict[str, str]:
    """The column of each role that has one, in the order of `ROLES`.

    A column that the user names is taken. Else the one called like the role, or the only one with another known name.

    Args:
        names: the columns of the file; one inside another is "outer.inner".
        given: roles with the names that the user gave.
        place: the file, for messages.
        sparse: whether `names` are only those seen so far, so that another one that the user names may still come.

    Raises:
        InputError: if a column that the user names is missing or there twice, if several columns may have a role and the
            user did not say which, or if there is no text.

    """
    chosen = {}
    for role in ROLES:
        if role in given:
            found = [name for name in names if name == given[role]]
            if not found and sparse and role != "text":
                found = [given[role]]
            elif not found:
                raise InputError(f"{place}: there is no column {given[role]!r}; {_listed(names)}")
        else:
            guessed = [name for name in names if _ROLE_OF.get(_plain(name)) == role]
            found = [name for name in guessed if _plain(name) == role] or guessed
        if len(found) > 1:
            several = ", ".join(map(repr, found))
            raise InputError(f"{place}: the {role} may be in {several}: say which, as --column {role}={found[0]}")
        if found:
            chosen[role] = found[0]
    if "text" not in chosen:
        raise InputError(f"{place}: no column is known to hold the text: say which, as --column text=NAME; {_listed(names)}")
    return chosen


def is_header(names: Sequence[str]) -> bool:
    """Whether these fields of a first line can be the names of columns, one of which holds the text."""
    roles = [_ROLE_OF.get(_plain(name)) for name in names]
    return "text" in roles and sum(role is not None for role in roles) > 1


def column_names(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The columns of rows in the order in which they first stand; a mapping in a row gives "outer.inner"."""
    return list(dict.fromkeys(name for row in rows for name in _names(row)))


def _names(row: Mapping[str, object], depth: int = 0) -> Iterator[str]:
    for name, value in row.items():
        if isinstance(value, Mapping) and depth < _DEPTH:
            yield from (f"{name}.{inner}" for inner in _names(value, depth + 1))
        else:
            yield name


def look_up(row: Mapping[str, object], name: str) -> object:
    """The value of a column, None if the row has it not; "a.b.c" may be c in b in a."""
    if name in row:
        return row[name]
    outer, dot, inner = name.partition(".")
    while dot:
        if isinstance(value := row.get(outer), Mapping):
            return look_up(value, inner)
        more, dot, inner = inner.partition(".")
        outer = f"{outer}.{more}"
    return None


def _plain(name: str) -> str:
    for wrapping in _WRAPPINGS:
        name = name.removesuffix(wrapping)
    name = name.strip().lower()
    return name if name == "_id" else "".join(name.replace("-", " ").replace("_", " ").split())


def _listed(names: Sequence[str]) -> str:
    shown = [name if len(name) <= 40 else name[:37] + "..." for name in names[:30]]
    more = f" and {len(names) - 30} more" if len(names) > 30 else ""
    return f"its columns are: {', '.join(shown)}{more}" if names else "it has no columns"
