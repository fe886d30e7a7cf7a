"""The command: what it prints, how it ends, and that no mistake of its user ends in a traceback."""

import json
import os
import subprocess
import sys

import pytest
from tiny import entry
from typer.testing import CliRunner

from eventcoder import coder as coder_module
from eventcoder.cli import app
from eventcoder.errors import DictionaryError, EventcoderError, InputError, ModelError

FRANCE = "France condemned Iran on Monday."
KENYA = "Kenya condemned Uganda."


@pytest.fixture
def files(tmp_path):
    """Articles in files; one cannot be read and one is no UTF-8."""
    (tmp_path / "france.txt").write_text(FRANCE, encoding="utf-8")
    (tmp_path / "kenya.txt").write_text(KENYA, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("First line.\nC\u00f4te d'Ivoire condemned Iran.".encode("latin-1"))
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf" + FRANCE.encode())
    (tmp_path / "utf16.txt").write_text(FRANCE, encoding="utf-16")
    return tmp_path


@pytest.fixture
def run(coder, monkeypatch):
    """Runs a command in this process, with the coder that is loaded already unless it asks for another."""
    load = coder_module.load

    def loaded(dictionaries=None, model=None):
        return load(dictionaries, model or coder.parser.nlp) if dictionaries or model else coder

    monkeypatch.setattr(coder_module, "load", loaded)

    def ran(*arguments, **how):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **how)

    return ran


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def triples(result):
    return [(row["source"]["code"], row["code"], row["target"]["code"]) for row in rows(result)]


class TestCode:
    def test_json_lines_hold_an_event_each_with_its_article(self, run, files):
        result = run("code", files / "france.txt", files / "kenya.txt")
        assert result.exit_code == 0
        assert triples(result) == [("FRA", "111", "IRN"), ("KEN", "111", "UGA")]
        assert [row["article"] for row in rows(result)] == [str(files / "france.txt"), str(files / "kenya.txt")]

    def test_a_row_is_the_event_as_the_library_gives_it(self, run, coder, files):
        (row,) = rows(run("code", files / "france.txt", "--date", "2015-06-01"))
        (event,) = coder.code(FRANCE, date="2015-06-01")
        assert row == {"article": str(files / "france.txt"), **event.to_dict()}

    def test_a_table_shows_codes_words_and_entry(self, run, files):
        result = run("code", files / "france.txt", "--format", "table", env={"COLUMNS": "200"})
        assert result.exit_code == 0
        for shown in ("FRA", "111", "IRN", "Criticize or denounce", "France / condemned / Iran", "11-disapprove"):
            assert shown in result.stdout

    def test_a_narrow_table_cuts_nothing_off(self, run, files):
        shown = run("code", files / "france.txt", "--format", "table", env={"COLUMNS": "60"}).stdout
        assert "\u2026" not in shown
        assert "11-disapprove" in "".join(line.split()[-1] for line in shown.splitlines() if line.split())

    def test_a_table_says_where_nothing_was_found(self, run, files):
        assert "no events" in run("code", files / "empty.txt", "--format", "table").stdout

    @pytest.mark.parametrize("name", ["[red]x.txt", "[", "[bold"])
    def test_a_file_name_in_brackets_is_shown_as_it_is(self, run, files, name):
        (files / name).write_text(FRANCE, encoding="utf-8")
        assert name in run("code", files / name, "--format", "table", env={"COLUMNS": "300"}).stdout
        (files / name).write_text("", encoding="utf-8")
        assert name in run("code", files / name, "--format", "table").stdout
        (files / name).unlink()
        assert name in run("code", files / name).stderr

    def test_a_dash_is_standard_input(self, run):
        result = run("code", "-", input=FRANCE)
        assert triples(result) == [("FRA", "111", "IRN")]
        assert rows(result)[0]["article"] == "-"

    def test_nothing_in_is_nothing_out(self, run, files):
        result = run("code", files / "empty.txt")
        assert (result.exit_code, result.stdout) == (0, "")

    def test_a_byte_order_mark_is_no_part_of_the_text(self, run, files):
        (row,) = rows(run("code", files / "bom.txt"))
        assert row["source"]["start"] == 0

    @pytest.mark.parametrize(
        ("bad", "said"),
        [
            ("missing.txt", "cannot be read: No such file"),
            ("latin.txt", "not UTF-8 (line 2, byte 13)"),
            ("utf16.txt", "not UTF-8 (line 1, byte 0)"),
            (".", "cannot be read"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_told_and_the_others_are_coded(self, run, files, bad, said):
        result = run("code", files / "france.txt", files / bad, files / "kenya.txt")
        assert result.exit_code == 1
        assert triples(result) == [("FRA", "111", "IRN"), ("KEN", "111", "UGA")]
        assert f"eventcoder: {files / bad}: " in result.stderr
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1

    def test_the_date_decides_who_holds_an_office(self, run, files):
        (files / "h.txt").write_text("Francois Hollande condemned Iran.", encoding="utf-8")
        (row,) = rows(run("code", files / "h.txt", "--date", "2016-01-01"))
        assert (row["source"]["code"], row["date"]) == ("FRAGOV", "2016-01-01")
        (row,) = rows(run("code", files / "h.txt", "--date", "2019-01-01"))
        assert row["source"]["code"] == "FRAELI"

    def test_one_sided_events_come_if_asked_for(self, run, files):
        (files / "w.txt").write_text("France condemned the weather.", encoding="utf-8")
        assert rows(run("code", files / "w.txt")) == []
        (row,) = rows(run("code", files / "w.txt", "--one-sided"))
        assert (row["source"]["code"], row["target"]) == ("FRA", None)
        assert "---" in run("code", files / "w.txt", "--one-sided", "--format", "table").stdout

    def test_a_folder_may_be_laid_over_the_dictionaries(self, run, files, small):
        folder = small(entry("verbs: [zap]", more="code: 111"))
        (files / "z.txt").write_text("Chad zapped Niger.", encoding="utf-8")
        assert triples(run("code", files / "z.txt", "--dictionaries", folder)) == [("TCD", "111", "NER")]
        assert triples(run("code", files / "z.txt")) == []


class TestMistakes:
    @pytest.mark.parametrize(
        ("options", "kind", "said"),
        [
            (["--date", "2015-13-01"], InputError, "write YYYY-MM-DD"),
            (["--model", "xx_not_there"], ModelError, "no spaCy pipeline"),
            (["--dictionaries", "/no/such/folder"], EventcoderError, "no dictionary folder"),
        ],
    )
    def test_what_is_wrong_for_all_files_is_told_once_and_nothing_is_coded(self, run, files, options, kind, said):
        result = run("code", files / "france.txt", files / "kenya.txt", *options)
        assert isinstance(result.exception, kind)
        assert said in str(result.exception)
        assert result.stdout == ""

    def test_a_broken_dictionary_is_told_with_its_place(self, run, files, small):
        folder = small("predicates:\n  - verbs: [zap\n")
        result = run("code", files / "france.txt", "--dictionaries", folder)
        assert isinstance(result.exception, DictionaryError)
        assert "mine.yaml:2:12: E01" in str(result.exception)

    @pytest.mark.parametrize(
        "arguments", [["code"], ["explain"], ["no-such-command"], ["code", "x", "--format", "xml"], ["code", "x", "--no-such"]]
    )
    def test_a_command_that_is_written_wrong_ends_with_its_usage(self, run, arguments):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "Usage" in result.stderr
        assert isinstance(result.exception, SystemExit)

    def test_help_tells_the_commands(self, run):
        result = run("--help")
        assert result.exit_code == 0
        for command in ("code", "explain", "dict"):
            assert command in result.stdout


class TestProcess:
    """The command as the shell runs it, with the tiny world for its dictionaries."""

    ZAP = entry("verbs: [zap]", more="code: 111")

    @pytest.fixture
    def command(self, files, small):
        """The words of a command line, for a folder with this text laid over the tiny world."""
        assert small(self.ZAP)
        default = repr(str(files / "default"))
        program = (
            "import pathlib; from eventcoder.dictionary import cache; from eventcoder.cli import main; "
            f"cache.default_folder = lambda: pathlib.Path({default}); main()"
        )
        return [sys.executable, "-c", program]

    def run(self, command, *arguments):
        environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
        line = [*command, *map(os.fsencode, arguments)]
        return subprocess.run(line, capture_output=True, env=environment, timeout=120, check=False)

    def test_a_mistake_ends_with_its_message_and_status_2(self, command, files, small):
        folder = small("predicates:\n  - verbs: [zap\n")
        done = self.run(command, "code", files / "france.txt", "--dictionaries", folder)
        assert done.returncode == 2
        assert done.stdout == b""
        assert done.stderr.startswith(b"eventcoder: 1 mistake in the dictionaries\n")
        assert b"Traceback" not in done.stderr

    def test_output_is_utf8_in_any_locale_and_a_name_that_is_none_is_escaped(self, command, files):
        name = os.path.join(os.fsencode(files), b"caf\xe9.txt")
        try:
            with open(name, "wb") as file:
                file.write("Ch\u00e1d zapped Niger.".encode())
        except OSError:
            pytest.skip("this file system holds no such name")
        done = self.run(command, "code", name, b"missing\xff.txt", "--dictionaries", files / "mine")
        assert done.returncode == 1
        row = json.loads(done.stdout.decode("utf-8"))
        assert row["source"]["text"] == "Ch\u00e1d"
        assert os.fsencode(row["article"]) == name
        assert b"cannot be read" in done.stderr
        assert b"Traceback" not in done.stderr

    @pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
    def test_a_reader_that_leaves_is_no_mistake(self, command, files):
        # More rows than a pipe holds, so that the command writes on when nobody reads.
        text = "\n\n".join("Chad zapped Niger. Mali zapped Togo." for _ in range(200))
        (files / "many.txt").write_text(text, encoding="utf-8")
        line = [*command, "code", *[str(files / "many.txt")] * 3, "--dictionaries", str(files / "mine")]
        with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout.readline()
            process.stdout.close()
            said = process.stderr.read()
            process.wait(timeout=120)
        assert said == b""
        assert process.returncode == 1
