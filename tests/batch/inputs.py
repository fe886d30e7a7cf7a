"""Files to be read, as the tests build them."""

import io
import json
import sys
from types import SimpleNamespace

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.readers.options import Options
from eventcoder.batch.readers.read import read

TEXT = "France condemned Iran on Monday."


def read_all(*inputs, skip=0, **options):
    """All that the inputs give."""
    return list(read([str(name) for name in inputs], Options(**options), lambda _: None, skip))


def articles(*inputs, **options):
    """The articles of inputs in which nothing may be rejected."""
    found = read_all(*inputs, **options)
    assert [record for record in found if isinstance(record, Rejected)] == []
    return found


def reasons(*inputs, **options):
    """The reasons of what was rejected, by place."""
    return {record.place: record.reason for record in read_all(*inputs, **options) if isinstance(record, Rejected)}


def ids(found):
    return [record.id for record in found if isinstance(record, Article)]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def json_lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def standard_input(monkeypatch, content):
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
