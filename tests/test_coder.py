"""The interface that others rely on, with the real model and the dictionaries that come with eventcoder."""

import datetime
import json
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import eventcoder

PLAIN = "France condemned Iran on Monday."


def lines(events):
    return [str(event) for event in events]


class TestCode:
    def test_an_event_says_who_did_what_to_whom(self, coder):
        (event,) = coder.code(PLAIN, date="2015-06-01")
        assert (event.source.code, event.code, event.target.code) == ("FRA", "111", "IRN")
        assert (event.root, event.quad_class, event.goldstein, event.plover) == ("11", 3, -2.0, "ACCUSE")
        assert event.name == "Criticize or denounce"
        assert event.date == datetime.date(2015, 6, 1)
        assert not event.one_sided

    def test_an_event_knows_its_words(self, coder):
        text = f"It rained.  {PLAIN}"
        (event,) = coder.code(text)
        assert (event.source.text, event.action, event.target.text, event.sentence) == ("France", "condemned", "Iran", PLAIN)
        assert text[event.source.start : event.source.end] == event.source.text
        assert text[event.target.start : event.target.end] == event.target.text
        assert text[event.action_start : event.action_end] == event.action
        assert text[event.sentence_start : event.sentence_end] == event.sentence

    def test_an_event_names_the_entries_that_made_it(self, coder):
        (event,) = coder.code("France urged Iran to withdraw its troops.")
        outer, inner = event.evidence
        assert outer.entry == "02-appeal/urge"
        assert outer.location.file.endswith("02-appeal.yaml")
        assert outer.location.line > 0
        assert "EVENT" in outer.pattern
        assert inner.entry != outer.entry

    def test_events_are_a_tuple_of_frozen_records(self, coder):
        events = coder.code(PLAIN)
        assert isinstance(events, tuple)
        with pytest.raises(AttributeError):
            events[0].code = "010"

    def test_the_main_clause_goes_first(self, coder):
        text = "Kenya, which condemned Uganda on Monday, met Tanzania."
        assert lines(coder.code(text))[0] == "KEN 040 TZA"

    def test_sentences_and_paragraphs_are_coded_in_their_order(self, coder):
        text = "France condemned Iran. Kenya condemned Uganda.\n\nChina condemned Japan."
        assert lines(coder.code(text)) == ["FRA 111 IRN", "KEN 111 UGA", "CHN 111 JPN"]

    def test_a_text_is_coded_the_same_every_time(self, coder):
        text = "France and Germany urged Iran and Syria to free two journalists, and met Russia."
        assert coder.code(text) == coder.code(text)

    def test_nothing_is_kept_from_one_text_to_the_next(self, coder):
        coder.code("Finnish Prime Minister Aino Virtanen spoke in Lagos.")
        assert coder.code("Virtanen condemned Kenya.") == ()

    @pytest.mark.parametrize("date", ["2015-06-01", datetime.date(2015, 6, 1), datetime.datetime(2015, 6, 1, 23, 59)])
    def test_the_date_may_be_given_as_text_or_date(self, coder, date):
        (event,) = coder.code(PLAIN, date=date)
        assert event.date == datetime.date(2015, 6, 1)

    @pytest.mark.parametrize("date", [None, ""])
    def test_no_date_is_no_date(self, coder, date):
        (event,) = coder.code(PLAIN, date=date)
        assert event.date is None

    def test_the_date_decides_who_holds_an_office(self, coder):
        text = "Francois Hollande condemned Iran."
        assert lines(coder.code(text, date="2016-01-01")) == ["FRAGOV 111 IRN"]
        assert lines(coder.code(text, date="2019-01-01")) == ["FRAELI 111 IRN"]

    def test_one_sided_events_come_only_if_asked_for(self, coder):
        text = "France condemned the weather."
        assert coder.code(text) == ()
        (event,) = coder.code(text, require_dyad=False)
        assert (str(event), event.target, event.one_sided) == ("FRA 111 ---", None, True)


def test_a_coder_is_shown_in_a_line(coder):
    assert len(repr(coder)) < 500


class TestMistakes:
    @pytest.mark.parametrize("text", [None, 5, b"France condemned Iran.", ["France condemned Iran."]])
    def test_a_text_that_is_none_is_refused(self, coder, text):
        with pytest.raises(eventcoder.InputError, match="must be a string"):
            coder.code(text)

    @pytest.mark.parametrize("date", ["2015-13-01", "yesterday", "15.12.2015", 20151215.5, ("2015",)])
    def test_a_date_that_is_none_is_refused(self, coder, date):
        with pytest.raises(eventcoder.InputError, match="write YYYY-MM-DD"):
            coder.code(PLAIN, date=date)

    @pytest.mark.parametrize("span", [(0, 99), (5, 5), (7, 3), (-1, 5), (40, 45)])
    def test_a_span_outside_the_text_is_refused(self, coder, span):
        with pytest.raises(eventcoder.InputError, match="does not lie inside the text"):
            coder.code(PLAIN, actors=[span])

    @pytest.mark.parametrize("span", [(0,), "ab", 5, (0, 1.5), (None, 6), (0, 6, 7)])
    def test_a_span_that_is_none_is_refused(self, coder, span):
        with pytest.raises(eventcoder.InputError):
            coder.code(PLAIN, actors=[span])

    def test_a_mistake_is_told_when_code_is_called(self, coder):
        with pytest.raises(eventcoder.EventcoderError):
            coder.code(PLAIN, date="never")

    def test_a_model_that_is_not_there_is_told(self):
        with pytest.raises(eventcoder.ModelError, match="no spaCy pipeline 'xx_not_there'"):
            eventcoder.load(model="xx_not_there")

    def test_a_model_without_a_parser_is_told(self):
        with pytest.raises(eventcoder.ModelError, match="has no tagger"):
            eventcoder.load(model=spacy.blank("en"))

    def test_without_the_default_dictionaries_only_the_own_words_code(self, tmp_path):
        (tmp_path / "own.yaml").write_text(
            "actors:\n  - {name: Kurvania, code: KRV}\n  - {name: Zembla, code: ZEM}\n"
            "predicates:\n  - {verbs: [chide], code: 111}\n",
            encoding="utf-8",
        )
        own = eventcoder.load(tmp_path, default=False)
        text = "Kurvania chided Zembla. Kurvania attacked Zembla. France condemned Iran."
        assert [(e.source.code, e.code, e.target.code) for e in own.code(text)] == [("KRV", "111", "ZEM")]

    def test_a_dictionary_folder_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(eventcoder.EventcoderError, match="no dictionary folder"):
            eventcoder.load(dictionaries=tmp_path / "nothing")


class TestGivenActors:
    TEXT = "The choir condemned the orchestra on Monday."
    SPANS = ((4, 9), (24, 33))

    def test_they_act_whatever_the_dictionaries_say(self, coder):
        spans = [(*span, code) for span, code in zip(self.SPANS, ("AAA", "BBB"), strict=True)]
        (event,) = coder.code(self.TEXT, actors=spans)
        assert str(event) == "AAA 111 BBB"
        assert (event.source.text, event.target.text) == ("choir", "orchestra")

    def test_without_a_code_and_unknown_they_are_nameless_but_there(self, coder):
        (event,) = coder.code(self.TEXT, actors=self.SPANS)
        assert str(event) == "--- 111 ---"
        assert (event.source.start, event.source.end) == self.SPANS[0]
        assert not event.one_sided

    def test_without_a_code_they_get_the_dictionaries(self, coder):
        assert lines(coder.code(PLAIN, actors=[(0, 6), (17, 21)])) == ["FRA 111 IRN"]

    @pytest.mark.parametrize("nothing", ["", None])
    def test_an_empty_code_is_no_code(self, coder, nothing):
        assert lines(coder.code(PLAIN, actors=[(0, 6, nothing), (17, 21, "XXX")])) == ["FRA 111 XXX"]

    def test_no_others_act(self, coder):
        assert coder.code(PLAIN, actors=[]) == ()
        assert lines(coder.code(PLAIN, actors=[(0, 6)], require_dyad=False)) == ["FRA 111 ---"]

    def test_they_may_come_from_an_iterator(self, coder):
        assert lines(coder.code(PLAIN, actors=iter([(0, 6), (17, 21)]))) == ["FRA 111 IRN"]

    def test_their_offsets_count_in_the_whole_article(self, coder):
        text = f"It rained.\n\n{PLAIN}"
        assert lines(coder.code(text, actors=[(12, 18, "AAA"), (29, 33, "BBB")])) == ["AAA 111 BBB"]


class TestToDict:
    def test_it_is_what_json_can_hold(self, coder):
        (event,) = coder.code(PLAIN, date="2015-06-01")
        found = event.to_dict()
        assert json.loads(json.dumps(found)) == found
        assert found["source"] == {"code": "FRA", "text": "France", "start": 0, "end": 6}
        assert found["code"] == "111"
        assert found["date"] == "2015-06-01"
        assert found["action"] == {"text": "condemned", "start": 7, "end": 16}
        assert found["sentence"] == {"text": PLAIN, "start": 0, "end": len(PLAIN)}
        assert set(found["evidence"][0]) == {"entry", "pattern", "file", "line"}

    def test_an_empty_side_and_an_unknown_date_are_null(self, coder):
        (event,) = coder.code("France condemned the weather.", require_dyad=False)
        assert (event.to_dict()["target"], event.to_dict()["date"]) == (None, None)

    def test_root_01_has_no_plover_event(self, coder):
        event = next(
            e for e in coder.code("Germany expressed optimism about talks with Iran.", require_dyad=False) if e.root == "01"
        )
        assert (event.plover, event.to_dict()["plover"]) == ("", None)


class TestPipe:
    def test_articles_come_back_in_order_with_their_names(self, coder):
        articles = [PLAIN, {"id": "b", "text": "Kenya condemned Uganda.", "date": "2015-06-01"}, {"text": "It rained."}]
        first, second, third = coder.pipe(articles)
        assert [first.id, second.id, third.id] == [0, "b", 2]
        assert [lines(article.events) for article in (first, second, third)] == [["FRA 111 IRN"], ["KEN 111 UGA"], []]
        assert second.events[0].date == datetime.date(2015, 6, 1)
        assert not any(article.error for article in (first, second, third))

    def test_bad_articles_have_an_error_and_stop_nobody(self, coder):
        bad = [
            None,
            5,
            {},
            {"text": None},
            {"text": 7, "id": "x"},
            {"text": PLAIN, "date": "soon"},
            b"France",
            [PLAIN],
            float("nan"),
        ]
        mixed = [article for one in bad for article in (one, PLAIN)]
        found = list(coder.pipe(mixed))
        assert len(found) == len(mixed)
        assert all(article.error and article.events == () for article in found[::2])
        assert all(not article.error and lines(article.events) == ["FRA 111 IRN"] for article in found[1::2])
        assert found[8].id == "x"
        assert "soon" in found[10].error

    def test_more_articles_than_are_parsed_at_once_stay_in_order(self, coder):
        names = ["Kenya", "Uganda", "Chad"]
        texts = [f"{names[i % 3]} condemned Iran." if i % 7 else "" for i in range(150)]
        codes = {"Kenya": "KEN", "Uganda": "UGA", "Chad": "TCD"}
        found = list(coder.pipe(texts))
        assert [article.id for article in found] == list(range(150))
        wanted = [[f"{codes[text.split()[0]]} 111 IRN"] if text else [] for text in texts]
        assert [lines(article.events) for article in found] == wanted

    def test_it_gives_what_code_gives(self, coder):
        texts = [PLAIN, "Iran refused to meet France.\n\nShare\n\nKenya urged Chad to leave.", "Rebels Attack Kenya"]
        assert [article.events for article in coder.pipe(texts)] == [coder.code(text) for text in texts]

    def test_it_is_lazy(self, coder):
        def endless():
            while True:
                yield PLAIN

        assert lines(next(iter(coder.pipe(endless()))).events) == ["FRA 111 IRN"]

    def test_nothing_in_is_nothing_out(self, coder):
        assert list(coder.pipe([])) == []

    def test_one_sided_events_come_only_if_asked_for(self, coder):
        (article,) = coder.pipe(["France condemned the weather."], require_dyad=False)
        assert lines(article.events) == ["FRA 111 ---"]


class TestOddTexts:
    @pytest.mark.parametrize(
        "text", ["", " ", "\n\n\n", "!!!", "...", "\x00", "\ud800", "\U0001f600", "Share", "1 2 3", "\ufeff"]
    )
    def test_nothing_to_code_is_no_event(self, coder, text):
        assert coder.code(text, require_dyad=False) == ()

    @pytest.mark.parametrize(
        "text",
        [
            f"\x00{PLAIN}",
            "France\x07 condemned Iran.",
            "France\x00condemned Iran.",
            f"\ud800 {PLAIN}",
            "France condemned \udc00 Iran.",
            f"\U0001f600 {PLAIN}",
            "France condemned Iran. \U0001f468\u200d\U0001f469\u200d\U0001f467",
            PLAIN.replace(" ", "\r\n"),
            f"It rained.\r\n\r\n{PLAIN}\r\n",
            f"\ufeff{PLAIN}",
            "France condemned\u00a0Iran.",
            "France\u2028condemned Iran.",
            f"\t  {PLAIN}",
        ],
        ids=ascii,
    )
    def test_odd_characters_do_not_move_the_offsets(self, coder, text):
        (event,) = coder.code(text)
        assert str(event) == "FRA 111 IRN"
        assert "France" in text[event.source.start : event.source.end]
        assert "Iran" in text[event.target.start : event.target.end]
        assert text[event.action_start : event.action_end] == "condemned"

    @pytest.mark.parametrize("line", ["Share", "Advertisement", "ADVERTISEMENT", "By Iran Kenya France", "Follow us"])
    def test_boilerplate_gives_nothing(self, coder, line):
        text = f"{line}\n\n{PLAIN}\n\n{line}"
        assert lines(coder.code(text, require_dyad=False)) == ["FRA 111 IRN"]
        assert coder.code(line, require_dyad=False) == ()

    def test_a_headline_in_title_case_is_read(self, coder):
        text = "Rebels Attack Police in Kenya\n\nIt rained."
        (event,) = coder.code(text)
        assert (event.source.code, event.root, event.target.code) == ("REB", "19", "COP")
        assert (event.source.text, event.action) == ("Rebels", "Attack")

    def test_a_headline_that_changes_its_length_with_its_case_keeps_the_offsets(self, coder):
        text = "\u0130STANBUL\u0130 PROTESTERS ATTACK POLICE IN KENYA"
        for event in coder.code(text, require_dyad=False):
            for actor in (event.source, event.target):
                assert actor is None or text[actor.start : actor.end] == actor.text

    @settings(max_examples=30)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "France",
                    "condemned",
                    "Iran",
                    "to meet",
                    "said",
                    "\u201c",
                    "\u201d",
                    ".",
                    ",",
                    "?",
                    "\n\n",
                    "\x00",
                    "\U0001f600",
                    "\ud800",
                    "rebels",
                ]
            )
        ).map(" ".join)
    )
    def test_every_events_words_lie_in_the_text(self, coder, text):
        plain = text.replace("\x00", " ").replace("\ud800", "\ufffd")
        for event in coder.code(text, require_dyad=False):
            for actor in (event.source, event.target):
                assert actor is None or plain[actor.start : actor.end] == actor.text
            assert plain[event.action_start : event.action_end] == event.action
            assert plain[event.sentence_start : event.sentence_end] == event.sentence
            assert event.sentence_start <= event.action_start < event.action_end <= event.sentence_end


BIG = """
import resource, sys
import eventcoder

coder = eventcoder.load()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = ("France condemned Iran and " * 40_000)[:1_000_000]
events = coder.code(text)
assert all(text[e.source.start : e.source.end] == e.source.text for e in events)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(len(events), grown // (1 if sys.platform != "darwin" else 1024))
"""


@pytest.mark.slow
def test_a_megabyte_without_a_full_stop_ends_and_stays_in_memory():
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", BIG], capture_output=True, text=True, check=True, timeout=600)
    events, kilobytes = map(int, done.stdout.split())
    assert events
    assert kilobytes < 1_000_000


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "France," * 140_000, "." * 1_000_000, "\U0001f600" * 250_000, ", " * 500_000]
)
def test_a_megabyte_of_nothing_ends_at_once(coder, text):
    assert coder.code(text) == ()
