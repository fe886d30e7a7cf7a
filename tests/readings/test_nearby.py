"""A deed whose pattern finds no target: the first other actor of its clause."""

import pytest
from parses import parse
from tiny import entry

AID = entry("verbs: [help]", "pattern: SOURCE * (TARGET), code: 070")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Chad/NNP/nsubj/helped helped=help/VBD/ROOT clinics/NNS/dobj/helped around/IN/prep/clinics Mali/NNP/pobj/around",
            ["TCD 070 MLI"],
        ),
        ("Chad/NNP/nsubj/helped helped=help/VBD/ROOT without/IN/prep/helped Mali/NNP/pobj/without", []),
        ("Chad/NNP/nsubj/helped helped=help/VBD/ROOT it/PRP/dobj/helped across/IN/prep/helped Mali/NNP/pobj/across", []),
        (
            "Chad/NNP/nsubj/helped helped=help/VBD/ROOT and/CC/cc/helped Mali/NNP/nsubj/slept slept=sleep/VBD/conj/helped",
            [],
        ),
        ("Clouds/NNS/nsubj/helped helped=help/VBD/ROOT across/IN/prep/helped Mali/NNP/pobj/across", []),
    ],
    ids=["behind a preposition", "without", "a pronoun that nobody fits", "another clause", "no source"],
)
def test_the_target_is_an_actor_of_the_clause(tiny, text, events):
    assert tiny(AID).code(parse(text)) == events
