"""Plain texts, HTML, titles, and the XML of PETRARCH."""

import datetime
import time

import pytest
from batch.inputs import TEXT, articles, ids, json_lines, read_all, reasons, write
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.readers.markup import strip_html
from eventcoder.batch.readers.options import Options
from eventcoder.errors import InputError

DAY = datetime.date(2024, 5, 17)


def test_a_text_file_is_an_article_with_the_day_of_its_name(tmp_path):
    write(tmp_path / "2024" / "AFP_20240517.0125", b"\xef\xbb\xbfParis speaks\r\n\r\nFrance condemned\r\nIran.\r\n")
    assert articles(tmp_path) == [Article("2024/AFP_20240517.0125", "Paris speaks\n\nFrance condemned\nIran.\n", DAY)]


def test_a_text_that_is_not_utf8_is_rejected_with_line_and_byte(tmp_path):
    path = write(tmp_path / "a.txt", b"One.\n\nCaf\xe9.\n")
    assert reasons(path) == {f"{path}:3": "not UTF-8 (line 3, byte 9); say the encoding with --encoding"}
    assert articles(path, encoding="latin-1")[0].text == "One.\n\nCaf\xe9.\n"
    path = write(tmp_path / "b.txt", TEXT.encode("utf-16"))
    assert "say --encoding utf-16" in reasons(path)[f"{path}:1"]
    assert articles(path, encoding="utf-16")[0].text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "shift_jis"])
def test_every_format_of_text_may_have_another_encoding(tmp_path, encoding):
    for name, content in (
        ("a.jsonl", '{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n'),
        ("a.json", '[{"id": "1", "text": "One."},\n{"id": "2", "text": "Two."}]\n'),
        ("a.csv", "id,text\n1,One.\n2,Two.\n"),
        ("a.xml", "<Sentence id='1'><Text>One.</Text></Sentence><Sentence id='2'><Text>Two.</Text></Sentence>"),
    ):
        path = write(tmp_path / name, content.encode(encoding))
        assert [a.text for a in articles(path, encoding=encoding)] == ["One.", "Two."], name


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "xml"])
def test_bytes_on_which_an_encoding_cannot_go_on_keep_what_came_before(tmp_path, suffix):
    content = {
        "jsonl": '{"id": "1", "text": "One."}\n',
        "json": '[{"id": "1", "text": "One."},',
        "csv": "id,text\n1,One.\n",
        "xml": "<Sentence id='1'><Text>One.</Text></Sentence>",
    }[suffix]
    path = write(tmp_path / f"a.{suffix}", (content + " " * 100_000).encode("utf-16") + b"A\xd8A\0")
    found = read_all(path, encoding="utf-16")
    assert ids(found) == ["1"]
    assert "utf-16" in found[-1].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "there is no text"),
        (b" \n\t", "there is no text"),
        (b"<p> </p>", "there is no text"),
        (b"zero\0zero", "NUL"),
        (b"word " * 1_100_000, "no article has more than 5,000,000"),
        ("\u20ac ".encode() * 5_100_000, "more than 20,000,000 bytes"),
    ],
    ids=["empty", "blank", "tags", "nul", "long", "longer"],
)
def test_what_is_no_article_is_rejected(tmp_path, content, reason):
    path = write(tmp_path / "a.txt", content)
    assert reason in reasons(path)[str(path)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "docx"}, "no input format 'docx'; there are: text, jsonl"),
        ({"encoding": "utf-9"}, "no encoding 'utf-9'"),
        ({"columns": {"body": "x"}}, "an article has no 'body'; a column can be: id, date"),
        ({"delimiter": "||"}, "one character"),
    ],
)
def test_options_that_mean_nothing_are_an_error(options, message):
    with pytest.raises(InputError, match=message):
        Options(**options)


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("Paris speaks", TEXT, f"Paris speaks\n\n{TEXT}"),
        ("  Paris\n speaks ", TEXT, f"Paris speaks\n\n{TEXT}"),
        ("Paris &amp; <b>Rome</b>", TEXT, f"Paris & Rome\n\n{TEXT}"),
        ("Paris speaks", f"Paris speaks\n\n{TEXT}", f"Paris speaks\n\n{TEXT}"),
        ("Paris speaks", f"PARIS SPEAKS\n\n{TEXT}", f"PARIS SPEAKS\n\n{TEXT}"),
        ("Paris speaks", f"<h1>Paris\nspeaks</h1><p>{TEXT}</p>", f"Paris\nspeaks\n\n{TEXT}"),
        (TEXT, TEXT, TEXT),
        ("", TEXT, TEXT),
        (None, TEXT, TEXT),
    ],
)
def test_the_title_stands_before_the_text_once(tmp_path, title, text, whole):
    assert articles(write(tmp_path / "a.jsonl", json_lines({"title": title, "text": text})))[0].text == whole


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("<p>One.\n<p>Two.", "One.\n\nTwo."),
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("<div class='a > b'><h1>Head</h1>Body</div>", "Head\n\nBody"),
        ("A <b>bold</b> <a href='x'>link</a>.", "A bold link."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
        ("<p>One.</p><script>if (a < b) alert('<p>x</p>')</script><style>p {}</style><p>Two.</p>", "One.\n\nTwo."),
        ("<html><head><title>T</title></head><body>Body<!-- <p>no</p> --></body></html>", "Body"),
        ("Para one.\n\nPara <i>two</i>.", "Para one.\n\nPara two."),
        ("AT&amp;T &#8220;said&#x201D; &nbsp;so&quot;", 'AT&T \u201csaid\u201d  so"'),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."),
        ("<p>Write to <john@example.org> &lt;now&gt;</p>", "Write to <john@example.org> <now>"),
        ("<TABLE><TR><TD>a</TD><TD>b</TD></TR></TABLE>", "a b"),
        ("<o:p>Word</o:p> export", "Word export"),
        ("<![CDATA[<p>One.</p>]]>", "One."),
        ("<p>x <b and c</p> <!-- never closed", "x <b and c\n\n<!-- never closed"),
    ],
)
def test_html_is_taken_out(markup, plain):
    assert strip_html(markup) == plain


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "a <b and c",
        "x<y>z",
        "Write to <john@example.org>.",
        "<Reuters> reports",
        "I <3 you",
        "AT&T & co; R&D;",
        "&undefined; &;",
        "  spaces \n\n\n\n and lines \n",
        "1 << 2 >> 3",
    ],
)
def test_a_text_without_html_stays_as_it_is(text):
    assert strip_html(text) == text


@given(st.text(st.characters(exclude_characters="<&")))
def test_a_text_without_signs_of_html_stays_as_it_is_always(text):
    assert strip_html(text) == text


@pytest.mark.parametrize("piece", ["<!-- ", "<a ", "<p <", "<p a='", "<p a='>", "<script>", "</p ", "<?x ", "<!"])
def test_damaged_html_does_not_hold_up_a_batch(piece):
    start = time.perf_counter()
    strip_html("<p>One.</p>" + piece * 10_000)
    assert time.perf_counter() - start < 2  # quadratic time would be over ten seconds


PIECES = [*"<>/!-&;# \n'", "p", "br", "script", "amp", "a=", "word"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_mixture_of_signs_breaks_the_stripper(text):
    assert isinstance(strip_html(text), str)


SENTENCE = """<Sentence date = "20240517" id ="AFP0001_{n}" source = "AFP" sentence = "True">
<Text>
France condemned Iran, and
Iran &amp; Iraq met. </Text>
<Parse>
(ROOT (S (NP (NNP FRANCE)) (VP (VBD CONDEMNED))))
</Parse>
</Sentence>
"""


def test_a_sentence_of_petrarch_is_an_article_and_its_parse_is_ignored(tmp_path):
    text = "<!-- a sample: <Sentence id='no'><Text>No.</Text></Sentence> -->\n<Sentences>\n"
    path = write(tmp_path / "a.xml", text + SENTENCE.format(n=1) + SENTENCE.format(n=4) + "</Sentences>")
    words = "France condemned Iran, and Iran & Iraq met."
    assert articles(path) == [Article(f"AFP0001_{n}", words, DAY, source="AFP") for n in (1, 4)]


def test_a_story_of_petrarch_keeps_its_paragraphs(tmp_path):
    story = "<Sentence date='20240517' id='S1' sentence='false' source='AFP'><Text>\nOne.\n\nTwo.\n</Text></Sentence>"
    (article,) = articles(
        write(tmp_path / "a.xml", f"<?xml version='1.0'?><Validation><Sentences>{story}</Sentences></Validation>")
    )
    assert article == Article("S1", "One.\n\nTwo.", DAY, source="AFP")


def test_columns_that_the_user_names_are_not_those_of_xml(tmp_path):
    write(tmp_path / "a.xml", SENTENCE.format(n=1))
    write(tmp_path / "b.csv", f"body,text\n{TEXT},no\n")
    assert len(articles(tmp_path / "a.xml", tmp_path / "b.csv", columns={"text": "body"})) == 2


def test_malformed_sentences_cost_none_of_the_others(tmp_path):
    bad = {
        "<Sentence id='b1'><Text>Q&A</Text></Sentence>": "malformed XML: not well-formed",
        "<Sentence id='b2'><Text>x</Sentence>": "malformed XML: mismatched tag",
        "<Sentence id='b3'><Text>x</Text>": "a <Sentence> without its </Sentence>",
        "<Sentence id='b4' date='soon'><Text>x</Text></Sentence>": "the date cannot be read",
        "<Sentence id='b5'><Text></Text></Sentence>": "there is no text",
        "<Sentence id='b6'></Sentence>": "there is no text",
        "<Sentence id=b7><Text>x</Text></Sentence>": "malformed XML",
    }
    good = "<Sentence id='good'><Text>One.</Text></Sentence>"
    content = "<Sentences>\n" + "".join(f"{piece}\n{good}\n" for piece in bad) + "<Sentence id='last'><Text>cut"
    path = write(tmp_path / "a.xml", content)
    assert ids(read_all(path)) == ["good"] * len(bad)
    named = [record.id for record in read_all(path) if isinstance(record, Rejected)]
    assert named == ["b1", "b2", f"{path}:6", "b4", "b5", "b6", f"{path}:14", f"{path}:16"]
    told = reasons(path)
    assert list(told) == [f"{path}:{2 * n + 2}" for n in range(len(bad) + 1)]
    for reason, expected in zip(told.values(), [*bad.values(), "without its </Sentence>"], strict=True):
        assert expected in reason


def test_bytes_that_are_not_utf8_cost_their_sentence_and_a_declared_encoding_is_heeded(tmp_path):
    body = b"<S><Sentence id='1'><Text>Caf\xe9.</Text></Sentence><Sentence id='2'><Text>One.</Text></Sentence></S>"
    path = write(tmp_path / "a.xml", body)
    assert ids(read_all(path)) == ["2"]
    assert "byte 0xE9" in reasons(path)[f"{path}:1"]
    declared = write(tmp_path / "b.xml", b"<?xml version='1.0' encoding='ISO-8859-1'?>" + body)
    assert articles(declared)[0].text == "Caf\xe9."
    with pytest.raises(InputError, match="no encoding 'utf-9'"):
        read_all(write(tmp_path / "c.xml", b"<?xml version='1.0' encoding='utf-9'?>" + body))


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_sentences_are_found_whatever_the_borders_of_pieces(tmp_path, monkeypatch, chunk):
    monkeypatch.setattr("eventcoder.batch.readers.petrarch._CHUNK", chunk)
    content = (
        "<!-- - --><Sentences>\n" + "".join(SENTENCE.format(n=n) for n in range(5)) + "<Sentence id='x'><Text></Sentences>"
    )
    path = write(tmp_path / "a.xml", content)
    assert ids(read_all(path)) == [f"AFP0001_{n}" for n in range(5)]
    assert list(reasons(path)) == [f"{path}:{2 + 8 * 5}"]
