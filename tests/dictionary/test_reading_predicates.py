import pytest

from eventcoder.dictionary.entries import Mutual, WordKind


def test_a_code_alone_means_subject_does_it_to_object(workshop):
    [pattern] = workshop.patterns("verbs: [condemn]\ncode: 111")
    assert (pattern.text, pattern.code) == ("SOURCE * (TARGET)", "111")


def test_patterns_that_take_the_code_of_their_entry_leave_no_room_for_the_plain_one(workshop):
    patterns = workshop.patterns("verbs: [impose]\ncode: 163\npatterns: [SOURCE * sanction on TARGET]")
    assert [(pattern.text, pattern.code) for pattern in patterns] == [("SOURCE * sanction on TARGET", "163")]


def test_patterns_with_codes_of_their_own_stand_beside_the_plain_one(workshop):
    patterns = workshop.patterns("verbs: [visit]\ncode: 042\npatterns: [{pattern: SOURCE * website, code: none}]")
    assert [(pattern.text, pattern.code) for pattern in patterns] == [
        ("SOURCE * website", "none"),
        ("SOURCE * (TARGET)", "042"),
    ]


def test_an_operator_belongs_to_patterns_with_an_event_only(workshop):
    patterns = workshop.patterns("verbs: [refuse]\noperator: refuse\ncode: 120\npatterns: [SOURCE * to EVENT, SOURCE * TARGET]")
    assert [(pattern.operator, pattern.code) for pattern in patterns] == [("refuse", "120"), ("", "120")]


def test_a_pattern_takes_both_code_and_operator_from_one_place(workshop):
    [pattern] = workshop.patterns(
        "verbs: [x]\noperator: refuse\ncode: 120\npatterns: [{pattern: SOURCE * EVENT, operator: same}]"
    )
    assert (pattern.operator, pattern.code) == ("same", "")


def test_what_an_entry_says_holds_for_its_patterns(workshop):
    [pattern] = workshop.patterns("verbs: [visit]\ncode: 042\nmirror: 043\npriority: -2\nmutual: yes")
    assert (pattern.mirror, pattern.priority, pattern.mutual) == ("043", -2, Mutual.YES)


def test_a_pattern_may_say_otherwise(workshop):
    [pattern] = workshop.patterns("verbs: [meet]\ncode: 040\nmutual: yes\npatterns: [{pattern: SOURCE * TARGET, mutual: no}]")
    assert pattern.mutual is Mutual.NO


def test_mutual_and_priority_of_an_entry_hold_for_patterns_with_codes_of_their_own(workshop):
    text = "verbs: [meet]\nmutual: members\npriority: 3\npatterns: [{pattern: SOURCE * with TARGET, code: 040}]"
    [pattern] = workshop.patterns(text)
    assert (pattern.mutual, pattern.priority) == (Mutual.MEMBERS, 3)


def test_discards_are_read_as_phrases(workshop):
    assert workshop.build("discards: [World Cup, semi-final]\n").discards == {("world", "cup"), ("semi", "final")}


def test_words_are_indexed_by_their_main_word(workshop):
    text = "predicates:\n  - {verbs: [call off], nouns: [air strike, cease-fire], adjectives: [ready], code: 111}\n"
    predicates = workshop.build(text).predicates
    assert predicates[WordKind.VERB]["call"][0].words == ("call", "off")
    assert predicates[WordKind.NOUN]["strike"][0].words == ("air", "strike")
    assert predicates[WordKind.NOUN]["fire"][0].words == ("cease", "fire")
    assert set(predicates[WordKind.ADJECTIVE]) == {"ready"}


def test_one_verb_may_stand_in_several_entries(workshop):
    text = "predicates:\n  - {verbs: [charge], code: 111}\n  - {name: toll, verbs: [charge], code: none, priority: -1}\n"
    assert len(workshop.build(text).predicates[WordKind.VERB]["charge"]) == 2


def test_an_entry_is_named_by_its_file_and_first_word(workshop):
    dictionary = workshop.build({"verbs/11-disapprove.yaml": "predicates: [{verbs: [speak out], code: 111}]\n"})
    assert dictionary.entries[0].name == "11-disapprove/speak out"


def test_a_pattern_knows_where_it_stands(workshop):
    text = "predicates:\n  - verbs: [impose]\n    patterns:\n      - {pattern: SOURCE * curfew, code: 163}\n"
    [pattern] = workshop.build(text).entries[0].patterns
    assert str(pattern.location) == "layer0/words.yaml:4"


def test_sets_and_frames_may_be_defined_in_a_later_file(workshop):
    files = {
        "a.yaml": "predicates: [{verbs: [give], frame: gift, code: 111}]\n",
        "z.yaml": "frames: {gift: [SOURCE * @aid (to TARGET)]}\nsets: {aid: [aid, disaster_relief]}\n",
    }
    [pattern] = workshop.build(files).entries[0].patterns
    assert pattern.zones[1].words[0].alternatives == (("aid",), ("disaster", "relief"))


def test_transparent_nouns_and_modals_are_kept(workshop):
    dictionary = workshop.build(
        "transparent: [series, Round]\nmodals:\n  - {words: [may, might], operator: none}\n"
        "  - {words: [will], operator: same, negated: refuse}\n"
    )
    assert dictionary.transparent == {"series", "round"}
    assert dictionary.modal_index["might"].operator == "none"
    assert dictionary.modal_index["will"].negated == "refuse"


class TestExamples:
    def examples(self, workshop, lines):
        text = f"predicates:\n  - verbs: [condemn]\n    code: 111\n{lines}"
        return workshop.build(text).entries[0].examples

    def test_an_example_has_a_sentence_and_its_events(self, workshop):
        lines = "    examples:\n      - A condemned B and C. => AAA 111 BBB; AAA 111 ---\n"
        [example] = self.examples(workshop, lines)
        assert example.sentence == "A condemned B and C."
        assert example.events == {("AAA", "111", "BBB"), ("AAA", "111", "---")}

    def test_nothing_may_be_expected(self, workshop):
        [example] = self.examples(workshop, "    examples: [A slept. => nothing]\n")
        assert example.events == frozenset()

    def test_a_non_example_has_no_events_to_compare(self, workshop):
        [example] = self.examples(workshop, "    non_examples: [The house was condemned.]\n")
        assert example.events is None

    @pytest.mark.parametrize(
        ("written", "id"),
        [
            ("A condemned B.", "E09"),
            ("=> AAA 111 BBB", "E09"),
            ("A condemned B. =>", "E09"),
            ("A condemned B. => AAA 111", "E09"),
            ("A condemned B. => AAA BBB 111", "E09"),
            ("A condemned B. => aaa 111 bbb", "E09"),
            ("A condemned B. => AAA 111 BBB, CCC 111 DDD", "E09"),
            ("A condemned B. => AAA 112 BBB", "E06"),
        ],
    )
    def test_what_cannot_be_an_example_is_reported(self, workshop, written, id):
        text = f'predicates:\n  - verbs: [condemn]\n    code: 111\n    examples:\n      - "{written}"\n'
        assert workshop.ids(text) == [id]


@pytest.mark.parametrize(
    ("entry", "id"),
    [
        ("{code: 111}", "E05"),
        ("{verbs: [x]}", "E05"),
        ("{verbs: [], code: 111}", "E05"),
        ("{verbs: x, code: 111}", "E02"),
        ("{verbs: [x], code: 11I}", "E06"),
        ("{verbs: [x], code: 10}", "E06"),
        ("{verbs: [x], code: 111, priority: high}", "E02"),
        ("{verbs: [x], code: 111, mutual: true}", "E02"),
        ("{verbs: [x], code: 042, mirror: none}", "E06"),
        ("{verbs: [x], paterns: [SOURCE * TARGET]}", "E03"),
        ("{verbs: [x], patterns: [SOURCE * TARGET]}", "E05"),
        ("{verbs: [x], patterns: [SOURCE * to EVENT]}", "E05"),
        ("{verbs: [x], patterns: [SOURCE * to EVENT], operator: refuze}", "E06"),
        ("{verbs: [x], patterns: [SOURCE * @aid], code: 111}", "E06"),
        ("{verbs: [x], frame: request, code: 111}", "E06"),
        ("{verbs: [x], patterns: [SOURCE TARGET], code: 111}", "E08"),
        ("{verbs: [x|y], code: 111}", "E02"),
        ("just a text", "E02"),
        ("[a, b]", "E02"),
    ],
)
def test_each_mistake_is_reported_once_and_alone(workshop, entry, id):
    assert workshop.ids(f"predicates:\n  - {entry}\n") == [id]


def test_a_code_that_lost_its_zero_is_recognised(workshop):
    [problem] = workshop.problems("predicates:\n  - {verbs: [meet], code: 40}\n")
    assert "040" in problem.remedy
