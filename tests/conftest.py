"""What all tests share: the coder with its real model and dictionaries, loaded once."""

import pytest
from hypothesis import settings

from eventcoder.coder import load

# The same examples in every run, and no time limit on one: a test must not fail because the machine is busy.
settings.register_profile("eventcoder", deadline=None, derandomize=True)
settings.load_profile("eventcoder")


@pytest.fixture(scope="session")
def coder():
    return load()
