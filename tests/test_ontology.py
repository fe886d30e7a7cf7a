"""The CAMEO tables that come with eventcoder are complete, closed, and those that the field publishes."""

import re
from itertools import product
from pathlib import Path

import pytest

from eventcoder.dictionary.load import compile_dictionary, default_folder, read_files
from eventcoder.ontology import Ontology

REFERENCE = Path(__file__).parents[2] / "shared" / "reference"
ROOTS = [f"{number:02}" for number in range(1, 21)]
PLOVER = {
    "", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology():
    return compile_dictionary(read_files([default_folder() / "cameo"])).ontology


def table(name):
    """The rows of a reference table; skips where it is not at hand."""
    path = REFERENCE / name
    if not path.is_file():
        pytest.skip(f"the reference table {name} is not part of the repository")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    head, *body = rows
    return [dict(zip(head, [*row, "", "", ""], strict=False)) for row in body]


class TestCodes:
    def test_there_are_twenty_roots_and_the_298_codes_of_the_codebook(self, ontology):
        assert [code for code in ontology.codes if len(code) == 2] == ROOTS
        assert len(ontology.codes) == 20 + 298

    def test_every_code_but_a_root_has_its_nearest_shorter_code_as_parent(self, ontology):
        for code, entry in ontology.codes.items():
            shorter = [code[:length] for length in range(len(code) - 1, 1, -1) if code[:length] in ontology.codes]
            assert entry.parent == (shorter[0] if shorter else "")

    def test_every_root_has_its_unspecified_code(self, ontology):
        assert all(root + "0" in ontology.codes for root in ROOTS)

    def test_every_code_has_a_name_of_its_own_within_its_family(self, ontology):
        assert all(entry.name for entry in ontology.codes.values())
        families = [(entry.parent, entry.name) for entry in ontology.codes.values()]
        assert len(set(families)) == len(families)

    def test_goldstein_values_are_on_the_scale_and_a_massacre_is_its_low_end(self, ontology):
        assert all(-10 <= entry.goldstein <= 10 for entry in ontology.codes.values())
        assert ontology.codes["20"].goldstein == min(entry.goldstein for entry in ontology.codes.values()) == -10

    def test_quad_classes_follow_the_root(self, ontology):
        for code, entry in ontology.codes.items():
            root = int(code[:2])
            assert entry.quad_class == 1 + (root > 5) + (root > 8) + (root > 13)

    def test_plover_has_an_event_for_every_code_outside_root_01(self, ontology):
        for code, entry in ontology.codes.items():
            assert entry.plover in PLOVER
            assert bool(entry.plover) == (code[:2] != "01")

    def test_codes_are_those_of_the_codebook(self, ontology):
        path = REFERENCE / "cameo_codebook.md"
        if not path.is_file():
            pytest.skip("the codebook is not part of the repository")
        listed = re.findall(r"^- \*\*(\d+) ", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(listed) == ontology.codes.keys() - set(ROOTS)

    def test_codes_and_goldstein_values_are_those_of_gdelt(self, ontology):
        published = {row["code"]: float(row["goldstein"]) for row in table("gdelt_cameo_codes.tsv")}
        ours = {code: entry.goldstein for code, entry in ontology.codes.items()}
        assert published.items() <= ours.items()
        assert ours.keys() - published.keys() == {"1213", "1214", "155", "176", "1834", "1951", "1952"}

    def test_plover_events_are_those_of_its_conversion_table(self, ontology):
        rows = table("cameo_to_plover_2021.tsv")
        assert rows
        for row in rows:
            entry = ontology.codes[row["cameo"]]
            assert (entry.plover, entry.mode, entry.context) == (
                row["plover_event"],
                row["plover_mode"],
                row["plover_context"],
            )


class TestOperators:
    def test_operators_know_whose_deed_the_inner_event_is(self, ontology):
        assert {operator.subject for operator in ontology.operators.values()} == {"source", "target"}
        assert ontology.operators["demand"].subject == "target"
        assert ontology.operators["refuse"].subject == "source"

    def test_whatever_an_operator_makes_of_whatever_code_is_a_code_or_nothing(self, ontology):
        for operator, code in product(ontology.operators, ontology.codes):
            assert ontology.compose(operator, code) in {"", *ontology.codes}

    def test_a_listed_code_is_not_listed_for_nothing(self, ontology):
        for operator in ontology.operators.values():
            assert operator.table.keys() <= ontology.codes.keys()

    @pytest.mark.parametrize("operator", ["future", "intend", "appeal", "demand", "accuse", "criticize", "deny"])
    def test_these_make_something_of_every_code(self, ontology, operator):
        assert all(ontology.compose(operator, code) for code in ontology.codes)

    @pytest.mark.parametrize("operator", ["threaten", "refuse", "halt"])
    def test_these_make_something_of_every_deed_that_others_demand_or_do(self, ontology, operator):
        deeds = {"threaten": ("13", "14", "15", "16", "17", "18", "19", "20"), "refuse": ("04", "05", "06", "07", "08")}
        roots = deeds.get(operator, ("06", "07", "13", "14", "15", "16", "17", "18", "19", "20"))
        assert all(ontology.compose(operator, code) for code in ontology.codes if code[:2] in roots)

    def test_operators_nest(self, ontology):
        def compose(*operators, code):
            for operator in reversed(operators):
                code = ontology.compose(operator, code)
            return code

        assert compose("halt", code="163") == "085"
        assert compose("refuse", "halt", code="163") == "1244"
        assert compose("demand", "halt", code="163") == "1054"
        assert compose("appeal", "halt", code="163") == "0254"
        assert compose("same", "refuse", "same", code="04") == "125"

    @pytest.mark.parametrize(
        ("operator", "inner", "outer"),
        [
            ("appeal", "071", "0231"), ("intend", "071", "0331"), ("demand", "071", "1031"), ("refuse", "071", "1221"),
            ("refuse", "04", "125"), ("future", "190", "138"), ("same", "190", "190"),
        ],
    )  # fmt: skip
    def test_compositions_that_the_codebook_gives(self, ontology, operator, inner, outer):
        assert ontology.compose(operator, inner) == outer

    def test_a_code_takes_what_its_nearest_listed_ancestor_takes(self, ontology):
        for operator in ontology.operators.values():
            if operator.identity:
                continue
            for code, entry in ontology.codes.items():
                if code not in operator.table and entry.parent:
                    expected = ontology.compose(operator.name, entry.parent)
                    assert ontology.compose(operator.name, code) == expected


class TestRoles:
    def test_every_class_has_a_place_and_no_two_the_same(self, ontology):
        assert set(ontology.roles.values()) <= set(ontology.ranks)
        assert len(set(ontology.ranks.values())) == len(ontology.ranks)

    def test_every_role_code_has_three_capitals(self, ontology):
        assert all(re.fullmatch("[A-Z]{3}", role) for role in ontology.roles)

    def test_the_roles_of_the_codebook_are_there(self, ontology):
        known = {role for role, kind in ontology.roles.items() if kind in {"primary", "secondary", "party", "tertiary"}}
        codebook = "COP GOV INS JUD MIL OPP REB SEP SPY UAF PTY MOD RAD "
        codebook += "AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF"
        assert known == set(codebook.split())

    @pytest.mark.parametrize(
        ("base", "main", "others", "code"),
        [
            ("TUR", "COP", (), "TURCOP"),
            ("RUS", "GOVMIL", (), "RUSGOVMIL"),
            ("", "REB", (), "REB"),
            ("IRQ", "MIL", ("GOV",), "IRQMIL"),
            ("IRQ", "LEG", ("OPP",), "IRQOPPLEG"),
            ("IRQ", "REB", ("MOS",), "IRQREBMOS"),
            ("SYRREB", "REB", (), "SYRREB"),
        ],
    )
    def test_actor_codes_are_composed_in_cameos_order(self, ontology, base, main, others, code):
        assert ontology.actor_code(base, main, others) == code

    def test_an_actor_code_has_at_most_fifteen_letters(self, ontology):
        assert len(ontology.actor_code("IGOUNO", "GOVMIL", ("MOSSHI", "LEG", "RAD"))) <= 15


def test_an_empty_ontology_answers_too():
    assert Ontology().actor_code("USA", "GOV") == "USAGOV"


def test_who_serves_an_armed_group_or_an_organisation_is_of_it(coder):
    actor_code = coder.dictionary.ontology.actor_code
    assert actor_code("LBNREBHEZ", "MIL") == "LBNREBHEZ"
    assert actor_code("IGOUNO", "GOV") == "IGOUNO"
    assert actor_code("LBN", "MIL") == "LBNMIL"
