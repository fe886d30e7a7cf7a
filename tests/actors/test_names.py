"""Names in a text: the longest ones, in any spelling that means the same, capitals respected, on their day."""

import datetime

import pytest
from parses import parse

from eventcoder.actors.names import find_names
from eventcoder.actors.reference import items_of

MORE = """
actors:
  - {name: Free Army, names: [Free Army Council], code: MLIREB}
  - {name: Sao Tome Union, code: IGOSTU}
  - {name: AU, code: IGOAFU}
  - {name: al-Shabab, code: SOMREB}
  - {name: Kurds, demonyms: [Kurd], adjectives: [Kurdish], code: KUR}
  - name: Fatah
    code:
      - {code: PSEGOV, from: 1994-07-05, to: 2006-03-28}
      - {code: PSEOPP, from: 2006-03-29}
  - {name: Dawn, code: AAAREB}
  - {name: Red Dawn, code: BBBREB}
"""
PEOPLE = """
country: Guinea
code: GIN
people:
  - name: Alpha Diallo
    names: [Diallo]
    terms:
      - {office: president, from: 2010-01-01, to: 2014-12-31}
      - {office: prime minister, from: 2018-01-01}
  - {name: Binta Sow, role: OPP}
"""


@pytest.fixture
def find(tiny):
    world = tiny(MORE)

    def found(text, day=datetime.date(2020, 6, 15)):
        places = find_names(text, world.dictionary.names)
        starts, ends = [place.start for place in places], [place.end for place in places]
        items = items_of(places, starts, ends, day.toordinal())
        return [(text[places[item.start].start : places[item.end - 1].end], item.code) for item in items]

    return found


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Chad spoke", "Chad", "TCD"),
        ("in Ndjamena today", "Ndjamena", "TCD"),
        ("the Free Army fled", "Free Army", "MLIREB"),
        ("the Free Army Council fled", "Free Army Council", "MLIREB"),
        ("Red Dawn struck", "Red Dawn", "BBBREB"),
        ("Dawn struck", "Dawn", "AAAREB"),
        ("Kurds fled", "Kurds", "KUR"),
        ("a Kurd fled", "Kurd", "KUR"),
        ("Kurdish fighters", "Kurdish", "KUR"),
        ("S\u00e3o Tom\u00e9 Union leaders", "S\u00e3o Tom\u00e9 Union", "IGOSTU"),
        ("Sao-Tome Union leaders", "Sao-Tome Union", "IGOSTU"),
        ("al Shabab fled", "al Shabab", "SOMREB"),
        ("Al-Shabab fled", "Al-Shabab", "SOMREB"),
        ("Chad's army", "Chad", "TCD"),
        ("Chad\u2019s army", "Chad", "TCD"),
        ("the US army", "US", "USA"),
        ("the U.S. army", "U.S.", "USA"),
        ("the U.S.'s army", "U.S.", "USA"),
        ("the United States of America spoke", "United States of America", "USA"),
        ("the UNITED STATES spoke", "UNITED STATES", "USA"),
        ("the AU spoke", "AU", "IGOAFU"),
    ],
)
def test_a_name_is_found(find, text, name, code):
    assert [item for item in find(text) if item[1]] == [(name, code)]


@pytest.mark.parametrize(
    "text",
    [
        "they told us",
        "chad is a name",
        "at dawn",
        "the red dawn",
        "an au pair",
        "Auburn",
        "us and them",
        "the free army",
        "Chadwick",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(find, text):
    assert [item for item in find(text) if item[1]] == []


def test_an_acronym_of_up_to_five_letters_is_found_in_capitals_only(tiny):
    names = "actors:\n  - {name: ABCDE, code: AAA}\n  - {name: ABCDEF, code: BBB}\n"
    world = tiny(names)
    found = [name.names[0].entry.name for name in find_names("Abcde and Abcdef and ABCDE and ABCDEF", world.dictionary.names)]
    assert found == ["ABCDEF", "ABCDE", "ABCDEF"]


def test_names_do_not_overlap_and_go_from_left_to_right(find):
    assert find("Chad, Niger and the Free Army Council of Mali") == [
        ("Chad", "TCD"), ("Niger", "NER"), ("Free Army Council", "MLIREB"), ("Mali", "MLI"),
    ]  # fmt: skip


def test_an_agent_is_found_in_any_capitals(find):
    assert [name for name, _ in find("Rebels and POLICE CHIEF and police")] == ["Rebels", "POLICE CHIEF", "police"]


class TestDates:
    @pytest.mark.parametrize(
        ("day", "code"),
        [
            ("1994-07-04", None),
            ("1994-07-05", "PSEGOV"),
            ("2006-03-28", "PSEGOV"),
            ("2006-03-29", "PSEOPP"),
            ("2030-01-01", "PSEOPP"),
        ],
    )
    def test_a_dated_code_holds_in_its_period_and_the_name_is_nobody_outside(self, find, day, code):
        found = find("Fatah spoke", datetime.date.fromisoformat(day))
        assert found == ([("Fatah", code)] if code else [])

    @pytest.mark.parametrize(
        ("day", "code"),
        [
            ("2009-12-31", "GIN"),
            ("2010-01-01", "GINGOV"),
            ("2014-12-31", "GINGOV"),
            ("2015-01-01", "GINELI"),
            ("2017-12-31", "GINELI"),
            ("2018-01-01", "GINGOV"),
            ("2024-01-01", "GINGOV"),
        ],
    )
    def test_a_person_holds_an_office_for_its_terms_and_is_of_the_elites_afterwards(self, tiny, day, code):
        sentence = parse("Diallo/NNP/nsubj/spoke spoke=speak/VBD/ROOT")
        world = tiny(PEOPLE)
        assert world.actor(sentence, at="Diallo", day=datetime.date.fromisoformat(day).toordinal()) == code

    def test_a_person_without_dates_is_always_what_the_entry_says(self, tiny):
        sentence = parse("Binta/NNP/compound/Sow Sow/NNP/nsubj/spoke spoke=speak/VBD/ROOT")
        assert tiny(PEOPLE).actor(sentence, at="Sow", day=1) == "GINOPP"


class TestSharedNames:
    def actor(self, tiny, text):
        return tiny(text).actor(parse("Ural/NNP/nsubj/spoke spoke=speak/VBD/ROOT"), at="Ural")

    def test_of_two_codes_none_is_guessed(self, tiny):
        assert self.actor(tiny, "actors:\n  - {name: Ural, code: AAA}\n  - {name: Ural X, names: [Ural], code: BBB}\n") == ""

    def test_two_that_mean_the_same_are_one(self, tiny):
        assert self.actor(tiny, "actors:\n  - {name: Ural, code: AAA}\n  - {name: Ural X, names: [Ural], code: AAA}\n") == "AAA"

    def test_a_named_actor_goes_before_a_city(self, tiny):
        assert self.actor(tiny, "country: Urals\ncode: URL\ncities: [Ural]\nactors:\n  - {name: Ural, code: AAA}\n") == "AAA"

    def test_who_has_no_code_on_the_day_gives_way(self, tiny):
        text = "actors:\n  - {name: Ural, code: [{code: AAA, to: 2000}]}\n  - {name: Ural X, names: [Ural], code: BBB}\n"
        assert self.actor(tiny, text) == "BBB"


def test_dots_in_the_text_do_not_hide_a_name(tiny):
    people = "country: Guinea\ncode: GIN\npeople:\n  - {name: Alpha B. Diallo, role: OPP}\n"
    sentence = parse("Alpha/NNP/compound/Diallo B./NNP/compound/Diallo Diallo/NNP/nsubj/left left/VBD/ROOT")
    assert tiny(people).actor(sentence, at="Diallo") == "GINOPP"
