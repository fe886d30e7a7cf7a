import pytest


def actors(*rows):
    return "actors:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


class TestSharedNames:
    def test_a_name_with_two_codes_is_a_warning_at_the_second_place_that_names_the_first(self, workshop):
        files = {
            "a.yaml": actors("name: Georgia, code: GEO"),
            "b.yaml": "country: United States\ncode: USA\nregions:\n  - Texas\n  - Georgia\n",
        }
        [problem] = workshop.problems(files)
        assert (problem.id, problem.file, problem.line) == ("W01", "layer0/a.yaml", 2)
        assert "layer0/b.yaml:5" in problem.remedy
        assert "GEO" in problem.message
        assert "USA" in problem.message

    def test_the_dictionary_can_be_used_all_the_same(self, workshop):
        text = actors("name: A, names: [Same], code: AAA", "name: B, names: [Same], code: BBB")
        assert len(workshop.build(text).names["same"][""]) == 2

    @pytest.mark.parametrize(
        "rows",
        [
            ("name: A, names: [Same], code: AAA", "name: B, names: [Same], code: AAA"),
            ("name: A, names: [US], code: AAA", "name: B, names: [us], code: BBB"),
            ("name: A, names: [IS], code: AAA", "name: B, names: [Is], code: BBB"),
            ("name: A, names: [Same, Same], code: AAA",),
        ],
    )
    def test_one_code_or_other_capitals_are_no_conflict(self, workshop, rows):
        assert workshop.ids(actors(*rows)) == []

    @pytest.mark.parametrize(
        ("first", "second", "ids"),
        [
            ("to: 2001", "from: 2002", []),
            ("to: 2002-03", "from: 2002", ["W01"]),
            ("from: 2002", "to: 2001", []),
            ("from: 2000, to: 2010", "from: 2003, to: 2004", ["W01"]),
        ],
    )
    def test_only_the_same_time_is_a_conflict(self, workshop, first, second, ids):
        dated = "name: {0}, names: [Same], code: [{{code: {0}, {1}}}]".format
        assert workshop.ids(actors(dated("AAA", first), dated("BBB", second))) == ids

    def test_the_warning_says_when(self, workshop):
        dated = "name: {0}, names: [Same], code: [{{code: {0}, {1}}}]".format
        [problem] = workshop.problems(actors(dated("AAA", "to: 2002-03"), dated("BBB", "from: 2002")))
        assert "from 2002-01-01 to 2002-03-31" in problem.message

    def test_accents_make_no_second_name(self, workshop):
        assert workshop.ids(actors("name: Élan, code: AAA", "name: Elan, code: BBB")) == ["W01"]

    def test_agents_may_share_a_noun(self, workshop):
        assert (
            workshop.ids("agents:\n  - {role: MIL, nouns: [guard]}\n  - {role: REB, nouns: [{noun: x, plural: guards}]}\n")
            == []
        )

    def test_three_claims_are_two_warnings(self, workshop):
        rows = [f"name: {code}, names: [Same], code: {code}" for code in ("AAA", "BBB", "CCC")]
        assert workshop.ids(actors(*rows)) == ["W01", "W01"]

    def test_a_name_given_to_another_in_a_higher_layer_is_a_warning_too(self, workshop):
        assert workshop.ids(actors("name: A, names: [Same], code: AAA"), actors("name: Same, code: BBB")) == ["W01"]


class TestRivalPatterns:
    def ids(self, workshop, *patterns, verbs=("[give]", "[give]")):
        entries = "".join(
            f"  - {{name: e{i}, verbs: {verbs[i % 2]}, patterns: [{pattern}]}}\n" for i, pattern in enumerate(patterns)
        )
        return workshop.ids(f"predicates:\n{entries}")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("SOURCE * aid|help to TARGET", "SOURCE * help|hand (to|for TARGET)"),
            ("SOURCE=union|guild * TARGET", "SOURCE=union|worker * TARGET"),
            ("SOURCE * that TARGET must|can EVENT", "SOURCE * that TARGET must|should EVENT"),
        ],
    )
    def test_two_patterns_that_fit_the_same_sentence_alike(self, workshop, one, other):
        patterns = [f"{{pattern: {one}, code: 111}}", f"{{pattern: {other}, code: 163}}"]
        assert self.ids(workshop, *patterns) == ["W02"]
        assert self.ids(workshop, *patterns, verbs=("[give]", "[take]")) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("SOURCE * TARGET", "SOURCE * on TARGET"),
            ("SOURCE * aid to TARGET", "SOURCE * hand to TARGET"),
            ("SOURCE * aid to TARGET", "SOURCE * aid from TARGET"),
            ("SOURCE * aid to TARGET", "SOURCE * to TARGET"),
            ("SOURCE=union * TARGET", "SOURCE * TARGET"),
            ("SOURCE * to EVENT", "SOURCE be * to EVENT"),
            ("SOURCE * that TARGET must EVENT", "SOURCE * that TARGET EVENT"),
        ],
    )
    def test_patterns_that_ask_for_different_things_do_not_compete(self, workshop, one, other):
        assert self.ids(workshop, f"{{pattern: {one}, code: 111}}", f"{{pattern: {other}, code: 163}}") == []

    def test_the_same_code_is_no_conflict(self, workshop):
        assert self.ids(workshop, "{pattern: SOURCE * aid|help, code: 111}", "{pattern: SOURCE * help|hand, code: 111}") == []

    def test_the_same_pattern_twice_says_nothing_new(self, workshop):
        assert self.ids(workshop, "{pattern: SOURCE * TARGET, code: 111}", "{pattern: SOURCE * TARGET, code: 111}") == ["W03"]

    def test_a_priority_settles_it(self, workshop):
        patterns = "{pattern: SOURCE * aid|help, code: 111, priority: 1}", "{pattern: SOURCE * help|hand, code: 163}"
        assert self.ids(workshop, *patterns) == []

    @pytest.mark.parametrize(
        ("narrow", "wide"),
        [
            ("SOURCE * TARGET", "SOURCE * (TARGET)"),
            ("SOURCE * aid to TARGET", "SOURCE * aid|help (to|for TARGET)"),
            ("SOURCE=union * TARGET", "SOURCE=union|worker * TARGET"),
            ("SOURCE * that TARGET must EVENT", "SOURCE * that TARGET must|should EVENT"),
        ],
    )
    def test_a_narrower_pattern_may_stand_before_a_wider_one_but_not_behind_it(self, workshop, narrow, wide):
        first, second = f"{{pattern: {narrow}, code: 111}}", f"{{pattern: {wide}, code: 163}}"
        assert self.ids(workshop, first, second) == []
        assert self.ids(workshop, second, first) == ["W03"]

    def test_a_pattern_of_lower_priority_that_adds_nothing_never_wins(self, workshop):
        patterns = "{pattern: SOURCE * aid, code: 111}", "{pattern: SOURCE * aid|help, code: 111, priority: 2}"
        assert self.ids(workshop, *patterns) == ["W03"]

    def test_what_does_without_an_event_is_not_hidden_by_what_needs_one(self, workshop):
        patterns = "{pattern: SOURCE * to EVENT, operator: same}", "{pattern: SOURCE * to EVENT, operator: same, code: 111}"
        assert self.ids(workshop, *patterns) == []

    def test_a_higher_layer_settles_it(self, workshop):
        entry = "predicates: [{{name: {0}, verbs: [give], code: {0}}}]\n".format
        assert workshop.ids(entry("111"), entry("163")) == []

    def test_another_operator_is_another_outcome(self, workshop):
        patterns = "{pattern: SOURCE * aid|talk EVENT, operator: same}", "{pattern: SOURCE * talk|help EVENT, operator: refuse}"
        assert self.ids(workshop, *patterns) == ["W02"]

    def test_two_entries_that_share_several_words_are_one_warning(self, workshop):
        text = "predicates:\n  - {verbs: [give, hand], code: 111}\n  - {name: x, verbs: [hand, give], code: 163}\n"
        [problem] = workshop.problems(text)
        assert (problem.id, problem.line) == ("W03", 3)
        assert "layer0/words.yaml:2" in problem.message
