"""The example that plots events codes a folder or a file, and counts days and classes as they are."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "docs" / "examples" / "plot_events.py"
NEWS = [
    ("2015-12-14", "The U.S. has imposed sanctions on Russia."),
    ("2015-12-16", "France condemned Iran. Kenya condemned Somalia."),
    (None, "France condemned Iran."),
]


@pytest.fixture
def script():
    pytest.importorskip("matplotlib", reason="there is no matplotlib: pip install 'eventcoder[examples]'")
    if not SCRIPT.is_file():
        pytest.skip("there is no docs/examples")
    spec = importlib.util.spec_from_file_location("plot_events", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_folder(path):
    path.mkdir()
    for number, (day, text) in enumerate(NEWS):
        (path / f"{day or number}.txt").write_text(text, encoding="utf-8")
    return path


def as_lines(path):
    path.write_text("".join(json.dumps({"date": day, "text": text}) + "\n" for day, text in NEWS), encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [as_folder, as_lines])
def test_it_codes_and_plots(script, make, tmp_path, monkeypatch, capsys):
    image = tmp_path / "events.png"
    monkeypatch.setattr(sys, "argv", ["plot_events.py", str(make(tmp_path / "news.jsonl")), str(image)])
    script.main()
    assert capsys.readouterr().out == f"4 events, 1 of them without a date, in {image}\n"
    assert image.read_bytes().startswith(b"\x89PNG")


def test_a_day_without_events_is_a_day(script, coder, tmp_path):
    events = script.eventcoder.code_frame(script.read_frame(str(as_lines(tmp_path / "news.jsonl"))), coder=coder)
    days = script.count_by_day(events)
    assert [f"{day:%Y-%m-%d}" for day in days.index] == ["2015-12-14", "2015-12-15", "2015-12-16"]
    assert days[[3, 4]].values.tolist() == [[0, 1], [0, 0], [2, 0]]
    assert days[[1, 2]].sum().sum() == 0


def test_no_events_make_an_empty_plot(script, coder, tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happened.", encoding="utf-8")
    script.plot(script.eventcoder.code_frame(script.read_frame(str(tmp_path / "a.txt")), coder=coder), str(tmp_path / "e.svg"))
    assert "</svg>" in (tmp_path / "e.svg").read_text(encoding="utf-8")
