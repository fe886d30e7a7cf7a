"""The article that the project began with: what it must give at the least. It is not part of the repository."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "seed"
ARTICLES = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
DATE = "2015-12-15"

pytestmark = pytest.mark.skipif(len(ARTICLES) != 1, reason="the article of ../shared/seed is not at hand")


@pytest.fixture(scope="module")
def text():
    return ARTICLES[0].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def events(coder, text):
    return coder.code(text, date=DATE)


def has(events, source, roots, target):
    """Whether one of the events fits; source and target as regular expressions for the whole code."""
    return any(
        re.fullmatch(source, event.source.code) and event.root in roots.split("/") and re.fullmatch(target, event.target.code)
        for event in events
    )


@pytest.mark.parametrize(
    ("source", "roots", "target"),
    [
        pytest.param("USA", "16/17", "RUS", id="the U.S. imposes sanctions on Russia"),
        pytest.param("E[A-Z]{2}.*", "16/17", "RUS", id="its European allies do so too"),
        pytest.param("USAGOV", "03/04", "RUSGOV", id="Kerry is to meet Putin"),
        pytest.param("RUSGOV", "03/04", "USAGOV", id="Putin is to meet Kerry"),
        pytest.param("RUSGOV", "02/10", "USA", id="Lavrov calls on the USA over Ukraine"),
        pytest.param("SYRGOV", "19", "(SYR)?OPP.*", id="Syria's government fights opposition factions"),
        pytest.param("USA", "02/10", "SYRGOV", id="the US wants Assad to stand down"),
        pytest.param("(SYR)?OPP.*", "02/10", "SYRGOV", id="the opposition says Assad should leave power"),
        pytest.param("RUSGOV", "11", "USA", id="the Russian ministry complains about the USA"),
        pytest.param("RUS(GOV)?", "11", "USA", id="Russia complains about the USA"),
        pytest.param("RUS", "07", "SYR.*", id="Moscow supplies the Free Syrian Army"),
        pytest.param("RUSGOV", "03/04", "TURGOV", id="Putin is to meet Erdogan"),
        pytest.param("TURGOV", "03/04", "RUSGOV", id="Erdogan is to meet Putin"),
    ],
)
def test_it_gives(events, source, roots, target):
    assert has(events, source, roots, target), "\n".join(map(str, events))


@pytest.mark.parametrize(
    ("source", "roots", "target"),
    [
        ("RUS", "16/17", "USA"),
        ("(SYR)?OPP.*", "19", "SYRGOV"),
        ("SYRGOV", "02/10", "USA"),
        ("SYR.*", "07", "RUS.*"),
        ("USA", "02/10", "RUSGOV"),
    ],
)
def test_it_does_not_give_the_same_the_other_way_round(events, source, roots, target):
    assert not has(events, source, roots, target), "\n".join(map(str, events))


def test_boilerplate_gives_nothing(coder, text):
    lines = {match.span() for word in ("Share", "Advertisement") for match in re.finditer(rf"^{word}$", text, re.MULTILINE)}
    assert lines
    for event in coder.code(text, date=DATE, require_dyad=False):
        assert not any(event.sentence_start < end and start < event.sentence_end for start, end in lines)


def test_every_event_quotes_the_article(events, text):
    for event in events:
        assert text[event.source.start : event.source.end] == event.source.text
        assert text[event.target.start : event.target.end] == event.target.text
        assert text[event.action_start : event.action_end] == event.action
