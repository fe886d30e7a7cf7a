"""Sentences of news that look like events and are none: sport, weather, film plots, what might be.

`data/negatives.txt` has one sentence a line, grouped under lines that start with `#`. Every event of one is false.
"""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).with_name("data") / "negatives.txt"
ALLOWED = 0.02


def sentences() -> list[tuple[str, str]]:
    """The sentences, each with its kind."""
    kind, found = "", []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            kind = line.lstrip("# ")
        elif line.strip():
            found.append((kind, line.strip()))
    return found


def test_there_are_many_of_many_kinds():
    texts = [text for _, text in sentences()]
    assert len(texts) >= 300
    assert len(set(texts)) == len(texts)
    assert len({kind for kind, _ in sentences()}) >= 12


@pytest.fixture(scope="module")
def coded(coder):
    """The events of every sentence that has any."""
    return [(kind, text, events) for kind, text in sentences() if (events := coder.code(text))]


def test_hardly_any_yields_an_event(coded):
    named = [f"{kind}: {text} => {'; '.join(map(str, events))}" for kind, text, events in coded]
    share = len(named) / len(sentences())
    told = f"{len(named)} of {len(sentences())} sentences ({share:.1%}) are coded"
    print(told, *named, sep="\n")
    assert share <= ALLOWED, "\n".join([told, *named])
