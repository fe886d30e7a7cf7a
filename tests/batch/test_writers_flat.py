"""CSV, Parquet, JSON Lines and the working file: what goes in comes out again, and the same events give the same bytes."""

import datetime
import io
import json
import pickle
import sys

import pandas
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import article, event, maker, row

from eventcoder.batch.rows import Row
from eventcoder.batch.writers import (
    COLUMNS,
    TEXT_FORMATS,
    SpoolFormat,
    arrow_batch,
    arrow_schema,
    flat_values,
    read_spool,
    write_parquet,
)
from eventcoder.errors import EventcoderError

ROWS = [
    row(),
    row("163", "USAGOV", "RUS", date=None, identifier='a "2", so\nto say', title="Naïve, 中文\t"),
    row("1411", source="", url=""),
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8)


@given(TEXTS, TEXTS, st.none() | st.dates(), st.none() | st.integers(0, 10**6), st.booleans())
def test_the_working_file_gives_rows_back(tmp_path_factory, identifier, publisher, date, number, lead):
    given_row = row()._replace(article_id=identifier, publisher=publisher, date=date, sentence_number=number, lead=lead)
    path = tmp_path_factory.mktemp("spool") / "rows"
    path.write_bytes(SpoolFormat().header() + SpoolFormat().encode([given_row, ROWS[1]]))
    assert list(read_spool(path)) == [given_row, ROWS[1]]


def as_pandas_reads_csv(rows):
    written = TEXT_FORMATS["csv"].header() + TEXT_FORMATS["csv"].encode(rows)
    schema = arrow_schema()
    text = {field.name: str for field in schema if str(field.type) == "string"}
    return pandas.read_csv(
        io.BytesIO(written), dtype=text, keep_default_na=False, na_values={"date": [""]}, lineterminator="\n"
    )


def test_csv_has_the_values_of_the_rows():
    frame = as_pandas_reads_csv(ROWS)
    assert list(frame.columns) == list(COLUMNS) == list(Row._fields)
    for one, (_, read) in zip(ROWS, frame.iterrows(), strict=True):
        for name, value in zip(COLUMNS, flat_values(one), strict=True):
            assert ("" if pandas.isna(read[name]) else str(read[name])) == ("" if value is None else str(value)), name


def test_parquet_has_the_values_and_types_of_the_rows(tmp_path):
    write_parquet(iter(ROWS), tmp_path / "events.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "events.parquet")
    assert table.schema == arrow_schema()
    assert [tuple(read.values()) for read in table.to_pylist()] == [flat_values(one) for one in ROWS]
    frame = pandas.read_parquet(tmp_path / "events.parquet")
    assert list(frame["code"]) == ["040", "163", "1411"]
    assert frame["date"][0] == datetime.date(2015, 12, 15)
    assert frame["evidence"][0] == "meet (verbs/04-consult.yaml:12)"


def test_parquet_of_the_same_rows_is_the_same_file(tmp_path):
    for name in ("one", "two"):
        write_parquet((ROWS[number % 3]._replace(event_id=number) for number in range(25_000)), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    groups = pyarrow.parquet.ParquetFile(tmp_path / "one").metadata
    assert [groups.row_group(number).num_rows for number in range(groups.num_row_groups)] == [20_000, 5_000]


def test_no_events_make_a_table_without_rows(tmp_path):
    write_parquet([], tmp_path / "events.parquet")
    assert pandas.read_parquet(tmp_path / "events.parquet").shape == (0, len(COLUMNS))
    assert arrow_batch([]).schema == arrow_schema()


def test_parquet_without_pyarrow_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(EventcoderError, match=r"pip install 'eventcoder\[batch\]'"):
        write_parquet(ROWS, tmp_path / "events.parquet")


def test_json_lines_hold_all_that_an_event_says_itself():
    said = event("0231", source="").to_dict()
    (one,) = maker().rows(article(), 4, [event("0231", source="")])
    (line,) = TEXT_FORMATS["jsonl"].encode([one]).decode().splitlines()
    written = json.loads(line)
    assert written.keys() >= said.keys()
    assert written["source"] is None
    assert written["target"].items() >= said["target"].items()
    assert written["sentence"].items() >= said["sentence"].items()
    for key in ("date", "code", "name", "root", "quad_class", "goldstein", "plover", "action"):
        assert written[key] == said[key]
    assert written["evidence"] == [said["evidence"][0] | {"pattern": "SOURCE * TARGET"}]
    assert written["article"]["id"] == "a1"
    assert written["article"]["number"] == 4


def test_json_lines_are_read_by_pandas():
    written = TEXT_FORMATS["jsonl"].encode(ROWS)
    frame = pandas.read_json(io.BytesIO(written), lines=True, dtype={"code": str})
    assert list(frame["code"]) == ["040", "163", "1411"]
    assert frame["article"][1]["title"] == "Naïve, 中文\t"
    assert "中文".encode() in written


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_chunks_make_the_same_file_as_all_at_once(name):
    text_format = TEXT_FORMATS[name]
    assert b"".join(text_format.encode([one]) for one in ROWS) == text_format.encode(ROWS)
    assert text_format.encode([]) == b""
    assert text_format.encode(ROWS).endswith(b"\n")


def test_the_lead_is_the_headline_and_the_first_paragraph():
    text = article().text
    starts = [0, text.index("Lebanon"), text.index("Later")]
    rows = maker().rows(article(), 0, [event(start=start) for start in starts], sentence_starts=starts)
    assert [one.lead for one in rows] == [True, True, False]
    assert [one.sentence_number for one in rows] == [1, 2, 3]
    assert [one.event_number for one in rows] == [0, 1, 2]


def test_what_utf8_cannot_hold_becomes_a_replacement():
    one = row(identifier="a\ud800", title="nul\x00")
    assert (one.article_id, one.title) == ("a\ufffd", "nul ")


def test_rows_are_cheap_to_send():
    rows = [row()._replace(event_number=number) for number in range(100)]
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert len(pickle.dumps(rows)) < 100 * 700


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("USAGOV", ("USA", "United States", "", "", "", "GOV")),
        ("LBNREBHEZ", ("LBN", "Lebanon", "HEZ", "", "", "REB")),
        ("PSEGOVHMS", ("PSE", "Palestine", "HMS", "", "", "GOV")),
        ("IGOEUREEC", ("EUR", "", "EEC", "", "", "IGO")),
        ("IGOUNOREFHCR", ("", "", "UNO", "", "", "IGO;REF")),
        ("MKDALB", ("MKD", "North Macedonia", "", "ALB", "", "")),
        ("MNCJPN", ("JPN", "Japan", "", "", "", "MNC")),
        ("NGOUSAHLH", ("USA", "United States", "", "", "", "NGO;HLH")),
        ("KUR", ("", "", "", "KUR", "", "")),
        ("EUR", ("EUR", "", "", "", "", "")),
        ("IRQOPPMOSSHI", ("IRQ", "Iraq", "", "", "MOS;SHI", "OPP")),
        ("---", ("", "", "", "", "", "")),
    ],
)
def test_actor_codes_are_taken_apart(code, parts):
    assert row(source=code)[COLUMNS.index("source_country") : COLUMNS.index("target")] == parts
