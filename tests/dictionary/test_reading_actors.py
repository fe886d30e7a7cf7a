import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dictionary.dates import read_period
from eventcoder.dictionary.entries import ActorKind
from eventcoder.dictionary.plurals import pluralize
from eventcoder.dictionary.yaml import Source


def day(text):
    return datetime.date.fromisoformat(text).toordinal()


FRANCE = """\
country: France
code: FRA
names: [French Republic]
adjectives: [French]
demonyms: [Frenchman, {name: Gaul, plural: Gauls}]
capital: Paris
cities: [Marseille, Paris]
regions: [Corsica]
institutions:
  - {name: Quai d'Orsay, role: GOV}
  - {name: National Assembly, role: LEG, ambiguous: yes}
people:
  - {name: Emmanuel Macron, names: [Macron], office: president, from: 2017-05-14}
  - {name: Francois Hollande, office: president, from: 2012-05-15, to: 2017-05-13}
"""


def test_a_country_brings_all_its_names(workshop):
    assert workshop.names(FRANCE) == {
        "France", "French Republic", "French", "Frenchman", "Frenchmen", "Gaul", "Gauls", "Paris", "Marseille",
        "Corsica", "Quai d'Orsay", "National Assembly", "Emmanuel Macron", "Macron", "Francois Hollande",
    }  # fmt: skip


def test_what_belongs_to_a_country_has_its_code(workshop):
    entries = workshop.entries(FRANCE)
    today = day("2020-01-01")
    codes = {name: entries[name].code_on(today) for name in ("France", "Paris", "Quai d'Orsay", "Emmanuel Macron")}
    assert codes == {"France": "FRA", "Paris": "FRA", "Quai d'Orsay": "FRAGOV", "Emmanuel Macron": "FRAGOV"}
    assert {entries[name].country for name in codes} == {"FRA"}


def test_names_know_whether_they_are_adjectives_or_plurals(workshop):
    names = {" ".join(name.surface): name for name in workshop.build(FRANCE).names_listed()}
    assert {text for text, name in names.items() if name.adjective} == {"French"}
    assert {text for text, name in names.items() if name.plural} == {"Frenchmen", "Gauls"}


def test_an_ambiguous_institution_keeps_its_role_for_the_country_in_the_text(workshop):
    assembly = workshop.entries(FRANCE)["National Assembly"]
    assert (assembly.ambiguous, assembly.role) == (True, "LEG")


def test_an_ambiguous_institution_may_stand_in_several_countries(workshop):
    other = "country: Pakistan\ncode: PAK\ninstitutions:\n  - {name: National Assembly, role: LEG, ambiguous: yes}\n"
    assert workshop.ids({"france.yaml": FRANCE, "pakistan.yaml": other}) == []


def test_one_country_alone_marking_an_institution_as_ambiguous_is_not_enough(workshop):
    other = "country: Pakistan\ncode: PAK\ninstitutions:\n  - {name: National Assembly, role: LEG}\n"
    assert workshop.ids({"france.yaml": FRANCE, "pakistan.yaml": other}) == ["W01"]


@pytest.mark.parametrize(
    ("on", "code"),
    [("2012-05-14", "FRA"), ("2012-05-15", "FRAGOV"), ("2017-05-13", "FRAGOV"), ("2017-05-14", "FRAELI")],
)
def test_a_person_holds_the_office_from_the_first_day_to_the_last(workshop, on, code):
    assert workshop.entries(FRANCE)["Francois Hollande"].code_on(day(on)) == code


TERMS = """\
country: Russia
code: RUS
people:
  - name: Vladimir Putin
    terms:
      - {office: president, from: 2000-05-07, to: 2008-05-07}
      - {role: OPP, from: 2010, to: 2010-06}
      - {office: president, from: 2012-05-07}
"""


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("1999-01-01", "RUS"),
        ("2008-05-07", "RUSGOV"),
        ("2008-05-08", "RUSELI"),
        ("2009-12-31", "RUSELI"),
        ("2010-01-01", "RUSOPP"),
        ("2010-06-30", "RUSOPP"),
        ("2010-07-01", "RUSELI"),
        ("2030-01-01", "RUSGOV"),
    ],
)
def test_between_two_terms_a_person_is_a_former_office_holder(workshop, on, code):
    assert workshop.entries(TERMS)["Vladimir Putin"].code_on(day(on)) == code


def test_a_person_without_dates_always_holds_the_role(workshop):
    entries = workshop.entries("country: Iran\ncode: IRN\npeople: [{name: Someone, role: LEG}]\n")
    assert entries["Someone"].periods[0].code == "IRNLEG"
    assert len(entries["Someone"].periods) == 1


DATED = """\
actors:
  - name: Fatah
    code:
      - {code: PSEGOV, from: 1994-07-05, to: 2006-03-28}
      - {code: PSEOPP, from: 2006-03-29, to: "2010"}
"""


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("1994-07-04", ""),
        ("1994-07-05", "PSEGOV"),
        ("2006-03-29", "PSEOPP"),
        ("2010-12-31", "PSEOPP"),
        ("2011-01-01", ""),
    ],
)
def test_an_actor_has_a_dated_code_in_its_period_only(workshop, on, code):
    assert workshop.entries(DATED)["Fatah"].code_on(day(on)) == code


@given(st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2900, 1, 1)))
def test_a_month_or_a_year_reaches_from_its_first_to_its_last_day(date):
    def period(text):
        source = Source("f.yaml", f"from: {text}\nto: {text}\n")
        found = read_period(source, source.mapping(source.root(), "a period", (), ("from", "to")))
        assert source.problems == []
        return [datetime.date.fromordinal(number) for number in found]

    assert period(date.isoformat()) == [date, date]
    first, last = period(f"{date:%Y-%m}")
    assert (first.day, (last + datetime.timedelta(days=1)).day, first.month, last.month) == (
        1,
        1,
        date.month,
        date.month,
    )
    assert period(f"{date:%Y}") == [datetime.date(date.year, 1, 1), datetime.date(date.year, 12, 31)]


@pytest.mark.parametrize("date", ["2017-02-29", "2017-13", "14.05.2017", "May 2017", "17", "2017-5-14", "0000", "9999-12"])
def test_what_is_no_date_is_reported(workshop, date):
    [problem] = workshop.problems(f"actors:\n  - {{name: X, code: [{{code: PSE, to: {date}}}]}}\n")
    assert problem.id == "E07"
    assert date in problem.message


def test_a_period_that_ends_before_it_begins_is_reported(workshop):
    assert workshop.ids(FRANCE.replace("to: 2017-05-13", "to: 2007-05-13")) == ["E07"]


def test_two_terms_at_once_are_a_warning_that_says_from_when_to_when(workshop):
    [problem] = workshop.problems(TERMS.replace("from: 2010, to: 2010-06", "from: 2008, to: 2010-06"))
    assert problem.id == "W01"
    assert "from 2008-01-01 to 2008-05-07" in problem.message


@pytest.mark.parametrize("start", ["2008-05-07", "2008-05"])
def test_the_day_or_month_of_a_handover_may_belong_to_both_terms(workshop, start):
    assert workshop.ids(TERMS.replace("from: 2010, to: 2010-06", f"from: {start}, to: 2010-06")) == []


def test_agents_have_a_role_or_a_code_or_neither(workshop):
    entries = workshop.entries(
        "agents:\n"
        "  - {role: MIL, nouns: [soldier, {noun: army, plural: armies}]}\n"
        "  - {code: IGOPKO, nouns: [peacekeeper]}\n"
        "  - {neutral: yes, nouns: [leader]}\n"
    )
    assert {entry.kind for entry in entries.values()} == {ActorKind.AGENT}
    assert (entries["army"].role, entries["army"].periods) == ("MIL", ())
    assert entries["peacekeeper"].code_on(1) == "IGOPKO"
    assert entries["leader"].neutral


@pytest.mark.parametrize("keys", ["nouns: [x]", "role: MIL, neutral: yes, nouns: [x]", "neutral: no, nouns: [x]"])
def test_agents_without_just_one_of_these_are_refused(workshop, keys):
    assert workshop.ids(f"agents:\n  - {{{keys}}}\n") == ["E05"]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_keys_does_not_matter(workshop, reverse):
    keys = ["noun: army", "plural: hosts"]
    keys = ", ".join(reversed(keys) if reverse else keys)
    assert workshop.names(f"agents: [{{role: MIL, nouns: [{{{keys}}}]}}]\n") == {"army", "hosts"}


@pytest.mark.parametrize("code", ["FR", "fra", "FRAG", "IGOUNOIGOUNOIGOU", "F-A"])
def test_a_code_that_cannot_be_one_is_refused(workshop, code):
    assert workshop.ids(f"actors:\n  - {{name: X, code: {code}}}\n") == ["E06"]


def test_an_unknown_role_comes_with_the_nearest_known_one(workshop):
    [problem] = workshop.problems(FRANCE.replace("role: GOV", "role: GVO"))
    assert (problem.id, problem.line) == ("E06", 10)
    assert "GOV" in problem.remedy


def test_accents_hyphens_and_dots_make_no_difference_to_where_a_name_is_kept(workshop):
    trie = workshop.build("actors:\n  - {name: Élysée Al-Assad, names: [U.N.], code: FRA}\n").names
    assert "" in trie["elysee"]["al"]["assad"]
    assert trie["un"][""][0].surface == ("UN",)


@pytest.mark.parametrize("name", ['"-"', '"..."', '"&"'])
def test_a_name_without_a_letter_is_refused(workshop, name):
    assert workshop.ids(f"actors:\n  - {{name: X, names: [{name}], code: FRA}}\n") == ["E02"]


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("soldier", "soldiers"), ("army", "armies"), ("Tuareg", "Tuaregs"), ("boss", "bosses"), ("Saudi", "Saudis"),
        ("Frenchman", "Frenchmen"), ("policewoman", "policewomen"), ("German", "Germans"), ("Ottoman", "Ottomans"),
        ("human", "humans"), ("Czech", "Czechs"), ("monarch", "monarchs"), ("church", "churches"), ("boy", "boys"),
        ("minister of defense", "ministers of defense"), ("minister for Europe", "ministers for Europe"),
        ("commander-in-chief", "commanders-in-chief"), ("deputy prime minister", "deputy prime ministers"),
        ("secretary of state", "secretaries of state"),
    ],
)  # fmt: skip
def test_regular_plurals(noun, plural):
    assert pluralize(noun) == plural
