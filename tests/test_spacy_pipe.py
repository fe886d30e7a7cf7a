"""eventcoder as a component of somebody's spaCy pipeline."""

import datetime

import pytest
import spacy
from spacy.tokens import Doc
from tiny import entry

import eventcoder
from eventcoder.parser import DEFAULT_MODEL

ARTICLE = "France condemned Iran on Monday. Iran refused to meet France."


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("eventcoder")
    return nlp


def test_events_are_those_of_the_coder(coder, nlp):
    events = nlp(ARTICLE)._.events
    assert events == coder.code(ARTICLE)
    assert len(events) == 2


def test_pipe_gives_them_too(coder, nlp):
    texts = [ARTICLE, "", "Kenya condemned Uganda."]
    assert [doc._.events for doc in nlp.pipe(texts)] == [coder.code(text) for text in texts]


def test_offsets_are_those_of_the_document(nlp):
    doc = nlp(f"It rained. {ARTICLE}")
    event = doc._.events[0]
    assert doc.text[event.source.start : event.source.end] == event.source.text == "France"
    assert doc.char_span(event.action_start, event.action_end).text == "condemned"


@pytest.mark.parametrize("date", ["2019-01-01", datetime.date(2019, 1, 1)])
def test_the_day_is_taken_from_the_documents_data(nlp, date):
    doc = nlp.make_doc("Francois Hollande condemned Iran.")
    doc.user_data["date"] = date
    (event,) = nlp(doc)._.events
    assert (str(event), event.date) == ("FRAELI 111 IRN", datetime.date(2019, 1, 1))


def test_a_document_without_events_has_an_empty_tuple(nlp):
    assert nlp("It rained.")._.events == ()
    assert Doc(nlp.vocab)._.events == ()


def test_one_sided_events_come_if_the_component_is_told(coder):
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("eventcoder", config={"require_dyad": False})
    assert [str(event) for event in nlp("France condemned the weather.")._.events] == ["FRA 111 ---"]


def test_dictionaries_may_be_laid_over_the_default_one(small):
    folder = small(entry("verbs: [zap]", more="code: 111"))
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("eventcoder", config={"dictionaries": [str(folder)]})
    assert [str(event) for event in nlp("Chad zapped Niger.")._.events] == ["TCD 111 NER"]


def test_a_pipeline_with_the_component_can_be_saved_and_loaded(coder, nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(ARTICLE)._.events == coder.code(ARTICLE)


def test_a_pipeline_with_the_component_can_serve_a_coder(coder, nlp):
    assert eventcoder.load(model=nlp).code(ARTICLE) == coder.code(ARTICLE)


def test_a_pipeline_without_a_parse_is_told():
    nlp = spacy.blank("en")
    nlp.add_pipe("eventcoder")
    with pytest.raises(eventcoder.InputError, match="no parse"):
        nlp(ARTICLE)


def test_a_dictionary_folder_that_is_not_there_is_told():
    nlp = spacy.load(DEFAULT_MODEL)
    with pytest.raises(eventcoder.EventcoderError, match="no dictionary folder"):
        nlp.add_pipe("eventcoder", config={"dictionaries": ["/no/such/folder"]})
