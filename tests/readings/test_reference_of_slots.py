"""Who is meant where a slot holds "each other", a pronoun or a noun whose relative clause names its parties."""

import pytest
from parses import parse
from tiny import entry

CONDEMN = entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111")
CONDEMN_DEEDS = entry("verbs: [condemn]", "pattern: SOURCE * EVENT, operator: accuse")
ATTACK = entry("nouns: [attack]", "pattern: SOURCE * TARGET, code: 190")
ARREST = entry("verbs: [arrest]", "pattern: SOURCE * TARGET, code: 173")
BOMB = entry("verbs: [bomb]", "pattern: SOURCE * TARGET, code: 190")


class TestEachOther:
    @pytest.mark.parametrize(
        "object_",
        [
            "each/DT/det/other other/JJ/dobj/condemned",
            "one/CD/nummod/another another/DT/dobj/condemned",
            "each/DT/det/other other/JJ/poss/rebels 's/POS/case/other rebels/NNS/dobj/condemned",
        ],
        ids=["each other", "one another", "each other's"],
    )
    def test_both_act_on_both(self, tiny, object_):
        sentence = parse(f"Chad/NNP/nsubj/condemned and/CC/cc/Chad Niger/NNP/conj/Chad condemned/VBD/ROOT {object_}")
        assert tiny(CONDEMN).code(sentence) == ["TCD 111 NER", "NER 111 TCD"]

    def test_one_alone_acts_on_nobody(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT each/DT/det/other other/JJ/dobj/condemned")
        assert tiny(CONDEMN).code(sentence) == []


class TestRelativeClausesOfEvents:
    def test_who_launched_it_on_whom_is_who_did_it_to_whom(self, tiny):
        sentence = parse("""
            Mali/NNP/nsubj/condemned condemned/VBD/ROOT the/DT/det/attack attack/NN/dobj/condemned that/WDT/dobj/launched
            Chad/NNP/nsubj/launched launched/VBD/relcl/attack on/IN/prep/launched Niger/NNP/pobj/on
        """)
        assert tiny(CONDEMN_DEEDS + ATTACK.split("\n", 1)[1]).code(sentence) == ["MLI 112 TCD"]

    def test_who_only_says_something_of_it_did_not_do_it(self, tiny):
        sentence = parse("""
            Mali/NNP/nsubj/condemned condemned/VBD/ROOT the/DT/det/attack attack/NN/dobj/condemned that/WDT/nsubj/failed
            Chad/NNP/nsubj/says says/VBZ/relcl/attack failed/VBD/ccomp/says
        """)
        assert tiny(CONDEMN_DEEDS + ATTACK.split("\n", 1)[1]).code(sentence) == []


class TestOneself:
    SENTENCE = parse("""
        Chad/NNP/nsubj/bombed bombed/VBD/ROOT the/DT/det/town Chadian/JJ/amod/town town/NN/dobj/bombed
    """)

    def test_an_actor_is_no_target_of_its_own_deed(self, tiny):
        assert tiny(BOMB).code(self.SENTENCE) == []

    def test_but_a_state_may_arrest_its_own(self, tiny):
        sentence = parse("Chad/NNP/nsubj/arrested arrested/VBD/ROOT two/CD/nummod/Chadians Chadians/NNPS/dobj/arrested")
        assert tiny(ARREST).code(sentence) == ["TCD 173 TCD"]


def test_a_pronoun_meets_the_conditions_that_its_antecedent_meets(tiny):
    hand = entry("verbs: [sentence]", "pattern: SOURCE * TARGET=rebel, code: 173")
    sentence = parse("""
        Chad/NNP/nsubj/caught caught/VBD/ROOT two/CD/nummod/rebels Niger/NNP/compound/rebels rebels/NNS/dobj/caught
        and/CC/cc/caught sentenced/VBD/conj/caught them/PRP/dobj/sentenced
    """)
    assert tiny(hand).code(sentence) == ["TCD 173 NERREB"]


def test_whom_one_holds_hostage_is_the_other_object(tiny):
    hold = entry("verbs: [hold]", "pattern: SOURCE * TARGET hostage, code: 173")
    sentence = parse("""
        rebels/NNS/nsubj/held held/VBD/ROOT two/CD/nummod/Chadians Chadians/NNPS/dobj/held hostage/NN/dobj/held
    """)
    assert tiny(hold).code(sentence) == ["REB 173 TCD"]


class TestRefusalsInsideDecisions:
    DECIDE = entry("verbs: [decide]", "pattern: SOURCE * to EVENT, operator: same")
    MEET = entry("verbs: [meet]", "pattern: SOURCE * TARGET, code: 040")

    def test_who_decides_not_to_meet_refuses_to_meet(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/decided decided/VBD/ROOT not/RB/neg/meet to/TO/aux/meet meet/VB/xcomp/decided Niger/NNP/dobj/meet
        """)
        assert tiny(self.DECIDE + self.MEET.split("\n", 1)[1]).code(sentence) == ["TCD 125 NER"]
