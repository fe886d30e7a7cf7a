"""Text before any grammar: what is prose and what is not, cleaning that keeps offsets, headlines in plain case."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.text import MAX_PARAGRAPH, clean, fold, in_title_case, paragraphs, without_title_case, words


def texts(article):
    return [paragraph.text for paragraph in paragraphs(article)]


class TestParagraphs:
    def test_they_end_at_blank_lines(self):
        assert texts("One line here.\nIts second line.\n\nAnother one.") == ["One line here.\nIts second line.", "Another one."]

    @pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n\n", "\r\n \r\n"])
    def test_a_blank_line_may_be_written_in_many_ways(self, blank):
        assert texts(f"First one.{blank}Second one.") == ["First one.", "Second one."]

    @pytest.mark.parametrize(
        "line",
        ["Share", "Advertisement", "Read more", "By John Smith and Mary Jones", "Photo: an agency's man", "* * *", "1234"],
    )
    def test_boilerplate_is_left_out(self, line):
        assert texts(f"First one here.\n\n{line}\n\nSecond one.") == ["First one here.", "Second one."]

    @pytest.mark.parametrize("line", ["He left.", "Why?", "\u201cNo.\u201d", "(He left.)"])
    def test_a_short_sentence_is_not(self, line):
        assert texts(f"First one here.\n\n{line}") == ["First one here.", line]

    @pytest.mark.parametrize(
        "dateline",
        [
            "MOSCOW (Reuters) - ",
            "BEIRUT, Lebanon (AP) -- ",
            "KABUL: ",
            "SEOUL \u2014 ",
            "Washington - ",
            "(CNN) ",
            "NEW DELHI (AFP) \u2013 ",
        ],
    )
    def test_a_dateline_is_left_out(self, dateline):
        (paragraph,) = paragraphs(f"{dateline}The talks failed.")
        assert (paragraph.text, paragraph.start) == ("The talks failed.", len(dateline))

    @pytest.mark.parametrize("text", ["NATO - an alliance - met.", "UN: nothing new.", "The U.S. - long absent - came back."])
    def test_what_only_looks_like_a_dateline_stays(self, text):
        assert texts(text) == [text]

    def test_a_first_line_without_a_full_stop_is_a_headline(self):
        first, second = paragraphs("Rebels seize the capital\n\nThe rebels came by night.")
        assert (first.headline, second.headline) == (True, False)

    def test_a_line_without_a_full_stop_further_on_is_none(self):
        assert [p.headline for p in paragraphs("They came by night.\n\nRebels seize the capital")] == [False, False]

    @given(
        st.lists(
            st.sampled_from(["Chad left. ", "\n", "\n\n", "\r\n\r\n", " ", "Share", "KABUL (AP) - ", "x" * 30, ".", "\u00e9"])
        ).map("".join)
    )
    def test_their_offsets_are_those_of_the_article(self, article):
        for paragraph in paragraphs(article):
            assert article[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text

    def test_they_follow_without_overlap(self):
        article = "Share\n\nFirst one here.\n\nSecond one.\n\nBy A B C\n\nThird one."
        ends = [(p.start, p.start + len(p.text)) for p in paragraphs(article)]
        assert ends == sorted(ends)
        assert all(before[1] <= after[0] for before, after in pairwise(ends))


class TestLongParagraphs:
    def test_one_is_cut_behind_a_full_stop(self):
        article = "Chad left Niger. " * (MAX_PARAGRAPH // 10)
        pieces = list(paragraphs(article))
        assert len(pieces) > 1
        assert all(len(piece.text) <= MAX_PARAGRAPH and piece.text.endswith(".") for piece in pieces)

    def test_one_without_a_full_stop_is_cut_between_words(self):
        pieces = list(paragraphs("Chad left Niger and " * (MAX_PARAGRAPH // 10)))
        assert len(pieces) > 1
        assert {word for piece in pieces for word in piece.text.split()} == {"Chad", "left", "Niger", "and"}

    def test_one_without_a_space_is_cut_all_the_same(self):
        pieces = list(paragraphs("a b c " + "x" * (3 * MAX_PARAGRAPH)))
        assert all(len(piece.text) <= MAX_PARAGRAPH for piece in pieces)
        assert sum(piece.text.count("x") for piece in pieces) == 3 * MAX_PARAGRAPH


class TestCleaning:
    @given(st.text(st.characters(codec=None)))
    def test_it_keeps_every_offset(self, text):
        assert len(clean(text)) == len(text)

    @pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1b", "\x85", "\x9f", "\u200b", "\ufeff", "\u2028"])
    def test_control_characters_become_spaces(self, bad):
        assert clean(f"a{bad}b") == "a b"

    @pytest.mark.parametrize("good", ["\n", "\r", "\t", "\u00a0", "\u00e9", "\U0001f600", "\u4e2d"])
    def test_other_characters_stay(self, good):
        assert clean(f"a{good}b") == f"a{good}b"

    def test_half_of_a_pair_becomes_the_replacement_character(self):
        assert clean("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "keys"),
        [
            ("The U.S. army", ["the", "us", "army"]),
            ("Chad's army", ["chad", "'s", "army"]),
            ("Chad\u2019s army", ["chad", "'s", "army"]),
            ("al-Assad", ["al", "assad"]),
            ("C\u00f4te d'Ivoire", ["cote", "d'ivoire"]),
            ("Quai d\u2019Orsay", ["quai", "d'orsay"]),
            ("Group of 20, met", ["group", "of", "20", ",", "met"]),
            ("\u0410\u0411", ["\u0430\u0431"]),
            ("...", [".", ".", "."]),
        ],
    )
    def test_they_are_folded_for_look_up(self, text, keys):
        assert [word.key for word in words(text)] == keys

    @given(st.text())
    def test_each_has_a_key_and_its_offsets(self, text):
        for word in words(text):
            assert word.key
            assert 0 <= word.start < word.end <= len(text)

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text):
        assert fold(fold(text)) == fold(text)


class TestTitleCase:
    @pytest.mark.parametrize(
        "headline",
        ["Rebels Seize Capital of Chad", "TALKS BETWEEN CHAD AND NIGER FAIL", "Minister Leaves Talks with Rebels over Truce"],
    )
    def test_a_headline_may_stand_in_it(self, headline):
        assert in_title_case(headline)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Danish Foreign Minister Lars Holm arrived in Lagos on Monday.",
            "Rebels seize capital of Chad",
            "Kenya and Uganda met.",
            "",
            "Chad",
        ],
    )
    def test_a_sentence_full_of_names_does_not(self, sentence):
        assert not in_title_case(sentence)

    def test_its_words_are_written_small_and_names_left(self):
        headline = "Rebels Seize Capital of Chad"
        assert without_title_case(headline, [(24, 28)]) == "Rebels seize capital of Chad"

    def test_a_shouted_name_is_written_as_a_name(self):
        assert without_title_case("TALKS WITH CHAD AND THE US FAIL", [(11, 15), (24, 26)]) == "TALKS with Chad and the US fail"

    @given(
        st.lists(st.sampled_from(["Rebels", "SEIZE", "\u0130stanbul", "STRA\u00dfE", "\ufb01eld", "of", "\u01c5ek"])).map(
            " ".join
        ),
        st.booleans(),
    )
    def test_no_offset_moves(self, text, shouted):
        text = text.upper() if shouted else text
        assert len(without_title_case(text, [(0, 3)])) == len(text)
