"""Commands in this process, over the tiny world, with the parser that is loaded already."""

import pytest
from typer.testing import CliRunner

from eventcoder import coder as coder_module
from eventcoder import parser as parser_module
from eventcoder.cli import app


@pytest.fixture
def run(coder, small, tmp_path, monkeypatch):
    """Runs `eventcoder dict` with the tiny world for its default dictionaries, in a folder of its own."""
    monkeypatch.setattr(coder_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.setattr(parser_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.chdir(tmp_path)

    def ran(*arguments, **how):
        return CliRunner().invoke(app, ["dict", *map(str, arguments)], **how)

    return ran
