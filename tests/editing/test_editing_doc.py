"""docs/editing.md is a script: its files are written, its commands run, and what they print is what stands there.

UPDATE_GOLDEN=1 writes what they print into the page.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventcoder import coder as coder_module
from eventcoder import parser as parser_module
from eventcoder.cli import app
from eventcoder.errors import EventcoderError

PAGE = Path(__file__).parents[2] / "docs" / "editing.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
# A file is named in front of its block; a block of the console holds commands and what they print.
STEPS = re.compile(r"`([\w./-]+)`[^`\n]*:\n\n```\w+\n(.*?)```|```console\n(.*?)```", re.DOTALL)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not TEXT, reason="there is no docs/editing.md")]


@pytest.fixture
def shell(coder, tmp_path, monkeypatch):
    """Runs a line, and gives what the terminal would show."""
    monkeypatch.setattr(coder_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.setattr(parser_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    def ran(line):
        program, *arguments = shlex.split(line)
        assert program == "eventcoder"
        done = CliRunner().invoke(app, arguments)
        if isinstance(done.exception, EventcoderError):
            return f"{done.output}eventcoder: {done.exception}\n"
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.output

    return ran


def test_the_page_has_ten_tasks():
    assert len(re.findall(r"^## \d+\. ", TEXT, re.MULTILINE)) == 10


def test_every_command_prints_what_the_page_says(shell):
    page = TEXT
    for step in STEPS.finditer(TEXT):
        name, content, console = step.groups()
        if name:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(content, encoding="utf-8")
            continue
        lines = [line[2:] for line in console.splitlines() if line.startswith("$ ")]
        shown = "".join(f"$ {line}\n{shell(line)}" for line in lines)
        if os.environ.get("UPDATE_GOLDEN"):
            page = page.replace(f"```console\n{console}```", f"```console\n{shown}```", 1)
        else:
            assert shown == console
    if page != TEXT:
        PAGE.write_text(page, encoding="utf-8")
