"""Who does what a clause says that has no subject, or a relative word for one."""

import pytest
from parses import parse
from told import told


class TestRelativeClauses:
    @pytest.mark.parametrize("word", ["who/WP", "which/WDT", "that/WDT"])
    def test_the_noun_before_is_the_subject(self, word):
        sentence = parse(f"""
            rebels/NNS/nsubj/fled {word}/nsubj/shelled shelled/VBD/relcl/rebels Chad/NNP/dobj/shelled fled/VBD/ROOT
        """)
        assert told(sentence, "shelled") == {"subjects": "rebels", "objects": "Chad"}

    @pytest.mark.parametrize("word", ["whom/WP/dobj/shelled", "that/WDT/dobj/shelled", "that/IN/mark/shelled"])
    def test_the_noun_before_is_the_object(self, word):
        sentence = parse(f"""
            rebels/NNS/nsubj/fled {word} Chad/NNP/nsubj/shelled shelled/VBD/relcl/rebels fled/VBD/ROOT
        """)
        assert told(sentence, "shelled") == {"subjects": "Chad", "objects": "rebels"}

    def test_the_noun_before_is_the_object_where_no_word_says_so(self):
        sentence = parse("rebels/NNS/nsubj/fled Chad/NNP/nsubj/shelled shelled/VBD/relcl/rebels fled/VBD/ROOT")
        assert told(sentence, "shelled") == {"subjects": "Chad", "objects": "rebels"}

    def test_the_noun_before_stands_behind_the_preposition(self):
        sentence = parse("""
            country/NN/nsubj/fell with/IN/prep/signed which/WDT/pobj/with Chad/NNP/nsubj/signed signed/VBD/relcl/country
            a/DT/det/treaty treaty/NN/dobj/signed fell=fall/VBD/ROOT
        """)
        assert told(sentence, "signed") == {"subjects": "Chad", "objects": "treaty", "phrases": "with country"}

    def test_the_noun_before_is_not_the_object_too_where_it_stands_behind_a_preposition(self):
        sentence = parse("""
            country/NN/nsubj/fell against/IN/prep/fought which/WDT/pobj/against Chad/NNP/nsubj/fought
            fought/VBD/relcl/country fell=fall/VBD/ROOT
        """)
        assert told(sentence, "fought") == {"subjects": "Chad", "phrases": "against country"}

    def test_where_leaves_the_object_empty(self):
        sentence = parse("""
            town/NN/nsubj/burned where/WRB/advmod/fought Chad/NNP/nsubj/fought fought/VBD/relcl/town burned/VBD/ROOT
        """)
        assert told(sentence, "fought") == {"subjects": "Chad"}

    def test_the_subject_of_a_passive_relative_clause_is_its_object(self):
        sentence = parse("""
            rebels/NNS/nsubj/fled who/WP/nsubjpass/armed were/VBD/auxpass/armed armed/VBN/relcl/rebels by/IN/agent/armed
            Chad/NNP/pobj/by fled/VBD/ROOT
        """)
        assert told(sentence, "armed") == {
            "subjects": "Chad", "objects": "rebels", "phrases": "by Chad", "passive": True,
        }  # fmt: skip

    def test_a_participle_behind_a_noun_is_a_passive(self):
        sentence = parse("""
            sanctions/NNS/nsubj/hurt imposed/VBN/acl/sanctions by/IN/agent/imposed Chad/NNP/pobj/by hurt/VBD/ROOT
            Niger/NNP/dobj/hurt
        """)
        assert told(sentence, "imposed") == {
            "subjects": "Chad", "objects": "sanctions", "phrases": "by Chad", "passive": True,
        }  # fmt: skip

    def test_an_ing_form_behind_a_noun_is_active(self):
        sentence = parse("""
            Rebels/NNS/nsubj/withdrew attacking/VBG/acl/Rebels Chad/NNP/dobj/attacking withdrew=withdraw/VBD/ROOT
        """)
        assert told(sentence, "attacking") == {"subjects": "Rebels", "objects": "Chad"}

    def test_whose_makes_the_noun_behind_it_the_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/apologized whose/WP$/poss/troops troops/NNS/nsubj/shelled shelled/VBD/relcl/Chad
            Niger/NNP/dobj/shelled apologized=apologize/VBD/ROOT
        """)
        assert told(sentence, "shelled") == {"subjects": "troops", "objects": "Niger"}


class TestParticiplesBeforeNouns:
    def test_a_past_participle_is_done_to_the_noun_by_the_word_before_the_hyphen(self):
        sentence = parse("""
            Chad/NNP/npadvmod/backed -/HYPH/punct/backed backed/VBN/amod/rebels rebels/NNS/nsubj/fled fled/VBD/ROOT
        """)
        found = told(sentence, "backed")
        assert (found["objects"], found["passive"]) == ("rebels", True)

    def test_who_stands_before_the_hyphen_does_it(self):
        sentence = parse("""
            Chad/NNP/npadvmod/backed -/HYPH/punct/backed backed/VBN/amod/rebels rebels/NNS/nsubj/fled fled/VBD/ROOT
        """)
        assert told(sentence, "backed").get("subjects") == "Chad"

    def test_an_ing_form_is_done_by_the_noun(self):
        sentence = parse("The/DT/det/troops advancing/VBG/amod/troops troops/NNS/nsubj/stopped stopped/VBD/ROOT")
        assert told(sentence, "advancing") == {"subjects": "troops"}


class TestControlAndRaising:
    def test_who_agrees_to_do_something_does_it(self):
        sentence = parse("Chad/NNP/nsubj/agreed agreed/VBD/ROOT to/TO/aux/withdraw withdraw/VB/xcomp/agreed")
        assert told(sentence, "agreed") == {"subjects": "Chad", "infinitives": "withdraw"}
        assert told(sentence, "withdraw") == {"subjects": "Chad"}

    def test_who_is_asked_to_do_something_does_it(self):
        sentence = parse("""
            Chad/NNP/nsubjpass/asked was/VBD/auxpass/asked asked/VBN/ROOT to/TO/aux/withdraw withdraw/VB/xcomp/asked
        """)
        assert told(sentence, "asked") == {"objects": "Chad", "infinitives": "withdraw", "passive": True}
        assert told(sentence, "withdraw") == {"subjects": "Chad"}

    def test_who_is_asked_by_somebody_to_do_something_does_it(self):
        sentence = parse("""
            Chad/NNP/nsubjpass/asked was/VBD/auxpass/asked asked/VBN/ROOT by/IN/agent/asked Niger/NNP/pobj/by
            to/TO/aux/withdraw withdraw/VB/xcomp/asked
        """)
        assert told(sentence, "withdraw") == {"subjects": "Chad"}

    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/nsubj/asked asked/VBD/ROOT Niger/NNP/dobj/asked to/TO/aux/withdraw withdraw/VB/xcomp/asked",
            "Chad/NNP/nsubj/asked asked/VBD/ROOT Niger/NNP/nsubj/withdraw to/TO/aux/withdraw withdraw/VB/ccomp/asked",
        ],
        ids=["as object control", "as raising"],
    )
    def test_whom_somebody_asks_to_do_something_is_object_and_doer(self, text):
        sentence = parse(text)
        assert told(sentence, "asked") == {"subjects": "Chad", "objects": "Niger", "infinitives": "withdraw"}
        assert told(sentence, "withdraw") == {"subjects": "Niger"}

    def test_who_is_raised_into_a_passive_is_the_object_of_both_verbs(self):
        sentence = parse("""
            Chad/NNP/nsubj/wants wants/VBZ/ROOT Niger/NNP/nsubjpass/punished to/TO/aux/punished be/VB/auxpass/punished
            punished=punish/VBN/ccomp/wants
        """)
        assert told(sentence, "wants")["objects"] == "Niger"
        assert told(sentence, "punished")["objects"] == "Niger"

    def test_an_infinitive_that_the_parser_hung_on_the_object_is_the_verbs_all_the_same(self):
        sentence = parse("""
            Chad/NNP/nsubj/urged urged/VBD/ROOT Niger/NNP/dobj/urged to/TO/aux/withdraw withdraw/VB/acl/Niger
        """)
        assert told(sentence, "urged") == {"subjects": "Chad", "objects": "Niger", "infinitives": "withdraw"}

    def test_who_is_helped_does_what_the_bare_infinitive_says(self):
        sentence = parse("""
            Chad/NNP/nsubj/helped helped/VBD/ROOT Niger/NNP/dobj/helped defeat/VB/xcomp/helped rebels/NNS/dobj/defeat
        """)
        assert told(sentence, "helped")["infinitives"] == "defeat"
        assert told(sentence, "defeat") == {"subjects": "Niger", "objects": "rebels"}

    def test_who_is_ready_to_do_something_does_it(self):
        sentence = parse("Chad/NNP/nsubj/is is/VBZ/ROOT ready/JJ/acomp/is to/TO/aux/leave leave/VB/xcomp/ready")
        assert told(sentence, "ready") == {"subjects": "Chad", "infinitives": "leave"}
        assert told(sentence, "leave") == {"subjects": "Chad"}

    def test_the_infinitives_of_a_chain_have_one_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/agreed agreed/VBD/ROOT to/TO/aux/try try/VB/xcomp/agreed to/TO/aux/leave leave/VB/xcomp/try
        """)
        assert told(sentence, "leave") == {"subjects": "Chad"}

    def test_infinitives_joined_by_and_all_count(self):
        sentence = parse("""
            Chad/NNP/nsubj/agreed agreed/VBD/ROOT to/TO/aux/withdraw withdraw/VB/xcomp/agreed and/CC/cc/withdraw
            disarm/VB/conj/withdraw
        """)
        assert told(sentence, "agreed")["infinitives"] == "withdraw, disarm"
        assert told(sentence, "disarm") == {"subjects": "Chad"}

    def test_who_promises_somebody_to_do_something_does_it(self):
        sentence = parse("""
            Chad/NNP/nsubj/promised promised/VBD/ROOT Niger/NNP/dobj/promised to/TO/aux/leave leave/VB/xcomp/promised
        """)
        assert told(sentence, "leave") == {"subjects": "Chad"}


class TestGerunds:
    @pytest.mark.parametrize("preposition", ["of", "for", "from", "into"])
    def test_the_object_does_what_the_preposition_leads_to(self, preposition):
        sentence = parse(f"""
            Chad/NNP/nsubj/stopped stopped/VBD/ROOT Niger/NNP/dobj/stopped {preposition}/IN/prep/stopped
            arming/VBG/pcomp/{preposition} rebels/NNS/dobj/arming
        """)
        assert told(sentence, "arming") == {"subjects": "Niger", "objects": "rebels"}

    def test_the_subject_of_a_passive_does_it(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/accused was/VBD/auxpass/accused accused/VBN/ROOT by/IN/agent/accused Chad/NNP/pobj/by
            of/IN/prep/accused arming/VBG/pcomp/of rebels/NNS/dobj/arming
        """)
        assert told(sentence, "arming") == {"subjects": "Niger", "objects": "rebels"}

    def test_the_subject_does_it_where_there_is_no_object(self):
        sentence = parse("""
            Chad/NNP/nsubj/apologized apologized=apologize/VBD/ROOT for/IN/prep/apologized shelling/VBG/pcomp/for
            Niger/NNP/dobj/shelling
        """)
        assert told(sentence, "shelling") == {"subjects": "Chad", "objects": "Niger"}

    @pytest.mark.parametrize("preposition", ["by", "after", "before", "without"])
    def test_the_subject_does_it_behind_other_prepositions(self, preposition):
        sentence = parse(f"""
            Chad/NNP/nsubj/punished punished=punish/VBD/ROOT Niger/NNP/dobj/punished {preposition}/IN/prep/punished
            closing/VBG/pcomp/{preposition} the/DT/det/border border/NN/dobj/closing
        """)
        assert told(sentence, "closing") == {"subjects": "Chad", "objects": "border"}

    def test_a_noun_hands_its_possessor_to_the_gerund_behind_of(self):
        sentence = parse("""
            Chad/NNP/poss/policy 's/POS/case/Chad policy/NN/nsubj/failed of/IN/prep/policy arming/VBG/pcomp/of
            rebels/NNS/dobj/arming failed/VBD/ROOT
        """)
        assert told(sentence, "arming") == {"subjects": "Chad", "objects": "rebels"}


class TestPurposesAndAdverbialClauses:
    def test_who_sends_troops_to_do_something_does_it(self):
        sentence = parse("""
            Chad/NNP/nsubj/sent sent/VBD/ROOT troops/NNS/dobj/sent to/TO/aux/protect protect/VB/advcl/sent
            civilians/NNS/dobj/protect
        """)
        assert told(sentence, "sent")["infinitives"] == "protect"
        assert told(sentence, "protect") == {"subjects": "Chad", "objects": "civilians"}

    def test_complements_go_before_purposes(self):
        sentence = parse("""
            Chad/NNP/nsubj/agreed agreed/VBD/ROOT to/TO/aux/save save/VB/advcl/agreed face/NN/dobj/save
            to/TO/aux/leave leave/VB/xcomp/agreed
        """)
        assert told(sentence, "agreed")["infinitives"] == "leave, save"

    def test_who_is_deployed_to_do_something_does_it(self):
        sentence = parse("""
            Police/NNS/nsubjpass/deployed were/VBD/auxpass/deployed deployed/VBN/ROOT to/TO/aux/protect
            protect/VB/advcl/deployed civilians/NNS/dobj/protect
        """)
        assert told(sentence, "protect") == {"subjects": "Police", "objects": "civilians"}

    def test_a_participle_before_the_clause_has_its_subject(self):
        sentence = parse("""
            Having/VBG/aux/shelled shelled/VBN/advcl/withdrew Niger/NNP/dobj/shelled ,/,/punct/withdrew
            Chad/NNP/nsubj/withdrew withdrew=withdraw/VBD/ROOT
        """)
        assert told(sentence, "shelled") == {"subjects": "Chad", "objects": "Niger"}

    def test_a_passive_participle_before_the_clause_has_its_subject_for_an_object(self):
        sentence = parse("""
            Shelled/VBN/advcl/withdrew by/IN/agent/Shelled Chad/NNP/pobj/by ,/,/punct/withdrew Niger/NNP/nsubj/withdrew
            withdrew=withdraw/VBD/ROOT
        """)
        assert told(sentence, "Shelled") == {
            "subjects": "Chad", "objects": "Niger", "phrases": "by Chad", "passive": True,
        }  # fmt: skip

    def test_who_passes_a_resolution_condemning_somebody_may_be_the_resolution_or_its_maker(self):
        sentence = parse("""
            Chad/NNP/nsubj/passed passed=pass/VBD/ROOT a/DT/det/resolution resolution/NN/dobj/passed
            condemning/VBG/acl/resolution Niger/NNP/dobj/condemning
        """)
        assert told(sentence, "condemning") == {"subjects": "resolution", "objects": "Niger"}


class TestInfinitivesOfNouns:
    def test_the_possessor_of_a_decision_does_what_it_decides(self):
        sentence = parse("""
            Chad/NNP/poss/decision 's/POS/case/Chad decision/NN/nsubj/angered to/TO/aux/leave leave/VB/acl/decision
            angered/VBD/ROOT Niger/NNP/dobj/angered
        """)
        assert told(sentence, "leave") == {"subjects": "Chad"}

    def test_who_makes_a_decision_does_what_it_decides(self):
        sentence = parse("""
            Chad/NNP/nsubj/made made/VBD/ROOT a/DT/det/decision decision/NN/dobj/made to/TO/aux/leave leave/VB/acl/decision
        """)
        assert told(sentence, "leave") == {"subjects": "Chad"}
        assert told(sentence, "decision")["infinitives"] == "leave"
