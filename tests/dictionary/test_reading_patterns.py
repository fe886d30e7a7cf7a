from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dictionary.entries import ZoneKind
from eventcoder.dictionary.patterns import PREPOSITIONS, PatternError, parse_pattern

SETS = {"aid": (("aid",), ("relief",), ("humanitarian", "assistance"))}


def zones(text):
    return parse_pattern(text, SETS)[0]


def words(zone):
    return [["_".join(alternative) for alternative in word.alternatives] for word in zone.words]


def test_what_stands_before_the_star_is_the_subject_and_behind_it_the_object():
    subject, thing = zones("SOURCE * TARGET")
    assert (subject.kind, subject.slots[0].name) == (ZoneKind.SUBJECT, "SOURCE")
    assert (thing.kind, thing.slots[0].name) == (ZoneKind.OBJECT, "TARGET")


def test_a_preposition_opens_a_place_of_its_own():
    _, thing, place = zones("SOURCE * sanction|embargo on|against TARGET")
    assert words(thing) == [["sanction", "embargo"]]
    assert place.prepositions == {"on", "against"}
    assert place.slot("TARGET")


def test_brackets_make_a_place_optional():
    _, thing, place = zones("SOURCE * sanction (on TARGET)")
    assert (thing.optional, place.optional) == (False, True)


def test_a_slot_in_brackets_behind_a_preposition_leaves_the_preposition_required():
    assert not zones("SOURCE * for (TARGET)")[1].optional


def test_the_words_of_a_set_are_alternatives():
    assert words(zones("SOURCE * @aid")[1]) == [["aid", "relief", "humanitarian_assistance"]]


def test_an_alternative_of_several_words_is_joined_by_underscores_or_hyphens():
    assert zones("SOURCE * hunger_strike|cease-fire")[1].words[0].alternatives == (
        ("hunger", "strike"),
        ("cease", "fire"),
    )


def test_a_list_of_alternatives_may_go_on_in_the_next_line():
    assert zones("SOURCE * ban|\n   curb |limit") == zones("SOURCE * ban|curb|limit")


def test_several_words_in_one_place_are_all_conditions():
    assert words(zones("SOURCE * hunger strike")[1]) == [["hunger"], ["strike"]]


def test_a_slot_may_ask_for_words():
    assert zones("SOURCE=worker|union *")[0].slot("SOURCE").condition.alternatives == (("worker",), ("union",))


def test_to_event_is_a_complement_and_to_target_a_preposition():
    assert zones("SOURCE * to EVENT")[1].kind is ZoneKind.INFINITIVE
    assert zones("SOURCE * to TARGET")[1].kind is ZoneKind.PREPOSITION


def test_a_modal_word_in_a_that_clause_is_asked_of_the_auxiliary():
    clause = zones("SOURCE * that TARGET must|have_to EVENT")[1]
    assert (clause.kind, clause.modals, clause.words) == (ZoneKind.CLAUSE, {"must", "have to"}, ())


def test_any_other_word_in_a_that_clause_is_a_condition():
    assert words(zones("SOURCE * that TARGET responsible|guilty")[1]) == [["responsible", "guilty"]]


def test_be_before_the_star_asks_for_the_passive():
    assert parse_pattern("SOURCE be * to EVENT", SETS)[1]
    assert not parse_pattern("SOURCE * to EVENT", SETS)[1]


def test_a_preposition_at_the_end_is_a_condition_of_its_own():
    _, thing, particle = zones("SOURCE * TARGET out")
    assert thing.slot("TARGET")
    assert (particle.prepositions, particle.slots) == ({"out"}, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SOURCE TARGET", "has none"),
        ("SOURCE * * TARGET", "has 2"),
        ("SOURCE (*) TARGET", "optional"),
        ("SOURCE * ((TARGET))", "brackets in brackets|can't stand in brackets"),
        ("SOURCE * (TARGET", "without its"),
        ("SOURCE * TARGET)", "without its"),
        ("SOURCE * SOURCE", "SOURCE stands twice"),
        ("SOURCE * TARGTE", "TARGTE is no slot"),
        ("Source * Target", "Source is no slot"),
        ("source * target", "capitals"),
        ("SOURCE * a||b", "too many"),
        ("SOURCE * ban|TARGET", "can't be an alternative"),
        ("SOURCE * word=a", "only a slot"),
        ("SOURCE * TARGET=", "a word is missing"),
        ("SOURCE * @nothing", "unknown set @nothing"),
        ("SOURCE * on", None),
        ("SOURCE * on against TARGET", r"on\|against"),
        ("SOURCE * on|sanction TARGET", "sanction can.t be an alternative to a preposition"),
        ("SOURCE of TARGET *", "can't stand before"),
        ("SOURCE * (on) TARGET", "whole place"),
        ("SOURCE * sanction (TARGET)", "whole place"),
        ("SOURCE * that", "nothing stands after that"),
        ("SOURCE * a_", "no word"),
        ("SOURCE * a;b", "no word"),
    ],
)
def test_a_pattern_that_makes_no_sense_is_refused_with_the_reason(text, said):
    if said is None:
        assert zones(text)
    else:
        with pytest.raises(PatternError, match=said):
            zones(text)


PIECES = [
    "SOURCE",
    "TARGET",
    "EVENT",
    "*",
    "(",
    ")",
    "|",
    "=",
    "@",
    "@aid",
    "be",
    "to",
    "that",
    "must",
    "on",
    "word",
    "_",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_whatever_is_written_it_is_a_pattern_or_a_pattern_error(text):
    with suppress(PatternError):
        found, _ = parse_pattern(text, SETS)
        assert all(alternative for zone in found for word in zone.words for alternative in word.alternatives)


@given(st.sampled_from(sorted(PREPOSITIONS)))
def test_every_preposition_leads_to_a_target(preposition):
    assert zones(f"SOURCE * {preposition} TARGET")[1].prepositions == {preposition.replace("_", " ")}
