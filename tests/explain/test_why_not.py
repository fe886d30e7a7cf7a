"""The why-not: for every entry of a word the first condition that failed, the nearest miss first."""

import pytest
from parses import parse, text_of
from tiny import entry

from eventcoder.explain.gather import report_of

CONDEMNED = "Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned"
SEIZED = """
    Chad/NNP/nsubj/seized seized/VBD/ROOT the/DT/det/tankers tankers/NNS/dobj/seized of/IN/prep/tankers Niger/NNP/pobj/of
"""
SEIZE = entry(
    "verbs: [seize]",
    "pattern: SOURCE * tanker in TARGET, code: 163",
    "pattern: SOURCE * town, code: 190",
    "pattern: SOURCE=rebel * town on TARGET, code: 190",
)


def reported(world, *sentences):
    analyses = world.analyses(*sentences)
    (last, text) = analyses[-1], " ".join(map(text_of, sentences))
    return report_of(last, text)


def listed(world, *sentences):
    return {words.word: words for words in reported(world, *sentences).listed}


def test_the_nearest_miss_comes_first_with_the_first_condition_that_failed(tiny):
    words = listed(tiny(SEIZE), parse(SEIZED))["seized"]
    assert words.verdict == "no pattern fits"
    (missed,) = words.missed
    assert [(miss.met, len(miss.conditions), miss.reason) for miss in missed.misses] == [
        (2, 3, "there is no phrase after in"),
        (1, 2, "the object is 'the tankers of Niger', not town"),
        (1, 4, "the subject is 'Chad', not rebel"),
    ]
    assert missed.misses[0].location.line == 4


def test_entries_of_a_word_stand_by_nearness_too(tiny):
    far = entry("verbs: [seize up]", "pattern: SOURCE=rebel * TARGET, code: 163", more="name: far")
    near = entry("verbs: [seize]", "pattern: SOURCE * town, code: 190", more="name: near")
    words = listed(tiny(far + near.removeprefix("predicates:\n")), parse(SEIZED))["seized"]
    assert [missed.entry for missed in words.missed] == ["near", "far"]
    assert words.missed[1].misses[0].reason == "no 'up' stands beside it"


def test_a_passive_that_is_wanted_is_missed(tiny):
    world = tiny(entry("verbs: [condemn]", "pattern: TARGET be * to prison, code: 173"))
    assert next(iter(listed(world, parse(CONDEMNED))["condemned"].missed)).misses[0].reason == "the verb is not passive"


def test_an_event_of_another_word_than_the_pattern_asks_for_is_missed(tiny):
    world = tiny(
        entry(
            "verbs: [urge]",
            "pattern: SOURCE * that TARGET EVENT=blame, code: 112, priority: 1",
            "pattern: SOURCE * that TARGET, code: 100",
        )
    )
    sentence = parse(
        "Chad/NNP/nsubj/urged urged/VBD/ROOT that/IN/mark/leave Niger/NNP/nsubj/leave should/MD/aux/leave leave/VB/ccomp/urged"
    )
    report = reported(world, sentence)
    assert [(event.source, event.code, event.target) for event in report.told] == [("TCD", "100", "NER")]
    ((miss,),) = (missed.misses for missed in report.listed[0].missed)
    assert miss.reason.endswith(", not blame")


def test_what_made_the_event_is_no_miss_and_what_it_beat_says_so(tiny):
    world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * (TARGET), code: 111", "pattern: SOURCE * TARGET, code: 112"))
    words = listed(world, parse(CONDEMNED))["condemned"]
    assert words.verdict == ""
    ((miss,),) = (missed.misses for missed in words.missed)
    assert miss.pattern == "SOURCE * TARGET"
    assert miss.reason == "fits, but 'SOURCE * (TARGET)' of test/condemn goes before it"


def test_words_of_one_place_that_stand_in_two_phrases_are_missed(tiny):
    world = tiny(entry("verbs: [seize]", "pattern: SOURCE * TARGET in port town, code: 163"))
    sentence = parse(
        "Chad/NNP/nsubj/seized seized/VBD/ROOT Niger/NNP/dobj/seized in/IN/prep/seized ports/NNS/pobj/4 "
        "in/IN/prep/seized towns/NNS/pobj/6"
    )
    ((miss,),) = (missed.misses for missed in listed(world, sentence)["seized"].missed)
    assert miss.reason == "no one phrase after in has all of it"
    assert (miss.met, len(miss.conditions)) == (3, 4)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Chad/NNP/nsubj/condemn may/MD/aux/condemn condemn/VB/ROOT Niger/NNP/dobj/condemn", "'may' says only what may be"),
        (
            "Chad/NNP/nsubj/condemn did/VBD/aux/condemn not/RB/neg/condemn condemn/VB/ROOT Niger/NNP/dobj/condemn",
            "'not' leaves",
        ),
        ("Did/VBD/aux/condemn Chad/NNP/nsubj/condemn condemn/VB/ROOT Niger/NNP/dobj/condemn ?/./punct/condemn", "a question"),
        ("The/DT/det/choir choir/NN/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned", "'The choir' is no known"),
        ("Chad/NNP/nsubj/condemned condemned/VBD/ROOT the/DT/det/choir choir/NN/dobj/condemned", "'the choir' is no known"),
        ("Chad/NNP/nsubj/condemned condemned/VBD/ROOT", "no target: nothing stands in its place"),
        ("Chad/NNP/nsubj/condemned condemned/VBD/ROOT Chad/NNP/dobj/condemned", "one actor"),
    ],
)
def test_a_pattern_that_fits_and_tells_nothing_has_its_reason(tiny, sentence, verdict):
    world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * (TARGET), code: 111"))
    (words,) = reported(world, parse(sentence)).listed
    assert verdict in words.verdict
    assert words.missed[0].misses[0].reason == words.verdict


def test_what_the_dictionary_calls_no_event_is_told(tiny):
    world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: none"))
    assert listed(world, parse(CONDEMNED))["condemned"].verdict == "the dictionary says that this is no event"


def test_an_operator_without_a_code_for_the_event_is_told(tiny):
    world = tiny(
        entry("verbs: [halt]", "pattern: SOURCE * EVENT", more="operator: halt")
        + entry("nouns: [condemnation]", "pattern: SOURCE * (of TARGET), code: 111").removeprefix("predicates:\n")
    )
    sentence = parse(
        "Chad/NNP/nsubj/halted halted/VBD/ROOT its/PRP$/poss/condemnation condemnation/NN/dobj/halted "
        "of/IN/prep/condemnation Niger/NNP/pobj/of"
    )
    found = listed(world, sentence)
    assert found["halted"].verdict == "the operator 'halt' makes no event of 111"
    assert found["condemnation"].verdict == "part of what 'halted' tells"


def test_a_sentence_that_is_discarded_says_so(tiny):
    world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111") + "discards: [condemn]\n")
    report = reported(world, parse(CONDEMNED))
    assert report.told == ()
    assert report.notes == ("The whole sentence is discarded, for it holds 'condemn' (discards:).",)
    assert "discarded" in report.listed[0].verdict


def test_the_yaml_around_a_pattern_is_the_entry_and_the_pattern(tiny, tmp_path):
    world = tiny("", entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111") + "  - verbs: [greet]\n    code: 010\n")
    (made_by,) = reported(world, parse(CONDEMNED)).told[0].made_by
    assert [(line.number, line.text, line.meant) for line in made_by.lines] == [
        (2, "  - verbs: [condemn]", False),
        (3, "    patterns:", False),
        (4, "      - {pattern: SOURCE * TARGET, code: 111}", True),
    ]
    (tmp_path / "layer1" / "test.yaml").unlink()
    (made_by,) = reported(world, parse(CONDEMNED)).told[0].made_by
    assert made_by.lines == ()


def test_a_pronoun_that_acts_is_a_mention(tiny):
    world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111"))
    report = reported(
        world,
        parse("Mali/NNP/nsubj/condemned condemned/VBD/ROOT Togo/NNP/dobj/condemned"),
        parse("It/PRP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned"),
    )
    assert report.text == "It condemned Niger."
    assert [(m.text, m.code, m.source, m.target, bool(m.entries)) for m in report.mentions] == [
        ("It", "MLI", True, False, False),
        ("Niger", "NER", False, True, True),
    ]
