"""From a noun phrase to an actor code: country and roles, titles, appositions, phrases that hold an actor."""

import pytest
from parses import parse
from tiny import entry

from eventcoder.actors.mention import Reach

CONDEMN = entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111")

INSTITUTIONS = """
country: Guinea
code: GIN
adjectives: [Guinean]
institutions:
  - {name: National Council, role: LEG, ambiguous: yes}
  - {name: Red Palace, role: GOV}
actors:
  - {name: Kurds, demonyms: [Kurd], adjectives: [Kurdish], code: KUR}
  - {name: United Nations, names: [UN], code: IGOUNO}
agents:
  - {code: IGOPKO, nouns: [peacekeeper]}
"""


def actor(tiny, text, at, **how):
    return tiny(INSTITUTIONS).actor(parse(text), at=at, **how)


class TestSeveralCountries:
    def test_one_role_of_two_countries_is_two_actors(self, tiny):
        sentence = parse("""
            ministers/NNS/nsubj/condemned of/IN/prep/ministers Chad/NNP/pobj/of and/CC/cc/Chad Togo/NNP/conj/Chad
            condemned/VBD/ROOT Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCDGOV 111 NER", "TGOGOV 111 NER"]

    def test_a_second_conjunct_shares_the_nationality_before_the_first(self, tiny):
        sentence = parse("""
            Chadian/JJ/amod/soldiers soldiers/NNS/nsubj/condemned and/CC/cc/soldiers rebels/NNS/conj/soldiers
            condemned/VBD/ROOT Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCDMIL 111 NER", "TCDREB 111 NER"]

    def test_but_not_behind_an_article(self, tiny):
        sentence = parse("""
            Chadian/JJ/amod/soldiers soldiers/NNS/nsubj/condemned and/CC/cc/soldiers the/DT/det/rebels rebels/NNS/conj/soldiers
            condemned/VBD/ROOT Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCDMIL 111 NER", "REB 111 NER"]


class TestCountryAndRole:
    @pytest.mark.parametrize(
        ("text", "at", "code"),
        [
            ("Chadian/JJ/amod/troops troops/NNS/ROOT", "troops", "TCDMIL"),
            ("Chad/NNP/compound/troops troops/NNS/ROOT", "troops", "TCDMIL"),
            ("Chad/NNP/poss/troops 's/POS/case/Chad troops/NNS/ROOT", "troops", "TCDMIL"),
            ("troops/NNS/ROOT from/IN/prep/troops Chad/NNP/pobj/from", "troops", "TCDMIL"),
            ("troops/NNS/ROOT in/IN/prep/troops Chad/NNP/pobj/in", "troops", "TCDMIL"),
            ("the/DT/det/president president/NN/ROOT of/IN/prep/president Chad/NNP/pobj/of", "president", "TCDGOV"),
            ("foreign/JJ/compound/minister minister/NN/ROOT of/IN/prep/minister Chad/NNP/pobj/of", "minister", "TCDGOV"),
            ("rebels/NNS/ROOT", "rebels", "REB"),
            ("armed/JJ/amod/police police/NNS/ROOT", "police", "COP"),
            ("Chadian/JJ/amod/leaders leaders/NNS/ROOT", "leaders", "TCD"),
            ("leaders/NNS/ROOT", "leaders", ""),
            ("rebel/NN/compound/leaders leaders/NNS/ROOT", "leaders", "REB"),
            ("Chadian/JJ/amod/leaders rebel/NN/compound/leaders leaders/NNS/ROOT", "leaders", "TCDREB"),
            ("opposition/NN/compound/leader leader/NN/ROOT of/IN/prep/leader Chad/NNP/pobj/of", "leader", "TCDOPP"),
        ],
    )
    def test_the_country_stands_first(self, tiny, text, at, code):
        assert actor(tiny, text, at) == code

    @pytest.mark.parametrize(
        ("text", "at", "code"),
        [
            ("Chadian/JJ/amod/lawmakers opposition/NN/compound/lawmakers lawmakers/NNS/ROOT", "lawmakers", "TCDOPPLEG"),
            ("Chadian/JJ/amod/minister defense/NN/compound/minister minister/NN/ROOT", "minister", "TCDGOVMIL"),
            ("Chadian/JJ/amod/troops government/NN/compound/troops troops/NNS/ROOT", "troops", "TCDMIL"),
        ],
        ids=["primary before secondary", "two roles in one noun", "the main word's role of its class"],
    )
    def test_roles_follow_in_their_order(self, tiny, text, at, code):
        assert actor(tiny, text, at) == code

    def test_the_longest_role_noun_wins(self, tiny):
        assert actor(tiny, "the/DT/det/chief police/NN/compound/chief chief/NN/ROOT", "chief") == "COP"

    def test_an_organisation_takes_the_countrys_place(self, tiny):
        assert actor(tiny, "UN/NNP/compound/troops troops/NNS/ROOT", "troops") == "IGOUNOMIL"

    def test_a_role_with_a_code_of_its_own(self, tiny):
        assert actor(tiny, "peacekeepers/NNS/ROOT", "peacekeepers") == "IGOPKO"
        assert actor(tiny, "Chadian/JJ/amod/peacekeepers peacekeepers/NNS/ROOT", "peacekeepers") == "IGOPKO"

    def test_a_people_stands_behind_its_country(self, tiny):
        assert actor(tiny, "Chadian/JJ/amod/Kurds Kurds/NNPS/ROOT", "Kurds") == "TCDKUR"
        assert actor(tiny, "Kurds/NNPS/ROOT", "Kurds") == "KUR"

    def test_two_nationalities_are_two_actors(self, tiny):
        text = "Chadian/JJ/amod/troops and/CC/cc/Chadian Malian/JJ/conj/Chadian troops/NNS/ROOT"
        assert set(actor(tiny, text, "troops").split(", ")) == {"TCDMIL", "MLIMIL"}

    def test_an_ambiguous_institution_takes_the_country_behind_it(self, tiny):
        of = "the/DT/det/Council National/NNP/compound/Council Council/NNP/ROOT of/IN/prep/Council Chad/NNP/pobj/of"
        assert actor(tiny, of, "Council") == "TCDLEG"

    def test_an_ambiguous_institution_takes_the_country_before_it(self, tiny):
        text = "Chadian/JJ/amod/Council National/NNP/compound/Council Council/NNP/ROOT"
        assert actor(tiny, text, "Council").split(", ")[0] == "TCDLEG"

    @pytest.mark.parametrize(("name", "code"), [("National Council", "TCDLEG"), ("Red Palace", "GINGOV")])
    def test_a_name_of_two_words_behind_a_nationality_is_one_actor(self, tiny, name, code):
        first, second = name.split()
        text = f"Chadian/JJ/amod/{second} {first}/NNP/compound/{second} {second}/NNP/ROOT"
        assert actor(tiny, text, second) == code

    def test_an_ambiguous_institution_alone_is_nobody(self, tiny):
        assert actor(tiny, "the/DT/det/Council National/NNP/compound/Council Council/NNP/ROOT", "Council") == ""

    def test_another_institution_needs_no_country(self, tiny):
        assert actor(tiny, "the/DT/det/Palace Red/NNP/compound/Palace Palace/NNP/ROOT", "Palace") == "GINGOV"


class TestAntiAndPro:
    @pytest.mark.parametrize("prefix", ["anti", "pro", "non"])
    def test_who_is_named_behind_it_does_not_act(self, tiny, prefix):
        text = f"""
            {prefix}/JJ/amod/protesters -/HYPH/punct/protesters Chadian/JJ/amod/protesters protesters/NNS/nsubj/marched
            marched/VBD/ROOT
        """
        assert actor(tiny, text, "protesters") == "OPP"

    @pytest.mark.parametrize("participle", ["backed", "led", "based"])
    def test_who_stands_before_a_participle_is_not_who_is_so_described(self, tiny, participle):
        text = f"""
            Chad/NNP/npadvmod/{participle} -/HYPH/punct/{participle} {participle}/VBN/amod/rebels rebels/NNS/nsubj/fled
            fled/VBD/ROOT
        """
        assert actor(tiny, text, "rebels") == "REB"

    def test_another_hyphen_is_none(self, tiny):
        text = "Chadian/JJ/amod/troops -/HYPH/punct/led led=lead/VBN/amod/troops troops/NNS/ROOT"
        assert actor(tiny, text, "troops") == "TCDMIL"


class TestTitles:
    TITLED = """
        Chadian/JJ/amod/Deby foreign/JJ/amod/Deby minister/NN/compound/Deby Idris/NNP/compound/Deby Deby/NNP/nsubj/spoke
        spoke=speak/VBD/ROOT
    """

    def test_an_unknown_name_behind_a_title_is_who_the_title_says(self, tiny):
        assert actor(tiny, self.TITLED, "Deby") == "TCDGOV"

    @pytest.mark.parametrize("name", ["Deby/NNP/nsubj/left", "Idris/NNP/compound/Deby Deby/NNP/nsubj/left"])
    def test_the_name_is_known_from_then_on(self, tiny, name):
        later = parse(f"{name} left/VBD/ROOT")
        assert tiny().actor(parse(self.TITLED), later, at="Deby") == "TCDGOV"

    def test_it_was_not_known_before(self, tiny):
        assert actor(tiny, "Deby/NNP/nsubj/left left/VBD/ROOT", "Deby") == ""

    def test_a_later_title_takes_the_place_of_an_earlier_one(self, tiny):
        other = parse("Malian/JJ/amod/Deby general/NN/compound/Deby Deby/NNP/nsubj/fled fled/VBD/ROOT")
        last = parse("Deby/NNP/nsubj/left left/VBD/ROOT")
        assert tiny().actor(parse(self.TITLED), other, last, at="Deby") == "MLIMIL"

    def test_a_surname_that_comes_first_is_learned_where_a_hyphen_says_so(self, tiny):
        titled = parse("""
            Chadian/JJ/amod/won minister/NN/compound/won Park/NNP/compound/won Ji/NNP/compound/won -/HYPH/punct/won
            won/NNP/nsubj/spoke spoke=speak/VBD/ROOT
        """)
        later = parse("Park/NNP/nsubj/left left/VBD/ROOT")
        assert tiny().actor(titled, later, at="Park") == "TCDGOV"

    def test_the_surname_of_a_known_person_is_learned_with_the_full_name(self, tiny):
        people = "country: Guinea\ncode: GIN\npeople:\n  - {name: Binta Sow, role: OPP}\n"
        full = parse("Binta/NNP/compound/Sow Sow/NNP/nsubj/spoke spoke=speak/VBD/ROOT")
        later = parse("Sow/NNP/nsubj/left left/VBD/ROOT")
        assert tiny(people).actor(later, at="Sow") == ""
        assert tiny(people).actor(full, later, at="Sow") == "GINOPP"


class TestAppositions:
    NAME_FIRST = """
        Idris/NNP/compound/Deby Deby/NNP/nsubj/spoke ,/,/punct/Deby the/DT/det/minister Chadian/JJ/amod/minister
        minister/NN/appos/Deby ,/,/punct/Deby spoke=speak/VBD/ROOT
    """
    ROLE_FIRST = """
        The/DT/det/minister Chadian/JJ/amod/minister minister/NN/nsubj/spoke ,/,/punct/minister Idris/NNP/compound/Deby
        Deby/NNP/appos/minister ,/,/punct/minister spoke=speak/VBD/ROOT
    """

    @pytest.mark.parametrize("text", [NAME_FIRST, ROLE_FIRST], ids=["name first", "role first"])
    def test_a_name_is_who_its_apposition_says(self, tiny, text):
        assert actor(tiny, text, "Deby") == "TCDGOV"
        assert actor(tiny, text, "minister") == "TCDGOV"

    @pytest.mark.parametrize("text", [NAME_FIRST, ROLE_FIRST], ids=["name first", "role first"])
    def test_the_name_is_known_from_then_on(self, tiny, text):
        later = parse("Deby/NNP/nsubj/left left/VBD/ROOT")
        assert tiny().actor(parse(text), later, at="Deby") == "TCDGOV"

    def test_a_noun_that_is_no_name_teaches_none(self, tiny):
        text = """
            The/DT/det/river river/NN/nsubj/rose ,/,/punct/river a/DT/det/rebel rebel/NN/appos/river rose=rise/VBD/ROOT
        """
        assert tiny().actor(parse(text), parse("A/DT/det/river river/NN/nsubj/fell fell=fall/VBD/ROOT"), at="river") == ""


class TestPhrasesThatHoldAnActor:
    @pytest.mark.parametrize(
        "text",
        [
            "a/DT/det/group group/NN/ROOT of/IN/prep/group rebels/NNS/pobj/of",
            "a/DT/det/series series/NN/ROOT of/IN/prep/series groups/NNS/pobj/3 of/IN/prep/groups rebels/NNS/pobj/5",
            "dozens/NNS/ROOT of/IN/prep/dozens rebels/NNS/pobj/of",
            "two/CD/ROOT of/IN/prep/two the/DT/det/rebels rebels/NNS/pobj/of",
        ],
        ids=["group", "series of groups", "dozens", "two of"],
    )
    def test_a_transparent_noun_is_looked_through(self, tiny, text):
        sentence = parse(text)
        first = next(word for word in sentence.words if word not in {"a", "the"})
        assert actor(tiny, text, first, reach=Reach.SOURCE) == "REB"

    def test_what_stands_behind_its_of_goes_before_where_the_group_is(self, tiny):
        text = "a/DT/det/group group/NN/ROOT in/IN/prep/group Mali/NNP/pobj/in of/IN/prep/group rebels/NNS/pobj/of"
        assert actor(tiny, text, "group") == "REB"

    def test_whose_is_the_noun_that_the_clause_belongs_to(self, tiny):
        text = """
            Chad/NNP/nsubj/wept whose/WP$/poss/troops troops/NNS/nsubj/fled fled/VBD/relcl/Chad wept=weep/VBD/ROOT
        """
        assert actor(tiny, text, "troops") == "TCDMIL"

    def test_a_list_of_members_is_all_of_them(self, tiny):
        text = """
            several/JJ/amod/factions factions/NNS/ROOT including=include/VBG/prep/factions rebels/NNS/pobj/including
            and/CC/cc/rebels villagers/NNS/conj/rebels
        """
        assert actor(tiny, text, "factions") == "REB, CVL"

    @pytest.mark.parametrize(("reach", "code"), [(Reach.SELF, ""), (Reach.SOURCE, ""), (Reach.TARGET, "TCD")])
    def test_where_a_thing_is_counts_for_targets_only(self, tiny, reach, code):
        text = "a/DT/det/base base/NN/ROOT in/IN/prep/base Chad/NNP/pobj/in"
        assert actor(tiny, text, "base", reach=reach) == code

    @pytest.mark.parametrize(("reach", "code"), [(Reach.SELF, ""), (Reach.SOURCE, "TCD"), (Reach.TARGET, "TCD")])
    def test_whose_a_thing_is_counts_for_sources_as_well(self, tiny, reach, code):
        text = "a/DT/det/ruling ruling/NN/ROOT of/IN/prep/ruling Chad/NNP/pobj/of"
        assert actor(tiny, text, "ruling", reach=reach) == code

    def test_the_possessor_goes_before_the_place(self, tiny):
        text = "Chad/NNP/poss/base 's/POS/case/Chad base/NN/ROOT in/IN/prep/base Mali/NNP/pobj/in"
        assert actor(tiny, text, "base") == "TCD"
