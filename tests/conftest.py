"""What all tests share: the coder with its real model and dictionaries, loaded once."""

import pytest
from hypothesis import settings
from tiny import build

from eventcoder.coder import load

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
