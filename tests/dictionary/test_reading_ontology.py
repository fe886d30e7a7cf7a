import pytest


def code(number, rest):
    return f'codes:\n  "{number}": {{name: X, {rest}}}\n'


def test_a_composed_code_takes_what_its_parent_takes(workshop):
    ontology = workshop.build("").ontology
    assert ontology.compose("refuse", "042") == ontology.compose("refuse", "04") == "125"
    assert ontology.compose("refuse", "111") == ""
    assert ontology.compose("same", "111") == "111"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (code("191", "parent: 19, goldstein: 1, quad: 4"), "E12"),
        ('operators: {x: {table: {"99": "111"}}}\n', "E12"),
        ('operators: {x: {table: {"111": "999"}}}\n', "E12"),
        ('operators: {x: {table: {"111": nothing}}}\n', "E12"),
        ("operators: {x: {subject: source}}\n", "E05"),
        ("operators: {x: {subject: both, identity: yes}}\n", "E02"),
        ("operators: {x: {identity: maybe, table: {}}}\n", "E02"),
        (code("191", "goldstein: 11, quad: 4"), "E02"),
        (code("191", "goldstein: nan, quad: 4"), "E02"),
        (code("191", "goldstein: high, quad: 4"), "E02"),
        (code("191", "goldstein: 1, quad: 5"), "E02"),
        (code("191", "goldstein: 1"), "E05"),
        (code("19a", "goldstein: 1, quad: 4"), "E06"),
        (code("19000", "goldstein: 1, quad: 4"), "E06"),
        ("roles: {primary: {order: first, codes: {}}}\n", "E02"),
        ("roles: {primary: {order: 1, codes: {POLICE: police}}}\n", "E06"),
        ("roles: {primary: {order: 1, codes: {GOV: government}}}\n", "E10"),
    ],
)
def test_what_does_not_hold_together_is_reported(workshop, text, id):
    assert workshop.ids(text) == [id]


def test_none_is_a_result_that_needs_no_code(workshop):
    ontology = workshop.build('operators: {x: {table: {"11": none, "111": "120"}}}\n').ontology
    assert (ontology.compose("x", "11"), ontology.compose("x", "111")) == ("", "120")


def test_codes_that_descend_from_each_other_are_reported_and_cause_no_endless_search(workshop):
    text = (
        'codes:\n  "19": {name: A, parent: "190", goldstein: 0, quad: 4}\n'
        '  "190": {name: B, parent: "19", goldstein: 0, quad: 4}\n'
    )
    assert workshop.ids(text) == ["E12", "E12"]
