"""Verb patterns of TABARI, PETRARCH and PETRARCH2 as patterns of ours."""

import pytest

from eventcoder.editing.petrarch.petrarch2 import tokens_of_phrases, transformation
from eventcoder.editing.petrarch.rules import rules_of
from eventcoder.editing.petrarch.tokens import PatternRefusedError, Tokenizer
from eventcoder.editing.petrarch.words import vocabulary_of
from eventcoder.parser import load_parser

ANY = "against|at|for|from|in|into|of|on|over|to|upon|with"


@pytest.fixture(scope="module")
def tokenizer():
    sets = {"truce": ["truce", "armistice"], "was": ["was", "were"], "will": ["will", "would"]}
    return Tokenizer(vocabulary_of(load_parser()), sets, {"attack", "meet", "put"})


def converted(tokenizer, pattern, verbs=("shun", "snub")):
    return [rule.pattern for rule in rules_of(tokenizer.tokens(pattern), verbs)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("* +", ["SOURCE * TARGET"]),
        ("* &TRUCE WITH +", ["SOURCE * @truce with TARGET"]),
        ("* FOREIGN TIES", [f"SOURCE * foreign tie ({ANY} TARGET)"]),
        ("* + ENVOYS", ["SOURCE * TARGET envoy"]),
        ("* STATE_OF_SIEGE IN +", ["SOURCE * state_of_siege in TARGET"]),
        ("* ON + TO RESIGN", ["SOURCE * on TARGET to resign"]),
        ("* + ATTACK", ["SOURCE * TARGET attack", "SOURCE * TARGET to attack"]),
        ("*_OUT_OF +", ["SOURCE * out_of TARGET"]),
        ("* TALKS OFF", ["SOURCE * talk off TARGET"]),
        ("* UPON", ["SOURCE * upon TARGET"]),
        ("* UP MILITIA IN +", ["SOURCE * militia in TARGET up"]),
        ("+ &WAS * BY $ IN CAMP", ["SOURCE * TARGET in camp"]),
        ("TIES WITH + *", ["TARGET tie *"]),
        ("+ WERE * BY $ GUNMEN", ["SOURCE gunman * TARGET"]),
        ("GUNMEN * +", ["SOURCE gunman * TARGET"]),
        ("$ WILL NOT * +", ["SOURCE will not * TARGET"]),
        ("SAID &WILL * +", ["SOURCE will|would * TARGET"]),
        ("IS TO * +", ["SOURCE be_to * TARGET"]),
        ("* + MUST RESIGN", ["SOURCE * that TARGET must resign"]),
        ("% *", ["SOURCE * (TARGET)", f"SOURCE * {ANY} TARGET"]),
        ("* ACCORD BETWEEN %", ["* accord between SOURCE"]),
        ("* ^ IN +", ["SOURCE * in TARGET"]),
        ("* HOSTILIT WITH +", ["SOURCE * hostility with TARGET"]),
    ],
)
def test_an_order_of_words_becomes_places(tokenizer, old, new):
    assert converted(tokenizer, old)[: len(new)] == new


def test_two_actors_before_the_verb_do_it_together(tokenizer):
    (rule, *_) = rules_of(tokenizer.tokens("$ AND + *"), ["meet"])
    assert rule.mutual == "members"


@pytest.mark.parametrize(
    ("old", "words", "pattern"),
    [
        ("AGREED TO * +", (("verbs", "agree"),), "SOURCE * to shun|snub TARGET"),
        ("SAID *", (("verbs", "say"),), "SOURCE * that shun|snub"),
        ("READY TO * +", (("adjectives", "ready"), ("nouns", "ready")), "SOURCE * to shun|snub TARGET"),
        ("PUT OFF * &TRUCE", (("verbs", "put off"),), f"SOURCE * shun|snub @truce ({ANY} TARGET)"),
    ],
)
def test_a_word_that_governs_the_verb_gets_the_pattern(tokenizer, old, words, pattern):
    (rule, *_) = rules_of(tokenizer.tokens(old), ["shun", "snub"])
    assert (rule.words, rule.pattern) == (words, pattern)


@pytest.mark.parametrize(
    ("old", "kind"),
    [
        ("* &NOWHERE", "unknown set"),
        ("* TALKS * +", "not one *"),
        ("* + NOT TALK", "negation behind the verb"),
        ("AFTER * +", "preposition before the verb"),
        ("VIOLENTLY * +", "adverb before the verb"),
        ("HAS *", "only tense or voice"),
        ("+ &WAS * BY $", "only tense or voice"),
        ("AFTER $ * +", "preposition before the verb"),
        ("* + MUST", "empty clause"),
        ("* + WHEN $ LEFT", "adverbial or relative clause"),
        ("* + AND +", "slot twice"),
    ],
)
def test_what_cannot_be_said_is_refused_with_its_kind(tokenizer, old, kind):
    with pytest.raises(PatternRefusedError) as caught:
        converted(tokenizer, old)
    assert caught.value.kind == kind


def test_phrases_of_petrarch2(tokenizer):
    tokens = tokens_of_phrases("{ARMED MEN} * {OLD FORT} (BY/WITH {HEAVY GUNS}) (IN +)", tokenizer)
    assert rules_of(tokens, ["storm"])[0].pattern == "SOURCE arm|armed man * old fort by|with heavy gun in TARGET"


@pytest.mark.parametrize(
    ("line", "pattern", "code"),
    [
        ("~ a (b . STORM) REPORT = a b 112", "SOURCE * that TARGET storm|raid", "112"),
        ("~ a (_ b STORM) WISH = a b 138", "SOURCE * to storm|raid TARGET", "138"),
        ("~ a (a b Q) REPORT = a b Q", "SOURCE * that EVENT", ""),
    ],
)
def test_transformations(line, pattern, code):
    found = transformation(line, {"storm": ["storm", "raid"], "report": ["report", "tell"]})
    assert (found.rule.pattern, found.code) == (pattern, code)
    assert found.verbs == (["report", "tell"] if "REPORT" in line else ["wish"])


def test_a_transformation_that_reaches_into_a_clause_is_refused():
    with pytest.raises(PatternRefusedError, match="that-clause"):
        transformation("~ a (a b STORM) REPORT = a b 015", {})
