"""Which of several patterns wins: priority, then words on main words, then words at all, then slots, then the layer."""

from parses import parse
from tiny import entry

TALKS = parse("""
    Chad/NNP/nsubj/held held/VBD/ROOT peace/NN/compound/talks talks/NNS/dobj/held with/IN/prep/held Niger/NNP/pobj/with
""")
DEEP = parse("""
    Chad/NNP/nsubj/held held/VBD/ROOT talks/NNS/dobj/held of/IN/prep/talks peace/NN/pobj/of with/IN/prep/held
    Niger/NNP/pobj/with
""")


def code(world, sentence=TALKS):
    (event,) = world.code(sentence)
    return event.split()[1]


def test_more_words_win(tiny):
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * talk (with TARGET), code: 040",
            "pattern: SOURCE * peace talk (with TARGET), code: 087",
        )
    )
    assert code(world) == "087"


def test_the_order_in_the_file_does_not_matter(tiny):
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * peace talk (with TARGET), code: 087",
            "pattern: SOURCE * talk (with TARGET), code: 040",
        )
    )
    assert code(world) == "087"


def test_a_word_on_the_main_word_goes_before_a_word_deeper_in_the_phrase(tiny):
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * peace (with TARGET), code: 087",
            "pattern: SOURCE * talk (with TARGET), code: 040",
        )
    )
    assert code(world) == code(world, DEEP) == "040"


def test_one_word_on_the_main_word_goes_before_two_deeper_ones(tiny):
    sentence = parse("""
        Chad/NNP/nsubj/held held/VBD/ROOT long/JJ/amod/talks peace/NN/compound/talks talks/NNS/dobj/held with/IN/prep/held
        Niger/NNP/pobj/with
    """)
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * long peace (with TARGET), code: 087",
            "pattern: SOURCE * talk (with TARGET), code: 040",
        )
    )
    assert code(world, sentence) == "040"


def test_priority_goes_before_all(tiny):
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * (with TARGET), code: 100, priority: 1",
            "pattern: SOURCE * peace talk (with TARGET), code: 087",
        )
    )
    assert code(world) == "100"


def test_a_priority_below_zero_goes_behind_all(tiny):
    world = tiny(
        entry(
            "verbs: [hold]",
            "pattern: SOURCE * (with TARGET), code: 040",
            "pattern: SOURCE * peace talk (with TARGET), code: 087, priority: -1",
        )
    )
    assert code(world) == "040"


def test_more_slots_filled_win(tiny):
    world = tiny(entry("verbs: [hold]", "pattern: SOURCE * talk, code: 010", "pattern: SOURCE * talk (with TARGET), code: 040"))
    assert code(world) == "040"


def test_a_slot_that_stays_empty_does_not_count(tiny):
    sentence = parse("Chad/NNP/nsubj/held held/VBD/ROOT talks/NNS/dobj/held with/IN/prep/held critics/NNS/pobj/with")
    world = tiny(entry("verbs: [hold]", "pattern: SOURCE * talk, code: 010", "pattern: SOURCE * talk (with TARGET), code: 040"))
    (event,) = world.code(sentence, require_dyad=False)
    assert event == "TCD 010 ---"


def test_of_two_equal_patterns_the_higher_layer_wins(tiny):
    low = entry("verbs: [hold]", "pattern: SOURCE * talk (with TARGET), code: 040")
    high = entry("verbs: [hold]", "pattern: SOURCE * talk (with TARGET), code: 087", more="name: mine")
    assert code(tiny(low, high)) == "087"


def test_a_more_specific_pattern_of_a_lower_layer_wins_all_the_same(tiny):
    low = entry("verbs: [hold]", "pattern: SOURCE * peace talk (with TARGET), code: 087")
    high = entry("verbs: [hold]", "pattern: SOURCE * talk (with TARGET), code: 040", more="name: mine")
    assert code(tiny(low, high)) == "087"


def test_an_entry_of_the_same_name_replaces_the_lower_one(tiny):
    low = entry("verbs: [hold]", "pattern: SOURCE * peace talk (with TARGET), code: 087")
    high = entry("verbs: [hold]", "pattern: SOURCE * talk (with TARGET), code: 040")
    assert code(tiny(low, high)) == "040"


def test_a_compound_noun_goes_before_its_main_word(tiny):
    sentence = parse("""
        Chad/NNP/poss/raid 's/POS/case/Chad air/NN/compound/raid raid/NN/nsubj/failed on/IN/prep/raid Niger/NNP/pobj/on
        failed/VBD/ROOT
    """)
    world = tiny(entry("nouns: [raid]", more="code: 173") + entry("nouns: [air raid]", more="code: 195").split("\n", 1)[1])
    assert code(world, sentence) == "195"


def test_a_phrasal_verb_goes_before_the_bare_verb(tiny):
    sentence = parse("Chad/NNP/nsubj/called called/VBD/ROOT on/RP/prt/called Niger/NNP/dobj/called")
    world = tiny(entry("verbs: [call]", more="code: 010") + entry("verbs: [call on]", more="code: 100").split("\n", 1)[1])
    assert code(world, sentence) == "100"


def test_code_none_takes_the_event_away_from_a_weaker_pattern(tiny):
    statement = parse("Chad/NNP/nsubj/held held/VBD/ROOT its/PRP$/poss/breath breath/NN/dobj/held")
    world = tiny(entry("verbs: [hold]", "pattern: SOURCE * breath, code: none", "pattern: SOURCE * TARGET, code: 173"))
    assert world.code(statement, require_dyad=False) == []
    assert world.code(parse("Chad/NNP/nsubj/held held/VBD/ROOT soldiers/NNS/dobj/held")) == ["TCD 173 MIL"]


def test_code_none_takes_the_nouns_of_its_words_with_it(tiny):
    """ "won the war of words": the noun that served as a condition is no event of its own either."""
    world = tiny(
        entry("verbs: [win]", "pattern: SOURCE * war, code: none")
        + entry("nouns: [war]", "pattern: SOURCE * (on TARGET), code: 190").split("\n", 1)[1]
    )
    sentence = parse("""
        Chad/NNP/nsubj/won won/VBD/ROOT its/PRP$/poss/war war/NN/dobj/won on/IN/prep/war Niger/NNP/pobj/on
    """)
    assert world.code(sentence, require_dyad=False) == []
