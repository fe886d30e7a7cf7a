"""Patterns that ask for the auxiliaries of their verb, and for a verb with its object behind "to"."""

import pytest
from parses import parse
from tiny import entry

PLAIN = parse("Chad/NNP/nsubj/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled")
WILL = parse("Chad/NNP/nsubj/shell will/MD/aux/shell shell/VB/ROOT Niger/NNP/dobj/shell")
WILL_NOT = parse("Chad/NNP/nsubj/shell will/MD/aux/shell not/RB/neg/shell shell/VB/ROOT Niger/NNP/dobj/shell")
DID_NOT = parse("Chad/NNP/nsubj/shell did/VBD/aux/shell not/RB/neg/shell shell/VB/ROOT Niger/NNP/dobj/shell")


@pytest.mark.parametrize(
    ("pattern", "fitting"),
    [
        ("SOURCE will|would * TARGET", [WILL]),
        ("SOURCE will not * TARGET", [WILL_NOT]),
        ("SOURCE not * TARGET", [WILL_NOT, DID_NOT]),
    ],
)
def test_auxiliaries_before_the_star_are_conditions(tiny, pattern, fitting):
    world = tiny(entry("verbs: [shell]", f"pattern: {pattern}, code: 112"))
    found = [sentence for sentence in (PLAIN, WILL, WILL_NOT, DID_NOT) if world.code(sentence) == ["TCD 112 NER"]]
    assert found == fitting


def test_such_a_pattern_says_itself_what_they_make_of_the_event(tiny):
    world = tiny(entry("verbs: [shell]", "pattern: SOURCE * TARGET, code: 190", "pattern: SOURCE will * TARGET, code: 130"))
    assert world.code(PLAIN) == ["TCD 190 NER"]
    assert world.code(WILL) == ["TCD 130 NER"]  # not what modals: make of 190, nor what they make of 130


@pytest.mark.parametrize(("thing", "found"), [("talks", ["TCD 100 NER"]), ("markets", [])])
def test_behind_to_a_verb_with_its_object(tiny, thing, found):
    sentence = parse(f"""
        Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/dobj/urged to/TO/aux/enter enter/VB/xcomp/urged
        {thing}/NNS/dobj/enter
    """)
    assert tiny(entry("verbs: [urge]", "pattern: SOURCE * TARGET to enter talk, code: 100")).code(sentence) == found


def test_a_verb_and_its_negation_are_no_rivals(tiny):
    apart = tiny(
        entry("verbs: [shell]", "pattern: SOURCE will * TARGET, code: 130", "pattern: SOURCE will not * TARGET, code: 120")
    )
    assert apart.dictionary.warnings == ()


def test_patterns_of_the_same_auxiliary_are_rivals(tiny):
    beside = tiny(
        entry("verbs: [shell]", "pattern: SOURCE not * TARGET, code: 130", "pattern: SOURCE will not * TARGET, code: 120")
    )
    assert [warning.id for warning in beside.dictionary.warnings] == ["W03"]
