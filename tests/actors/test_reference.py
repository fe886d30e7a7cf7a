"""Pronouns and "the country": who they stand for, and that what fits nobody stays empty."""

import pytest
from parses import parse
from tiny import entry

WEPT = "wept=weep/VBD/ROOT"


class TestPronouns:
    MINISTER = parse(f"The/DT/det/minister Chadian/JJ/amod/minister minister/NN/nsubj/wept {WEPT}")
    COUNTRY = parse(f"Chad/NNP/nsubj/wept {WEPT}")
    REBELS = parse(f"The/DT/det/rebels rebels/NNS/nsubj/wept {WEPT}")
    TWO = parse(f"Chad/NNP/nsubj/wept and/CC/cc/Chad Mali/NNP/conj/Chad {WEPT}")

    def who(self, tiny, before, pronoun, tag="PRP"):
        return tiny().actor(before, parse(f"{pronoun}/{tag}/nsubj/left left/VBD/ROOT"), at=pronoun)

    @pytest.mark.parametrize(
        ("before", "pronoun", "code"),
        [
            (MINISTER, "He", "TCDGOV"),
            (MINISTER, "She", "TCDGOV"),
            (COUNTRY, "It", "TCD"),
            (REBELS, "They", "REB"),
            (TWO, "They", "TCD, MLI"),
        ],
    )
    def test_one_stands_for_the_subject_of_the_sentence_before(self, tiny, before, pronoun, code):
        assert self.who(tiny, before, pronoun) == code

    @pytest.mark.parametrize(
        ("before", "pronoun"), [(COUNTRY, "He"), (REBELS, "It"), (REBELS, "She"), (TWO, "It"), (TWO, "He"), (COUNTRY, "This")]
    )
    def test_one_that_does_not_fit_stands_for_nobody(self, tiny, before, pronoun):
        assert self.who(tiny, before, pronoun) == ""

    def test_one_at_the_beginning_of_a_text_stands_for_nobody(self, tiny):
        assert tiny().actor(parse("They/PRP/nsubj/left left/VBD/ROOT"), at="They") == ""

    def test_one_does_not_reach_over_a_sentence_about_somebody_else(self, tiny):
        other = parse(f"The/DT/det/weather weather/NN/nsubj/wept {WEPT}")
        assert tiny().actor(self.REBELS, other, parse("They/PRP/nsubj/left left/VBD/ROOT"), at="They") == ""

    def test_one_in_an_inner_clause_stands_for_the_subject_around(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/said said/VBD/ROOT it/PRP/nsubj/left left/VBD/ccomp/said
        """)
        assert tiny().actor(sentence, at="it") == "TCD"

    def test_one_in_a_later_clause_stands_for_the_subject_before(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/left left/VBD/ROOT and/CC/cc/left it/PRP/nsubj/apologized apologized=apologize/VBD/conj/left
        """)
        assert tiny().actor(sentence, at="it") == "TCD"

    def test_an_object_is_not_the_subject_of_its_own_clause(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT it/PRP/dobj/condemned")
        assert tiny().actor(sentence, at="it") == ""

    def test_an_object_stands_for_the_object_of_the_clause_before(self, tiny):
        sentence = parse("""
            Judges/NNS/nsubj/tried tried=try/VBD/ROOT the/DT/det/minister minister/NN/dobj/tried and/CC/cc/tried
            jailed=jail/VBD/conj/tried him/PRP/dobj/jailed
        """)
        assert tiny().actor(sentence, at="him") == "GOV"

    @pytest.mark.parametrize(
        ("pronoun", "subject", "code"),
        [
            ("its", "Chad/NNP/nsubj/recalled", "TCD"),
            ("their", "Rebels/NNS/nsubj/recalled", "REB"),
        ],
    )
    def test_a_possessive_stands_for_the_subject_of_its_clause(self, tiny, pronoun, subject, code):
        sentence = parse(f"{subject} recalled/VBD/ROOT {pronoun}/PRP$/poss/cook cook/NN/dobj/recalled")
        assert tiny().actor(sentence, at="cook") == code

    def test_a_possessive_gives_a_role_its_country(self, tiny):
        sentence = parse("Chad/NNP/nsubj/recalled recalled/VBD/ROOT its/PRP$/poss/troops troops/NNS/dobj/recalled")
        assert tiny().actor(sentence, at="troops") == "TCDMIL"

    def test_a_possessive_in_the_subject_stands_for_the_sentence_before(self, tiny):
        sentence = parse("Its/PRP$/poss/troops troops/NNS/nsubj/left left/VBD/ROOT")
        assert tiny().actor(self.COUNTRY, sentence, at="troops") == "TCDMIL"

    def test_a_pronouns_event_is_coded_with_its_own_words(self, tiny):
        world = tiny(entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111"))
        later = parse("It/PRP/nsubj/condemned condemned/VBD/ROOT Mali/NNP/dobj/condemned")
        (deed,) = world.deeds(self.COUNTRY, later)
        assert (deed.source.code, deed.source.start, deed.source.end) == ("TCD", 0, 1)


class TestSpeakers:
    @pytest.mark.parametrize("pronoun", ["We", "I"])
    def test_who_speaks_is_meant_behind_the_quote(self, tiny, pronoun):
        sentence = parse(f"""
            {pronoun}/PRP/nsubj/condemn condemn/VBP/ccomp/said Mali/NNP/dobj/condemn ,/,/punct/said Chad/NNP/nsubj/said
            said/VBD/ROOT
        """)
        assert tiny().actor(sentence, at=pronoun) == "TCD"

    def test_who_speaks_is_meant_before_the_quote(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/said said/VBD/ROOT we/PRP/nsubj/condemn condemn/VBP/ccomp/said Mali/NNP/dobj/condemn
        """)
        assert tiny().actor(sentence, at="we") == "TCD"

    def test_us_in_a_quote_is_who_speaks_and_no_country(self, tiny):
        sentence = parse("""
            Mali/NNP/nsubj/attacked attacked/VBD/ccomp/said us/PRP/dobj/attacked ,/,/punct/said Chad/NNP/nsubj/said
            said/VBD/ROOT
        """)
        assert tiny().actor(sentence, at="us") == "TCD"

    def test_nobody_is_meant_where_nobody_speaks(self, tiny):
        sentence = parse("We/PRP/nsubj/condemn condemn/VBP/ROOT Mali/NNP/dobj/condemn")
        assert tiny().actor(parse("Chad/NNP/nsubj/left left/VBD/ROOT"), sentence, at="We") == ""


class TestTheCountry:
    def test_it_is_the_one_that_the_sentence_named_before(self, tiny):
        sentence = parse("""
            Rebels/NNS/nsubj/entered entered/VBD/ROOT Chad/NNP/dobj/entered and/CC/cc/entered left/VBD/conj/entered
            the/DT/det/country country/NN/dobj/left
        """)
        assert tiny().actor(sentence, at="country") == "TCD"

    def test_it_is_what_the_sentence_before_was_about(self, tiny):
        before = parse("Chad/NNP/nsubj/left left/VBD/ROOT Mali/NNP/dobj/left")
        assert tiny().actor(before, parse("The/DT/det/country country/NN/nsubj/wept wept=weep/VBD/ROOT"), at="country") == "TCD"

    def test_its_army_has_its_code(self, tiny):
        before = parse("Chad/NNP/nsubj/left left/VBD/ROOT")
        later = parse("""
            the/DT/det/country country/NN/poss/army 's/POS/case/country army/NN/nsubj/fled fled/VBD/ROOT
        """)
        assert tiny().actor(before, later, at="army") == "TCDMIL"

    @pytest.mark.parametrize(
        "words", ["A/DT/det/country country/NN/nsubj/wept", "The/DT/det/countries countries/NNS/nsubj/wept"]
    )
    def test_a_country_or_several_are_none_that_is_known(self, tiny, words):
        before = parse("Chad/NNP/nsubj/left left/VBD/ROOT")
        sentence = parse(f"{words} wept=weep/VBD/ROOT")
        assert tiny().actor(before, sentence, at=sentence.words[1]) == ""

    def test_it_is_none_where_none_was_named(self, tiny):
        assert tiny().actor(parse("The/DT/det/country country/NN/nsubj/wept wept=weep/VBD/ROOT"), at="country") == ""
