"""Whatever a parser makes of a sentence, coding it ends, stays inside the text, and gives the same again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import build, entry, together
from trees import damaged_clauses, trees

from eventcoder.explain.gather import report_of
from eventcoder.explain.html import page
from eventcoder.explain.text import lines

# Words that the tiny world knows, with the little ones that its patterns ask for.
WORDS = """
    Chad Niger Mali US rebels police minister Chadian leader country group series condemn refuse meet visit hold talk attack
    urge withdraw shell ready it they he we its who which and to of on with by that not will if between in ? , - 's
""".split()  # noqa: SIM905 - sixty words read best as text
MOST_PAIRS = 25
PREDICATES = "".join(
    [
        entry("verbs: [condemn]\n    nouns: [attack]", "pattern: SOURCE * (TARGET), code: 111"),
        entry(
            "verbs: [refuse]", "pattern: SOURCE * to EVENT", "pattern: SOURCE * EVENT", more="operator: refuse\n    code: 120"
        )[12:],
        entry(
            "verbs: [urge]", "pattern: SOURCE * TARGET to EVENT", "pattern: SOURCE * that TARGET EVENT", more="operator: demand"
        )[12:],
        entry("verbs: [meet]\n    nouns: [talk]", "pattern: SOURCE * (with TARGET), code: 040", more="mutual: yes")[12:],
        entry("verbs: [visit]", "pattern: SOURCE * TARGET, code: 042, mirror: 043")[12:],
        entry("verbs: [hold]", "pattern: SOURCE * EVENT", "pattern: EVENT *", more="operator: same")[12:],
        entry("verbs: [withdraw, shell]", "pattern: SOURCE=rebel|police * (TARGET), code: 190")[12:],
        entry("adjectives: [ready]", "pattern: SOURCE * to EVENT", more="operator: future")[12:],
    ]
).replace("predicates:\npredicates:", "predicates:")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVENTCODER_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield build(tmp_path_factory.mktemp("world"), PREDICATES)


articles = st.lists(damaged_clauses() | damaged_clauses() | trees(words=tuple(WORDS)), min_size=1, max_size=3)
spans = st.none() | st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(["", "AAA", "BBB"])).map(
        lambda s: (s[0], s[0] + s[1], s[2])
    ),
    max_size=4,
)


@settings(max_examples=300)
@given(articles, spans, st.booleans())
def test_coding_ends_and_stays_inside_the_text(world, sentences, given, require_dyad):
    placed, text = together(*sentences)
    analyses = world.analyses(*sentences, given=given)
    for sentence, analysis in zip(placed, analyses, strict=True):
        for deed in analysis.deeds(require_dyad):
            assert deed.code in world.dictionary.ontology.codes
            assert deed.source or deed.target
            assert not require_dyad or (deed.source and deed.target)
            assert 0 <= deed.reading.predicate.head < len(sentence)
            for mention in (deed.source, deed.target):
                if mention:
                    assert 0 <= mention.start <= mention.head < mention.end <= len(sentence)
                    start, end = sentence.starts[mention.start], sentence.end(mention.end - 1)
                    assert text[start:end].split() == list(sentence.words[mention.start : mention.end])
                    assert mention.code


@given(articles, spans)
def test_coding_gives_the_same_again(world, sentences, given):
    def once():
        return [[str(deed) for deed in analysis.deeds(False)] for analysis in world.analyses(*sentences, given=given)]

    assert once() == once()


@given(articles)
def test_events_with_both_sides_are_those_of_all_events_that_have_them(world, sentences):
    for analysis in world.analyses(*sentences):
        whole = [deed for deed in analysis.deeds(False) if deed.source and deed.target]
        assert [str(deed) for deed in analysis.deeds(True)] == [str(deed) for deed in whole]


@given(articles)
def test_what_an_event_has_taken_over_is_not_coded_beside_it(world, sentences):
    for analysis in world.analyses(*sentences):
        analysis.read()
        owned = {index for outcome in analysis.outcomes.values() for index in outcome.owned}
        assert not owned & {reading.predicate.head for reading in analysis.readings()}


@given(articles)
def test_nobody_acts_upon_himself_at_the_same_words(world, sentences):
    for analysis in world.analyses(*sentences):
        for deed in analysis.deeds(True):
            assert (deed.source.head, deed.source.code) != (deed.target.head, deed.target.code)


@given(articles)
def test_one_reading_makes_a_bounded_number_of_events(world, sentences):
    for analysis in world.analyses(*sentences):
        assert len(analysis.deeds(False)) <= 2 * MOST_PAIRS * max(1, len(analysis.readings()))


@given(articles)
def test_whatever_is_coded_can_be_explained(world, sentences):
    _, text = together(*sentences)
    reports = [report_of(analysis, text) for analysis in world.analyses(*sentences)]
    shown = [line.plain for line in lines(reports)]
    assert sum(line.startswith("Sentence") for line in shown) == len(sentences)
    assert sum(line.startswith("Events") for line in shown) == len(sentences)
    assert page(reports).count("<section") == len(sentences)
