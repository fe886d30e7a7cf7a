"""Files, folders, standard input and compressed files: what is read, in what order, and what is told of damage."""

import bz2
import gzip
import itertools
import lzma
import os
import random
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from batch.inputs import TEXT, articles, ids, json_lines, read_all, reasons, standard_input, write

from eventcoder.batch.article import Article
from eventcoder.batch.readers import table
from eventcoder.batch.readers.options import Options
from eventcoder.batch.readers.read import read
from eventcoder.errors import InputError

LINES = json_lines(*({"id": n, "text": f"Text {n}."} for n in range(300)))

# It hardly shrinks, so that compressed files consist of several blocks.
BIG = json_lines(*({"id": n, "text": random.Random(n).randbytes(300).hex()} for n in range(1000)))


def zst(data):
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


PACKERS = {
    ".gz": gzip.compress,
    ".bz2": partial(bz2.compress, compresslevel=1),
    ".xz": partial(lzma.compress, preset=0),
    ".zst": zst,
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_compressed_files_are_read_with_and_without_their_suffix(tmp_path, suffix):
    packed = PACKERS[suffix](LINES.encode())
    for name in (f"a.jsonl{suffix}", f"A.JSONL{suffix.upper()}", "a.jsonl", "a"):
        assert ids(articles(write(tmp_path / name, packed))) == [str(n) for n in range(300)], name
    assert articles(write(tmp_path / f"n.txt{suffix}", PACKERS[suffix](TEXT.encode())))[0].text == TEXT


@pytest.mark.parametrize("suffix", PACKERS)
def test_compressed_files_that_were_joined_are_read_to_the_end(tmp_path, suffix):
    half = len(LINES) // 2
    packed = PACKERS[suffix](LINES[:half].encode()) + PACKERS[suffix](LINES[half:].encode())
    assert len(articles(write(tmp_path / f"a.jsonl{suffix}", packed))) == 300


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("kept", [0.0001, 0.5, 0.9999])
def test_a_compressed_file_that_breaks_off_keeps_what_came_before(tmp_path, suffix, kept):
    packed = PACKERS[suffix](BIG.encode())
    path = write(tmp_path / f"a.jsonl{suffix}", packed[: int(len(packed) * kept)])
    write(tmp_path / "b.jsonl", json_lines({"id": "next", "text": TEXT}))
    *good, bad, following = read_all(path, tmp_path / "b.jsonl")
    assert ids(good) == [str(n) for n in range(len(good))]
    assert len(good) > 1000 * (kept - 0.4)
    assert "damaged, or breaks off" in bad.reason
    assert bad.id == path.as_posix()
    assert following.id == "next"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_damage_within_a_compressed_file_is_told(tmp_path, suffix):
    packed = bytearray(PACKERS[suffix](BIG.encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 20] = b"\xff" * 20
    found = read_all(write(tmp_path / f"a.jsonl{suffix}", bytes(packed)))
    assert "damaged" in found[-1].reason


def test_a_text_that_breaks_off_is_no_article(tmp_path):
    packed = gzip.compress(TEXT.encode())
    path = write(tmp_path / "in" / "a.txt.gz", packed[:-4])
    assert list(reasons(path.parent)) == [path.as_posix()]


def test_a_file_named_as_compressed_that_is_not_is_an_error(tmp_path):
    path = write(tmp_path / "a.jsonl.gz", LINES)
    with pytest.raises(InputError, match=r"named \.gz but is not compressed so"):
        read_all(path)
    assert "is not compressed so" in reasons(tmp_path)[path.as_posix()]


def test_zst_and_parquet_name_the_extra_that_they_need(tmp_path, monkeypatch):
    path = write(tmp_path / "a.jsonl.zst", zst(LINES.encode()))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(InputError, match=r"pip install eventcoder\[batch\]"):
        read_all(path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install eventcoder\[batch\]"):
        read_all(write(tmp_path / "a.parquet", b"PAR1"))


def test_what_is_no_parquet_is_an_error_and_in_a_folder_rejected(tmp_path):
    pytest.importorskip("pyarrow")
    path = write(tmp_path / "in" / "a.parquet", b"PAR1 and nothing more")
    write(tmp_path / "in" / "b.txt", TEXT)
    with pytest.raises(InputError, match="no Parquet file, or a damaged one"):
        read_all(path)
    assert ids(read_all(tmp_path / "in")) == ["b.txt"]
    assert list(reasons(tmp_path / "in")) == [path.as_posix()]


def test_parquet_that_is_damaged_further_on_keeps_what_came_before(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = [os.urandom(2000).hex() for _ in range(1000)]
    parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet", row_group_size=250, compression="gzip")
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    middle = len(content) * 6 // 10
    content[middle : middle + 5000] = b"\0" * 5000
    *good, bad = read_all(write(tmp_path / "a.parquet", bytes(content)))
    assert len(good) >= 250
    assert [record.text for record in good] == texts[: len(good)]
    assert "damaged after row" in bad.reason


def test_a_folder_is_read_sorted_and_deep_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", ".git/x.txt", "a.txt", "B.txt", "d.txt.gz"):
        write(tmp_path / name, gzip.compress(TEXT.encode()) if name.endswith("gz") else TEXT)
    write(tmp_path / "c.jsonl", json_lines({"text": TEXT}))
    found = articles(tmp_path)
    line = f"{tmp_path.as_posix()}/c.jsonl:1"
    assert ids(found) == ["B.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", line, "d.txt.gz"]
    assert articles(tmp_path) == found


def test_inputs_come_in_the_order_of_the_arguments(tmp_path):
    for name in ("b.txt", "a.txt", "in/c.txt"):
        write(tmp_path / name, TEXT)
    found = articles(tmp_path / "b.txt", tmp_path / "in", tmp_path / "a.txt")
    assert ids(found) == [f"{tmp_path.as_posix()}/b.txt", "c.txt", f"{tmp_path.as_posix()}/a.txt"]


def test_a_folder_with_odd_things_gives_all_that_can_be_read(tmp_path):
    write(tmp_path / "good.txt", TEXT)
    write(tmp_path / "report.pdf", b"%PDF-1.7")
    write(tmp_path / "bad.csv", "a,b\n1,2\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    assert ids(read_all(tmp_path)) == ["good.txt"]
    told = {Path(place).name: reason for place, reason in reasons(tmp_path).items()}
    assert "the format of .pdf files is not known" in told["report.pdf"]
    assert "no column is known to hold the text" in told["bad.csv"]
    assert "contains itself" in told["loop"]
    assert "leads nowhere" in told["nowhere"]
    assert "neither a file nor a folder" in told["pipe"]


def test_a_missing_input_is_told_before_another_is_read(tmp_path):
    write(tmp_path / "a.txt", TEXT)
    with pytest.raises(InputError, match=r"gone\.txt: cannot be read: No such file"):
        read([tmp_path / "a.txt", tmp_path / "gone.txt"])
    with pytest.raises(InputError, match=r"format of \.docx files is not known.*--format"):
        read([write(tmp_path / "a.docx", b"PK")])
    assert list(read([])) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    write(tmp_path / "a.txt", TEXT).chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        read([tmp_path / "a.txt"])
    assert "Permission denied" in next(iter(reasons(tmp_path).values()))


def test_a_file_that_vanishes_after_it_was_found_is_rejected(tmp_path):
    write(tmp_path / "a.jsonl", json_lines({"text": TEXT}))
    write(tmp_path / "b.jsonl", json_lines({"id": "b", "text": TEXT}))
    found = read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
    (tmp_path / "a.jsonl").unlink()
    first, second = found
    assert "No such file" in first.reason
    assert second.id == "b"


@pytest.mark.parametrize(
    ("content", "format", "count"),
    [
        (TEXT, "text", 1),
        ("{Editor's note} " + TEXT, "text", 1),
        ("Kabul, Paris, Rome.\n" + TEXT, "text", 1),
        (LINES, "jsonl", 300),
        (b"\xef\xbb\xbf" + LINES.encode(), "jsonl", 300),
        ('[\n {"text": "One."}, {"text": "Two."}]', "json", 2),
        ('{\n "text": "One."\n}', "json", 1),
        ("id,date,text\n1,2024-05-17,One.\n", "csv", 1),
        ("id\tdate\ttext\n1\t2024-05-17\tOne.\n", "tsv", 1),
        ("<!-- old -->\n<Sentences><Sentence id='1'><Text>One.</Text></Sentence></Sentences>", "petrarch", 1),
    ],
)
def test_the_format_of_standard_input_is_found_and_said(monkeypatch, content, format, count):
    said = []
    data = content if isinstance(content, bytes) else content.encode()
    for packed in (data, gzip.compress(data), zst(data)):
        standard_input(monkeypatch, packed)
        assert len(list(read(["-"], Options(), said.append))) == count
        assert said[0] == f"stdin: read as {format}"
    standard_input(monkeypatch, data)
    assert len(articles("-", format=format)) == count


def test_parquet_comes_through_standard_input(monkeypatch):
    pyarrow = pytest.importorskip("pyarrow")
    sink = pyarrow.BufferOutputStream()
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table({"id": ["p"], "text": [TEXT]}), sink)
    standard_input(monkeypatch, sink.getvalue().to_pybytes())
    assert articles("-") == [Article("p", TEXT)]


def test_standard_input_is_read_once(monkeypatch):
    with pytest.raises(InputError, match="given twice"):
        read(["-", "-"])
    standard_input(monkeypatch, b"")
    assert reasons("-") == {"stdin": "there is no text"}


def test_a_named_pipe_is_read_like_standard_input(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(gzip.compress(LINES.encode())))
    writer.start()
    assert len(articles(tmp_path / "pipe")) == 300
    writer.join()


def test_skipping_gives_the_rest_whatever_the_inputs(tmp_path):
    write(tmp_path / "in" / "a.txt", TEXT)
    write(tmp_path / "in" / "b.txt", b"\xff")
    write(tmp_path / "c.jsonl", json_lines({"text": TEXT}, {"text": 1}, {"date": "01/02/2024", "text": TEXT}))
    write(tmp_path / "d.csv", "id,text\n1,One.\n2\n3,Three.\n")
    inputs = [tmp_path / name for name in ("c.jsonl", "in", "d.csv")]
    everything = read_all(*inputs)
    assert len(everything) == 8
    for count in range(10):
        assert read_all(*inputs, skip=count) == everything[count:]


def test_records_are_read_when_asked_for_and_skipped_ones_never_made(tmp_path, monkeypatch):
    write(tmp_path / "a.jsonl", json_lines(*({"id": n, "text": TEXT} for n in range(20_000))))
    made, parsed = [], []
    real_make, real_row = table.make_article, table.Row
    monkeypatch.setattr(table, "make_article", lambda *given: (made.append(1), real_make(*given))[1])
    monkeypatch.setattr("eventcoder.batch.readers.json_rows.Row", lambda *given: (parsed.append(1), real_row(*given))[1])
    found = read([tmp_path / "a.jsonl"], skip=10)
    assert [record.id for record in itertools.islice(found, 3)] == ["10", "11", "12"]
    assert len(made) == 3
    assert len(parsed) <= 200
