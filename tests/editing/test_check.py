"""dict check and dict test: what they print, how they end, and that a second check reads only what has changed."""

import datetime
import json
import subprocess
import sys
import time

import pytest
from attrs import evolve
from tiny import WORLD, entry
from typer.testing import CliRunner

from eventcoder.cli import app
from eventcoder.dictionary import cache
from eventcoder.dictionary.cache import layered_files
from eventcoder.dictionary.load import DictionaryFile, Parts
from eventcoder.editing.check import check_files
from eventcoder.editing.sheets import Memo
from eventcoder.errors import DictionaryError

TODAY = datetime.date(2020, 6, 15)
RIVALS = entry("verbs: [zap]", "pattern: SOURCE * aid|talk, code: 111", "pattern: SOURCE * talk|help, code: 112")
EXAMPLES = """
predicates:
  - verbs: [zap]
    code: 111
    examples:
      - Chad zapped Niger. => TCD 111 NER
      - {second}
    non_examples:
      - {other}
"""


class TestCheck:
    def test_what_is_in_order_ends_with_0(self, run, small):
        done = run("check", small(entry("verbs: [zap]", more="code: 111")))
        assert (done.exit_code, done.stdout) == (0, "0 mistakes, 0 warnings\n")

    def test_mistakes_of_all_files_end_with_2_and_warnings_are_told_beside_them(self, run, small):
        folder = small(RIVALS)
        (folder / "other.yaml").write_text("actors:\n  - {name: A, code: 1}\n  - {name: B}\n", encoding="utf-8")
        done = run("check", folder)
        assert done.exit_code == 2
        for shown in (
            "W02 two patterns",
            "other.yaml:2:21: E06 '1' is no actor code",
            "other.yaml:3:5: E05 an actor lacks code:",
        ):
            assert shown in done.stdout
        assert done.stdout.endswith("2 mistakes, 1 warning\n")

    def test_warnings_end_with_1_if_strict(self, run, small):
        folder = small(RIVALS)
        assert run("check", folder).exit_code == 0
        assert run("check", folder, "--strict").exit_code == 1

    def test_json_has_an_object_a_problem(self, run, small):
        (row,) = map(json.loads, run("check", small("actors:\n  - {name: A, code: 1}\n"), "--json").stdout.splitlines())
        assert row["file"].endswith("mine/mine.yaml")
        assert (row["line"], row["column"], row["id"], row["severity"]) == (2, 21, "E06", "error")
        assert row["text"] == "  - {name: A, code: 1}"
        assert row["remedy"].startswith("an actor code has")

    def test_some_may_be_selected(self, run, small):
        done = run("check", small(RIVALS), "--select", "W01")
        assert done.stdout == "0 mistakes, 0 warnings\n"

    def test_with_a_folder_warnings_of_the_default_files_are_left_out(self, run, small, tmp_path):
        (tmp_path / "default" / "rivals.yaml").write_text(RIVALS, encoding="utf-8")
        folder = small("discards: [pillow fight]\n")
        assert run("check", folder).stdout == "0 mistakes, 0 warnings\n"
        assert "default/rivals.yaml" in run("check", folder, "--all").stdout
        assert run("check").stdout == run("check", tmp_path / "default").stdout
        assert run("check").stdout.endswith("0 mistakes, 1 warning\n")

    def test_it_does_not_wait_for_spacy(self):
        program = "import sys; import eventcoder.editing.check, eventcoder.editing.add; print('spacy' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout == "False\n"

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["france.yaml", "19-fight.yaml", "sets.yaml"])
    def test_after_a_change_of_one_file_a_check_of_all_takes_less_than_a_second(self, tmp_path, monkeypatch, name):
        monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))
        files = layered_files()
        assert CliRunner().invoke(app, ["dict", "check"]).exit_code == 0
        changed = [evolve(file, content=b"# changed\n" + file.content) if file.name.endswith(name) else file for file in files]
        monkeypatch.setattr(cache, "layered_files", lambda _: changed)
        start = time.process_time()  # of this process: the machine may be busy
        assert CliRunner().invoke(app, ["dict", "check"]).exit_code == 0
        assert time.process_time() - start < 1

    def test_a_folder_that_is_not_there_is_told(self, run):
        assert "no dictionary folder" in str(run("check", "nowhere").exception)


def world(**changes):
    files = {**WORLD, "words.yaml": RIVALS, "more.yaml": "actors: [{name: Sahel, names: [Niger], code: XXX}]\n", **changes}
    return [DictionaryFile(0, name, text.encode()) for name, text in sorted(files.items())]


class TestMemo:
    @pytest.fixture
    def read(self, monkeypatch):
        """The names of the files that were parsed."""
        names, add = [], Parts.add
        monkeypatch.setattr(Parts, "add", lambda self, file: (names.append(file.name), add(self, file))[1])
        return names

    @pytest.fixture
    def memo(self, tmp_path, monkeypatch):
        monkeypatch.setenv("EVENTCODER_CACHE", str(tmp_path / "cache"))
        memo = Memo.load()
        check_files(world(), TODAY, memo)
        memo.save()
        return Memo.load()

    def test_a_second_check_reads_nothing_and_says_the_same(self, memo, read):
        found = check_files(world(), TODAY, memo)
        assert read == []
        assert [problem.id for problem in found] == ["W01", "W02"]
        assert found == check_files(world(), TODAY)

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("words.yaml", "# one line more\n" + RIVALS),
            ("words.yaml", RIVALS.replace("code: 112", "code: 999")),
            ("chad.yaml", WORLD["chad.yaml"].replace("Chad\n", "Tchad\n", 1)),
            ("more.yaml", "remove: [Nobody]\n"),
            ("more.yaml", "actors: ["),
            ("more.yaml", RIVALS),
        ],
    )
    def test_after_a_change_only_that_file_is_read_and_a_fresh_check_says_the_same(self, memo, read, name, text):
        found = check_files(world(**{name: text}), TODAY, memo)
        assert read == [name]
        assert found == check_files(world(**{name: text}), TODAY)

    def test_a_set_that_is_taken_away_is_missed_by_files_that_have_not_changed(self, memo):
        with_set = {"words.yaml": entry("verbs: [zap]", "pattern: SOURCE * @aid, code: 111")}
        check_files(world(**with_set), TODAY, memo)
        found = check_files(world(**with_set, **{"sets.yaml": "sets: {help: [hand]}"}), TODAY, memo)
        assert [(problem.file, problem.id) for problem in found if problem.id == "E06"] == [("words.yaml", "E06")]

    def test_a_word_more_in_a_set_brings_a_warning_elsewhere(self, memo):
        rivals = entry("verbs: [zap]", "pattern: SOURCE * @aid|talk, code: 111", "pattern: SOURCE * @talks|pact, code: 112")
        first = {"words.yaml": rivals, "more.yaml": "sets: {talks: [parley]}"}
        assert check_files(world(**first), TODAY, memo) == []
        first["more.yaml"] = "sets: {talks: [parley, relief]}"
        assert [problem.id for problem in check_files(world(**first), TODAY, memo)] == ["W02"]

    def test_a_memo_that_is_not_whole_is_made_anew(self, memo, tmp_path):
        (path,) = (tmp_path / "cache").glob("*.check")
        path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)
        assert check_files(world(), TODAY, Memo.load()) == check_files(world(), TODAY)


class TestExamples:
    @pytest.fixture
    def tested(self, run, small):
        def ran(second, other="The choir zapped the orchestra.", *options):
            return run("test", small(EXAMPLES.format(second=second, other=other)), "--entry", "mine/zap", *options)

        return ran

    def test_examples_that_come_out_are_counted(self, tested):
        done = tested("Mali zapped Togo. => MLI 111 TGO")
        assert (done.exit_code, done.stdout) == (0, "3 of 3 examples as expected\n")

    def test_one_that_does_not_is_shown_with_both_results_and_what_made_the_event(self, tested):
        done = tested("Mali zapped Togo. => MLI 112 TGO", "Chad zapped Niger.")
        assert done.exit_code == 1
        assert "1 of 3 examples as expected" in done.stdout
        assert "expected MLI 112 TGO\n    found    MLI 111 TGO\n    MLI 111 TGO was made by mine/zap" in done.stdout
        assert "expected nothing of mine/zap\n    found    TCD 111 NER" in done.stdout
        assert "mine.yaml:7:" in done.stdout

    def test_nothing_may_be_expected(self, tested):
        assert "expected nothing\n    found    TCD 111 NER" in tested("Chad zapped Niger. => nothing").stdout

    def test_a_one_sided_example_is_met_by_a_one_sided_event_only(self, tested):
        assert tested("Chad zapped the moon. => TCD 111 ---").exit_code == 0
        assert tested("Chad zapped Niger. => TCD 111 ---").exit_code == 1

    def test_an_example_that_another_entry_codes_is_told(self, run, small):
        text = EXAMPLES.format(second="Mali zapped Togo. => MLI 111 TGO", other="Chad slept.")
        text += "  - {name: strong, verbs: [zap], priority: 1, code: 111}\n"
        done = run("test", small(text))
        assert done.exit_code == 0
        assert "2 of 3 examples as expected, but by another entry than that of the example:" in done.stdout
        assert "Mali zapped Togo. (strong, " in done.stdout

    @pytest.mark.parametrize(
        ("options", "count"),
        [(["--code", "111"], 3), (["--code", "163"], 0), (["--file", "mine.yaml"], 3), (["--file", "x"], 0)],
    )
    def test_entries_may_be_chosen(self, run, small, options, count):
        folder = small(EXAMPLES.format(second="Mali zapped Togo. => MLI 111 TGO", other="Chad slept."))
        assert f"{count} of {count} examples" in run("test", folder, *options).stdout

    def test_a_mistake_is_told(self, run, small):
        assert isinstance(run("test", small("predicates:\n  - verbs: [zap\n")).exception, DictionaryError)
