"""Articles in a data frame or an Arrow batch: events in the flat schema, and nothing lost at a bad article."""

import logging
import re
import subprocess
import sys
from pathlib import Path

import pandas
import pyarrow
import pytest

import eventcoder
from eventcoder.batch.writers import COLUMNS, arrow_schema
from eventcoder.coder import Coder

CLUSTERS = Path(__file__).parents[2] / "docs" / "clusters.md"
GOOD = "France condemned Iran on Monday."
TWO = "The U.S. has imposed sanctions on Russia. Kenya refused to hold talks with Somalia."


def said(events):
    return list(zip(events["source"], events["code"], events["target"], strict=True))


def test_a_frame_of_articles_gives_a_frame_of_events(coder):
    articles = pandas.DataFrame(
        {
            "key": [30, 10, 20],
            "body": [TWO, "Nothing happened.", GOOD],
            "day": pandas.to_datetime(["2015-12-15", "2015-12-16", None]),
            "url": ["http://x/30", None, "http://x/20"],
        }
    )
    events = eventcoder.code_frame(articles, {"id": "key", "text": "body", "date": "day"}, coder)
    assert said(events) == [("USA", "163", "RUS"), ("KEN", "125", "SOM"), ("FRA", "111", "IRN")]
    assert list(events.index) == [30, 30, 20]
    assert events.index.name == "article_id"
    assert [*events.columns[:3], "article_id", *events.columns[3:]] == list(COLUMNS)
    assert list(events["event_id"]) == [1, 2, 3]
    assert list(events["article_number"]) == [0, 0, 2]
    assert [str(day) for day in events["date"]] == ["2015-12-15", "2015-12-15", "None"]
    assert list(events.join(articles.set_index("key")["body"])["body"]) == [TWO, TWO, GOOD]


def test_without_ids_the_index_of_the_frame_says_which_article(coder):
    articles = pandas.DataFrame({"text": [GOOD, TWO]}, index=["a", "b"])
    assert list(eventcoder.code_frame(articles, coder=coder).index) == ["a", "b", "b"]


def test_no_events_give_an_empty_frame_with_all_columns(coder):
    for texts in ([], ["Nothing happened."]):
        events = eventcoder.code_frame(pandas.DataFrame({"text": texts}), coder=coder)
        assert events.shape == (0, len(COLUMNS) - 1)


def test_a_batch_of_articles_gives_a_batch_of_events_and_the_rejected(coder):
    batch = pyarrow.record_batch(
        {
            "id": ["a", "b", "c", "d"],
            "text": [GOOD, None, GOOD, GOOD],
            "date": ["2015-12-15", None, "soon", ""],
            "more": [1, 2, 3, 4],
        }
    )
    rejected = []
    events = eventcoder.code_batch(batch, coder, rejected)
    assert events.schema == arrow_schema()
    assert [event["article_id"] for event in events.to_pylist()] == ["a", "d"]
    assert [event["article_number"] for event in events.to_pylist()] == [0, 3]
    assert [refusal.id for refusal in rejected] == ["b", "c"]
    assert "YYYY-MM-DD" in rejected[1].reason


def test_articles_that_cannot_be_coded_are_logged_if_nobody_collects_them(coder, caplog):
    with caplog.at_level(logging.WARNING):
        eventcoder.code_batch(
            pyarrow.record_batch({"text": [None, GOOD]}, schema=pyarrow.schema({"text": pyarrow.string()})), coder
        )
    assert "article 0 was not coded: the article's text must be a string" in caplog.text


def test_an_article_that_makes_the_coder_fail_takes_no_other_with_it(coder, monkeypatch):
    pipe = Coder.pipe

    def fragile(self, articles, require_dyad=True):
        if any(article["text"] == "Bad." for article in articles):
            raise ValueError("no parse")
        return pipe(self, articles, require_dyad)

    monkeypatch.setattr(Coder, "pipe", fragile)
    rejected = []
    events = eventcoder.code_batch(pyarrow.record_batch({"text": [GOOD, "Bad.", GOOD]}), coder, rejected)
    assert [event["article_id"] for event in events.to_pylist()] == ["0", "2"]
    assert [(refusal.id, refusal.reason) for refusal in rejected] == [("1", "it could not be coded: ValueError: no parse")]


@pytest.mark.skipif(not CLUSTERS.is_file(), reason="there is no docs/clusters.md")
def test_the_function_for_ray_codes_a_table_of_several_batches_or_none():
    (function,) = re.findall(r"^def code.*?(?=\n\n)", CLUSTERS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names = {"eventcoder": eventcoder, "pyarrow": pyarrow, "arrow_schema": arrow_schema}
    exec(function, names)
    articles = pyarrow.table({"id": ["a", "b"], "text": [GOOD, TWO]})
    two = pyarrow.concat_tables([articles, articles])
    assert names["code"](two)["article_id"].to_pylist() == ["a", "b", "b"] * 2
    assert names["code"](two.slice(0, 0)).schema == arrow_schema()


def test_a_missing_column_is_named(coder):
    frame = pandas.DataFrame({"body": [GOOD]})
    with pytest.raises(eventcoder.InputError, match="there is no column text among body"):
        eventcoder.code_frame(frame, coder=coder)
    with pytest.raises(eventcoder.InputError, match="there is no column day among body"):
        eventcoder.code_frame(frame, {"text": "body", "date": "day"}, coder)
    with pytest.raises(eventcoder.InputError, match="txt is nothing that an article has"):
        eventcoder.code_frame(frame, {"txt": "body"}, coder)


def test_importing_eventcoder_imports_neither_pandas_nor_arrow():
    program = "import sys, eventcoder; print({'pandas', 'pyarrow', 'sqlite3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
