"""What did not happen, has not happened yet, or is only said: negation, modals, conditions, questions, speakers."""

import pytest
from parses import headline, parse
from told import speaker, told


class TestNegation:
    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/nsubj/shell did/VBD/aux/shell not/RB/neg/shell shell/VB/ROOT Niger/NNP/dobj/shell",
            "Chad/NNP/nsubj/shell did/VBD/aux/shell n't/RB/neg/shell shell/VB/ROOT Niger/NNP/dobj/shell",
            "Chad/NNP/nsubj/shelled never/RB/neg/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled",
            "Chad/NNP/nsubj/shelled never/RB/advmod/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled",
            "No/DT/det/troops troops/NNS/nsubj/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled",
            "Chad/NNP/nsubj/shelled shelled/VBD/ROOT no/DT/det/town town/NN/dobj/shelled",
            "No/DT/det/town town/NN/nsubjpass/shelled was/VBD/auxpass/shelled shelled/VBN/ROOT",
            "Neither/DT/det/side side/NN/nsubj/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled",
        ],
        ids=["not", "n't", "never", "never as an adverb", "no subject", "no object", "no passive subject", "neither"],
    )
    def test_it_is_found(self, text):
        sentence = parse(text)
        verb = next(word for word in sentence.words if word.startswith("shell"))
        assert told(sentence, verb).get("negated")

    def test_it_does_not_reach_into_another_clause(self):
        sentence = parse("""
            Chad/NNP/nsubj/say did/VBD/aux/say not/RB/neg/say say/VB/ROOT Niger/NNP/nsubj/fired fired/VBD/ccomp/say
        """)
        assert told(sentence, "say")["negated"]
        assert "negated" not in told(sentence, "fired")

    def test_of_an_infinitive_it_is_the_infinitives(self):
        sentence = parse("""
            Chad/NNP/nsubj/decided decided/VBD/ROOT not/RB/neg/shell to/TO/aux/shell shell/VB/xcomp/decided
            Niger/NNP/dobj/shell
        """)
        assert "negated" not in told(sentence, "decided")
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "negated": True}

    @pytest.mark.parametrize("word", ["or", "nor"])
    def test_or_and_nor_carry_it_to_the_second_verb(self, word):
        sentence = parse(f"""
            Chad/NNP/nsubj/shell did/VBD/aux/shell not/RB/neg/shell shell/VB/ROOT {word}/CC/cc/shell bomb/VB/conj/shell
            Niger/NNP/dobj/bomb
        """)
        assert told(sentence, "bomb") == {"subjects": "Chad", "objects": "Niger", "negated": True}

    @pytest.mark.parametrize("word", ["and", "but"])
    def test_and_and_but_do_not(self, word):
        sentence = parse(f"""
            Chad/NNP/nsubj/leave did/VBD/aux/leave not/RB/neg/leave leave/VB/ROOT {word}/CC/cc/leave bombed/VBD/conj/leave
            Niger/NNP/dobj/bombed
        """)
        assert "negated" not in told(sentence, "bombed")

    @pytest.mark.parametrize("verb", ["shelled", "bombed"])
    def test_neither_nor_denies_both_verbs(self, verb):
        sentence = parse("""
            Chad/NNP/nsubj/shelled neither/CC/preconj/shelled shelled/VBD/ROOT nor/CC/cc/shelled bombed/VBD/conj/shelled
            Niger/NNP/dobj/bombed
        """)
        assert told(sentence, verb).get("negated")

    def test_only_is_no_negation(self):
        sentence = parse("Chad/NNP/nsubj/shelled only/RB/advmod/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled")
        assert "negated" not in told(sentence, "shelled")


class TestModals:
    @pytest.mark.parametrize("word", ["will", "may", "must", "should", "can", "could", "might", "shall"])
    def test_an_auxiliary_is_one(self, word):
        sentence = parse(f"Chad/NNP/nsubj/shell {word}/MD/aux/shell shell/VB/ROOT Niger/NNP/dobj/shell")
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "modals": word}

    def test_a_bare_would_is_a_supposition(self):
        sentence = parse("Chad/NNP/nsubj/shell would/MD/aux/shell shell/VB/ROOT Niger/NNP/dobj/shell")
        assert told(sentence, "shell")["hypothetical"]

    def test_a_would_with_a_time_is_a_plan(self):
        sentence = parse("""
            Chad/NNP/nsubj/shell would/MD/aux/shell shell/VB/ROOT Niger/NNP/dobj/shell next/JJ/amod/week week/NN/npadvmod/shell
        """)
        assert "hypothetical" not in told(sentence, "shell")

    def test_the_short_forms_are_the_same_words(self):
        sentence = parse("""
            Chad/NNP/nsubj/shell wo/MD/aux/shell n't/RB/neg/shell shell/VB/ROOT Niger/NNP/dobj/shell
        """)
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "modals": "will", "negated": True}

    def test_have_and_be_and_do_are_none(self):
        sentence = parse("Chad/NNP/nsubj/been has/VBZ/aux/been been/VBN/aux/shelling shelling/VBG/ROOT")
        assert "modals" not in told(sentence, "shelling")

    @pytest.mark.parametrize(
        ("verb", "modal"), [("is", "be to"), ("has", "have to"), ("needs=need", "need to"), ("ought=ought", "ought to")]
    )
    def test_is_to_and_has_to_are_some(self, verb, modal):
        word = verb.partition("=")[0]
        sentence = parse(f"""
            Chad/NNP/nsubj/{word} {verb}/VBZ/ROOT to/TO/aux/shell shell/VB/xcomp/{word} Niger/NNP/dobj/shell
        """)
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "modals": modal}

    def test_is_going_to_is_one(self):
        sentence = parse("""
            Chad/NNP/nsubj/going is/VBZ/aux/going going/VBG/ROOT to/TO/aux/shell shell/VB/xcomp/going Niger/NNP/dobj/shell
        """)
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "modals": "be going to"}

    def test_two_modals_stand_in_their_order(self):
        sentence = parse("""
            Chad/NNP/nsubj/have may/MD/aux/have have/VB/ROOT to/TO/aux/leave leave/VB/xcomp/have Niger/NNP/dobj/leave
        """)
        assert told(sentence, "leave")["modals"] == "may, have to"

    def test_a_headline_has_one_without_an_auxiliary(self):
        sentence = headline("Ruto/NNP/nsubj/visit to/TO/aux/visit visit/VB/ROOT Niger/NNP/dobj/visit")
        assert told(sentence, "visit") == {"subjects": "Ruto", "objects": "Niger", "modals": "be to"}

    def test_a_headline_says_passives_without_their_auxiliary(self):
        assert told(headline("Two/CD/nummod/Chadians Chadians/NNPS/nsubj/arrested arrested/VBD/ROOT"), "arrested") == {
            "objects": "Chadians",
            "passive": True,
        }
        assert told(parse("Chadians/NNPS/nsubj/marched marched/VBD/ROOT"), "marched") == {"subjects": "Chadians"}

    def test_a_headline_with_an_object_is_active(self):
        sentence = headline("Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned")
        assert told(sentence, "condemned") == {"subjects": "Chad", "objects": "Niger"}

    def test_a_conjoined_base_form_has_the_modal_of_the_first(self):
        sentence = parse("""
            Chad/NNP/nsubj/leave must/MD/aux/leave leave/VB/ROOT and/CC/cc/leave apologize/VB/conj/leave
        """)
        assert told(sentence, "apologize") == {"subjects": "Chad", "modals": "must"}

    def test_a_conjoined_finite_form_has_not(self):
        sentence = parse("""
            Chad/NNP/nsubj/leave will/MD/aux/leave leave/VB/ROOT and/CC/cc/leave has/VBZ/aux/apologized
            apologized=apologize/VBN/conj/leave
        """)
        assert "modals" not in told(sentence, "apologized")

    @pytest.mark.parametrize("relation", ["advcl", "xcomp"])
    def test_a_purpose_is_no_more_real_than_what_is_done_for_it(self, relation):
        sentence = parse(f"""
            Chad/NNP/nsubj/talk should/MD/aux/talk talk/VB/ROOT to/TO/aux/settle settle/VB/{relation}/talk
            the/DT/det/conflict conflict/NN/dobj/settle
        """)
        assert told(sentence, "settle")["modals"] == "should"

    def test_what_is_done_by_a_deed_is_no_more_real_than_it(self):
        sentence = parse("""
            Chad/NNP/nsubj/respond may/MD/aux/respond respond/VB/ROOT by/IN/prep/respond shelling/VBG/pcomp/by
            Niger/NNP/dobj/shelling
        """)
        assert told(sentence, "shelling") == {"subjects": "Chad", "objects": "Niger", "modals": "may"}

    def test_a_finite_clause_beside_a_deed_is_real(self):
        sentence = parse("""
            Chad/NNP/nsubj/talk should/MD/aux/talk talk/VB/ROOT because/IN/mark/fired Niger/NNP/nsubj/fired
            fired/VBD/advcl/talk
        """)
        assert "modals" not in told(sentence, "fired")


class TestSuppositions:
    @pytest.mark.parametrize("word", ["If", "Unless", "Whether"])
    def test_what_stands_behind_if_is_only_supposed(self, word):
        sentence = parse(f"""
            {word}/IN/mark/shells Chad/NNP/nsubj/shells shells/VBZ/advcl/react Niger/NNP/dobj/shells ,/,/punct/react
            Mali/NNP/nsubj/react will/MD/aux/react react/VB/ROOT
        """)
        assert told(sentence, "shells") == {"subjects": "Chad", "objects": "Niger", "hypothetical": True}
        assert "hypothetical" not in told(sentence, "react")

    def test_whether_leaves_open_what_is_asked(self):
        sentence = parse("""
            Chad/NNP/nsubj/asked asked/VBD/ROOT whether/IN/mark/fired Niger/NNP/nsubj/fired fired/VBD/ccomp/asked
        """)
        assert told(sentence, "fired")["hypothetical"]
        assert "hypothetical" not in told(sentence, "asked")

    def test_what_stands_deeper_in_a_supposition_is_supposed_too(self):
        sentence = parse("""
            If/IN/mark/agrees Chad/NNP/nsubj/agrees agrees/VBZ/advcl/react to/TO/aux/leave leave/VB/xcomp/agrees
            Niger/NNP/dobj/leave ,/,/punct/react Mali/NNP/nsubj/react will/MD/aux/react react/VB/ROOT
        """)
        assert told(sentence, "leave")["hypothetical"]

    def test_nouns_in_a_supposition_are_supposed_too(self):
        sentence = parse("""
            If/IN/mark/fails Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/fails fails/VBZ/advcl/react
            Mali/NNP/nsubj/react will/MD/aux/react react/VB/ROOT
        """)
        assert told(sentence, "attack") == {"subjects": "Chad", "hypothetical": True}

    @pytest.mark.parametrize("word", ["because", "after", "when", "although", "that"])
    def test_other_words_suppose_nothing(self, word):
        sentence = parse(f"""
            Mali/NNP/nsubj/reacted reacted/VBD/ROOT {word}/IN/mark/fired Chad/NNP/nsubj/fired fired/VBD/advcl/reacted
        """)
        assert "hypothetical" not in told(sentence, "fired")

    def test_a_question_asserts_nothing(self):
        sentence = parse("Did/VBD/aux/shell Chad/NNP/nsubj/shell shell/VB/ROOT Niger/NNP/dobj/shell ?/./punct/shell")
        assert told(sentence, "shell") == {"subjects": "Chad", "objects": "Niger", "hypothetical": True}

    def test_what_stands_deeper_in_a_question_is_asked_too(self):
        sentence = parse("""
            Will/MD/aux/agree Chad/NNP/nsubj/agree agree/VB/ROOT to/TO/aux/leave leave/VB/xcomp/agree Niger/NNP/dobj/leave
            ?/./punct/agree
        """)
        assert told(sentence, "leave")["hypothetical"]


class TestSpeakers:
    def test_who_speaks_stands_before_what_is_said(self):
        sentence = parse("""
            Chad/NNP/nsubj/said said/VBD/ROOT Niger/NNP/nsubj/shelled shelled/VBD/ccomp/said Mali/NNP/dobj/shelled
        """)
        assert speaker(sentence, "shelled") == "Chad"
        assert told(sentence, "shelled") == {"subjects": "Niger", "objects": "Mali"}

    def test_who_speaks_stands_behind_what_is_said(self):
        sentence = parse("""
            Niger/NNP/nsubj/shelled shelled/VBD/ccomp/said Mali/NNP/dobj/shelled ,/,/punct/said Chad/NNP/nsubj/said
            said/VBD/ROOT
        """)
        assert speaker(sentence, "shelled") == "Chad"
        assert told(sentence, "said")["clauses"] == "shelled"

    def test_who_speaks_stands_behind_a_quote_and_its_verb(self):
        sentence = parse("""
            \u201c/``/punct/said Niger/NNP/nsubj/leave must/MD/aux/leave leave/VB/ccomp/said \u201d/''/punct/leave
            ,/,/punct/said said/VBD/ROOT Chad/NNP/nsubj/said
        """)
        assert speaker(sentence, "leave") == "Chad"
        assert told(sentence, "leave") == {"subjects": "Niger", "modals": "must"}

    def test_we_in_a_quote_is_a_subject_whose_speaker_is_found(self):
        sentence = parse("""
            \u201c/``/punct/said We/PRP/nsubj/urge urge/VBP/ccomp/said Niger/NNP/dobj/urge to/TO/aux/leave
            leave/VB/xcomp/urge ,/,/punct/said \u201d/''/punct/said Chad/NNP/nsubj/said said/VBD/ROOT
        """)
        assert told(sentence, "urge") == {"subjects": "We", "objects": "Niger", "infinitives": "leave"}
        assert speaker(sentence, "urge") == "Chad"

    def test_a_quote_tied_as_an_aside_is_said_as_well(self):
        sentence = parse("""
            Niger/NNP/nsubj/leave must/MD/aux/leave leave/VB/ROOT Chad/NNP/nsubj/said said/VBD/parataxis/leave
        """)
        assert told(sentence, "leave")["clauses"] == "said"

    def test_a_main_clause_has_no_speaker(self):
        sentence = parse("Chad/NNP/nsubj/shelled shelled/VBD/ROOT Niger/NNP/dobj/shelled")
        assert speaker(sentence, "shelled") == ""


class TestWhatIsNoNews:
    @pytest.mark.parametrize(
        "text",
        [
            """It/PRP/nsubj/is is/VBZ/ROOT forty/CD/nummod/years years/NNS/attr/is since/IN/mark/shelled
            Chad/NNP/nsubj/shelled shelled/VBD/advcl/is Niger/NNP/dobj/shelled""",
            """Ten/CD/nummod/years years/NNS/npadvmod/shelled after/IN/mark/shelled Chad/NNP/nsubj/shelled
            shelled/VBD/advcl/mourn Niger/NNP/dobj/shelled people/NNS/nsubj/mourn mourn/VBP/ROOT""",
            """More/JJR/amod/Chadians Chadians/NNPS/nsubj/shelled than/IN/prep/Chadians Malians/NNPS/pobj/than
            shelled/VBD/ROOT Niger/NNP/dobj/shelled""",
            "Suppose/VB/ROOT that/IN/mark/shelled Chad/NNP/nsubj/shelled shelled/VBD/ccomp/Suppose Niger/NNP/dobj/shelled",
        ],
        ids=["anniversary", "years after", "comparison", "suppose"],
    )
    def test_it_counts_as_not_asserted(self, text):
        assert told(parse(text), "shelled")["hypothetical"]

    @pytest.mark.parametrize(
        "text",
        [
            """Trade/NN/nsubj/fell fell/VBD/ROOT since/IN/mark/shelled Chad/NNP/nsubj/shelled shelled/VBD/advcl/fell
            Niger/NNP/dobj/shelled""",
            """Days/NNS/npadvmod/shelled after/IN/mark/shelled Chad/NNP/nsubj/shelled shelled/VBD/advcl/fled
            Niger/NNP/dobj/shelled people/NNS/nsubj/fled fled/VBD/ROOT""",
            "Chad/NNP/nsubj/hoped hoped/VBD/ROOT that/IN/mark/shelled Mali/NNP/nsubj/shelled shelled/VBD/ccomp/hoped",
        ],
        ids=["since as a cause", "days after", "no imperative"],
    )
    def test_and_these_are_asserted(self, text):
        assert "hypothetical" not in told(parse(text), "shelled")
