"""The fast parse is spaCy's: every tag, label, head, sentence boundary and lemma."""

import pickle
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.parser import lemmas, load_parser, network
from eventcoder.parser.fast import FastPipeline

HERE = Path(__file__).parent.parent
ATTRIBUTES = ["ORTH", "IDX", "TAG", "DEP", "HEAD", "SENT_START", "LEMMA"]
ODD = [
    "",
    " ",
    "\n\n \t\r\n",
    "a",
    ".",
    "🙂 🚀🚀 They're here 👩‍👩‍👧‍👦!",
    "x" * 5_000 + " met " + "y-" * 700 + "z",
    "He   left.\r\n\r\nShe \t stayed ,  though .",
    "I'm gonna leave. They gotta go, let's see; y'all c'mon! Ain't it? It ain't, and he's got ta pay. Gonna? Let 's. Gon",
    "There is no plan. There's one, there are two; there was, there were, and there'll be more. Is there?",
    "there",
    "is",
    "NATO's 2nd-largest army (some 1,200,000 men) isn't U.S.-led; it cost $3.5bn, i.e. 10% more than in '98.",
    "المتظاهرون في القاهرة said \u201cno\u201d \u2014 \u00abniet\u00bb \u2026 http://example.org/a?b=c",
    "user@example.org #tag @name 10:30 p.m. \u2013 50/50",
    "e\u0301 \ufffd \u00a0 \u3000 \U00010348 ß ﬁ İ",
]


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def assert_equal(parser, texts):
    assert parser.fast
    own = list(parser.nlp.pipe(texts))
    for mine, theirs in zip(parser.fast.pipe(texts), own, strict=True):
        same = (mine.to_array(ATTRIBUTES) == theirs.to_array(ATTRIBUTES)).all(axis=0)
        assert same.all(), f"{theirs.text!r}: {[name for name, ok in zip(ATTRIBUTES, same, strict=True) if not ok]} differ"


def articles():
    files = [HERE.parent / "docs" / "sample-article.txt", *sorted((HERE / "data").rglob("*.txt"))]
    return [file.read_text(encoding="utf-8") for file in files]


def test_articles_parse_as_in_spacy(parser):
    texts = [paragraph for article in articles() for paragraph in article.split("\n\n")]
    assert len(texts) > 5
    assert_equal(parser, texts)


def test_odd_texts_parse_as_in_spacy(parser):
    assert_equal(parser, ODD)
    for text in ODD:
        assert_equal(parser, [text])


WORDS = st.sampled_from(
    """
    gon na got ta let 's c'm on y' all ai n't there is are was 're met the of U.S. bombed Aleppo 3.5 ( ) " , . ? \U0001f642
    """.split()  # noqa: SIM905 - a list of words reads best as text
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(WORDS | st.just("\n") | st.text(max_size=12), max_size=25).map(" ".join), max_size=6))
def test_generated_texts_parse_as_in_spacy(parser, texts):
    assert_equal(parser, texts)


@pytest.mark.slow
def test_a_newspaper_parses_as_in_spacy(parser):
    gensim = find_spec("gensim")
    if not gensim or not gensim.origin:
        pytest.skip("the stories come with gensim: pip install -e '.[bench]'")
    file = Path(gensim.origin).parent / "test" / "test_data" / "lee_background.cor"
    stories = file.read_text(encoding="utf-8").splitlines()
    assert_equal(parser, stories)
    assert_equal(parser, [piece for story in stories for piece in story.split(". ")])


def test_caches_are_bounded_and_change_nothing(parser, monkeypatch):
    """Caches of some rows are emptied again and again, and still every word gets its own."""
    monkeypatch.setattr(network, "_MOST_ROWS", 40)
    monkeypatch.setattr(lemmas, "_MOST_LEMMAS", 30)
    fast = FastPipeline.of(parser.nlp)
    small = load_parser(parser.nlp)
    small.fast = fast
    texts = [sentence for article in articles() for sentence in article.split(". ")]
    sizes, most = [], 40
    for first, last in pairwise(range(0, min(len(texts), 60), 2)):
        assert_equal(small, texts[first:last])
        words = sum(len(fast._nlp.make_doc(text)) for text in texts[first:last])
        most = max(most, words)
        assert len(fast._embedding.places) <= len(fast._embedding.rows) <= most
        assert len(fast._lemmas.known) <= 30 + 2 * words
        sizes.append(len(fast._lemmas.known))
    assert any(later < sooner for sooner, later in pairwise(sizes))


def test_the_pipeline_is_not_changed(parser):
    def ops():
        return [id(node.ops) for _, pipe in parser.nlp.pipeline if getattr(pipe, "model", None) for node in pipe.model.walk()]

    weights, operations = parser.nlp.to_bytes(exclude=["vocab"]), ops()
    load_parser(parser.nlp).fast.pipe(ODD)
    assert parser.nlp.to_bytes(exclude=["vocab"]) == weights
    assert ops() == operations


def test_a_parser_can_be_pickled(parser):
    again = pickle.loads(pickle.dumps(parser))
    assert_equal(again, ODD)


def test_a_known_word_is_embedded_once(parser):
    parser.fast.pipe(["Troops shelled the town."])
    known = dict(parser.fast._embedding.places)
    parser.fast.pipe(["Troops shelled the town."])
    assert parser.fast._embedding.places == known
    assert np.isfinite(parser.fast._embedding.rows[: len(known)]).all()
