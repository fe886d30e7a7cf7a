"""What all tests share: the coder with its real model and dictionaries, loaded once."""

import pytest
from hypothesis import settings
from tiny import WORLD, build

from eventcoder.coder import load
from eventcoder.dictionary import cache

# The same examples in every run, and no time limit on one: a test must not fail because the machine is busy.
settings.register_profile("eventcoder", deadline=None, derandomize=True)
settings.load_profile("eventcoder")


@pytest.fixture(scope="session")
def coder():
    return load()


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """Builds a tiny world with dictionary texts laid over it; see tiny.py."""
    monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))
    return lambda *layers: build(tmp_path, *layers)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The tiny world in place of the default dictionaries, which take seconds to compile; makes a folder to lay over it."""
    (tmp_path / "default").mkdir()
    for name, content in WORLD.items():
        (tmp_path / "default" / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(cache, "default_folder", lambda: tmp_path / "default")
    monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))

    def folder(text):
        (tmp_path / "mine").mkdir(exist_ok=True)
        (tmp_path / "mine" / "mine.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "mine"

    return folder
