"""JSON Lines, JSON, CSV, TSV and Parquet: good records become articles, bad ones are rejected where they stand."""

import csv
import datetime
import io
import json

import pytest
from batch.inputs import TEXT, articles, ids, json_lines, read_all, reasons, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.readers.read import read
from eventcoder.errors import InputError

DAY = datetime.date(2024, 5, 17)
FULL = {
    "id": "a1",
    "published_at": "2024-05-17T10:00:00Z",
    "Headline": "Paris speaks",
    "body": TEXT,
    "link": "https://example.org/a1",
    "publisher": "The Example",
    "lang": "en",
}
ARTICLE = Article("a1", f"Paris speaks\n\n{TEXT}", DAY, "Paris speaks", "https://example.org/a1", "The Example", "en")


def table(rows, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def parquet(path, rows):
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=10)
    return path


def every_format(folder, rows):
    yield write(folder / "a.jsonl", json_lines(*rows))
    yield write(folder / "lines.json", json_lines(*rows))
    yield write(folder / "list.json", json.dumps(rows))
    yield write(folder / "pretty.json", json.dumps(rows, indent=2))
    yield write(folder / "one-by-one.json", "\n".join(json.dumps(row, indent=2) for row in rows))
    yield write(folder / "a.csv", table(rows))
    yield write(folder / "a.tsv", table(rows, "\t"))
    yield parquet(folder / "a.parquet", rows)


def test_every_format_gives_the_same_articles(tmp_path):
    second = {**FULL, "id": "a2", "published_at": None, "Headline": "", "body": "Two\n\nparagraphs, \u201cquoted\u201d."}
    for path in every_format(tmp_path, [FULL, second]):
        plain = Article("a2", second["body"], None, "", ARTICLE.url, ARTICLE.source, "en")
        assert articles(path) == [ARTICLE, plain], path.name


def test_a_bom_and_windows_line_ends_do_no_harm(tmp_path):
    for name, content in (("a.csv", table([FULL])), ("a.jsonl", json_lines(FULL))):
        path = write(tmp_path / name, b"\xef\xbb\xbf" + content.replace("\r\n", "\n").replace("\n", "\r\n").encode())
        assert articles(path) == [ARTICLE]


def test_a_record_without_an_id_is_called_by_its_place(tmp_path):
    rows = [{"text": TEXT}, {"text": TEXT}]
    assert ids(articles(write(tmp_path / "a.jsonl", "\n" + json_lines(*rows)))) == [f"{tmp_path}/a.jsonl:{n}" for n in (2, 3)]
    assert ids(articles(write(tmp_path / "a.csv", "id,text\n,One.\n\n,Two.\n"))) == [f"{tmp_path}/a.csv:{n}" for n in (2, 4)]
    assert ids(articles(parquet(tmp_path / "a.parquet", rows))) == [f"{tmp_path}/a.parquet:{n}" for n in (1, 2)]


@pytest.mark.parametrize("given", [17, 17.0, "17", " 17 "])
def test_an_id_may_be_a_number(tmp_path, given):
    assert ids(articles(write(tmp_path / "a.jsonl", json_lines({"id": given, "text": TEXT})))) == ["17"]


def test_each_bad_line_of_json_is_rejected_and_the_rest_read(tmp_path):
    lines = {
        b'{"text": "cut off': "not JSON: Unterminated string",
        b"[1, 2]": "must be a JSON object",
        b"null": "must be a JSON object",
        b'{"id": 3}': "there is no text",
        b'{"text": ""}': "there is no text",
        b'{"text": " \\n "}': "there is no text",
        b'{"text": null}': "there is no text",
        b'{"text": 17}': "the text must be a string, not int",
        b'{"text": ["a", "b"]}': "the text must be a string, not list",
        b'{"text": true}': "the text must be a string, not bool",
        b'{"text": "x", "title": {"a": 1}}': "the title must be a string, not dict",
        b'{"text": "x", "id": [1]}': "the id must be a string",
        b'{"text": "half an emoji \\ud83d"}': "U+D83D",
        b'{"text": "zero \\u0000"}': "NUL",
        b'{"text": "caf\xe9"}': "not UTF-8: byte 0xE9 at character 14",
        b'{"text": "x", "date": "soon"}': "date cannot be read: soon",
        b'{"text": "x", "date": "05/06/2024"}': "--day-first or --month-first",
        b'{"text": "x", "language": "fr"}': "language is 'fr'",
        b'{"n": ' + b"9" * 5000 + b', "text": "x"}': "not usable JSON",
        b'{"a": ' * 900 + b"1" + b"}" * 900: "there is no text",
        b"[" * 100_000: "not usable JSON",
        b"\x00\x00\x00": "not JSON",
    }
    good = json.dumps({"id": "good", "text": TEXT, "date": "2024-05-17", "language": "en", "title": ""}).encode()
    content = good + b"\n" + b"".join(line + b"\n" + good + b"\n" for line in lines)
    found = read_all(write(tmp_path / "a.jsonl", content))
    assert ids(found) == ["good"] * (len(lines) + 1)
    rejected = [record for record in found if isinstance(record, Rejected)]
    assert [record.place for record in rejected] == [f"{tmp_path}/a.jsonl:{2 * n + 2}" for n in range(len(lines))]
    for reason, record in zip(lines.values(), rejected, strict=True):
        assert reason in record.reason


def test_a_json_list_that_goes_wrong_keeps_what_came_before(tmp_path):
    good = json.dumps({"id": "good", "text": TEXT})
    for tail in ("", ",", ', {"text": "cut', f" {good}]", ", nonsense]"):
        found = read_all(write(tmp_path / "a.json", f"[{good}, {good}, 17{tail}"))
        assert [type(record) for record in found] == [Article, Article, Rejected, Rejected], tail
        assert "JSON" in found[3].reason
        assert found[3].place == f"{tmp_path}/a.json:3"


def test_a_json_list_is_read_in_pieces_whatever_their_borders(tmp_path, monkeypatch):
    monkeypatch.setattr("eventcoder.batch.readers.json_rows._CHUNK", 3)
    rows = [{"id": n, "text": f"Text {n}, [with] {{signs}}."} for n in range(20)]
    assert ids(articles(write(tmp_path / "a.json", json.dumps(rows)))) == [str(n) for n in range(20)]


def test_wrong_csv_rows_are_rejected_and_the_rest_read(tmp_path):
    content = (
        b"id,text\n"
        b"1,One.\n"
        b"2,Two.,too many\n"
        b"3\n"
        b'4,"never closed\n'
        b'5,"Five, with\na line."\n'
        b'6,"six" and more\n'
        b"7,Caf\xe9\n"
        b'71,"Caf\xe9\n72,not a row"\n'
        b"8,Ei\0ght\n"
        b"9,\n"
        b"10,Ten.\n"
    )
    path = write(tmp_path / "a.csv", content)
    assert ids(read_all(path)) == ["1", "5", "10"]
    told = {place.rpartition(":")[2]: reason for place, reason in reasons(path).items()}
    assert list(told) == ["3", "4", "5", "8", "9", "10", "12", "13"]
    assert "3 fields where the header has 2" in told["3"]
    assert "1 fields where the header has 2" in told["4"]
    assert "--no-quotes" in told["5"]
    assert "--no-quotes" in told["8"]
    assert "byte 0xE9" in told["9"]
    assert "byte 0xE9" in told["10"]
    assert "NUL" in told["12"]
    assert "no text" in told["13"]


def test_a_quote_that_is_never_closed_costs_its_record_only(tmp_path):
    rows = "".join(f"{n},Text {n}\n" for n in range(50))
    path = write(tmp_path / "a.csv", f'id,text\nbad,"never closed\n{rows}')
    assert ids(read_all(path)) == [str(n) for n in range(50)]
    assert list(reasons(path)) == [f"{path}:2"]


def test_quotes_and_delimiters_can_be_told(tmp_path):
    path = write(tmp_path / "a.tsv", 'id\ttext\n1\t"Peace," she said.\n')
    assert "--no-quotes" in reasons(path)[f"{path}:2"]
    assert articles(path, quotes=False)[0].text == '"Peace," she said.'
    semicolons = write(tmp_path / "b.csv", "id;text\n1;One, two.\n")
    assert articles(semicolons, delimiter=";")[0].text == "One, two."


def test_a_field_of_a_million_characters_is_read_and_one_of_six_is_rejected(tmp_path):
    path = write(tmp_path / "a.csv", f"id,text\n1,{'word ' * 200_000}\n2,{'word ' * 1_200_000}\n3,Three.\n")
    assert ids(read_all(path)) == ["1", "3"]
    assert "no article has more than 5,000,000" in reasons(path)[f"{path}:3"]


def test_a_line_without_end_is_rejected_and_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr("eventcoder.batch.readers.streams.MAX_RECORD", 100)
    long = "x" * 1234
    path = write(tmp_path / "a.jsonl", f'{{"id": 1, "text": "One."}}\n{long}\n{{"id": 3, "text": "Three."}}\n{long}')
    assert ids(read_all(path)) == ["1", "3"]
    assert list(reasons(path)) == [f"{path}:2", f"{path}:4"]
    path = write(tmp_path / "a.csv", f"id,text\n1,One.\n{long}\n3,Three.\n")
    assert ids(read_all(path)) == ["1", "3"]


def test_columns_are_guessed_and_said_once(tmp_path):
    said = []
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path / name, json_lines({"Body": TEXT, "Publish-Date": "2024-05-17", "other": 1}))
    list(read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], say=said.append))
    assert said == [f"{tmp_path}/a.jsonl: date from 'Publish-Date', text from 'Body'; no id"]


def test_a_table_without_rows_gives_nothing_and_it_is_said(tmp_path):
    for name, content in (("a.csv", "id,text\n"), ("b.csv", ""), ("a.jsonl", "\n\n"), ("a.json", "[ ]"), ("b.json", "")):
        said = []
        assert list(read([write(tmp_path / name, content)], say=said.append)) == []
        assert said == [f"{tmp_path}/{name}: there are no records"]


@pytest.mark.parametrize(
    ("row", "options", "message"),
    [
        ({"a": "x", "b": "y"}, {}, "no column is known to hold the text.*--column text=NAME.*a, b"),
        ({"body": "x", "content": "y"}, {}, "the text may be in 'body', 'content'.*--column text=body"),
        ({"text": "x", "published": "y", "created": "z"}, {}, "the date may be in 'published', 'created'"),
        ({"text": "x"}, {"columns": {"text": "boddy"}}, "no column 'boddy'; its columns are: text"),
    ],
)
def test_columns_that_cannot_be_told_are_an_error_before_anything_is_read(tmp_path, row, options, message):
    for path in every_format(tmp_path, [row]):
        with pytest.raises(InputError, match=message):
            read_all(path, **options)


def test_the_column_called_like_its_role_is_taken_before_others(tmp_path):
    row = {"content": "Not this.", "text": TEXT, "date": "2024-05-17", "created": "1999-01-01"}
    for path in every_format(tmp_path, [row]):
        (article,) = articles(path)
        assert (article.text, article.date) == (TEXT, DAY), path.name


def test_columns_may_be_named_and_lie_inside_others(tmp_path):
    row = {"meta": {"when": {"day": "2024-05-17"}}, "article": {"body": TEXT}, "article.id": "x7"}
    columns = {"text": "article.body", "date": "meta.when.day", "id": "article.id"}
    path = write(tmp_path / "a.jsonl", json_lines(row))
    assert articles(path, columns=columns) == [Article("x7", TEXT, DAY)]
    assert articles(parquet(tmp_path / "a.parquet", [row]), columns=columns) == [Article("x7", TEXT, DAY)]


def test_exports_of_mongodb_and_news_apis_are_understood(tmp_path):
    mongo = {"_id": {"$oid": "65f"}, "date": {"$date": "2024-05-17T10:00:00Z"}, "content": TEXT}
    assert articles(write(tmp_path / "a.json", json_lines(mongo))) == [Article("65f", TEXT, DAY)]
    news = {"source": {"id": None, "name": "The Example"}, "publishedAt": "2024-05-17T10:00:00Z", "content": TEXT}
    assert articles(write(tmp_path / "b.json", json.dumps([news])))[0].source == "The Example"


def test_the_same_column_twice_is_an_error_where_it_is_used(tmp_path):
    with pytest.raises(InputError, match="may be in 'text', 'text'"):
        read_all(write(tmp_path / "a.csv", "text,text\na,b\n"))
    assert articles(write(tmp_path / "b.csv", "x,x,text\na,b,Three.\n"))[0].text == "Three."


def test_a_column_that_a_csv_has_not_is_an_error_and_in_json_may_come_later(tmp_path):
    columns = {"url": "address"}
    rows = [{"text": TEXT}] * 150 + [{"text": TEXT, "address": "https://example.org"}]
    assert articles(write(tmp_path / "a.jsonl", json_lines(*rows)), columns=columns)[150].url == "https://example.org"
    with pytest.raises(InputError, match="no column 'address'"):
        read_all(write(tmp_path / "a.csv", "text\nOne.\n"), columns=columns)


def test_day_and_month_are_told_by_other_dates_of_the_file(tmp_path):
    rows = [{"text": TEXT, "date": date} for date in ("01/02/2024", "25/02/2024")]
    for path in every_format(tmp_path, rows):
        assert [article.date.month for article in articles(path)] == [2, 2], path.name
        assert articles(path, skip=0) == articles(path)
    path = write(tmp_path / "c.jsonl", json_lines(rows[0]))
    assert "--day-first" in reasons(path)[f"{path}:1"]
    assert articles(path, day_first=False)[0].date == datetime.date(2024, 1, 2)


def test_a_date_can_be_required(tmp_path):
    path = write(tmp_path / "a.jsonl", json_lines({"text": TEXT, "date": ""}, {"text": TEXT, "date": "2024-05-17"}))
    assert [record.date for record in articles(path)] == [None, DAY]
    assert reasons(path, require_date=True) == {f"{path}:1": "there is no date"}


@pytest.mark.parametrize("language", ["en", "eng", "English", "en-US", "en_GB", "EN", "", None])
def test_english_has_many_names(tmp_path, language):
    assert articles(write(tmp_path / "a.jsonl", json_lines({"text": TEXT, "language": language})))


def test_other_languages_are_rejected_unless_wanted(tmp_path):
    path = write(tmp_path / "a.jsonl", json_lines({"text": TEXT, "language": "fr"}, {"text": TEXT, "language": "en"}))
    assert reasons(path) == {f"{path}:1": "the language is 'fr', not en"}
    assert len(articles(path, languages=("en", "fr"))) == len(articles(path, languages=())) == 2


def test_parquet_may_hold_dates_times_and_bytes(tmp_path):
    zone = datetime.timezone(datetime.timedelta(hours=5))
    for value in (DAY, datetime.datetime(2024, 5, 17, 23), datetime.datetime(2024, 5, 17, 2, tzinfo=zone)):
        rows = [{"text": TEXT.encode(), "date": value}, {"text": b"\xff", "date": value}]
        path = parquet(tmp_path / "a.parquet", rows)
        assert read_all(path)[0].date == DAY
        assert reasons(path) == {f"{path}:2": "the text is not UTF-8"}


def test_parquet_of_pandas_with_nanoseconds_is_read(tmp_path):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    times = pandas.to_datetime(["2024-05-17T10:00:00.123456789", None])
    frame = pandas.DataFrame({"text": [TEXT, TEXT], "date": times, "id": [1.0, None]})
    frame.to_parquet(tmp_path / "a.parquet")
    assert [(a.id, a.date) for a in articles(tmp_path / "a.parquet")] == [("1", DAY), (f"{tmp_path}/a.parquet:2", None)]


def test_only_the_columns_that_are_needed_are_read_from_parquet(tmp_path, monkeypatch):
    parquet_module = pytest.importorskip("pyarrow.parquet")
    asked = []
    real = parquet_module.ParquetFile.iter_batches
    monkeypatch.setattr(
        parquet_module.ParquetFile,
        "iter_batches",
        lambda self, size, columns: (asked.append(columns), real(self, size, columns=columns))[1],
    )
    articles(parquet(tmp_path / "a.parquet", [{"text": TEXT, "embedding": [0.5] * 100, "id": "1"}]))
    assert asked
    assert all(columns == ["id", "text"] for columns in asked)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r<&"), min_size=1).filter(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=5))
def test_any_texts_survive_every_format(tmp_path, texts):
    rows = [{"id": f"n{n}", "text": text} for n, text in enumerate(texts)]
    for path in every_format(tmp_path, rows):
        assert [(a.id, a.text) for a in articles(path)] == [(row["id"], row["text"]) for row in rows], path.name


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(["jsonl", "json", "csv", "tsv", "xml", "txt"]))
def test_any_bytes_behind_good_records_cost_no_good_record(tmp_path, noise, suffix):
    start = {
        "jsonl": json_lines({"id": "1", "text": TEXT}),
        "json": json.dumps([{"id": "1", "text": TEXT}])[:-1] + ",",
        "csv": f"id,text\n1,{TEXT}\n",
        "tsv": f"id\ttext\n1\t{TEXT}\n",
        "xml": f"<Sentences><Sentence id='1'><Text>{TEXT}</Text></Sentence>",
        "txt": "",
    }[suffix]
    found = read_all(write(tmp_path / f"a.{suffix}", start.encode() + noise))
    assert all(isinstance(record, Article | Rejected) for record in found)
    assert suffix == "txt" or found[0] == Article("1", TEXT)
