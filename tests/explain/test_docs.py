"""What docs/explain.md shows is what comes out; "..." in it stands for anything."""

import contextlib
import doctest
import io
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventcoder import coder as coder_module
from eventcoder.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "explain.md"
TEXT = PAGE.read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n\$ eventcoder (.+)\n((?:.*\n)+?)```$", TEXT, re.MULTILINE)
CODE = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def agree(shown, printed):
    return doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS)


@pytest.mark.parametrize(("command", "shown"), SESSIONS)
def test_a_command_prints_what_the_page_shows(command, shown, coder, monkeypatch):
    monkeypatch.setattr(coder_module, "load", lambda *_: coder)
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == 0
    assert agree(shown, result.stdout), result.stdout


@pytest.mark.parametrize(("program", "shown"), CODE)
def test_its_python_prints_what_the_page_shows(program, shown, coder):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(program, str(PAGE), "exec"), {"coder": coder})
    assert agree(shown, out.getvalue()), out.getvalue()


def test_there_are_examples():
    assert len(SESSIONS) >= 2
    assert CODE
