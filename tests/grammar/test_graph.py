"""Trees by relations: labels, noun phrases, chains of conjuncts, prepositions, and the mending of wrong trees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parses import parse, text_of
from trees import trees

from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import CLEAR, SCHEMES, UNIVERSAL, Relation, scheme_of
from eventcoder.grammar.morphology import base_form, stems

ENGLISH = ["nsubj", "nsubjpass", "dobj", "pobj", "prep", "ROOT", "ccomp"]
OTHER = ["nsubj", "nsubj:pass", "obj", "obl", "case", "root"]


class TestLabels:
    def test_a_parser_is_known_by_its_labels(self):
        assert scheme_of(ENGLISH) is CLEAR
        assert scheme_of(OTHER) is UNIVERSAL

    def test_labels_of_no_scheme_are_refused(self):
        assert scheme_of(["SBJ", "OBJ", "PMOD"]) is None
        assert scheme_of([]) is None

    def test_a_sub_type_that_is_not_listed_counts_as_its_main_type(self):
        assert UNIVERSAL.relation("obl:tmod") is Relation.OBLIQUE
        assert UNIVERSAL.relation("nsubj:pass") is Relation.PASSIVE_SUBJECT

    @pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
    @pytest.mark.parametrize("label", ["", "punct", "dep", ":", "no such label"])
    def test_a_label_that_says_nothing_is_some_other_relation(self, scheme, label):
        assert scheme.relation(label) is Relation.OTHER

    def test_the_default_model_has_no_label_that_its_scheme_takes_for_nothing_but_these(self, coder):
        labels = set(coder.parser.nlp.get_pipe("parser").labels)
        ignored = {label for label in labels if CLEAR.relation(label) is Relation.OTHER}
        assert ignored <= {"punct", "dep", "meta", "expl", "intj", "preconj", "quantmod", "subtok", "nounmod", ""}


class TestPhrases:
    SENTENCE = parse("""
        the/DT/det/chief former/JJ/amod/chief Chad/NNP/poss/chief 's/POS/case/Chad air/NN/compound/force
        force/NN/compound/chief chief/NN/nsubj/left of/IN/prep/chief staff/NN/pobj/of ,/,/punct/chief
        Idris/NNP/compound/Ali Ali/NNP/appos/chief ,/,/punct/chief left/VBD/ROOT
    """)

    def words(self, indices):
        return " ".join(self.SENTENCE.words[i] for i in indices)

    def test_the_core_is_the_noun_with_its_modifiers_and_theirs(self):
        assert self.words(Graph(self.SENTENCE).core(6)) == "former air force chief"

    def test_a_phrase_holds_its_possessor_and_prepositions_but_no_apposition(self):
        assert self.words(Graph(self.SENTENCE).phrase(6)) == "the former Chad 's air force chief of staff"

    def test_the_heads_above_a_word_end_with_the_root(self):
        assert self.words(Graph(self.SENTENCE).above(4)) == "force chief left"

    def test_a_chain_of_conjuncts_is_flattened(self):
        sentence = parse("A/NNP/nsubj/met B/NNP/conj/A C/NNP/conj/B D/NNP/conj/C met/VBD/ROOT")
        graph = Graph(sentence)
        assert graph.conjuncts(0) == [1, 2, 3]
        assert graph.first_conjunct(3) == 0
        assert graph.spread([0]) == (0, 1, 2, 3)

    def test_a_verb_conjoined_with_a_noun_is_not_its_fellow(self):
        sentence = parse("A/NNP/nsubj/met fled/VBD/conj/A met/VBD/ROOT")
        assert Graph(sentence).spread([0]) == (0,)


class TestMending:
    def test_two_titled_names_whose_second_took_the_first_for_a_modifier_are_conjoined(self):
        sentence = parse("""
            Premier/NNP/compound/Musa Musa/NNP/compound/Traore and/CC/cc/Musa President/NNP/conj/Musa
            Traore/NNP/nsubj/agreed agreed/VBD/ROOT
        """)
        graph = Graph(sentence)
        assert graph.kids(5, Relation.SUBJECT) == [1]
        assert graph.spread([1]) == (1, 4)
        assert graph.core(4) == [3, 4]
        assert graph.core(1) == [0, 1]

    def test_two_names_that_are_conjoined_already_stay_as_they_are(self):
        sentence = parse("Musa/NNP/nsubj/met and/CC/cc/Musa Traore/NNP/conj/Musa met/VBD/ROOT")
        assert Graph(sentence).heads == list(sentence.heads)

    def test_a_gerund_behind_and_is_conjoined_and_no_deed_of_the_main_verbs_subject(self):
        sentence = parse("""
            Chad/NNP/nsubj/accused accused/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/accused attacks/NNS/pobj/of
            and/CC/cc/attacks killing/VBG/advcl/accused women/NNS/dobj/killing
        """)
        graph = Graph(sentence)
        assert graph.heads[6] == 4
        assert graph.relations[6] is Relation.CONJUNCT
        assert Clauses(graph).predicate(6).subjects == ()

    def test_but_not_below_itself(self):
        sentence = parse("""
            Chad/NNP/nsubj/left left/VBD/ROOT and/CC/cc/citing citing/VBG/advcl/left Niger/NNP/dobj/citing
        """)
        assert Graph(sentence).heads == list(sentence.heads)

    def test_the_parse_itself_is_left_alone(self):
        sentence = parse("""
            Premier/NNP/compound/Musa Musa/NNP/compound/Traore and/CC/cc/Musa President/NNP/conj/Musa
            Traore/NNP/nsubj/agreed agreed/VBD/ROOT
        """)
        before = list(sentence.heads)
        Graph(sentence)
        assert sentence.heads == before


class TestStems:
    @pytest.mark.parametrize(
        ("word", "stem"),
        [("staged", "stage"), ("shelling", "shell"), ("halting", "halt"), ("stopped", "stop"), ("denies", "deny"),
         ("attacks", "attack"), ("clashes", "clash"), ("fleeing", "flee")],
    )  # fmt: skip
    def test_the_base_form_is_among_them(self, word, stem):
        assert stem in stems(word)

    @pytest.mark.parametrize("word", ["red", "is", "", "war", "s", "ing"])
    def test_a_word_too_short_to_have_an_ending_has_none(self, word):
        assert stems(word) == ()

    @given(st.text(alphabet="adegnis'- \u00e9", max_size=8))
    def test_any_text_may_be_asked(self, word):
        assert all(stem for stem in stems(word))


class TestBaseForms:
    @pytest.mark.parametrize(
        ("written", "lemma", "base"),
        [
            ("hopes", "hop", "hope"),
            ("bases", "basis", "base"),
            ("raped", "rap", "rape"),
            ("rapped", "rap", "rap"),
            ("clashes", "clash", "clash"),
            ("missiles", "missile", "missile"),
        ],
    )
    def test_a_lost_e_comes_back(self, written, lemma, base):
        assert base_form(written, lemma) == base


class TestNotation:
    """The tests' own tool."""

    def test_offsets_are_those_of_the_text(self):
        sentence = parse("""
            Chad/NNP/poss/raid 's/POS/case/Chad US/NNP/npadvmod/backed -/HYPH/punct/backed backed/VBN/amod/raid
            raid/NN/ROOT ././punct/raid
        """)
        assert text_of(sentence) == "Chad's US-backed raid."

    def test_a_head_that_is_not_unique_is_refused(self):
        with pytest.raises(ValueError, match="stands 2 times"):
            parse("a/NN/nsubj/a a/NN/ROOT")


@given(trees())
def test_every_tree_has_predicates_whose_arguments_are_words_of_it(sentence):
    clauses = Clauses(Graph(sentence))
    count = len(sentence)
    for index in range(count):
        found = clauses.predicate(index)
        places = [*found.subjects, *found.objects, *found.indirect, *found.modifiers, *found.infinitives, *found.clauses]
        places += [*found.predicatives, *(o.head for o in found.obliques), *(c for _, c in found.conditions)]
        assert all(0 <= place < count for place in places)
        assert -1 <= found.governor < count
        assert clauses.predicate(index) is found or found == clauses.predicate(index)


@given(trees(smallest=2, largest=9))
def test_the_order_in_which_predicates_are_asked_for_does_not_change_their_voice_or_rank(sentence):
    forwards, backwards = Clauses(Graph(sentence)), Clauses(Graph(sentence))
    count = len(sentence)
    first = {i: forwards.predicate(i) for i in range(count)}
    second = {i: backwards.predicate(i) for i in reversed(range(count))}
    assert [first[i].passive for i in range(count)] == [second[i].passive for i in range(count)]
    assert [first[i].governor for i in range(count)] == [second[i].governor for i in range(count)]
