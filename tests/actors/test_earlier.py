"""Bare nouns, acronyms and numbers of countries that refer to what an article has said before."""

import pytest
from parses import parse

from eventcoder.actors.acronyms import introduced

LEFT = "left/VBD/ROOT"
REBELS = parse(f"Chadian/JJ/amod/rebels rebels/NNS/nsubj/left {LEFT}")
MINISTER = parse(f"The/DT/det/minister Malian/JJ/amod/minister foreign/JJ/amod/minister minister/NN/nsubj/left {LEFT}")
TROOPS = parse(f"Chadian/JJ/amod/troops troops/NNS/nsubj/left {LEFT}")
TWO = parse(f"Chad/NNP/nsubj/left and/CC/cc/Chad Mali/NNP/conj/Chad {LEFT} Niger/NNP/dobj/left")
UNION = "actors:\n  - {name: Sahel Union, code: IGOSAH}\nagents:\n  - {neutral: yes, nouns: [organization]}\n"


def spoke(subject):
    return parse(f"{subject} spoke=speak/VBD/ROOT")


class TestBareNouns:
    @pytest.mark.parametrize(
        ("before", "subject", "at", "code"),
        [
            (REBELS, "The/DT/det/rebels rebels/NNS/nsubj/spoke", "rebels", "TCDREB"),
            (MINISTER, "The/DT/det/minister minister/NN/nsubj/spoke", "minister", "MLIGOV"),
            (TROOPS, "The/DT/det/army army/NN/nsubj/spoke", "army", "TCDMIL"),
        ],
        ids=["same noun", "the last word of its noun", "same role"],
    )
    def test_a_definite_one_is_whom_the_article_called_so(self, tiny, before, subject, at, code):
        assert tiny().actor(before, spoke(subject), at=at) == code

    @pytest.mark.parametrize(
        ("subject", "at"), [("A/DT/det/rebel rebel/NN/nsubj/spoke", "rebel"), ("Rebels/NNS/nsubj/spoke", "Rebels")]
    )
    def test_one_that_is_new_has_its_role_alone(self, tiny, subject, at):
        assert tiny().actor(REBELS, spoke(subject), at=at) == "REB"

    def test_of_two_it_is_neither(self, tiny):
        both = parse(f"""
            Chadian/JJ/amod/2 rebels/NNS/nsubj/left and/CC/cc/2 Malian/JJ/amod/5 rebels/NNS/conj/2 {LEFT}
        """)
        assert tiny().actor(both, spoke("The/DT/det/rebels rebels/NNS/nsubj/spoke"), at="rebels") == "REB"

    def test_another_government_body_is_not_the_minister_named_before(self, tiny):
        assert tiny().actor(MINISTER, spoke("The/DT/det/government government/NN/nsubj/spoke"), at="government") == "GOV"

    def test_the_organization_is_the_one_that_the_last_sentence_named(self, tiny):
        before = parse(f"The/DT/det/Union Sahel/NNP/compound/Union Union/NNP/nsubj/left {LEFT}")
        sentence = spoke("The/DT/det/organization organization/NN/nsubj/spoke")
        assert tiny(UNION).actor(before, sentence, at="organization") == "IGOSAH"
        assert tiny(UNION).actor(REBELS, sentence, at="organization") == ""


class TestSeveralCountries:
    @pytest.mark.parametrize(
        "subject",
        [
            "The/DT/det/countries two/CD/nummod/countries countries/NNS/nsubj/spoke",
            "Both/DT/det/countries countries/NNS/nsubj/spoke",
        ],
    )
    def test_two_are_those_whom_the_last_sentence_was_about(self, tiny, subject):
        assert tiny().actor(TWO, spoke(subject), at="countries") == "TCD, MLI"

    def test_three_are_all_that_it_named(self, tiny):
        sentence = spoke("The/DT/det/countries three/CD/nummod/countries countries/NNS/nsubj/spoke")
        assert tiny().actor(TWO, sentence, at="countries") == "TCD, MLI, NER"

    def test_two_without_an_article_are_any(self, tiny):
        assert tiny().actor(TWO, spoke("Two/CD/nummod/countries countries/NNS/nsubj/spoke"), at="countries") == ""


class TestAcronyms:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("the Coastal Justice Network ( CJN ) sued", ["Coastal Justice Network"]),
            ("the Union of Rail Workers ( URW ) struck", ["Union of Rail Workers"]),
            ("the Coastal Justice Network ( CJX ) sued", []),
            ("the Coastal Justice Network ( est ) sued", []),
            ("( CJN )", []),
        ],
    )
    def test_one_in_brackets_stands_for_the_capitals_before_it(self, text, found):
        words = text.split()
        assert [" ".join(words[i] for i in name) for _, name in introduced(words)] == found

    def test_it_is_known_in_the_next_sentence(self, tiny):
        first = parse(f"""
            The/DT/det/Army Free/NNP/compound/Army Chadian/NNP/compound/Army Army/NNP/nsubj/left (/-LRB-/punct/Army
            FCA/NNP/appos/Army )/-RRB-/punct/Army {LEFT}
        """)
        assert tiny().actor(first, spoke("FCA/NNP/nsubj/spoke"), at="FCA") == "TCDMIL"


class TestRelativeClauses:
    LEADS = """
        Idris/NNP/compound/Deby Deby/NNP/nsubj/spoke ,/,/punct/Deby who/WP/nsubj/VERB VERB/VBZ/relcl/Deby the/DT/det/rebels
        Chadian/JJ/amod/rebels rebels/NNS/dobj/VERB ,/,/punct/Deby spoke=speak/VBD/ROOT
    """

    @pytest.mark.parametrize(("verb", "lemma", "code"), [("leads", "lead", "TCDREB"), ("hates", "hate", "")])
    def test_who_leads_somebody_is_of_them(self, tiny, verb, lemma, code):
        text = self.LEADS.replace("VERB/VBZ", f"{verb}={lemma}/VBZ").replace("VERB", verb)
        assert tiny().actor(parse(text), at="Deby") == code


def test_a_first_name_that_is_not_the_known_persons_means_another(tiny):
    people = "country: Guinea\ncode: GIN\npeople:\n  - {name: Alpha Diallo, names: [Diallo], role: OPP}\n"
    other = parse(f"Rania/NNP/compound/Diallo Diallo/NNP/nsubj/left {LEFT}")
    honorific = parse(f"Mr/NNP/compound/Diallo Diallo/NNP/nsubj/left {LEFT}")
    assert tiny(people).actor(other, at="Diallo") == ""
    assert tiny(people).actor(honorific, at="Diallo") == "GINOPP"


def test_a_language_is_no_people(tiny):
    assert tiny().actor(parse("She/PRP/nsubj/learned learned/VBD/ROOT Malian/JJ/dobj/learned"), at="Malian") == ""
    assert tiny().actor(parse("She/PRP/nsubj/met met/VBD/ROOT the/DT/det/Malian Malian/JJ/dobj/met"), at="Malian") == "MLI"
