"""`eventcoder explain`: what it prints and writes."""

import io

import pytest
from rich.console import Console
from typer.testing import CliRunner

from eventcoder import coder as coder_module
from eventcoder.cli import app
from eventcoder.errors import EventcoderError, InputError
from eventcoder.explain import explain
from eventcoder.explain.gather import reports
from eventcoder.explain.text import lines

FRANCE = "France condemned Iran on Monday."


@pytest.fixture
def run(coder, monkeypatch):
    monkeypatch.setattr(coder_module, "load", lambda *_: coder)
    return lambda *arguments, **how: CliRunner().invoke(app, ["explain", *map(str, arguments)], **how)


def test_it_shows_actors_parse_clauses_and_events_with_their_entries(run):
    result = run(FRANCE)
    assert result.exit_code == 0
    for shown in (
        "Sentence",
        "FRA",
        "france.yaml",
        "condemned  root VBD",
        "condemned: subjects France; objects Iran",
        "FRA 111 IRN",
        "11-disapprove.yaml:",
        "- verbs: [condemn, denounce",
    ):
        assert shown in result.stdout


def test_it_reads_standard_input(run):
    assert "FRA 111 IRN" in run("-", input=FRANCE).stdout


def test_it_says_so_where_there_is_nothing(run):
    assert "No sentence to code" in run("Share").stdout


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The choir condemned the orchestra.",
            "source 'The choir' is no known actor; target 'the orchestra' is no known actor",
        ),
        ("Did France condemn Iran?", "only supposed: a question"),
        ("If France attacks Iran, Chad will protest.", "attacks: only supposed: behind 'if'"),
        ("France may attack Iran.", "'may' says only what may be"),
        ("France did not attack Iran.", "'not' leaves no event of 190"),
        ("France condemned the weather.", "target 'the weather' is no known actor"),
        ("France refused to meet Iran.", "part of what 'refused' tells"),
        ("France waltzed with Iran.", "not in the dictionary"),
        ("France lost to Spain at the World Cup.", "discarded, for it holds 'world cup'"),
        ("France warned that Chad could attack Mali.", "the deed of another"),
    ],
)
def test_it_says_why_a_word_told_nothing(run, sentence, said):
    assert said in run(sentence).stdout


def test_a_date_that_cannot_be_read_is_told(run):
    assert isinstance(run(FRANCE, "--date", "soon").exception, InputError)


def test_only_the_nearest_misses_are_shown_unless_all_are_wanted(run):
    sentence = "France may take a hostage of Chad."
    short, long = run(sentence).stdout, run(sentence, "--all").stdout
    assert "more entries (--all shows them)" in short
    assert "more entries" not in long
    assert len(long.splitlines()) > len(short.splitlines()) + 50


def test_no_colour_reaches_a_pipe(run):
    assert "\x1b" not in run(FRANCE).stdout


def test_the_text_is_what_the_terminal_shows_without_its_colours(coder):
    console = Console(force_terminal=True, width=400, color_system="standard", record=True, file=io.StringIO())
    for line in lines(reports(coder, FRANCE)):
        console.print(line)
    assert "\x1b" in console.export_text(styles=True, clear=False)
    assert console.export_text().rstrip().splitlines() == explain(coder, FRANCE).splitlines()


def test_a_page_is_written_in_place_of_the_text(run, tmp_path):
    result = run(FRANCE, "--html", tmp_path / "why.html")
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'why.html'}: open it in a browser\n"
    assert "FRA 111 IRN" in (tmp_path / "why.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_told(run, tmp_path):
    result = run(FRANCE, "--html", tmp_path / "nowhere" / "why.html")
    assert isinstance(result.exception, EventcoderError)
    assert f"cannot write {tmp_path / 'nowhere' / 'why.html'}: No such file" in str(result.exception)
