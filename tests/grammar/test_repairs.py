"""Headlines and lists of names whose trees are mended, with what the grammar then says."""

import pytest
from parses import parse
from told import told

from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph


class TestHeadlines:
    @pytest.mark.parametrize("relation", ["relcl", "acl"])
    def test_an_infinitive_behind_the_only_noun_is_what_the_headline_says(self, relation):
        sentence = parse(f"Chad/NNP/ROOT to/TO/aux/send send/VB/{relation}/Chad troops/NNS/dobj/send")
        assert told(sentence, "send") == {"subjects": "Chad", "objects": "troops", "modals": "be to"}

    def test_a_participle_with_an_object_of_its_own_is_the_verb_of_the_sentence(self):
        sentence = parse(
            "The/DT/det/coalition coalition/NN/ROOT bombed/VBN/acl/coalition Niger/NNP/dobj/bombed ././punct/bombed"
        )
        assert told(sentence, "bombed") == {"subjects": "coalition", "objects": "Niger"}

    def test_a_participle_without_one_stays_with_its_noun(self):
        sentence = parse("Troops/NNS/ROOT sent/VBN/acl/Troops by/IN/agent/sent Chad/NNP/pobj/by")
        assert told(sentence, "sent")["passive"]

    def test_an_infinitive_further_behind_stays_with_its_noun(self):
        sentence = parse("A/DT/det/plan plan/NN/ROOT of/IN/prep/plan Chad/NNP/pobj/of to/TO/aux/send send/VB/acl/plan")
        assert "modals" not in told(sentence, "send")


class TestNamesSideBySide:
    def test_a_name_that_no_comma_closes_is_conjoined(self):
        sentence = parse("Chad/NNP/nsubj/meet ,/,/punct/Chad Niger/NNP/appos/Chad to/TO/aux/meet meet/VB/ROOT")
        assert told(sentence, "meet")["subjects"] == "Chad, Niger"

    def test_one_that_a_comma_closes_is_an_apposition(self):
        sentence = parse(
            "Chad/NNP/nsubj/left ,/,/punct/Chad Zaghawa/NNP/appos/Chad ,/,/punct/Chad left/VBD/ROOT Niger/NNP/dobj/left"
        )
        assert told(sentence, "left")["subjects"] == "Chad"


class TestTimeToCome:
    @pytest.mark.parametrize("mark", ["before", "after", "until", "once"])
    def test_the_present_beside_a_plan_is_to_come_as_well(self, mark):
        sentence = parse(f"""
            Chad/NNP/nsubj/visit will/MD/aux/visit visit/VB/ROOT Niger/NNP/dobj/visit {mark}/IN/mark/meets
            it/PRP/nsubj/meets meets/VBZ/advcl/visit Mali/NNP/dobj/meets
        """)
        assert told(sentence, "meets")["modals"] == "will"

    def test_the_past_is_not(self):
        sentence = parse("""
            Chad/NNP/nsubj/visit will/MD/aux/visit visit/VB/ROOT Niger/NNP/dobj/visit after/IN/mark/met
            it/PRP/nsubj/met met/VBD/advcl/visit Mali/NNP/dobj/met
        """)
        assert "modals" not in told(sentence, "met")


class TestOnlyMeant:
    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/nsubj/hesitated hesitated/VBD/ROOT to/TO/aux/attack attack/VB/xcomp/hesitated Niger/NNP/dobj/attack",
            "Chad/NNP/nsubj/has has/VBZ/ROOT plans/NNS/dobj/has to/TO/aux/attack attack/VB/acl/plans Niger/NNP/dobj/attack",
        ],
        ids=["of a verb", "of a noun"],
    )
    def test_an_infinitive_says_what_may_be(self, text):
        sentence = parse(text)
        assert Clauses(Graph(sentence)).is_only_meant(list(sentence.words).index("attack"))

    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/nsubj/has has/VBZ/ROOT to/TO/aux/attack attack/VB/xcomp/has Niger/NNP/dobj/attack",
            """Chad/NNP/nsubjpass/said is/VBZ/auxpass/said said/VBN/ROOT to/TO/aux/attack have/VB/aux/attack
            attack/VBN/xcomp/said Niger/NNP/dobj/attack""",
            "Chad/NNP/nsubj/used used/VBD/ROOT jets/NNS/dobj/used to/TO/aux/attack attack/VB/advcl/used Niger/NNP/dobj/attack",
        ],
        ids=["has to", "is said to have", "a purpose"],
    )
    def test_these_say_what_is(self, text):
        sentence = parse(text)
        assert not Clauses(Graph(sentence)).is_only_meant(list(sentence.words).index("attack"))


class TestParticles:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Chad/NNP/nsubj/called called/VBD/ROOT off/IN/prep/called talks/NNS/pobj/off", True),
            ("Chad/NNP/nsubj/took took/VBD/ROOT part/NN/dobj/took off/IN/prep/took talks/NNS/pobj/off", True),
            ("Chad/NNP/nsubj/saw saw/VBD/ROOT the/DT/det/ship ship/NN/dobj/saw off/IN/prep/saw Niger/NNP/pobj/off", False),
        ],
        ids=["beside the verb", "behind a bare object", "behind another phrase"],
    )
    def test_a_preposition_belongs_to_the_verb_only_where_it_stands_beside_it(self, text, expected):
        sentence = parse(text)
        verb = next(i for i, tag in enumerate(sentence.tags) if tag == "VBD")
        assert ("off" in Clauses(Graph(sentence)).predicate(verb).particles) is expected


def test_whom_something_is_given_for_a_time_has_the_time_as_an_object_beside_it():
    sentence = parse("""
        Chad/NNP/nsubj/gave gave/VBD/ROOT the/DT/det/ambassador ambassador/NN/dative/gave two/CD/nummod/days
        days/NNS/npadvmod/gave to/TO/aux/leave leave/VB/advcl/gave
    """)
    assert told(sentence, "gave")["objects"] == "days"
    assert told(sentence, "gave")["indirect"] == "ambassador"


def test_a_gerund_joined_to_a_finite_verb_is_joined_to_the_gerund_above_it():
    sentence = parse("""
        Chad/NNP/nsubj/spoke spoke/VBD/ROOT saying/VBG/advcl/spoke that/IN/mark/stay Niger/NNP/nsubj/stay would/MD/aux/stay
        stay/VB/ccomp/saying and/CC/cc/stay complaining/VBG/conj/stay
    """)
    assert told(sentence, "complaining")["subjects"] == "Chad"
