"""Texts in, their sentences out: in order, with the offsets that they have in their article."""

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.parser import load_parser, pieces
from eventcoder.parser import parse as module

PARSER = None
TEXT = "Gen. Hill met\nMs. Moss in the U.S. on Monday.  They agreed.\r\nNobody left."


def parser():
    global PARSER  # noqa: PLW0603 - loaded once, and only when a test runs
    PARSER = PARSER or load_parser()
    return PARSER


def test_sentences_are_split_before_they_are_parsed():
    (sentences,) = parser().parse([(TEXT, 0)])
    assert [(sentence.words[0], sentence.starts[0]) for sentence in sentences] == [("Gen.", 0), ("They", 47), ("Nobody", 61)]
    assert all(word.strip() for sentence in sentences for word in sentence.words)


def test_pieces_are_parsed_as_texts_of_their_own():
    (whole,) = parser().parse([(TEXT, 9)])
    alone = list(parser().parse_pieces(pieces(TEXT, 9)))
    assert whole == [sentence for sentences in alone for sentence in sentences]


def test_where_the_splitter_sees_no_end_the_parser_still_does():
    (sentences,) = parser().parse([("Rebels attacked the town of Kidal on Friday.They killed three soldiers.", 0)])
    assert [sentence.words[0] for sentence in sentences] == ["Rebels", "They"]


def test_without_the_fast_path_the_sentences_are_the_same():
    texts = [(TEXT, 3), ("", 90), ("It isn't over. There is no plan: they're gonna leave.", 100)]
    assert list(parser().parse(texts)) == list(load_parser(parser().nlp, fast=False).parse(texts))


def test_texts_are_read_a_batch_at_a_time(monkeypatch):
    monkeypatch.setattr(module, "_MOST_TEXTS", 2)
    read = []

    def texts():
        for number in range(9):
            read.append(number)
            yield "Rebels left. They came.", number

    parsed = parser().parse(texts())
    assert not read
    assert [sentence.starts[0] for sentence in next(parsed)] == [0, 13]
    assert len(read) <= 3
    assert [len(sentences) for sentences in parsed] == [2] * 8


@given(st.lists(st.tuples(st.text(max_size=40) | st.just(TEXT), st.integers(0, 10**6)), max_size=4))
def test_each_text_gets_its_own_sentences(texts):
    parsed = list(parser().parse(texts))
    assert len(parsed) == len(texts)
    for sentences, (text, start) in zip(parsed, texts, strict=True):
        words = [(word, at - start) for sentence in sentences for word, at in zip(sentence.words, sentence.starts, strict=True)]
        assert all(text[at : at + len(word)] == word for word, at in words)
        assert "".join(word for word, _ in words) == "".join(text.split())
