"""A real Spark on this machine codes articles as eventcoder does by itself, and loses none."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas
import pyarrow.parquet
import pytest

import eventcoder
from eventcoder.batch.writers import COLUMNS, arrow_schema

ROOT = Path(__file__).parents[1]
JOB = ROOT / "docs" / "examples" / "spark_job.py"
OLDEST_JAVA = 17
ARTICLES = [
    ("a", "The U.S. has imposed sanctions on Russia. Kenya refused to hold talks with Somalia.", "2015-12-15", "http://x/a"),
    ("b", "Nothing happened.", "2015-12-15", None),
    ("c", "France condemned Iran on Monday.", "2015-12-16", None),
    ("c", "France condemned Iran on Monday.", None, ""),
    ("e", "Kenya refused to hold talks with Somalia.", "2015-12-17", "http://x/e"),
]
BAD = [("no text", None, None, None), ("no day", "France condemned Iran.", "soon", None)]
# What tells the rows of a cluster from those of one process: its numbers have gaps.
NUMBERS = ["event_id", "article_number"]


def java_version():
    program = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    if not shutil.which(program):
        return 0
    said = re.search(
        r'version "(\d+)', subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    )
    return int(said[1]) if said else 0


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark", reason="there is no PySpark: pip install 'eventcoder[spark]'")
    if java_version() < OLDEST_JAVA:
        pytest.skip(f"Spark 4 needs Java {OLDEST_JAVA}, and there is {java_version() or 'none'}")
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYTHONPATH", str(Path(eventcoder.__file__).parents[1]), prepend=os.pathsep)
        session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        yield session
        session.stop()


@pytest.fixture
def code_dataframe(spark):
    from eventcoder.spark import code_dataframe

    return code_dataframe


pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # PySpark leaves the sockets of its results to the collector
]


def table(spark, articles):
    return spark.createDataFrame(articles, "id string, text string, date string, url string").repartition(3)


def test_spark_gives_the_events_that_pandas_gives(spark, code_dataframe, coder):
    events = code_dataframe(table(spark, ARTICLES))
    assert events.columns == list(COLUMNS)
    arrow = events.toArrow()
    assert arrow.schema.remove_metadata() == arrow_schema()
    rows = arrow.to_pylist()
    wanted = eventcoder.code_frame(pandas.DataFrame(ARTICLES, columns=["id", "text", "date", "url"]), coder=coder).reset_index()
    assert len(wanted) == 5
    wanted = wanted.astype(object).where(wanted.notna(), None).to_dict("records")

    def plain(rows):
        return sorted(str(sorted((name, str(value)) for name, value in row.items() if name not in NUMBERS)) for row in rows)

    assert plain(rows) == plain(wanted)
    assert len({row["event_id"] for row in rows}) == len(rows)
    numbers = {(row["article_id"], row["date"], row["article_number"]) for row in rows}
    assert len(numbers) == len({number for _, _, number in numbers}) == 4


def test_rejected_articles_come_with_their_reasons_and_the_rest_is_coded(spark, code_dataframe):
    coded = code_dataframe(table(spark, ARTICLES + BAD), reject_column="why").collect()
    assert sorted(row["article_id"] for row in coded if row["why"] is None) == ["a", "a", "c", "c", "e"]
    reasons = {row["article_id"]: row["why"] for row in coded if row["why"] is not None}
    assert reasons.keys() == {"no text", "no day"}
    assert "must be a string" in reasons["no text"]
    assert "YYYY-MM-DD" in reasons["no day"]
    assert {row["code"] for row in coded if row["why"]} == {None}


def test_columns_can_be_called_otherwise_and_dates_be_dates(spark, code_dataframe):
    stories = spark.sql("select 7 as key, 'France condemned Iran.' as `story.text`, timestamp'2015-12-16 10:00:00' as day")
    (event,) = code_dataframe(stories, {"id": "key", "text": "story.text", "date": "day"}).collect()
    assert (event["article_id"], str(event["date"]), event["code"]) == ("7", "2015-12-16", "111")


def test_an_article_without_an_id_has_a_number_of_its_own(spark, code_dataframe):
    events = code_dataframe(table(spark, [(None, *article[1:]) for article in ARTICLES])).collect()
    assert all(event["article_id"] == str(event["article_number"]) for event in events)
    assert len({event["article_id"] for event in events}) == 4


def test_a_worker_loads_its_coder_once(spark, code_dataframe):
    code_dataframe(table(spark, ARTICLES).repartition(6)).collect()

    def loads(batches):
        from eventcoder.spark import _coder

        yield from (pyarrow.record_batch({"loads": [_coder.cache_info().misses]}) for _ in batches)

    counts = {row["loads"] for row in spark.range(6).repartition(6).mapInArrow(loads, "loads long").collect()}
    assert counts - {0} == {1}


def test_mistakes_are_told_before_anything_is_coded(spark, code_dataframe, tmp_path):
    (tmp_path / "mine.yaml").write_text("predicates:\n  - verbs: [zorch]\n    code: 9999\n", encoding="utf-8")
    articles = table(spark, ARTICLES)
    with pytest.raises(eventcoder.InputError, match="no column body among date, id, text, url"):
        code_dataframe(articles, {"text": "body"})
    with pytest.raises(eventcoder.InputError, match="the reject column cannot be 'code'"):
        code_dataframe(articles, reject_column="code")
    with pytest.raises(eventcoder.DictionaryError, match=r"mine\.yaml:3"):
        code_dataframe(articles, dictionaries=str(tmp_path))


def test_ones_own_dictionaries_reach_the_workers(spark, code_dataframe, tmp_path):
    lines = ["predicates:", "  - verbs: [zorch]", "    patterns:", '      - {pattern: "SOURCE * TARGET", code: 111}']
    (tmp_path / "mine.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (event,) = code_dataframe(spark.sql("select 'France zorched Iran.' as text"), dictionaries=[str(tmp_path)]).collect()
    assert event["evidence"].endswith("mine.yaml:4)")


@pytest.mark.skipif(not JOB.is_file(), reason="there is no docs/examples")
def test_the_job_writes_events_and_rejects(spark, tmp_path):
    import pyspark

    lines = [{"key": key, "body": text, "date": date} for key, text, date, _ in ARTICLES + BAD]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    command = [submit, "--master", "local[1]", "--conf", "spark.ui.enabled=false", JOB, "--format", "json", "--partitions", "2"]
    command += ["--column", "id=key", "--column", "text=body", tmp_path / "news.jsonl", tmp_path / "coded"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.splitlines()[-1] == "5 events, 2 articles rejected"
    events = pyarrow.parquet.read_table(tmp_path / "coded" / "events")
    assert sorted(events["article_id"].to_pylist()) == ["a", "a", "c", "c", "e"]
    files = sorted((tmp_path / "coded" / "rejects").glob("*.json"))
    rejects = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert {reject["id"] for reject in rejects} == {"no text", "no day"}
    assert all(reject["reason"] for reject in rejects)
