"""Who does what to whom by a verb: voice, conjunction, receivers, particles."""

import pytest
from parses import parse
from told import predicate, told


class TestVoice:
    def test_the_subject_of_an_active_verb_does_it_to_the_object(self):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned")
        assert told(sentence, "condemned") == {"subjects": "Chad", "objects": "Niger"}

    def test_the_subject_of_a_passive_is_the_object_and_its_agent_the_subject(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/ROOT by/IN/agent/condemned Chad/NNP/pobj/by
        """)
        assert told(sentence, "condemned") == {
            "subjects": "Chad",
            "objects": "Niger",
            "phrases": "by Chad",
            "passive": True,
        }

    def test_an_agent_that_the_parser_took_for_any_by_phrase_is_found_as_well(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/ROOT by/IN/prep/condemned Chad/NNP/pobj/by
        """)
        assert told(sentence, "condemned")["subjects"] == "Chad"

    def test_a_passive_without_by_has_no_subject(self):
        sentence = parse("Niger/NNP/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/ROOT")
        assert told(sentence, "condemned") == {"objects": "Niger", "passive": True}

    def test_by_and_a_verb_is_a_means_and_no_agent(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/hurt was/VBD/auxpass/hurt hurt/VBN/ROOT by/IN/agent/hurt closing/VBG/pcomp/by
            the/DT/det/border border/NN/dobj/closing
        """)
        assert "subjects" not in told(sentence, "hurt")

    def test_a_day_behind_a_preposition_is_no_place(self):
        sentence = parse("""
            Chad/NNP/nsubj/struck struck/VBD/ROOT Niger/NNP/dobj/struck on/IN/prep/struck Monday/NNP/pobj/on
        """)
        assert "phrases" not in told(sentence, "struck")


class TestConjunction:
    def test_all_subjects_of_a_list_count(self):
        sentence = parse("""
            Chad/NNP/nsubj/condemned ,/,/punct/Chad Mali/NNP/conj/Chad and/CC/cc/Mali Togo/NNP/conj/Mali
            condemned/VBD/ROOT Niger/NNP/dobj/condemned
        """)
        assert told(sentence, "condemned") == {"subjects": "Chad, Mali, Togo", "objects": "Niger"}

    def test_who_is_said_not_to_have_done_it_does_not_count(self):
        sentence = parse("""
            Not/RB/neg/Chad Chad/NNP/nsubj/condemned but/CC/cc/Chad Mali/NNP/conj/Chad condemned/VBD/ROOT
            Niger/NNP/dobj/condemned
        """)
        assert told(sentence, "condemned") == {"subjects": "Mali", "objects": "Niger"}

    def test_all_objects_of_a_list_count(self):
        sentence = parse("""
            Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned and/CC/cc/Niger Mali/NNP/conj/Niger
        """)
        assert told(sentence, "condemned")["objects"] == "Niger, Mali"

    def test_all_agents_of_a_passive_count(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/ROOT by/IN/agent/condemned
            Chad/NNP/pobj/by and/CC/cc/Chad Mali/NNP/conj/Chad
        """)
        assert told(sentence, "condemned")["subjects"] == "Chad, Mali"

    def test_conjoined_verbs_share_the_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned and/CC/cc/condemned
            expelled/VBD/conj/condemned envoys/NNS/dobj/expelled
        """)
        assert told(sentence, "expelled") == {"subjects": "Chad", "objects": "envoys"}

    def test_a_conjoined_verb_with_a_subject_of_its_own_keeps_it(self):
        sentence = parse("""
            Chad/NNP/nsubj/left left/VBD/ROOT and/CC/cc/left Niger/NNP/nsubj/closed closed/VBD/conj/left
            the/DT/det/border border/NN/dobj/closed
        """)
        assert told(sentence, "closed") == {"subjects": "Niger", "objects": "border"}

    def test_the_object_behind_the_last_of_two_verbs_is_shared(self):
        sentence = parse("""
            Chad/NNP/nsubj/shelled shelled/VBD/ROOT and/CC/cc/shelled bombed/VBD/conj/shelled Niger/NNP/dobj/bombed
        """)
        assert told(sentence, "shelled") == {"subjects": "Chad", "objects": "Niger"}

    def test_the_object_behind_the_last_of_three_verbs_is_shared_by_its_neighbour(self):
        sentence = parse("""
            Chad/NNP/nsubj/bombed bombed/VBD/ROOT ,/,/punct/bombed shelled/VBD/conj/bombed and/CC/cc/shelled
            seized/VBD/conj/shelled Niger/NNP/dobj/seized
        """)
        assert told(sentence, "shelled") == {"subjects": "Chad", "objects": "Niger"}

    def test_no_object_is_shared_with_a_verb_that_has_a_subject_of_its_own(self):
        sentence = parse("""
            Chad/NNP/nsubj/protested protested/VBD/ROOT and/CC/cc/protested Mali/NNP/nsubj/bombed
            bombed/VBD/conj/protested Niger/NNP/dobj/bombed
        """)
        assert told(sentence, "protested") == {"subjects": "Chad"}

    def test_no_object_is_shared_with_a_verb_that_stands_far_away(self):
        sentence = parse("""
            Chad/NNP/nsubj/marched marched/VBD/ROOT through/IN/prep/marched the/DT/det/valley valley/NN/pobj/through
            and/CC/cc/marched bombed/VBD/conj/marched Niger/NNP/dobj/bombed
        """)
        assert told(sentence, "marched") == {"subjects": "Chad", "phrases": "through valley"}

    def test_a_conjoined_passive_is_done_to_the_subject_of_the_active(self):
        sentence = parse("""
            Troops/NNS/nsubj/attacked attacked/VBD/ROOT and/CC/cc/attacked were/VBD/auxpass/stopped
            stopped/VBN/conj/attacked by/IN/agent/stopped rebels/NNS/pobj/by
        """)
        assert told(sentence, "stopped") == {
            "subjects": "rebels", "objects": "Troops", "phrases": "by rebels", "passive": True,
        }  # fmt: skip

    def test_a_participle_joined_to_a_passive_is_a_passive(self):
        sentence = parse("""
            Envoys/NNS/nsubjpass/arrested were/VBD/auxpass/arrested arrested/VBN/ROOT and/CC/cc/arrested
            expelled/VBN/conj/arrested
        """)
        assert told(sentence, "expelled") == {"objects": "Envoys", "passive": True}


class TestReceivers:
    def test_a_receiver_is_an_indirect_object(self):
        sentence = parse("""
            Chad/NNP/nsubj/gave gave/VBD/ROOT Niger/NNP/dative/gave a/DT/det/loan loan/NN/dobj/gave
        """)
        assert told(sentence, "gave") == {"subjects": "Chad", "objects": "loan", "indirect": "Niger"}

    @pytest.mark.parametrize("label", ["prep", "dative"])
    def test_to_a_receiver_is_a_phrase_whatever_the_parser_calls_the_preposition(self, label):
        sentence = parse(f"""
            Chad/NNP/nsubj/gave gave/VBD/ROOT a/DT/det/loan loan/NN/dobj/gave to/IN/{label}/gave Niger/NNP/pobj/to
        """)
        assert told(sentence, "gave") == {"subjects": "Chad", "objects": "loan", "phrases": "to Niger"}


class TestParticlesAndPrepositions:
    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/nsubj/called called/VBD/ROOT off/RP/prt/called the/DT/det/visit visit/NN/dobj/called",
            "Chad/NNP/nsubj/called called/VBD/ROOT the/DT/det/visit visit/NN/dobj/called off/RP/prt/called",
            "Chad/NNP/nsubj/called called/VBD/ROOT the/DT/det/visit visit/NN/dobj/called off/RB/advmod/called",
        ],
        ids=["before the object", "behind the object", "as an adverb"],
    )
    def test_a_particle_is_found_on_both_sides_of_the_object(self, text):
        sentence = parse(text)
        assert "off" in predicate(sentence, "called").particles
        assert told(sentence, "called")["objects"] == "visit"

    def test_a_particle_taken_for_a_preposition_is_a_particle_all_the_same(self):
        sentence = parse("Chad/NNP/nsubj/called called/VBD/ROOT off/IN/prep/called the/DT/det/visit visit/NN/pobj/off")
        assert "off" in predicate(sentence, "called").particles
        assert told(sentence, "called")["phrases"] == "off visit"

    @pytest.mark.parametrize("label", ["prep", "advmod", "prt"])
    def test_out_of_is_one_preposition_of_two_words(self, label):
        sentence = parse(f"""
            Chad/NNP/nsubj/pulled pulled/VBD/ROOT troops/NNS/dobj/pulled out/IN/{label}/pulled of/IN/prep/out Niger/NNP/pobj/of
        """)
        (oblique,) = predicate(sentence, "pulled").obliques
        assert oblique.path == ("out", "of")
        assert oblique.is_after({"out of"})
        assert oblique.is_after({"of"})
        assert not oblique.is_after({"out"})

    def test_two_joined_prepositions_lead_to_the_same_noun(self):
        sentence = parse("""
            Chad/NNP/nsubj/fought fought/VBD/ROOT in/IN/prep/fought and/CC/cc/in around/IN/conj/in Niger/NNP/pobj/around
        """)
        assert told(sentence, "fought")["phrases"] == "around Niger"


class TestComplements:
    def test_a_finite_complement_is_a_clause(self):
        sentence = parse("""
            Chad/NNP/nsubj/said said/VBD/ROOT that/IN/mark/left Niger/NNP/nsubj/left left/VBD/ccomp/said
        """)
        assert told(sentence, "said") == {"subjects": "Chad", "clauses": "left"}

    def test_clauses_joined_by_and_all_count(self):
        sentence = parse("""
            Chad/NNP/nsubj/said said/VBD/ROOT Niger/NNP/nsubj/attacked attacked/VBD/ccomp/said and/CC/cc/attacked
            killed/VBD/conj/attacked civilians/NNS/dobj/killed
        """)
        assert told(sentence, "said")["clauses"] == "attacked, killed"

    def test_a_gerund_is_an_object(self):
        sentence = parse("""
            Chad/NNP/nsubj/denied denied/VBD/ROOT arming/VBG/xcomp/denied rebels/NNS/dobj/arming
        """)
        assert told(sentence, "denied") == {"subjects": "Chad", "objects": "arming"}
        assert told(sentence, "arming") == {"subjects": "Chad", "objects": "rebels"}

    def test_the_subject_of_a_small_clause_is_an_object(self):
        sentence = parse("""
            Chad/NNP/nsubj/declared declared/VBD/ROOT Niger/NNP/nsubj/guilty guilty/JJ/ccomp/declared
        """)
        assert told(sentence, "declared")["objects"] == "Niger"

    def test_a_condition_comes_with_the_word_that_opens_it(self):
        sentence = parse("""
            Chad/NNP/nsubj/retaliate will/MD/aux/retaliate retaliate/VB/ROOT unless/IN/mark/leaves
            Niger/NNP/nsubj/leaves leaves=leave/VBZ/advcl/retaliate
        """)
        assert predicate(sentence, "retaliate").conditions == (("unless", 5),)

    def test_a_threat_has_the_condition_of_what_is_threatened(self):
        sentence = parse("""
            Chad/NNP/nsubj/threatened threatened/VBD/ROOT to/TO/aux/attack attack/VB/xcomp/threatened
            unless/IN/mark/leaves Niger/NNP/nsubj/leaves leaves=leave/VBZ/advcl/attack
        """)
        assert predicate(sentence, "threatened").conditions == (("unless", 6),)


class TestRank:
    """Main clauses go before purposes, adverbial clauses, relative clauses and nouns."""

    SENTENCE = parse("""
        Chad/NNP/nsubj/sent ,/,/punct/Chad which/WDT/nsubj/fears fears/VBZ/relcl/Chad raids/NNS/dobj/fears
        ,/,/punct/Chad sent/VBD/ROOT troops/NNS/dobj/sent to/TO/aux/protect protect/VB/advcl/sent Mali/NNP/dobj/protect
        after/IN/mark/shelled Niger/NNP/nsubj/shelled shelled/VBD/advcl/sent a/DT/det/town town/NN/dobj/shelled
    """)

    def test_they_follow_in_this_order(self):
        order = ["sent", "protect", "shelled", "fears", "raids"]
        assert [predicate(self.SENTENCE, word).rank for word in order] == [0, 1, 2, 3, 4]

    def test_what_stands_in_a_relative_clause_is_not_more_than_it(self):
        sentence = parse("""
            rebels/NNS/nsubj/fled who/WP/nsubj/came came=come/VBD/relcl/rebels to/TO/aux/kill kill/VB/advcl/came
            Mali/NNP/dobj/kill fled/VBD/ROOT
        """)
        assert predicate(sentence, "kill").rank == predicate(sentence, "came").rank == 3
