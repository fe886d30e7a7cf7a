"""Every sign of the pattern language, on hand-built parses and a tiny dictionary."""

import pytest
from parses import parse
from tiny import entry

ACTIVE = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT Niger/NNP/dobj/condemned")
PASSIVE = parse("""
    Niger/NNP/nsubjpass/condemned was/VBD/auxpass/condemned condemned/VBN/ROOT by/IN/agent/condemned Chad/NNP/pobj/by
""")
ALONE = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT")


def imposed(thing="sanctions", preposition="on", hung_on="imposed"):
    """ "Chad imposed ... on Niger", the preposition hung on the verb or the noun."""
    return parse(f"""
        Chad/NNP/nsubj/imposed imposed/VBD/ROOT {thing}/NNS/dobj/imposed {preposition}/IN/prep/{hung_on}
        Niger/NNP/pobj/{preposition}
    """)


class TestSlots:
    @pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE], ids=["active", "passive"])
    def test_a_code_alone_is_what_the_subject_does_to_the_object_in_any_voice(self, tiny, sentence):
        assert tiny(entry("verbs: [condemn]", more="code: 111")).code(sentence) == ["TCD 111 NER"]

    @pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE], ids=["active", "passive"])
    def test_source_before_the_star_and_target_behind_it_say_the_same(self, tiny, sentence):
        assert tiny(entry("verbs: [condemn]", "pattern: SOURCE * TARGET, code: 111")).code(sentence) == ["TCD 111 NER"]

    @pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE], ids=["active", "passive"])
    def test_the_slots_may_stand_the_other_way_round(self, tiny, sentence):
        assert tiny(entry("verbs: [condemn]", "pattern: TARGET * SOURCE, code: 111")).code(sentence) == ["NER 111 TCD"]

    def test_an_empty_slot_leaves_a_one_sided_event(self, tiny):
        world = tiny(entry("verbs: [condemn]", more="code: 111"))
        assert world.code(ALONE, require_dyad=False) == ["TCD 111 ---"]
        assert world.code(ALONE) == []

    def test_a_phrase_that_is_no_actor_leaves_its_slot_empty(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT the/DT/det/film film/NN/dobj/condemned")
        assert tiny(entry("verbs: [condemn]", more="code: 111")).code(sentence, require_dyad=False) == ["TCD 111 ---"]

    def test_nobody_does_a_thing_to_himself(self, tiny):
        sentence = parse("Chad/NNP/nsubj/condemned condemned/VBD/ROOT itself/PRP/dobj/condemned")
        assert tiny(entry("verbs: [condemn]", more="code: 111")).code(sentence) == []

    def test_a_word_that_is_not_listed_tells_nothing(self, tiny):
        assert tiny(entry("verbs: [praise]", more="code: 040")).code(ACTIVE, require_dyad=False) == []

    def test_every_listed_word_has_the_patterns(self, tiny):
        sentence = parse("Chad/NNP/nsubj/denounced denounced/VBD/ROOT Niger/NNP/dobj/denounced")
        world = tiny(entry("verbs: [condemn, denounce]", more="code: 111"))
        assert world.code(sentence) == world.code(ACTIVE) == ["TCD 111 NER"]

    def test_compound_actors_are_multiplied_out(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/condemned and/CC/cc/Chad Mali/NNP/conj/Chad condemned/VBD/ROOT Niger/NNP/dobj/condemned
            and/CC/cc/Niger Togo/NNP/conj/Niger
        """)
        world = tiny(entry("verbs: [condemn]", more="code: 111"))
        assert world.code(sentence) == ["TCD 111 NER", "TCD 111 TGO", "MLI 111 NER", "MLI 111 TGO"]


class TestWords:
    SANCTIONS = entry("verbs: [impose]", "pattern: SOURCE * sanction|embargo (on TARGET), code: 163")

    def test_a_word_must_be_there_in_its_base_form(self, tiny):
        world = tiny(self.SANCTIONS)
        assert world.code(imposed("sanctions")) == ["TCD 163 NER"]
        assert world.code(imposed("taxes=tax"), require_dyad=False) == []

    def test_a_bar_parts_alternatives(self, tiny):
        assert tiny(self.SANCTIONS).code(imposed("embargoes=embargo")) == ["TCD 163 NER"]

    def test_the_words_fit_in_the_passive_and_in_relative_clauses(self, tiny):
        world = tiny(self.SANCTIONS)
        passive = parse("""
            Sanctions/NNS/nsubjpass/imposed were/VBD/auxpass/imposed imposed/VBN/ROOT on/IN/prep/imposed Niger/NNP/pobj/on
            by/IN/agent/imposed Chad/NNP/pobj/by
        """)
        reduced = parse("""
            sanctions/NNS/nsubj/failed imposed/VBN/acl/sanctions on/IN/prep/imposed Niger/NNP/pobj/on by/IN/agent/imposed
            Chad/NNP/pobj/by failed/VBD/ROOT
        """)
        relative = parse("""
            sanctions/NNS/nsubj/failed that/WDT/dobj/imposed Chad/NNP/nsubj/imposed imposed/VBD/relcl/sanctions
            on/IN/prep/imposed Niger/NNP/pobj/on failed/VBD/ROOT
        """)
        assert world.code(passive) == world.code(reduced) == world.code(relative) == ["TCD 163 NER"]

    @pytest.mark.parametrize("thing", ["hunger/NN/compound/strike strike/NN/dobj/began", "fast/NN/dobj/began"])
    def test_an_alternative_of_several_words_is_joined_by_underscores(self, tiny, thing):
        world = tiny(entry("verbs: [begin]", "pattern: SOURCE * hunger_strike|fast, code: 143"))
        sentence = parse(f"Chad/NNP/nsubj/began began/VBD/ROOT {thing}")
        assert world.code(sentence, require_dyad=False) == ["TCD 143 ---"]

    def test_the_main_word_of_a_joined_alternative_is_not_enough(self, tiny):
        sentence = parse("Chad/NNP/nsubj/began began/VBD/ROOT a/DT/det/strike strike/NN/dobj/began")
        world = tiny(entry("verbs: [begin]", "pattern: SOURCE * hunger_strike, code: 143"))
        assert world.code(sentence, require_dyad=False) == []

    def test_several_words_in_one_place_must_all_be_there(self, tiny):
        world = tiny(entry("verbs: [begin]", "pattern: SOURCE * hunger strike, code: 143"))
        both = parse("Chad/NNP/nsubj/began began/VBD/ROOT hunger/NN/compound/strike strike/NN/dobj/began")
        one = parse("Chad/NNP/nsubj/began began/VBD/ROOT general/JJ/amod/strike strike/NN/dobj/began")
        assert world.code(both, require_dyad=False) == ["TCD 143 ---"]
        assert world.code(one, require_dyad=False) == []

    @pytest.mark.parametrize(
        "thing", ["relief/NN/dobj/sent", "humanitarian/JJ/amod/assistance assistance/NN/dobj/sent"], ids=["one", "two"]
    )
    def test_a_set_stands_for_its_words(self, tiny, thing):
        sentence = parse(f"Chad/NNP/nsubj/sent sent/VBD/ROOT {thing} to/IN/prep/sent Niger/NNP/pobj/to")
        world = tiny(entry("verbs: [send]", "pattern: SOURCE * @aid (to TARGET), code: 070"))
        assert world.code(sentence) == ["TCD 070 NER"]

    def test_a_transparent_noun_is_looked_through(self, tiny):
        sentence = parse("""
            Chad/NNP/nsubj/imposed imposed/VBD/ROOT a/DT/det/series series/NN/dobj/imposed of/IN/prep/series
            sanctions/NNS/pobj/of on/IN/prep/imposed Niger/NNP/pobj/on
        """)
        assert tiny(self.SANCTIONS).code(sentence) == ["TCD 163 NER"]

    def test_a_word_on_the_source_fits_its_main_word(self, tiny):
        world = tiny(entry("verbs: [strike]", "pattern: SOURCE=worker|teacher *, code: 143"))
        workers = parse("Chadian/JJ/amod/workers workers/NNS/nsubj/struck struck=strike/VBD/ROOT")
        planes = parse("Chadian/JJ/amod/planes planes/NNS/nsubj/struck struck=strike/VBD/ROOT")
        assert world.code(workers, require_dyad=False) == ["TCDCVL 143 ---"]
        assert world.code(planes, require_dyad=False) == []

    def test_a_word_on_the_target_fits_its_main_word(self, tiny):
        world = tiny(entry("verbs: [free]", "pattern: SOURCE * TARGET=journalist, code: 070"))
        journalist = parse("Chad/NNP/nsubj/freed freed=free/VBD/ROOT a/DT/det/journalist journalist/NN/dobj/freed")
        soldier = parse("Chad/NNP/nsubj/freed freed=free/VBD/ROOT a/DT/det/soldier soldier/NN/dobj/freed")
        assert world.code(journalist) == ["TCD 070 MED"]
        assert world.code(soldier) == []

    def test_one_member_that_meets_the_word_speaks_for_all(self, tiny):
        world = tiny(entry("verbs: [clash]", "pattern: SOURCE=protester * with TARGET, code: 140"))
        sentence = parse("""
            Protesters/NNS/nsubj/clashed and/CC/cc/Protesters villagers/NNS/conj/Protesters clashed=clash/VBD/ROOT
            with/IN/prep/clashed police/NNS/pobj/with
        """)
        assert world.code(sentence) == ["OPP 140 COP", "CVL 140 COP"]


class TestPrepositions:
    @pytest.mark.parametrize("hung_on", ["imposed", "sanctions"])
    def test_one_counts_wherever_the_parser_hung_it(self, tiny, hung_on):
        world = tiny(entry("verbs: [impose]", "pattern: SOURCE * sanction on TARGET, code: 163"))
        assert world.code(imposed(hung_on=hung_on)) == ["TCD 163 NER"]

    def test_without_brackets_it_must_be_there(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * with TARGET, code: 040"))
        with_one = parse("Chad/NNP/nsubj/met met/VBD/ROOT with/IN/prep/met Niger/NNP/pobj/with")
        without = parse("Chad/NNP/nsubj/met met/VBD/ROOT Niger/NNP/dobj/met")
        assert world.code(with_one) == ["TCD 040 NER"]
        assert world.code(without, require_dyad=False) == []

    def test_in_brackets_it_may_be_there(self, tiny):
        world = tiny(entry("verbs: [meet]", "pattern: SOURCE * (with TARGET), code: 040"))
        assert world.code(parse("Chad/NNP/nsubj/met met/VBD/ROOT with/IN/prep/met Niger/NNP/pobj/with")) == ["TCD 040 NER"]
        assert world.code(parse("Chad/NNP/nsubj/met met/VBD/ROOT"), require_dyad=False) == ["TCD 040 ---"]

    def test_another_preposition_does_not_count(self, tiny):
        world = tiny(entry("verbs: [impose]", "pattern: SOURCE * sanction on|against TARGET, code: 163"))
        assert world.code(imposed(preposition="against")) == ["TCD 163 NER"]
        assert world.code(imposed(preposition="despite"), require_dyad=False) == []

    def test_a_preposition_may_lead_to_the_source(self, tiny):
        world = tiny(entry("verbs: [face]", "pattern: TARGET * sanction (from|by SOURCE), code: 163"))
        sentence = parse("""
            Niger/NNP/nsubj/faces faces/VBZ/ROOT sanctions/NNS/dobj/faces from/IN/prep/sanctions Chad/NNP/pobj/from
        """)
        assert world.code(sentence) == ["TCD 163 NER"]

    def test_one_at_the_end_asks_for_a_particle(self, tiny):
        world = tiny(entry("verbs: [drive]", "pattern: SOURCE * TARGET out, code: 190"))
        out = parse("Chad/NNP/nsubj/drove drove=drive/VBD/ROOT rebels/NNS/dobj/drove out/RP/prt/drove")
        home = parse("Chad/NNP/nsubj/drove drove=drive/VBD/ROOT rebels/NNS/dobj/drove")
        assert world.code(out) == ["TCD 190 REB"]
        assert world.code(home) == []

    def test_one_of_two_words(self, tiny):
        world = tiny(entry("verbs: [pull]", "pattern: SOURCE * troop out_of TARGET, code: 087"))
        sentence = parse("""
            Chad/NNP/nsubj/pulled pulled/VBD/ROOT troops/NNS/dobj/pulled out/IN/prep/pulled of/IN/prep/out Niger/NNP/pobj/of
        """)
        assert world.code(sentence) == ["TCD 087 NER"]

    def test_a_verb_in_ing_behind_one_counts_by_its_base_form(self, tiny):
        world = tiny(entry("verbs: [accuse]", "pattern: SOURCE * TARGET of spy, code: 112"))
        sentence = parse("""
            Chad/NNP/nsubj/accused accused/VBD/ROOT Niger/NNP/dobj/accused of/IN/prep/accused spying/VBG/pcomp/of
        """)
        assert world.code(sentence) == ["TCD 112 NER"]


class TestWordsBesideASlot:
    EXPELLED = entry("verbs: [expel]", "pattern: SOURCE * TARGET envoy|diplomat, code: 163")

    @pytest.mark.parametrize(
        "phrase",
        [
            "Niger/NNP/poss/diplomat 's/POS/case/Niger diplomat/NN/dobj/expelled",
            "the/DT/det/diplomat Nigerien/JJ/amod/diplomat diplomat/NN/dobj/expelled",
            "a/DT/det/diplomat diplomat/NN/dobj/expelled from/IN/prep/diplomat Niger/NNP/pobj/from",
        ],
        ids=["possessor", "adjective", "from"],
    )
    def test_the_actor_is_looked_for_inside_the_phrase(self, tiny, phrase):
        sentence = parse(f"Chad/NNP/nsubj/expelled expelled=expel/VBD/ROOT {phrase}")
        assert tiny(self.EXPELLED).code(sentence) == ["TCD 163 NER"]

    def test_of_leads_into_the_phrase_as_well(self, tiny):
        world = tiny(entry("verbs: [expel]", "pattern: SOURCE * diplomat of TARGET, code: 163"))
        sentence = parse("""
            Chad/NNP/nsubj/expelled expelled=expel/VBD/ROOT a/DT/det/diplomat diplomat/NN/dobj/expelled
            of/IN/prep/diplomat Niger/NNP/pobj/of
        """)
        assert world.code(sentence) == ["TCD 163 NER"]

    def test_a_receiver_is_the_target_of_what_is_given(self, tiny):
        world = tiny(entry("verbs: [give]", "pattern: SOURCE * TARGET @aid|loan, code: 070"))
        sentence = parse("""
            Chad/NNP/nsubj/gave gave/VBD/ROOT Niger/NNP/dative/gave a/DT/det/loan loan/NN/dobj/gave
        """)
        assert world.code(sentence) == ["TCD 070 NER"]


class TestPassiveOnly:
    def test_be_before_the_star_makes_the_passive_subject_the_slot(self, tiny):
        world = tiny(entry("verbs: [believe]", "pattern: SOURCE be * of TARGET, code: 010"))
        passive = parse("""
            Chad/NNP/nsubjpass/believed was/VBD/auxpass/believed believed/VBN/ROOT of/IN/prep/believed Niger/NNP/pobj/of
        """)
        active = parse("Chad/NNP/nsubj/believed believed/VBD/ROOT of/IN/prep/believed Niger/NNP/pobj/of")
        assert world.code(passive) == ["TCD 010 NER"]
        assert world.code(active, require_dyad=False) == []


class TestThatClauses:
    def said(self, clause, mark=""):
        return parse(f"Chad/NNP/nsubj/said said/VBD/ROOT {mark} {clause}")

    MUST_LEAVE = "Niger/NNP/nsubj/leave must/MD/aux/leave leave/VB/ccomp/said"

    @pytest.mark.parametrize("mark", ["that/IN/mark/leave", ""], ids=["with that", "without"])
    def test_a_modal_is_asked_of_the_auxiliary(self, tiny, mark):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET must|should, code: 100"))
        assert world.code(self.said(self.MUST_LEAVE, mark)) == ["TCD 100 NER"]

    def test_another_modal_does_not_count(self, tiny):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET should, code: 100"))
        assert world.code(self.said(self.MUST_LEAVE), require_dyad=False) == []

    def test_have_to_is_a_modal(self, tiny):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET must|have_to, code: 100"))
        clause = "Niger/NNP/nsubj/has has/VBZ/ccomp/said to/TO/aux/leave leave/VB/xcomp/has"
        assert world.code(self.said(clause)) == ["TCD 100 NER"]

    def test_a_word_is_asked_of_the_clauses_verb(self, tiny):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET lie|cheat, code: 112"))
        assert world.code(self.said("Niger/NNP/nsubj/lied lied=lie/VBD/ccomp/said")) == ["TCD 112 NER"]
        assert world.code(self.said("Niger/NNP/nsubj/won won/VBD/ccomp/said")) == []

    def test_a_word_is_asked_of_what_be_says(self, tiny):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET responsible|guilty, code: 112"))
        clause = "Niger/NNP/nsubj/is is/VBZ/ccomp/said responsible/JJ/acomp/is"
        assert world.code(self.said(clause)) == ["TCD 112 NER"]

    @pytest.mark.parametrize("word", ["whether", "if"])
    def test_another_opening_word_is_another_clause(self, tiny, word):
        world = tiny(entry("verbs: [say]", "pattern: SOURCE * that TARGET lie, code: 112"))
        assert world.code(self.said("Niger/NNP/nsubj/lied lied=lie/VBD/ccomp/said", f"{word}/IN/mark/lied")) == []

    def test_unless_leads_to_whom_is_threatened(self, tiny):
        world = tiny(entry("verbs: [react]", "pattern: SOURCE * unless TARGET, code: 130"))
        sentence = parse("""
            Chad/NNP/nsubj/reacts reacts/VBZ/ROOT unless/IN/mark/leaves Niger/NNP/nsubj/leaves leaves=leave/VBZ/advcl/reacts
        """)
        assert world.code(sentence) == ["TCD 130 NER"]


class TestToAndAVerb:
    def test_a_word_behind_to_may_be_a_verb(self, tiny):
        world = tiny(entry("verbs: [send]", "pattern: SOURCE * expert|team to investigate|probe, code: 040"))
        sentence = parse("""
            Chad/NNP/nsubj/sent sent/VBD/ROOT experts/NNS/dobj/sent to/TO/aux/investigate investigate/VB/advcl/sent
        """)
        assert world.code(sentence, require_dyad=False) == ["TCD 040 ---"]

    def test_it_may_be_a_noun(self, tiny):
        world = tiny(entry("verbs: [send]", "pattern: SOURCE * expert to probe, code: 040"))
        sentence = parse("""
            Chad/NNP/nsubj/sent sent/VBD/ROOT experts/NNS/dobj/sent to/IN/prep/sent the/DT/det/probe probe/NN/pobj/to
        """)
        assert world.code(sentence, require_dyad=False) == ["TCD 040 ---"]

    def test_it_must_be_there(self, tiny):
        world = tiny(entry("verbs: [send]", "pattern: SOURCE * expert to investigate, code: 040"))
        sentence = parse("""
            Chad/NNP/nsubj/sent sent/VBD/ROOT experts/NNS/dobj/sent to/TO/aux/help help/VB/advcl/sent
        """)
        assert world.code(sentence, require_dyad=False) == []


class TestWordsOfTheEntry:
    @pytest.mark.parametrize(
        "words",
        [
            "off/RP/prt/called talks/NNS/dobj/called with/IN/prep/talks",
            "talks/NNS/dobj/called off/RP/prt/called with/IN/prep/called",
            "off/IN/prep/called talks/NNS/pobj/off with/IN/prep/called",
        ],
        ids=["before the object", "behind the object", "as a preposition"],
    )
    def test_a_phrasal_verb_has_its_particle_where_the_sentence_has_it(self, tiny, words):
        world = tiny(entry("verbs: [call off]", "pattern: SOURCE * talk (with TARGET), code: 120"))
        assert world.code(parse(f"Chad/NNP/nsubj/called called/VBD/ROOT {words} Niger/NNP/pobj/with")) == ["TCD 120 NER"]

    def test_the_verb_alone_is_another_word(self, tiny):
        world = tiny(entry("verbs: [call off]", more="code: 120"))
        assert world.code(parse("Chad/NNP/nsubj/called called/VBD/ROOT Niger/NNP/dobj/called")) == []

    def test_a_compound_noun_needs_its_first_part_before_it(self, tiny):
        world = tiny(entry("nouns: [air raid]", more="code: 195"))
        air = parse("""
            Chad/NNP/poss/raid 's/POS/case/Chad air/NN/compound/raid raid/NN/nsubj/failed on/IN/prep/raid Niger/NNP/pobj/on
            failed/VBD/ROOT
        """)
        police = parse("""
            Chad/NNP/poss/raid 's/POS/case/Chad raid/NN/nsubj/failed on/IN/prep/raid Niger/NNP/pobj/on failed/VBD/ROOT
        """)
        assert world.code(air) == ["TCD 195 NER"]
        assert world.code(police) == []

    def test_an_adjective_has_the_subject_of_be(self, tiny):
        world = tiny(entry("adjectives: [hostile]", "pattern: SOURCE * to TARGET, code: 111"))
        sentence = parse("""
            Chad/NNP/nsubj/is is/VBZ/ROOT hostile/JJ/acomp/is to/IN/prep/hostile Niger/NNP/pobj/to
        """)
        assert world.code(sentence) == ["TCD 111 NER"]

    def test_a_frame_lends_its_patterns(self, tiny):
        frames = "frames:\n  blame:\n    - SOURCE * TARGET\n    - SOURCE * at TARGET\n"
        world = tiny(frames + entry("verbs: [shout]", more="code: 111\n    frame: blame"))
        sentence = parse("Chad/NNP/nsubj/shouted shouted/VBD/ROOT at/IN/prep/shouted Niger/NNP/pobj/at")
        assert world.code(sentence) == ["TCD 111 NER"]

    def test_a_base_form_that_the_lemmatizer_missed_is_found(self, tiny):
        sentence = parse("Chad/NNP/nsubj/shelled shelled=shelled/VBD/ROOT Niger/NNP/dobj/shelled")
        assert tiny(entry("verbs: [shell]", more="code: 190")).code(sentence) == ["TCD 190 NER"]
