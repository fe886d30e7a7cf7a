"""dict diff and dict gaps: what a change does to a corpus, and what a corpus talks about that the dictionaries don't know."""

import json
import shutil
import subprocess
import time

import pytest
from tiny import WORLD, entry

from eventcoder.coder import Coder
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.editing.corpus import Article, read_corpus
from eventcoder.editing.diff import Comparison
from eventcoder.editing.gaps import Gaps
from eventcoder.errors import EventcoderError, InputError

CONDEMN = entry("verbs: [condemn]", more="code: 111")
NEWS = "Chad condemned Niger. Mali condemned the Sahara Front. Togo waltzed with Chad."


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    rows = [{"id": "b1", "text": "Chad condemned Togo.", "date": "2020-01-01"}, {"text": "Niger slept."}]
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return folder


class TestCorpus:
    def test_files_and_lines_are_articles(self, news):
        assert [(a.id, a.date) for a in read_corpus([news])] == [
            (str(news / "a.txt"), ""), ("b1", "2020-01-01"), (f"{news / 'b.jsonl'}:2", ""),
        ]  # fmt: skip

    @pytest.mark.parametrize(("text", "said"), [("{", "no JSON"), ('{"body": "x"}', 'with "text"'), ("[1]", 'with "text"')])
    def test_a_line_that_is_no_article_is_told_with_its_place(self, tmp_path, text, said):
        (tmp_path / "x.jsonl").write_text(f"\n{text}\n", encoding="utf-8")
        with pytest.raises(InputError, match=f"x.jsonl:2: .*{said}"):
            list(read_corpus([tmp_path / "x.jsonl"]))


@pytest.fixture
def versions(tmp_path):
    def made(before, after):
        for name, text in (("before", before), ("after", after)):
            (tmp_path / name).mkdir()
            (tmp_path / name / "words.yaml").write_text(text, encoding="utf-8")
        return "before", "after"

    return made


class TestDiff:
    def test_events_are_grouped_by_the_entry_that_is_to_blame(self, run, versions, news):
        after = (
            entry("verbs: [condemn]", more="code: 112")
            + "  - {verbs: [waltz], patterns: [{pattern: SOURCE * with TARGET, code: 040}]}\n"
        )
        done = run("diff", *versions(CONDEMN, after), "--on", news)
        assert done.exit_code == 0
        lines = done.stdout.splitlines()
        assert lines[0] == "words/condemn, after/words.yaml:3: 2 changed"
        assert lines[1].startswith("  ~ TCD 111 NER -> TCD 112 NER")
        assert lines[2] == "      Chad condemned Niger."
        assert lines[5] == "words/waltz, after/words.yaml:4: 1 gained"
        assert lines[6].startswith("  + TGO 040 TCD")
        assert lines[-1] == "3 articles of 5 sentences; events before: 2, after: 3; 1 gained, 2 changed"

    def test_a_new_name_is_to_blame_for_its_events(self, run, versions, news):
        after = CONDEMN + "actors: [{name: Sahara Front, code: MLIREB}]\n"
        done = run("diff", *versions(CONDEMN, after), "--on", news)
        assert done.stdout.splitlines()[:2] == ["the name Sahara Front: 1 gained", f"  + MLI 111 MLIREB   {news / 'a.txt'}"]

    def test_what_is_taken_away_is_lost(self, run, versions, news):
        done = run("diff", *versions(CONDEMN, "discards: [zebra]\n"), "--on", news, "--most", "1")
        lines = done.stdout.splitlines()
        assert lines[0] == "words/condemn, before/words.yaml:3: 2 lost"
        assert lines[3] == "  and 1 more (--most 0 shows all)"

    def test_equal_versions_have_no_change(self, run, versions, news):
        moved = "# a line more\n" + CONDEMN
        assert run("diff", *versions(CONDEMN, moved), "--on", news).stdout.endswith("events before: 2, after: 2; no change\n")

    def test_a_folder_with_codes_of_its_own_stands_by_itself(self, run, versions, news):
        alone = WORLD["cameo.yaml"] + CONDEMN  # without a country
        assert run("diff", *versions(CONDEMN, alone), "--on", news).stdout.endswith("events before: 2, after: 0; 2 lost\n")

    def test_an_entry_that_says_that_this_is_no_event_is_to_blame_for_the_loss(self, run, versions, news):
        after = CONDEMN + "  - {name: silent, verbs: [condemn], priority: 1, code: none}\n"
        assert "silent, after/words.yaml:4: 2 lost" in run("diff", *versions(CONDEMN, after), "--on", news).stdout

    def test_json_has_an_object_a_change(self, run, versions, news):
        done = run("diff", *versions(CONDEMN, entry("verbs: [condemn]", more="code: 112")), "--on", news, "--json")
        first, _ = map(json.loads, done.stdout.splitlines())
        assert (first["kind"], first["before"], first["after"]) == ("changed", "TCD 111 NER", "TCD 112 NER")
        assert first["sentence"] == "Chad condemned Niger."

    @pytest.mark.parametrize(
        ("after", "coded"),
        [
            (CONDEMN, []),
            (CONDEMN + "actors: [{name: Big Bird, code: XXX}]\n", []),
            (CONDEMN + "actors: [{name: Sahara Front, code: XXX}]\n", ["a"]),
            (CONDEMN + "  - {verbs: [waltz], code: 040}\n", ["a"]),
            (CONDEMN + "  - {verbs: [sleep], code: 040}\n", ["b"]),
            (CONDEMN + "discards: [pillow fight]\n", ["a", "b"]),
            (entry("verbs: [condemn]", more="code: 112"), ["a"]),
        ],
    )
    def test_only_articles_that_hold_what_differs_are_coded_twice(
        self, coder, versions, tmp_path, small, monkeypatch, after, coded
    ):
        small("discards: [x y]\n")
        versions(CONDEMN, after)
        pair = [Coder(load_dictionary([tmp_path / name]), coder.parser) for name in ("before", "after")]
        found, twice = [], Coder.code_sentences

        def code(self, sentences, text, date=None):
            found.extend(["a" if text == NEWS else "b"] if self is pair[1] else [])
            return twice(self, sentences, text, date)

        monkeypatch.setattr(Coder, "code_sentences", code)
        list(Comparison(*pair).changes([Article("a", NEWS), Article("b", "Niger slept.")]))
        assert found == coded

    @pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
    def test_a_version_may_be_a_git_revision(self, run, tmp_path, news):
        git = ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=e"]
        (tmp_path / "mine").mkdir()
        for text in (CONDEMN, entry("verbs: [condemn]", more="code: 112")):
            (tmp_path / "mine" / "words.yaml").write_text(text, encoding="utf-8")
            for command in (["init", "-q"], ["add", "mine"], ["commit", "-qm", "x"]):
                subprocess.run([*git, *command], check=True, capture_output=True)
        done = run("diff", "HEAD~1", "mine", "--folder", "mine", "--on", news)
        assert "2 changed" in done.stdout.splitlines()[-1]
        bad = run("diff", "HEAD~7", "mine", "--folder", "mine", "--on", news)
        assert isinstance(bad.exception, EventcoderError)
        assert "neither a folder nor a revision" in str(bad.exception)

    def test_headlines_are_parsed_for_each_version_by_its_own_names(self, coder, versions, tmp_path, small):
        versions(CONDEMN, CONDEMN + "actors: [{name: Big Blue Bird, code: XXX}]\n")
        small("discards: [x y]\n")
        pair = [Coder(load_dictionary([tmp_path / name]), coder.parser) for name in ("before", "after")]
        text = "Chad Condemned Big Blue Bird Over Plan"
        (change,) = Comparison(*pair).changes([Article("a", text)])
        assert str(change) == f"+ {pair[1].code(text)[0]}"

    @pytest.mark.slow
    def test_two_thousand_sentences_take_no_longer_than_coding_once_and_a_third(self, coder, tmp_path, monkeypatch):
        sentences = [example.sentence for each in coder.dictionary.entries for example in each.examples][:2000]
        articles = [Article(str(i), " ".join(sentences[i : i + 5])) for i in range(0, 2000, 5)]
        (tmp_path / "mine.yaml").write_text("actors: [{name: Zembla, code: ZEM}]\n", encoding="utf-8")
        other = Coder(load_dictionary([tmp_path]), coder.parser)
        comparison = Comparison(coder, other)
        list(comparison.changes(articles[:40]))  # both have opened their dictionaries
        ratios = []
        for _ in range(3):
            start = time.perf_counter()
            list(coder.pipe([article.text for article in articles]))
            once = time.perf_counter() - start
            start = time.perf_counter()
            assert list(comparison.changes(articles)) == []
            ratios.append((time.perf_counter() - start) / once)
        assert min(ratios) <= 1.3, ratios


class TestGaps:
    @pytest.fixture
    def gaps(self, coder, small):
        def found(*texts):
            folder = small(CONDEMN)
            gaps = Gaps(Coder(load_dictionary([folder]), coder.parser))
            gaps.add(Article(str(number), text) for number, text in enumerate(texts))
            return gaps

        return found

    def test_who_acted_without_a_code_is_ranked_with_sentences(self, gaps):
        text = "The Sahara Front condemned Niger. Ann Olson condemned Chad."
        first, second = gaps(text, "Mali condemned the Sahara Front.").names()
        assert (dict(first.forms), first.count) == ({"Sahara Front": 2}, 2)
        assert first.sentences == ["The Sahara Front condemned Niger.", "Mali condemned the Sahara Front."]
        assert dict(second.forms) == {"Ann Olson": 1}

    def test_forms_of_one_name_are_one_gap(self, gaps):
        (gap,) = gaps("Ann Olsonberg condemned Chad.", "Ann Olsonbergh condemned Niger.", "Olsonberg condemned Mali.").names()
        assert dict(gap.forms) == {"Ann Olsonberg": 1, "Ann Olsonbergh": 1, "Olsonberg": 1}

    def test_different_names_are_not(self, gaps):
        assert len(gaps("North Zembla condemned Chad.", "South Zembla condemned Niger.").names()) == 2

    def test_descriptions_are_listed_by_their_base_form(self, gaps):
        (gap,) = gaps("The gunmen condemned Niger. A gunman condemned Mali.").nouns()
        assert dict(gap.forms) == {"gunman": 2}

    def test_verbs_between_known_actors_come_with_their_frames(self, gaps):
        ((verb, gap),) = gaps("Togo waltzed with Chad. Mali waltzed with Niger. Chad waltzed into the night.").verbs()
        assert (verb, dict(gap.forms)) == ("waltz", {"SOURCE * with TARGET": 2})

    def test_what_is_coded_or_known_is_no_gap(self, gaps):
        found = gaps("Chad condemned Niger. Malian soldiers condemned Togo.")
        assert (found.names(), found.nouns(), found.verbs()) == ([], [], [])

    def test_the_command_prints_a_dictionary_file_that_loads(self, run, small, news, tmp_path):
        (news / "c.txt").write_text("O'Hara's Ann Olson condemned Chad. Gunmen condemned Mali.", encoding="utf-8")
        done = run("gaps", news, "--dictionaries", small(CONDEMN))
        assert done.exit_code == 0
        assert "# Names that acted and have no code: 2\nactors:\n  # 1 time\n  #   O'Hara's Ann Olson" in done.stdout
        (tmp_path / "pasted").mkdir()
        (tmp_path / "pasted" / "gaps.yaml").write_text(done.stdout, encoding="utf-8")
        dictionary = load_dictionary([tmp_path / "pasted"])
        assert {"Sahara Front", "Ann Olson", "gunman"} <= {name.entry.name for name in dictionary.names_listed()}
        assert [(each.name, each.patterns[0].text) for each in dictionary.entries] == [("gaps/waltz", "SOURCE * with TARGET")]

    def test_only_the_most_frequent_may_be_shown(self, run, small, news):
        (news / "c.txt").write_text("The Sahara Front condemned Togo. Ann Olson condemned Chad.", encoding="utf-8")
        shown = run("gaps", news, "--dictionaries", small(CONDEMN), "--most", "1").stdout
        assert "# Names that acted and have no code: 2" in shown
        assert "Ann Olson" not in shown
        assert "code: 1" in run("gaps", news, "--dictionaries", small(CONDEMN), "--least", "2").stdout

    def test_where_nothing_is_missing_there_is_no_section(self, run, small, tmp_path):
        (tmp_path / "a.txt").write_text("Chad condemned Niger.", encoding="utf-8")
        shown = run("gaps", "a.txt", "--dictionaries", small(CONDEMN)).stdout
        assert [line for line in shown.splitlines() if line and not line.startswith("#")] == []
