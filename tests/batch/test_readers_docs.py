"""What docs/input.md shows runs, and prints what it says; what it lists is so."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from pages import DOCS, blocks

from eventcoder.batch.dates import parse_day
from eventcoder.batch.readers.files import COMPRESSIONS, Source, format_by_name
from eventcoder.batch.readers.options import Format

PAGE = DOCS / "input.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
BLOCKS = [(block.kind, block.name, block.content) for block in blocks(TEXT)]

pytestmark = pytest.mark.skipif(not TEXT, reason="there is no docs/input.md")


def test_its_examples_run_and_print_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    namespace, printed = {}, None
    assert [kind for kind, _, _ in BLOCKS].count("text") >= 4
    for kind, name, block in BLOCKS:
        if name:
            Path(name).write_text(block, encoding="utf-8")
        elif kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(block, str(PAGE), "exec"), namespace)
            printed = out.getvalue()
        else:
            assert printed == block


def test_its_table_of_suffixes_is_that_of_the_reader():
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", TEXT, re.MULTILINE)
    assert {name for name, _ in rows} == set(Format)
    for name, suffixes in rows:
        for suffix in re.findall(r"`(\.\w+)`", suffixes):
            for packed in ("", *COMPRESSIONS):
                path = Path(f"a{suffix}{packed}")
                assert format_by_name(Source(path, "a", "a")) == name


def test_its_dates_are_read():
    part = TEXT.partition("These forms are read:")[2].partition("The day is the one")[0]
    dates = [form for form in re.findall(r"`(.*?)`", part) if "/05/17" in form or re.search("2024", form)]
    assert len(dates) >= 15
    assert {parse_day(date).isoformat() for date in dates} == {"2024-05-17"}
