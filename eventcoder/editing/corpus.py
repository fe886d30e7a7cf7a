"""Reading a corpus: text files, folders of them, and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from eventcoder.errors import InputError
from eventcoder.text import clean

__all__ = ["Article", "read_corpus"]


@frozen
class Article:
    """A text, cleaned, with its name and, if known, its day (YYYY-MM-DD)."""

    id: str
    text: str
    date: str = ""


def read_corpus(paths: Iterable[Path]) -> Iterator[Article]:
    """Read articles: a `.txt` file is one, a line of a `.jsonl` file with "text" (and "id", "date") is one.

    Folders are searched for both, in the order of names.

    Raises:
        InputError: if a file cannot be read, or a line of JSON has no text.

    """
    for path in paths:
        if path.is_dir():
            yield from read_corpus(sorted(p for p in path.rglob("*") if p.suffix in {".txt", ".jsonl"} and p.is_file()))
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path} cannot be read: {error}") from error
        if path.suffix == ".jsonl":
            yield from (_article(f"{path}:{number}", line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
        else:
            yield Article(str(path), clean(text))


def _article(place: str, line: str) -> Article:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: no JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{place}: an article is an object with "text"')
    return Article(str(row.get("id", place)), clean(row["text"]), str(row.get("date") or ""))
