"""The command of the importer."""

from typer.testing import CliRunner

from eventcoder.cli import app


def ran(*arguments):
    return CliRunner().invoke(app, ["dict", "import-petrarch", *map(str, arguments)])


def test_it_writes_a_folder_and_lists_what_it_could_not_convert(tmp_path):
    actors = tmp_path / "my.actors.txt"
    actors.write_text("HARBOUR_LEAGUE_ [XHL]\n+LEAGUE_OF_HARBOURS_\n\t[ITAOPP 19990101-20051231]\n", encoding="utf-8")
    result = ran(actors, "--to", tmp_path / "mine", "--report", tmp_path / "report.json", "--all")
    assert result.exit_code == 0, result.output
    assert "my.actors.txt" in result.stdout
    assert list((tmp_path / "mine").rglob("*.yaml"))
    assert (tmp_path / "report.json").exists()
    again = ran(actors, "--to", tmp_path / "mine")
    assert "is not empty" in str(again.exception)


def test_a_dry_run_writes_nothing(tmp_path):
    actors = tmp_path / "my.actors.txt"
    actors.write_text("HARBOUR_LEAGUE_ [ITAOPP]\n", encoding="utf-8")
    assert ran(actors, "--to", tmp_path / "mine", "--dry-run").exit_code == 0
    assert not (tmp_path / "mine").exists()
