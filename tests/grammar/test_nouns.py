"""Nouns and adjectives that tell an event: possessors, "by", "of", "between", and what "be" says of a subject."""

import pytest
from parses import parse
from told import told

from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.nominals import bystander


class TestEventNouns:
    def test_the_possessor_does_it(self):
        sentence = parse("""
            Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/failed on/IN/prep/attack Niger/NNP/pobj/on failed/VBD/ROOT
        """)
        assert told(sentence, "attack") == {"subjects": "Chad", "phrases": "on Niger"}

    def test_two_possessors_do_it_together(self):
        sentence = parse("""
            Chad/NNP/poss/attack and/CC/cc/Chad Mali/NNP/conj/Chad 's/POS/case/Mali attack/NN/nsubj/failed failed/VBD/ROOT
        """)
        assert told(sentence, "attack") == {"subjects": "Chad, Mali"}

    def test_who_stands_behind_by_does_it(self):
        sentence = parse("""
            attack/NN/nsubj/failed by/IN/prep/attack Chad/NNP/pobj/by on/IN/prep/attack Niger/NNP/pobj/on failed/VBD/ROOT
        """)
        assert told(sentence, "attack") == {"subjects": "Chad", "phrases": "by Chad, on Niger"}

    @pytest.mark.parametrize("head", ["bombing", "Niger"], ids=["on the noun", "on the name behind of"])
    def test_of_leads_to_the_object_wherever_the_parser_hangs_the_by(self, head):
        sentence = parse(f"""
            bombing=bombing/NN/nsubj/ended of/IN/prep/bombing Niger/NNP/pobj/of by/IN/prep/{head} Chad/NNP/pobj/by
            ended/VBD/ROOT
        """)
        assert told(sentence, "bombing") == {"subjects": "Chad", "objects": "Niger", "phrases": "of Niger, by Chad"}

    def test_by_and_a_verb_is_nobody(self):
        sentence = parse("""
            protest/NN/nsubj/failed by/IN/prep/protest blocking/VBG/pcomp/by roads/NNS/dobj/blocking failed/VBD/ROOT
        """)
        assert "subjects" not in told(sentence, "protest")

    def test_what_stands_before_the_noun_is_a_modifier(self):
        sentence = parse("The/DT/det/raid Chadian/JJ/amod/raid air/NN/compound/raid raid/NN/nsubj/failed failed/VBD/ROOT")
        assert told(sentence, "raid") == {"modifiers": "Chadian, air"}

    def test_a_participle_before_the_noun_is_no_modifier(self):
        sentence = parse("The/DT/det/raid planned/VBN/amod/raid raid/NN/nsubj/failed failed/VBD/ROOT")
        assert told(sentence, "raid") == {}

    def test_all_that_stand_behind_between_are_joined(self):
        sentence = parse("""
            Talks/NNS/nsubj/began between/IN/prep/Talks Chad/NNP/pobj/between and/CC/cc/Chad Niger/NNP/conj/Chad began/VBD/ROOT
        """)
        assert told(sentence, "Talks") == {"phrases": "between Chad"}

    def test_a_that_clause_belongs_to_its_noun(self):
        sentence = parse("""
            Chad/NNP/poss/claim 's/POS/case/Chad claim/NN/nsubj/angered that/IN/mark/fired Niger/NNP/nsubj/fired
            fired/VBD/acl/claim angered/VBD/ROOT Mali/NNP/dobj/angered
        """)
        assert told(sentence, "claim") == {"subjects": "Chad", "clauses": "fired"}

    @pytest.mark.parametrize("word", ["no", "neither"])
    def test_no_before_the_noun_denies_it(self, word):
        sentence = parse(f"""
            There/EX/expl/was was/VBD/ROOT {word}/DT/det/attack attack/NN/attr/was by/IN/prep/attack Chad/NNP/pobj/by
        """)
        assert told(sentence, "attack") == {"subjects": "Chad", "phrases": "by Chad", "negated": True}


class TestNounsBehindBe:
    def test_what_is_said_of_a_subject_has_it_for_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT an/DT/det/ally ally/NN/attr/is of/IN/prep/ally Niger/NNP/pobj/of
        """)
        assert told(sentence, "is") == {"subjects": "Chad", "predicatives": "ally"}
        assert told(sentence, "ally") == {"subjects": "Chad", "objects": "Niger", "phrases": "of Niger"}

    @pytest.mark.parametrize("verb", ["is", "remains=remain", "became=become", "stays=stay"])
    @pytest.mark.parametrize("preposition", ["in", "under", "at"])
    def test_who_is_in_talks_is_their_subject(self, verb, preposition):
        word = verb.partition("=")[0]
        sentence = parse(f"""
            Chad/NNP/nsubj/{word} {verb}/VBZ/ROOT {preposition}/IN/prep/{word} talks/NNS/pobj/{preposition}
            with/IN/prep/talks Niger/NNP/pobj/with
        """)
        assert told(sentence, "talks") == {"subjects": "Chad", "phrases": "with Niger"}

    def test_who_does_other_things_in_talks_is_not_their_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/lost lost=lose/VBD/ROOT in/IN/prep/lost talks/NNS/pobj/in with/IN/prep/talks Niger/NNP/pobj/with
        """)
        assert told(sentence, "talks") == {"phrases": "with Niger"}

    def test_a_possessor_goes_before_the_subject_of_be(self):
        sentence = parse("""
            It/PRP/nsubj/was was/VBD/ROOT Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/attr/was
        """)
        assert told(sentence, "attack") == {"subjects": "Chad"}

    def test_not_and_modals_of_be_hold_for_what_it_says(self):
        sentence = parse("""
            Chad/NNP/nsubj/be will/MD/aux/be not/RB/neg/be be/VB/ROOT an/DT/det/ally ally/NN/attr/be
        """)
        assert told(sentence, "ally") == {"subjects": "Chad", "modals": "will", "negated": True}

    def test_an_adjective_behind_be_has_its_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT responsible/JJ/acomp/is for/IN/prep/responsible attacks/NNS/pobj/for
        """)
        assert told(sentence, "responsible") == {"subjects": "Chad", "phrases": "for attacks"}

    def test_who_is_called_something_is_its_subject(self):
        sentence = parse("""
            Niger/NNP/nsubjpass/called was/VBD/auxpass/called called/VBN/ROOT a/DT/det/donor donor/NN/oprd/called
        """)
        assert told(sentence, "donor") == {"subjects": "Niger"}

    def test_the_second_of_two_nouns_behind_be_has_the_subject_as_well(self):
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT a/DT/det/donor donor/NN/attr/is and/CC/cc/donor an/DT/det/ally ally/NN/conj/donor
            of/IN/prep/ally Niger/NNP/pobj/of
        """)
        assert told(sentence, "ally")["subjects"] == "Chad"


class TestLightVerbs:
    def test_the_noun_keeps_its_phrases_and_the_verb_its_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/held held/VBD/ROOT talks/NNS/dobj/held with/IN/prep/talks Niger/NNP/pobj/with
        """)
        assert told(sentence, "held") == {"subjects": "Chad", "objects": "talks"}
        assert told(sentence, "talks") == {"phrases": "with Niger"}

    def test_in_protest_is_the_deed_of_who_marches(self):
        sentence = parse("Students/NNS/nsubj/marched marched/VBD/ROOT in/IN/prep/marched protest/NN/pobj/in")
        assert bystander(Clauses(Graph(sentence)), 3) == (0,)

    def test_in_the_protest_is_not(self):
        sentence = parse("Students/NNS/nsubj/died died/VBD/ROOT in/IN/prep/died the/DT/det/protest protest/NN/pobj/in")
        assert bystander(Clauses(Graph(sentence)), 4) == ()
