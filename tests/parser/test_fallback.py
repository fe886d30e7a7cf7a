"""A pipeline that the fast path does not know, or whose parse it does not meet, parses by itself, and a warning says why."""

import logging

import numpy as np
import pytest
import spacy
from spacy.language import Language

from eventcoder.parser import DEFAULT_MODEL, load_parser
from eventcoder.parser.fast import FastPipeline
from eventcoder.parser.network import Linear

TEXT = "France condemned Iran on Monday. It isn't over."


@pytest.fixture
def nlp():
    return spacy.load(DEFAULT_MODEL)


def warning(caplog):
    (record,) = [record for record in caplog.records if record.name.startswith("eventcoder.parser")]
    assert record.levelno == logging.WARNING
    return record.getMessage()


def falls_back(nlp, caplog):
    parser = load_parser(nlp)
    assert parser.fast is None
    (sentences,) = parser.parse([(TEXT, 7)])
    assert [sentence.words[0] for sentence in sentences] == ["France", "It"]
    return warning(caplog)


def test_the_default_pipeline_is_known(caplog):
    assert load_parser().fast
    assert not caplog.records


def test_a_pipeline_of_the_user_with_more_components_is_known(nlp, caplog):
    assert "ner" in nlp.pipe_names
    assert load_parser(nlp).fast
    assert not caplog.records


def test_the_fast_path_can_be_left_out(caplog):
    assert load_parser(fast=False).fast is None
    assert not caplog.records


def test_another_component(nlp, caplog):
    nlp.add_pipe("sentencizer", before="parser")
    assert "sentencizer" in falls_back(nlp, caplog)


def test_a_missing_lemmatizer(caplog):
    assert "its components are" in falls_back(spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"]), caplog)


def test_another_component_of_a_known_name(nlp, caplog):
    @Language.component("eventcoder_test_lemmas")
    def lemmas(doc):
        return doc

    nlp.remove_pipe("lemmatizer")
    nlp.add_pipe("eventcoder_test_lemmas", name="lemmatizer")
    assert "its components are" in falls_back(nlp, caplog)


def test_a_rule_on_more_than_word_tag_and_label(nlp, caplog):
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxxx"}]], {"LEMMA": "x"})
    assert "its attribute ruler asks for SHAPE" in falls_back(nlp, caplog)


def test_a_rule_on_the_words_around(nlp):
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "isn"}], [{"LOWER": "is"}, {"LOWER": "n't"}]], {"LEMMA": "naught"}, index=0)
    parser = load_parser(nlp)
    (sentences,) = parser.parse([(TEXT, 0)])
    assert sentences[1].lemmas[1] == "naught"


def test_another_network(nlp, caplog):
    nlp.remove_pipe("tagger")
    own = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 16, "depth": 1, "embed_size": 100, "window_size": 1}
    own |= {"maxout_pieces": 2, "subword_features": False, "pretrained_vectors": None}
    tagger = nlp.add_pipe("tagger", before="parser", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": own}})
    tagger.add_label("NN")
    tagger.model.initialize(X=[nlp.make_doc("a b")], Y=[np.ones((2, 1), "f")])
    assert "where" in falls_back(nlp, caplog)


def test_a_parse_that_differs(nlp, caplog, monkeypatch):
    right = FastPipeline.of

    def wrong(pipeline):
        fast = right(pipeline)
        bias = fast._tags.bias.copy()
        bias[fast._tagger.labels.index("VBD")] -= 1_000
        fast._tags = Linear(fast._tags.weights, bias)
        return fast

    monkeypatch.setattr(FastPipeline, "of", wrong)
    assert "differ in the tag of 'had' in" in falls_back(nlp, caplog)
