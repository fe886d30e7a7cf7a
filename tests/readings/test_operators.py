"""Events inside events: what operators make of them, who does them to whom, and that they are coded once only."""

import pytest
from parses import headline, parse
from tiny import entry

MEET = entry("verbs: [meet]", "pattern: SOURCE * (TARGET), code: 040")
INCITE = """
operators:
  incite: {subject: target, addressed: "100", table: {"19": "111"}}
""" + entry("verbs: [urge]", "pattern: SOURCE * TARGET to EVENT", more="operator: incite")


def rest(text):
    """An entry to stand behind another in one file."""
    return text.split("\n", 1)[1]


REFUSE = entry(
    "verbs: [refuse]", "pattern: SOURCE * to EVENT", "pattern: SOURCE * EVENT", more="operator: refuse\n    code: 120"
)
URGE = entry(
    "verbs: [urge]", "pattern: SOURCE * TARGET to EVENT", "pattern: SOURCE * that TARGET EVENT", more="operator: demand"
)
WITHDRAW = rest(entry("verbs: [withdraw]", "pattern: SOURCE * (from TARGET), code: 0874"))
SHELL = rest(entry("verbs: [shell]", "pattern: SOURCE * TARGET, code: 190"))

REFUSED = parse("Chad/NNP/nsubj/refused refused/VBD/ROOT to/TO/aux/meet meet/VB/xcomp/refused Niger/NNP/dobj/meet")
URGED = parse("Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/dobj/urged to/TO/aux/withdraw withdraw/VB/xcomp/urged")


class TestComposition:
    def test_operator_and_code_give_another_code(self, tiny):
        assert tiny(REFUSE + rest(MEET)).code(REFUSED) == ["TCD 125 NER"]

    def test_the_inner_event_is_not_coded_beside_it(self, tiny):
        world = tiny(REFUSE + rest(MEET))
        assert world.code(REFUSED, require_dyad=False) == ["TCD 125 NER"]

    def test_a_code_that_the_table_lacks_takes_what_its_parent_takes(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/refused refused/VBD/ROOT to/TO/aux/withdraw withdraw/VB/xcomp/refused from/IN/prep/withdraw
            Niger/NNP/pobj/from
        """)
        assert tiny(REFUSE + WITHDRAW).code(sentence) == ["TCD 120 NER"]

    def test_the_own_code_stands_where_no_event_is_found(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/refused refused/VBD/ROOT Niger/NNP/poss/request 's/POS/case/Niger request/NN/dobj/refused
        """)
        assert tiny(REFUSE + rest(MEET)).code(sentence) == ["TCD 120 NER"]

    def test_without_a_code_of_its_own_there_is_no_event_then(self, tiny):
        world = tiny(entry("verbs: [refuse]", "pattern: SOURCE * EVENT", more="operator: refuse"))
        sentence = parse("Chad/NNP/nsubj/refused refused/VBD/ROOT the/DT/det/request request/NN/dobj/refused")
        assert world.code(sentence, require_dyad=False) == []

    def test_where_the_code_has_no_composition_the_own_code_stands(self, tiny):
        sentence = parse("Chad/NNP/nsubj/refused refused/VBD/ROOT to/TO/aux/shell shell/VB/xcomp/refused Niger/NNP/dobj/shell")
        assert tiny(REFUSE + SHELL).code(sentence) == ["TCD 120 NER"]

    def test_a_composition_of_none_is_no_event(self, tiny):
        world = tiny(entry("verbs: [accuse]", "pattern: SOURCE * TARGET of EVENT", more="operator: accuse") + rest(MEET))
        sentence = parse("""
            Chad/NNP/nsubj/accused accused/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/accused meeting/VBG/pcomp/of
            rebels/NNS/dobj/meeting
        """)
        assert world.code(sentence, require_dyad=False) == []

    def test_a_call_for_conflict_is_none_against_the_one_called_on(self, tiny):
        world = tiny(INCITE + SHELL)
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/dobj/urged to/TO/aux/shell shell/VB/xcomp/urged Togo/NNP/dobj/shell
        """)
        assert world.code(sentence) == ["TCD 100 NER"]

    def test_but_it_is_one_against_the_victim_where_nobody_is_called_on(self, tiny):
        world = tiny(INCITE + SHELL)
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT everyone/NN/dobj/urged to/TO/aux/shell shell/VB/xcomp/urged Togo/NNP/dobj/shell
        """)
        assert world.code(sentence) == ["TCD 111 TGO"]

    def test_what_another_does_is_no_deed_of_who_tells_it(self, tiny):
        world = tiny(entry("verbs: [refuse]", "pattern: SOURCE * that EVENT", more="operator: refuse") + rest(MEET))
        text = """
            Chad/NNP/nsubj/refused refused/VBD/ROOT that/IN/mark/meet {}/NNP/nsubj/meet meet/VBP/ccomp/refused
            Togo/NNP/dobj/meet
        """
        assert world.code(parse(text.format("Niger"))) == []

    def test_operators_nest(self, tiny):
        """Refused to urge Niger to withdraw: refuse of demand of 0874."""
        ontology = """
operators:
  deny: {subject: source, table: {"106": "120"}}
"""
        world = tiny(
            ontology + entry("verbs: [deny]", "pattern: SOURCE * EVENT", more="operator: deny") + rest(URGE) + WITHDRAW
        )
        sentence = parse("""
            Mali/NNP/nsubj/denied denied/VBD/ROOT urging/VBG/xcomp/denied Niger/NNP/dobj/urging to/TO/aux/withdraw
            withdraw/VB/xcomp/urging
        """)
        assert world.code(sentence) == ["MLI 120 NER"]

    def test_the_evidence_names_the_outer_pattern_first(self, tiny):
        (deed,) = tiny(REFUSE + rest(MEET)).deeds(REFUSED)
        assert [pattern.entry for pattern in deed.reading.patterns] == ["test/refuse", "test/meet"]

    def test_an_event_that_is_only_denied_inside_is_no_event(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/dobj/urged not/RB/neg/shell to/TO/aux/shell shell/VB/xcomp/urged
            Mali/NNP/dobj/shell
        """)
        assert tiny(URGE + SHELL).code(sentence) == []


class TestWhoIsTheTarget:
    def test_who_is_asked_where_the_pattern_says_so(self, tiny):
        assert tiny(URGE + WITHDRAW).code(URGED) == ["TCD 106 NER"]

    def test_the_same_by_raising(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/nsubj/withdraw to/TO/aux/withdraw withdraw/VB/ccomp/urged
        """)
        assert tiny(URGE + WITHDRAW).code(sentence) == ["TCD 106 NER"]

    def test_the_same_in_the_passive(self, tiny):
        sentence = parse("""
            Niger/NNP/nsubjpass/urged was/VBD/auxpass/urged urged/VBN/ROOT by/IN/agent/urged Chad/NNP/pobj/by
            to/TO/aux/withdraw withdraw/VB/xcomp/urged
        """)
        assert tiny(URGE + WITHDRAW).code(sentence) == ["TCD 106 NER"]

    def test_the_same_with_that(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT that/IN/mark/withdraw Niger/NNP/nsubj/withdraw withdraw/VBP/ccomp/urged
        """)
        assert tiny(URGE + WITHDRAW).code(sentence) == ["TCD 106 NER"]

    def test_who_does_the_inner_event_where_the_operator_is_about_another(self, tiny):
        world = tiny(
            entry("verbs: [demand]", "pattern: SOURCE * EVENT", more="operator: demand")
            + rest(entry("nouns: [withdrawal]", "pattern: SOURCE * (from TARGET), code: 0874"))
        )
        sentence = parse("""
            Chad/NNP/nsubj/demanded demanded/VBD/ROOT Niger/NNP/poss/withdrawal 's/POS/case/Niger
            withdrawal/NN/dobj/demanded from/IN/prep/withdrawal Mali/NNP/pobj/from
        """)
        assert world.code(sentence) == ["TCD 106 NER"]

    def test_to_whom_the_inner_event_is_done_where_the_operator_is_about_oneself(self, tiny):
        assert tiny(REFUSE + rest(MEET)).code(REFUSED) == ["TCD 125 NER"]

    def test_who_does_the_inner_event_where_that_has_no_target(self, tiny):
        demand = rest(entry("nouns: [demand]", "pattern: SOURCE *, code: 080"))
        world = tiny(REFUSE.replace("[refuse]", "[refuse, spurn]") + demand.replace("080", "087"))
        sentence = parse("""
            Chad/NNP/nsubj/spurned spurned/VBD/ROOT Niger/NNP/poss/demand 's/POS/case/Niger demand/NN/dobj/spurned
        """)
        assert world.code(sentence) == ["TCD 120 NER"]

    def test_to_whom_a_verb_is_done_that_is_no_event(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/refused refused/VBD/ROOT to/TO/aux/tickle tickle/VB/xcomp/refused Niger/NNP/dobj/tickle
        """)
        assert tiny(REFUSE).code(sentence) == ["TCD 120 NER"]


class TestShapes:
    def test_of_and_a_gerund(self, tiny):
        world = tiny(entry("verbs: [accuse]", "pattern: SOURCE * TARGET of EVENT", more="operator: accuse") + SHELL)
        sentence = parse("""
            Chad/NNP/nsubj/accused accused/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/accused shelling/VBG/pcomp/of
            Mali/NNP/dobj/shelling
        """)
        assert world.code(sentence) == ["TCD 112 NER"]

    def test_a_charge_that_the_parser_hung_on_the_accused_is_no_deed_of_the_accuser(self, tiny):
        world = tiny(entry("verbs: [accuse]", "pattern: SOURCE * TARGET, code: 112") + SHELL)
        sentence = parse("""
            Chad/NNP/nsubj/accused accused/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/Niger looting/VBG/pcomp/of
            and/CC/cc/looting shelling/VBG/conj/looting Togo/NNP/dobj/shelling
        """)
        assert world.code(sentence) == ["TCD 112 NER"]

    def test_an_object_and_a_gerund_for_one(self, tiny):
        world = tiny(entry("verbs: [stop]", "pattern: SOURCE * EVENT", more="operator: halt") + SHELL)
        sentence = parse("""
            Chad/NNP/nsubj/stopped stopped/VBD/ROOT shelling/VBG/xcomp/stopped Niger/NNP/dobj/shelling
        """)
        assert world.code(sentence) == ["TCD 087 NER"]

    def test_for(self, tiny):
        world = tiny(
            entry("verbs: [call]", "pattern: SOURCE * for EVENT", more="operator: demand")
            + rest(entry("nouns: [talk]", "pattern: SOURCE * (with TARGET), code: 040"))
        )
        sentence = parse("""
            Chad/NNP/nsubj/called called/VBD/ROOT for/IN/prep/called talks/NNS/pobj/for with/IN/prep/talks Niger/NNP/pobj/with
        """)
        assert [line[:7] for line in world.code(sentence, require_dyad=False)] == ["TCD 100"]

    def test_only_a_licensed_preposition_leads_to_the_event(self, tiny):
        world = tiny(
            entry("verbs: [call]", "pattern: SOURCE * for EVENT", more="operator: demand")
            + rest(entry("nouns: [rally]", "pattern: SOURCE *, code: 140"))
        )
        sentence = parse("Chad/NNP/nsubj/called called/VBD/ROOT at/IN/prep/called a/DT/det/rally rally/NN/pobj/at")
        assert world.code(sentence, require_dyad=False) == []

    def test_that_and_a_clause_about_oneself(self, tiny):
        world = tiny(entry("verbs: [swear]", "pattern: SOURCE * that EVENT", more="operator: future") + rest(MEET))
        sentence = parse("""
            Chad/NNP/nsubj/swore swore=swear/VBD/ROOT that/IN/mark/met it/PRP/nsubj/met met/VBD/ccomp/swore Niger/NNP/dobj/met
        """)
        assert world.code(sentence) == ["TCD 036 NER"]

    def test_event_before_the_star(self, tiny):
        world = tiny(
            entry("verbs: [end]", "pattern: EVENT *", more="operator: halt")
            + rest(entry("nouns: [offensive]", "pattern: SOURCE * (against TARGET), code: 190"))
        )
        sentence = parse("""
            Chad/NNP/poss/offensive 's/POS/case/Chad offensive/NN/nsubj/ended against/IN/prep/offensive
            Niger/NNP/pobj/against ended/VBD/ROOT
        """)
        assert world.code(sentence) == ["TCD 087 NER"]

    def test_a_word_beside_event_is_a_condition_on_it(self, tiny):
        words = rest(entry("nouns: [raid, talk]", "pattern: SOURCE * (with TARGET), code: 040"))
        world = tiny(entry("verbs: [refuse]", "pattern: SOURCE * EVENT=talk|negotiation", more="operator: refuse") + words)
        talks = parse("Chad/NNP/nsubj/refused refused/VBD/ROOT talks/NNS/dobj/refused with/IN/prep/talks Niger/NNP/pobj/with")
        raid = parse("Chad/NNP/nsubj/refused refused/VBD/ROOT raids/NNS/dobj/refused with/IN/prep/raids Niger/NNP/pobj/with")
        assert world.code(talks) == ["TCD 125 NER"]
        assert "TCD 125 NER" not in world.code(raid)

    def test_the_passive_only(self, tiny):
        world = tiny(entry("verbs: [expect]", "pattern: SOURCE be * to EVENT", more="operator: future") + rest(MEET))
        expected = parse("""
            Chad/NNP/nsubjpass/expected is/VBZ/auxpass/expected expected/VBN/ROOT to/TO/aux/meet meet/VB/xcomp/expected
            Niger/NNP/dobj/meet
        """)
        assert world.code(expected) == ["TCD 036 NER"]

    def test_an_adjective(self, tiny):
        world = tiny(entry("adjectives: [ready]", "pattern: SOURCE * to EVENT", more="operator: future") + rest(MEET))
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT ready/JJ/acomp/is to/TO/aux/meet meet/VB/xcomp/ready Niger/NNP/dobj/meet
        """)
        assert world.code(sentence) == ["TCD 036 NER"]


class TestLightVerbs:
    WORLD = entry("verbs: [hold, launch]", "pattern: SOURCE * EVENT (with TARGET)", more="operator: same") + rest(
        entry("nouns: [talk]", "pattern: SOURCE * (with TARGET), code: 040", more="mutual: yes")
    ) + rest(entry("nouns: [attack]", "pattern: SOURCE * TARGET, code: 190"))  # fmt: skip

    @pytest.mark.parametrize("hung_on", ["held", "talks"])
    def test_they_keep_the_nouns_code(self, tiny, hung_on):
        sentence = parse(f"""
            Chad/NNP/nsubj/held held/VBD/ROOT talks/NNS/dobj/held with/IN/prep/{hung_on} Niger/NNP/pobj/with
        """)
        assert tiny(self.WORLD).code(sentence) == ["TCD 040 NER", "NER 040 TCD"]

    def test_the_noun_does_not_tell_the_event_again(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/launched launched/VBD/ROOT an/DT/det/attack attack/NN/dobj/launched on/IN/prep/attack
            Niger/NNP/pobj/on
        """)
        assert tiny(self.WORLD).code(sentence, require_dyad=False) == ["TCD 190 NER"]

    def test_in_the_passive(self, tiny):
        sentence = parse("""
            An/DT/det/attack attack/NN/nsubjpass/launched on/IN/prep/attack Niger/NNP/pobj/on was/VBD/auxpass/launched
            launched/VBN/ROOT by/IN/agent/launched Chad/NNP/pobj/by
        """)
        assert tiny(self.WORLD).code(sentence) == ["TCD 190 NER"]

    def test_through_a_transparent_noun(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/launched launched/VBD/ROOT a/DT/det/series series/NN/dobj/launched of/IN/prep/series
            attacks/NNS/pobj/of on/IN/prep/attacks Niger/NNP/pobj/on
        """)
        assert tiny(self.WORLD).code(sentence) == ["TCD 190 NER"]


class TestModalsAndNegation:
    CONDEMN = entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111") + rest(MEET) + SHELL

    def did(self, words, verb="shell", tag="VB"):
        return parse(f"Chad/NNP/nsubj/{verb} {words} {verb}/{tag}/ROOT Niger/NNP/dobj/{verb}")

    @pytest.mark.parametrize(
        ("words", "verb", "expected"),
        [
            ("will/MD/aux/meet", "meet", ["TCD 036 NER"]),
            ("will/MD/aux/shell", "shell", ["TCD 138 NER"]),
            ("will/MD/aux/condemn", "condemn", ["TCD 111 NER"]),
            ("may/MD/aux/shell", "shell", []),
            ("can/MD/aux/shell", "shell", []),
            ("will/MD/aux/meet not/RB/neg/meet", "meet", ["TCD 125 NER"]),
            ("can/MD/aux/meet not/RB/neg/meet", "meet", ["TCD 125 NER"]),
            ("may/MD/aux/meet not/RB/neg/meet", "meet", []),
            ("did/VBD/aux/shell not/RB/neg/shell", "shell", []),
            ("did/VBD/aux/shell never/RB/neg/shell", "shell", []),
            ("did/VBD/aux/condemn not/RB/neg/condemn", "condemn", []),
            ("did/VBD/aux/condemn", "condemn", ["TCD 111 NER"]),
        ],
    )
    def test_they_are_operators_too(self, tiny, words, verb, expected):
        assert tiny(self.CONDEMN).code(self.did(words, verb)) == expected

    def test_a_modal_that_no_dictionary_lists_changes_nothing(self, tiny):
        assert tiny(self.CONDEMN).code(self.did("must/MD/aux/shell")) == ["TCD 190 NER"]

    def test_a_headlines_to_is_be_to(self, tiny):
        sentence = headline("Chad/NNP/nsubj/meet to/TO/aux/meet meet/VB/ROOT Niger/NNP/dobj/meet")
        assert tiny(self.CONDEMN).code(sentence) == ["TCD 036 NER"]

    def test_is_going_to(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/going is/VBZ/aux/going going/VBG/ROOT to/TO/aux/shell shell/VB/xcomp/going Niger/NNP/dobj/shell
        """)
        assert tiny(self.CONDEMN).code(sentence) == ["TCD 138 NER"]

    def test_a_modal_of_the_operator_holds_for_what_comes_of_it(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/refuse may/MD/aux/refuse refuse/VB/ROOT to/TO/aux/meet meet/VB/xcomp/refuse Niger/NNP/dobj/meet
        """)
        assert tiny(REFUSE + rest(MEET)).code(sentence) == []

    @pytest.mark.parametrize(
        "sentence",
        [
            parse("""
                If/IN/mark/shells Chad/NNP/nsubj/shells shells=shell/VBZ/advcl/react Niger/NNP/dobj/shells
                Mali/NNP/nsubj/react will/MD/aux/react react/VB/ROOT
            """),
            parse("Did/VBD/aux/shell Chad/NNP/nsubj/shell shell/VB/ROOT Niger/NNP/dobj/shell ?/./punct/shell"),
            parse("""
                Mali/NNP/nsubj/asked asked/VBD/ROOT whether/IN/mark/shelled Chad/NNP/nsubj/shelled
                shelled/VBD/ccomp/asked Niger/NNP/dobj/shelled
            """),
        ],
        ids=["if", "question", "whether"],
    )
    def test_what_is_only_supposed_is_no_event(self, tiny, sentence):
        assert tiny(self.CONDEMN).code(sentence, require_dyad=False) == []

    def test_what_is_only_said_is_an_event_of_who_did_it(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/shelled shelled/VBD/ccomp/said Niger/NNP/dobj/shelled ,/,/punct/said Mali/NNP/nsubj/said
            said/VBD/ROOT
        """)
        assert tiny(self.CONDEMN).code(sentence) == ["TCD 190 NER"]
