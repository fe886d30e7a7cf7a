"""Ten articles that are coded whole and compared with what a scholar would code.

`data/articles/NN-name.txt` is an article; `NN-name.events` says what happens in it, noted before the coder had seen it.
Its first line is `# date YYYY-MM-DD`, each further line `SOURCE CODE TARGET | number of the sentence | words of it`.
`a/b` in an actor or code: either is right. `?` behind a dyad: it may come out or not. The coder is measured on source,
root and target of the distinct dyads of an article.

`data/articles/coded.txt` keeps what the coder gives today. After a wanted change:
`UPDATE_GOLDEN=1 pytest tests/test_articles.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

from eventcoder.coder import Coder
from eventcoder.records import Event

FOLDER = Path(__file__).with_name("data") / "articles"
GOLDEN = FOLDER / "coded.txt"
FLOOR = {"precision": 0.85, "recall": 0.80}

Triple = tuple[str, str, str]


@frozen
class Noted:
    sources: frozenset[str]
    roots: frozenset[str]
    targets: frozenset[str]
    optional: bool
    words: str
    line: str

    @classmethod
    def read(cls, line: str) -> Noted:
        dyad, _, words = line.split(" | ")
        sources, codes, targets = (part.split("/") for part in dyad.removesuffix("?").split())
        roots = frozenset(code[:2] for code in codes)
        return cls(frozenset(sources), roots, frozenset(targets), dyad.endswith("?"), words, line)

    def fits(self, found: Triple) -> bool:
        return found[0] in self.sources and found[1] in self.roots and found[2] in self.targets


@frozen
class Article:
    name: str
    text: str
    date: str
    noted: tuple[Noted, ...]

    @classmethod
    def read(cls, path: Path) -> Article:
        first, *lines = path.with_suffix(".events").read_text(encoding="utf-8").splitlines()
        noted = tuple(map(Noted.read, filter(str.strip, lines)))
        return cls(path.stem, path.read_text(encoding="utf-8"), first.removeprefix("# date "), noted)


@frozen
class Coded:
    article: Article
    events: tuple[Event, ...]

    @property
    def found(self) -> list[Triple]:
        """The distinct dyads, in the order of the text."""
        return list(dict.fromkeys((e.source.code, e.root, e.target.code) for e in self.events))

    @property
    def missed(self) -> list[Noted]:
        return [n for n in self.needed if not any(map(n.fits, self.found))]

    @property
    def false(self) -> list[Triple]:
        return [f for f in self.found if not any(n.fits(f) for n in self.article.noted)]

    @property
    def needed(self) -> list[Noted]:
        return [n for n in self.article.noted if not n.optional]

    def told(self) -> Iterator[str]:
        yield f"# {self.article.name}"
        for event in self.events:
            entry = event.evidence[0].entry if event.evidence else "-"
            yield f"{event} | {event.action} | {entry} | {event.sentence}"
        yield ""


def articles() -> list[Article]:
    return [Article.read(path) for path in sorted(FOLDER.glob("[0-9][0-9]-*.txt"))]


@pytest.fixture(scope="module")
def coded(coder: Coder) -> list[Coded]:
    return [Coded(article, coder.code(article.text, article.date)) for article in articles()]


def measure(coded: list[Coded]) -> dict[str, float]:
    found, false = sum(len(c.found) for c in coded), sum(len(c.false) for c in coded)
    needed, missed = sum(len(c.needed) for c in coded), sum(len(c.missed) for c in coded)
    return {"precision": 1 - false / max(found, 1), "recall": 1 - missed / needed}


def report(coded: list[Coded]) -> str:
    lines = []
    for one in coded:
        lines.append(one.article.name)
        lines += [f"    missed  {noted.line}" for noted in one.missed]
        lines += [f"    false   {' '.join(found)}" for found in one.false]
    return "\n".join(lines)


def test_the_articles_are_annotated_soundly(coder):
    read = articles()
    codes = coder.dictionary.ontology.codes
    assert len(read) == 10
    for article in read:
        assert 250 <= len(article.text.split()) <= 350
        assert date(1995, 1, 1) <= date.fromisoformat(article.date) <= date(2025, 12, 31)
        for noted in article.noted:
            assert noted.roots <= set(codes), noted.line
            assert all(piece in article.text for piece in noted.words.split(" ... ")), noted.line


@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_whole_articles_are_coded_well(coded, figure):
    measured = measure(coded)[figure]
    print(report(coded))
    assert measured >= FLOOR[figure]


def test_nothing_changes_unseen(coded):
    now = "\n".join(line for one in coded for line in one.told())
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(now, encoding="utf-8")
    assert now == GOLDEN.read_text(encoding="utf-8"), "if the change is wanted, run the test with UPDATE_GOLDEN=1"
