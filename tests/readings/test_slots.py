"""Who fills the slots: nouns' places, both directions, actors inside phrases, places, actors that the caller names."""

import pytest
from parses import parse, text_of
from tiny import entry

CONDEMN = entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111")
ATTACK = entry("nouns: [attack]", "pattern: SOURCE * TARGET, code: 190")
TALKS = entry(
    "nouns: [talk]",
    "pattern: SOURCE * with TARGET, code: 040",
    "pattern: '* between SOURCE', code: 040",
    more="mutual: yes",
)


class TestNouns:
    @pytest.mark.parametrize(
        "text",
        [
            "Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/failed on/IN/prep/attack Niger/NNP/pobj/on",
            "attack/NN/nsubj/failed by/IN/prep/attack Chad/NNP/pobj/by on/IN/prep/attack Niger/NNP/pobj/on",
            "the/DT/det/attack Chadian/JJ/amod/attack attack/NN/nsubj/failed on/IN/prep/attack Niger/NNP/pobj/on",
            "Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/failed against/IN/prep/attack Niger/NNP/pobj/against",
            "Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/failed of/IN/prep/attack Niger/NNP/pobj/of",
        ],
        ids=["possessor", "by", "nationality", "against", "of"],
    )
    def test_the_same_pattern_fits_all_forms_of_the_phrase(self, tiny, text):
        assert tiny(ATTACK).code(parse(f"{text} failed/VBD/ROOT")) == ["TCD 190 NER"]

    def test_of_goes_before_the_other_prepositions(self, tiny):
        sentence = parse("""
            Chad/NNP/poss/attack 's/POS/case/Chad attack/NN/nsubj/failed of/IN/prep/attack Niger/NNP/pobj/of
            against/IN/prep/attack rebels/NNS/pobj/against failed/VBD/ROOT
        """)
        assert tiny(ATTACK).code(sentence) == ["TCD 190 NER"]

    def test_a_country_before_the_noun_that_is_no_adjective_is_not_the_doer(self, tiny):
        sentence = parse("The/DT/det/attack Niger/NNP/compound/attack attack/NN/nsubj/failed failed/VBD/ROOT")
        assert tiny(ATTACK).code(sentence, require_dyad=False) == []

    def test_an_event_noun_in_a_name_tells_nothing(self, tiny):
        names = "actors:\n  - {name: Free Attack, code: MLIREB}\n"
        sentence = parse("""
            Free/NNP/compound/Attack Attack/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned
        """)
        world = tiny(names + CONDEMN + ATTACK.split("\n", 1)[1])
        assert world.code(sentence, require_dyad=False) == ["MLIREB 111 NER"]

    def test_an_event_noun_before_a_noun_tells_nothing(self, tiny):
        sentence = parse("""
            Chad/NNP/poss/victims 's/POS/case/Chad attack/NN/compound/victims victims/NNS/nsubj/fled fled/VBD/ROOT
        """)
        assert tiny(ATTACK).code(sentence, require_dyad=False) == []

    def test_who_is_in_talks_holds_them(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT in/IN/prep/is talks/NNS/pobj/in with/IN/prep/talks Niger/NNP/pobj/with
        """)
        assert tiny(TALKS).code(sentence) == ["TCD 040 NER", "NER 040 TCD"]

    def test_what_is_said_of_a_subject_is_its_deed(self, tiny):
        world = tiny(entry("nouns: [ally]", "pattern: SOURCE * TARGET, code: 040"))
        sentence = parse("Chad/NNP/nsubj/is is/VBZ/ROOT an/DT/det/ally ally/NN/attr/is of/IN/prep/ally Niger/NNP/pobj/of")
        assert world.code(sentence) == ["TCD 040 NER"]

    def test_a_nationality_after_anti_is_whom_a_protest_is_against(self, tiny):
        world = tiny(entry("nouns: [protest]", "pattern: SOURCE * (against TARGET), code: 140"))
        sentence = parse("""
            anti/JJ/amod/protests -/HYPH/punct/protests Nigerien/JJ/amod/protests protests/NNS/nsubj/erupted
            erupted/VBD/ROOT
        """)
        assert world.code(sentence, require_dyad=False) == ["--- 140 NER"]

    def test_a_gerund_as_a_noun_has_the_patterns_of_its_verb(self, tiny):
        world = tiny(entry("verbs: [shell]", "pattern: SOURCE * TARGET, code: 190"))
        sentence = parse("""
            The/DT/det/shelling shelling=shelling/NN/nsubj/ended of/IN/prep/shelling Niger/NNP/pobj/of by/IN/prep/shelling
            Chad/NNP/pobj/by ended/VBD/ROOT
        """)
        assert world.code(sentence) == ["TCD 190 NER"]


class TestBothDirections:
    def test_mutual_events_hold_in_both(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * (TARGET), code: 040", more="mutual: yes"))
        sentence = parse("Chad/NNP/nsubj/met met/VBD/ROOT Niger/NNP/dobj/met")
        assert world.code(sentence) == ["TCD 040 NER", "NER 040 TCD"]

    def test_the_members_of_a_compound_source_are_each_others_targets(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * (TARGET), code: 040", more="mutual: yes"))
        sentence = parse("Chad/NNP/nsubj/met and/CC/cc/Chad Niger/NNP/conj/Chad met/VBD/ROOT")
        assert world.code(sentence) == ["TCD 040 NER", "NER 040 TCD"]

    def test_three_members_make_six_events(self, tiny):
        world = tiny(TALKS)
        sentence = parse("""
            Talks/NNS/nsubj/began between/IN/prep/Talks Chad/NNP/pobj/between ,/,/punct/Chad Mali/NNP/conj/Chad and/CC/cc/Mali
            Niger/NNP/conj/Mali began/VBD/ROOT
        """)
        pairs = ["TCD MLI", "TCD NER", "MLI TCD", "MLI NER", "NER TCD", "NER MLI"]
        assert world.code(sentence) == [pair.replace(" ", " 040 ") for pair in pairs]

    def test_members_only_are_not_mutual_towards_a_target(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * (TARGET), code: 040", more="mutual: members"))
        with_target = parse("Chad/NNP/nsubj/met met/VBD/ROOT Niger/NNP/dobj/met")
        without = parse("Chad/NNP/nsubj/met and/CC/cc/Chad Niger/NNP/conj/Chad met/VBD/ROOT")
        assert world.code(with_target) == ["TCD 040 NER"]
        assert world.code(without) == ["TCD 040 NER", "NER 040 TCD"]

    def test_a_single_member_has_no_partner(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * (TARGET), code: 040", more="mutual: yes"))
        sentence = parse("Chad/NNP/nsubj/met met/VBD/ROOT")
        assert world.code(sentence, require_dyad=False) == ["TCD 040 ---"]

    def test_a_pattern_may_be_mutual_by_itself(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * TARGET, code: 040, mutual: yes"))
        assert world.code(parse("Chad/NNP/nsubj/met met/VBD/ROOT Niger/NNP/dobj/met")) == ["TCD 040 NER", "NER 040 TCD"]

    def test_a_mirror_is_what_the_target_does_to_the_source(self, tiny):
        world = tiny(entry("verbs: [visit]", "pattern: SOURCE * TARGET, code: 042, mirror: 043"))
        sentence = parse("Chad/NNP/nsubj/visited visited/VBD/ROOT Niger/NNP/dobj/visited")
        assert world.code(sentence) == ["TCD 042 NER", "NER 043 TCD"]

    def test_a_light_verb_keeps_the_mirror(self, tiny):
        visit = entry("nouns: [visit]", "pattern: SOURCE * (to TARGET), code: 042, mirror: 043")
        world = tiny(
            visit + entry("verbs: [pay]", "pattern: SOURCE * EVENT (to TARGET)", more="operator: same").split("\n", 1)[1]
        )
        sentence = parse("""
            Chad/NNP/nsubj/paid paid=pay/VBD/ROOT a/DT/det/visit visit/NN/dobj/paid to/IN/prep/paid Niger/NNP/pobj/to
        """)
        assert world.code(sentence) == ["TCD 042 NER", "NER 043 TCD"]

    def test_a_mirror_of_no_target_is_none(self, tiny):
        world = tiny(entry("verbs: [visit]", "pattern: SOURCE * (TARGET), code: 042, mirror: 043"))
        sentence = parse("Chad/NNP/nsubj/visited visited/VBD/ROOT")
        assert world.code(sentence, require_dyad=False) == ["TCD 042 ---"]

    def test_what_is_only_to_come_has_no_mirror(self, tiny):
        world = tiny(entry("verbs: [visit]", "pattern: SOURCE * TARGET, code: 042, mirror: 043"))
        sentence = parse("Chad/NNP/nsubj/visit will/MD/aux/visit visit/VB/ROOT Niger/NNP/dobj/visit")
        assert world.code(sentence) == ["TCD 036 NER"]

    def test_the_place_of_mutual_talks_is_no_partner(self, tiny):
        sentence = parse("""
            Clashes/NNS/nsubj/erupted between/IN/prep/Clashes rebels/NNS/pobj/between and/CC/cc/rebels police/NNS/conj/rebels
            erupted/VBD/ROOT in/IN/prep/erupted Niger/NNP/pobj/in
        """)
        world = tiny(entry("nouns: [clash]", "pattern: '* between SOURCE', code: 190, mutual: yes"))
        assert world.code(sentence) == ["REB 190 COP", "COP 190 REB"]


class TestHandOver:
    @pytest.mark.parametrize(
        "phrase",
        [
            "Niger/NNP/poss/law 's/POS/case/Niger law/NN/dobj/condemned",
            "the/DT/det/law Nigerien/JJ/amod/law law/NN/dobj/condemned",
            "the/DT/det/law law/NN/dobj/condemned in/IN/prep/law Niger/NNP/pobj/in",
            "the/DT/det/law law/NN/dobj/condemned of/IN/prep/law the/DT/det/Niger Niger/NNP/pobj/of",
            "a/DT/det/series series/NN/dobj/condemned of/IN/prep/series laws/NNS/pobj/of in/IN/prep/laws Niger/NNP/pobj/in",
        ],
        ids=["possessor", "adjective", "in", "of", "through a transparent noun"],
    )
    def test_an_object_that_is_no_actor_hands_over_the_one_inside(self, tiny, phrase):
        sentence = parse(f"Chad/NNP/nsubj/condemned condemned/VBD/ROOT {phrase}")
        assert tiny(CONDEMN).code(sentence) == ["TCD 111 NER"]

    def test_the_raid_on_another_is_a_matter_of_who_made_it(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/poss/raid 's/POS/case/Niger raid/NN/dobj/condemned
            on/IN/prep/raid Mali/NNP/pobj/on
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCD 111 NER"]

    def test_a_thing_that_cannot_act_hands_over_nobody(self, tiny):
        sentence = parse("""
            The/DT/det/weather weather/NN/nsubj/condemned of/IN/prep/weather Chad/NNP/pobj/of condemned/VBD/ROOT
            Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == []

    def test_a_subject_that_is_no_actor_hands_over_whom_it_acts_for(self, tiny):
        sentence = parse("""
            The/DT/det/court court/NN/nsubj/condemned of/IN/prep/court Chad/NNP/pobj/of condemned/VBD/ROOT
            Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCD 111 NER"]

    def test_a_subject_does_not_hand_over_where_it_is(self, tiny):
        sentence = parse("""
            The/DT/det/crowd crowd/NN/nsubj/condemned near/IN/prep/crowd Chad/NNP/pobj/near condemned/VBD/ROOT
            Niger/NNP/dobj/condemned
        """)
        assert tiny(CONDEMN).code(sentence) == []

    def test_an_actor_is_not_replaced_by_one_inside_its_phrase(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/condemned condemned/VBD/ROOT rebels/NNS/dobj/condemned near/IN/prep/rebels Niger/NNP/pobj/near
        """)
        assert tiny(CONDEMN).code(sentence) == ["TCD 111 REB"]

    def test_the_actor_inside_a_patterns_own_words_is_the_target_if_none_else_is(self, tiny):
        world = tiny(entry("verbs: [violate]", "pattern: SOURCE * ceasefire|airspace (with TARGET), code: 190"))
        sentence = parse("""
            Chad/NNP/nsubj/violated violated/VBD/ROOT Niger/NNP/poss/airspace 's/POS/case/Niger airspace/NN/dobj/violated
        """)
        assert world.code(sentence) == ["TCD 190 NER"]


class TestPlaces:
    ARREST = entry("verbs: [arrest]", "pattern: SOURCE * (TARGET), code: 173")

    @pytest.mark.parametrize("preposition", ["in", "near", "outside"])
    def test_the_place_of_material_conflict_is_its_target_if_it_has_no_other(self, tiny, preposition):
        sentence = parse(f"""
            Rebels/NNS/nsubj/arrested arrested/VBD/ROOT twenty/CD/dobj/arrested {preposition}/IN/prep/arrested
            Niamey/NNP/pobj/{preposition}
        """)
        assert tiny(self.ARREST).code(sentence) == ["REB 173 NER"]

    def test_a_target_goes_before_the_place(self, tiny):
        sentence = parse("""
            Rebels/NNS/nsubj/arrested arrested/VBD/ROOT soldiers/NNS/dobj/arrested in/IN/prep/arrested Niamey/NNP/pobj/in
        """)
        assert tiny(self.ARREST).code(sentence) == ["REB 173 MIL"]

    def test_where_one_talks_is_nobody(self, tiny):
        world = tiny(entry("verbs: [talk]", "pattern: SOURCE * (with TARGET), code: 040"))
        sentence = parse("Rebels/NNS/nsubj/talked talked/VBD/ROOT in/IN/prep/talked Niamey/NNP/pobj/in")
        assert world.code(sentence, require_dyad=False) == ["REB 040 ---"]

    def test_nobody_is_attacked_at_his_own_place_by_himself(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/arrested arrested/VBD/ROOT twenty/CD/dobj/arrested in/IN/prep/arrested its/PRP$/poss/north
            north/NN/pobj/in
        """)
        assert tiny(self.ARREST).code(sentence) == []


class TestGivenActors:
    SENTENCE = parse("""
        The/DT/det/syndicate syndicate/NN/nsubj/condemned condemned/VBD/ROOT the/DT/det/board board/NN/dobj/condemned
        in/IN/prep/condemned Chad/NNP/pobj/in
    """)

    def spans(self, *words, sentence=SENTENCE):
        text = text_of(sentence)
        return [(text.index(word), text.index(word) + len(word), *code) for word, *code in words]

    def test_they_act_whatever_the_dictionaries_say(self, tiny):
        given = self.spans(("syndicate", "AAA"), ("board", "BBB"))
        assert tiny(CONDEMN).code(self.SENTENCE, given=given) == ["AAA 111 BBB"]

    def test_without_a_code_they_are_nameless(self, tiny):
        given = self.spans(("syndicate", ""), ("board", ""))
        assert tiny(CONDEMN).code(self.SENTENCE, given=given) == ["--- 111 ---"]
        (deed,) = tiny(CONDEMN).deeds(self.SENTENCE, given=given)
        assert deed.source
        assert deed.target

    def test_without_a_code_they_get_the_dictionaries(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT rebels/NNS/dobj/condemned")
        given = self.spans(("Chad", ""), ("rebels", ""), sentence=sentence)
        assert tiny(CONDEMN).code(sentence, given=given) == ["TCD 111 REB"]

    def test_no_others_are_actors(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT rebels/NNS/dobj/condemned")
        assert tiny(CONDEMN).code(sentence, given=[]) == []
        given = self.spans(("rebels", "BBB"), sentence=sentence)
        assert tiny(CONDEMN).code(sentence, given=given, require_dyad=False) == ["--- 111 BBB"]

    def test_an_empty_target_is_looked_for_in_the_clause(self, tiny):
        sentence = parse("""
            The/DT/det/syndicate syndicate/NN/nsubj/condemned condemned/VBD/ROOT a/DT/det/plan plan/NN/dobj/condemned
            that/WDT/nsubj/helps helps/VBZ/relcl/plan the/DT/det/board board/NN/dobj/helps
        """)
        given = self.spans(("syndicate", "AAA"), ("board", "BBB"), sentence=sentence)
        assert tiny(CONDEMN).code(sentence, given=given) == ["AAA 111 BBB"]

    def test_an_empty_source_is_looked_for_in_the_clauses_around(self, tiny):
        sentence = parse("""
            The/DT/det/syndicate syndicate/NN/nsubj/wept wept=weep/VBD/ROOT when/WRB/advmod/condemned
            the/DT/det/board board/NN/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/advcl/wept
        """)
        given = self.spans(("syndicate", "AAA"), ("board", "BBB"), sentence=sentence)
        assert tiny(CONDEMN).code(sentence, given=given) == ["AAA 111 BBB"]

    def test_a_source_that_is_named_already_is_not_its_own_target(self, tiny):
        sentence = parse("The/DT/det/syndicate syndicate/NN/nsubj/condemned condemned/VBD/ROOT itself/PRP/dobj/condemned")
        given = self.spans(("syndicate", "AAA"), sentence=sentence)
        assert tiny(CONDEMN).code(sentence, given=given, require_dyad=False) == ["AAA 111 ---"]

    TOGETHER = parse("""
        The/DT/det/syndicate syndicate/NN/nsubj/talked and/CC/cc/syndicate the/DT/det/board board/NN/conj/syndicate
        talked/VBD/ROOT
    """)

    def test_two_sources_without_a_target_do_it_with_each_other(self, tiny):
        given = self.spans(("syndicate", "AAA"), ("board", "BBB"), sentence=self.TOGETHER)
        world = tiny(entry("verbs: [talk]", "pattern: SOURCE * (with TARGET), code: 040"))
        assert world.code(self.TOGETHER, given=given) == ["AAA 040 BBB", "BBB 040 AAA"]

    def test_but_they_are_not_each_others_enemies(self, tiny):
        given = self.spans(("syndicate", "AAA"), ("board", "BBB"), sentence=self.TOGETHER)
        world = tiny(entry("verbs: [talk]", "pattern: SOURCE * (with TARGET), code: 190"))
        assert world.code(self.TOGETHER, given=given, require_dyad=False) == ["AAA 190 ---", "BBB 190 ---"]

    def test_spans_of_several_words_are_whole_actors(self, tiny):
        given = self.spans(
            ("The syndicate", "AAA"),
            ("the board in", "BBB"),
            sentence=parse("""
            The/DT/det/syndicate syndicate/NN/nsubj/condemned condemned/VBD/ROOT the/DT/det/board board/NN/dobj/condemned
            in/IN/prep/board town/NN/pobj/in
        """),
        )
        (deed,) = tiny(CONDEMN).deeds(
            parse("""
            The/DT/det/syndicate syndicate/NN/nsubj/condemned condemned/VBD/ROOT the/DT/det/board board/NN/dobj/condemned
            in/IN/prep/board town/NN/pobj/in
        """),
            given=given,
        )
        assert (deed.source.start, deed.source.end) == (0, 2)
        assert (deed.target.start, deed.target.end) == (3, 6)


class TestOrder:
    def test_main_clauses_go_first_then_the_order_of_words(self, tiny):
        world = tiny(
            CONDEMN
            + entry("verbs: [shell]", "pattern: SOURCE * TARGET, code: 190").split("\n", 1)[1]
            + ATTACK.split("\n", 1)[1]
        )
        sentence = parse("""
            Chad/NNP/nsubj/condemned ,/,/punct/Chad which/WDT/nsubj/shelled shelled/VBD/relcl/Chad Mali/NNP/dobj/shelled
            ,/,/punct/Chad condemned/VBD/ROOT Niger/NNP/dobj/condemned after/IN/prep/condemned Togo/NNP/poss/attack
            's/POS/case/Togo attack/NN/pobj/after on/IN/prep/attack rebels/NNS/pobj/on
        """)
        assert world.code(sentence) == ["TCD 111 NER", "TCD 190 MLI", "TGO 190 REB"]

    def test_the_same_dyad_and_code_counts_once_a_sentence(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned and/CC/cc/condemned
            denounced/VBD/conj/condemned Nigerien/JJ/amod/leaders leaders/NNS/dobj/denounced
        """)
        world = tiny(entry("verbs: [condemn, denounce]", "pattern: SOURCE * TARGET, code: 111"))
        assert world.code(sentence) == ["TCD 111 NER"]

    def test_many_members_do_not_multiply_without_end(self, tiny):
        names = ["Chad", "Niger", "Mali", "Togo", "US", "rebels", "police", "villagers", "lawmakers", "soldiers"]
        row = " ".join(f"{n}/{'NNP' if n[0].isupper() else 'NNS'}/conj/{names[i]}" for i, n in enumerate(names[1:]))
        sentence = parse(f"Chad/NNP/nsubj/met {row} met/VBD/ROOT")
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE *, code: 040", more="mutual: yes"))
        found = world.code(sentence)
        assert len(found) == len(set(found)) == 25
