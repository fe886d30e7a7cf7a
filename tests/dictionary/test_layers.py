import pytest

from eventcoder.dictionary.entries import WordKind

BASE = """\
actors:
  - {name: Fatah, names: [al-Fatah], code: PSEOPP}
  - {name: Hamas, code: PSEREB}
agents:
  - {role: REB, nouns: [rebel]}
predicates:
  - {verbs: [condemn, slam], code: 111}
  - {name: visiting, verbs: [visit], code: 042}
"""


def test_an_entry_of_the_same_name_replaces_the_lower_one_wholly(workshop):
    names = workshop.build(BASE, "actors: [{name: Fatah, code: PSEGOV}]\n").names_listed()
    assert [(name.surface, name.entry.periods[0].code) for name in names if name.entry.name == "Fatah"] == [
        (("Fatah",), "PSEGOV")
    ]


def test_an_agent_is_replaced_by_its_noun(workshop):
    assert workshop.entries(BASE, "agents: [{role: OPP, nouns: [rebel]}]\n")["rebel"].role == "OPP"


def test_an_agent_and_an_actor_of_one_name_are_two_entries(workshop):
    assert workshop.ids(BASE, "actors: [{name: rebel, code: PSEREB}]\n") == ["W01"]


def test_a_predicate_is_replaced_by_the_name_of_its_entry(workshop):
    dictionary = workshop.build(BASE, "predicates: [{name: visiting, verbs: [tour], code: 043}]\n")
    verbs = dictionary.predicates[WordKind.VERB]
    assert "visit" not in verbs
    assert verbs["tour"][0].patterns[0].code == "043"


def test_a_predicate_without_a_name_is_replaced_by_a_file_of_the_same_name(workshop):
    dictionary = workshop.build(BASE, {"words.yaml": "predicates: [{verbs: [condemn], code: 120}]\n"})
    verbs = dictionary.predicates[WordKind.VERB]
    assert [pattern.code for pattern in verbs["condemn"][0].patterns] == ["120"]
    assert "slam" not in verbs


def test_a_pattern_knows_its_layer(workshop):
    dictionary = workshop.build(BASE, {"other.yaml": "predicates: [{verbs: [condemn], code: 120}]\n"})
    listed = dictionary.predicates[WordKind.VERB]["condemn"]
    assert [(each.patterns[0].layer, each.patterns[0].code) for each in listed] == [(0, "111"), (1, "120")]


@pytest.mark.parametrize(
    ("name", "gone"), [("Fatah", {"Fatah", "al Fatah"}), ("rebel", {"rebel", "rebels"}), ("visiting", set())]
)
def test_remove_takes_an_entry_of_a_lower_layer_away(workshop, name, gone):
    before, after = workshop.names(BASE), workshop.names(BASE, f"remove: [{name}]\n")
    assert before - after == gone


def test_remove_takes_a_predicate_away(workshop):
    dictionary = workshop.build(BASE, "remove: [words/condemn, visiting]\n")
    assert dictionary.predicates[WordKind.VERB] == {}
    assert dictionary.entries == ()


def test_what_was_removed_may_be_written_anew_in_the_same_file(workshop):
    assert workshop.entries(BASE, "remove: [Fatah]\nactors: [{name: Fatah, code: PSEGOV}]\n")["Fatah"].code_on(1) == "PSEGOV"


def test_a_city_and_an_ambiguous_institution_are_removed_by_their_plain_names(workshop):
    country = "country: France\ncode: FRA\ncities: [Nice]\ninstitutions: [{name: Senate, role: LEG, ambiguous: yes}]\n"
    assert workshop.names(country, "remove: [Nice, Senate]\n") == {"France"}


@pytest.mark.parametrize("layers", [(BASE, "remove: [Fata]\n"), (BASE + "remove: [Fatah]\n",)])
def test_only_what_a_lower_layer_has_can_be_removed(workshop, layers):
    [problem] = workshop.problems(*layers)
    assert problem.id == "E11"


def test_removing_with_a_slip_of_the_pen_shows_the_name_that_may_be_meant(workshop):
    [problem] = workshop.problems(BASE, "remove: [Fata]\n")
    assert "did you mean Fatah" in problem.remedy


@pytest.mark.parametrize(
    "twice",
    [
        "actors: [{name: X, code: PSE}]\n",
        "agents: [{role: REB, nouns: [x]}]\n",
        "predicates: [{name: x, verbs: [y], code: 111}]\n",
        "sets: {x: [a]}\n",
        "frames: {x: [SOURCE * TARGET]}\n",
        "modals: [{words: [will], operator: none}]\n",
        'codes: {"19": {name: Fight, goldstein: -9, quad: 4}}\n',
        "roles: {primary: {order: 1, codes: {COP: police}}}\n",
        "operators: {x: {identity: yes}}\n",
    ],
)
def test_the_same_entry_in_two_files_of_a_layer_is_a_mistake_and_in_two_layers_none(workshop, twice):
    [problem] = workshop.problems({"a.yaml": twice, "b.yaml": twice})
    assert (problem.id, problem.file) == ("E10", "layer0/b.yaml")
    assert "layer0/a.yaml:1" in problem.remedy
    assert workshop.ids({"a.yaml": twice, "b.yaml": ""}, twice) == []


def test_a_higher_layer_may_define_a_set_that_lower_patterns_use(workshop):
    lower = "sets: {aid: [aid]}\npredicates: [{verbs: [give], code: 111, patterns: [SOURCE * @aid]}]\n"
    [pattern] = workshop.build(lower, "sets: {aid: [relief]}\n").entries[0].patterns
    assert pattern.zones[1].words[0].alternatives == (("relief",),)


def test_a_higher_layer_may_correct_a_code_and_an_operator(workshop):
    upper = (
        'codes: {"111": {name: Blame, parent: "12", goldstein: 0, quad: 3}}\n'
        'operators: {refuse: {subject: target, table: {"11": "120"}}}\n'
    )
    ontology = workshop.build(BASE, upper).ontology
    assert ontology.codes["111"].name == "Blame"
    assert ontology.operators["refuse"].subject == "target"


def test_the_modal_of_a_higher_layer_counts(workshop):
    modals = "modals: [{{words: [will], operator: {}}}]\n".format
    assert workshop.build(modals("same"), modals("none")).modal_index["will"].operator == "none"
