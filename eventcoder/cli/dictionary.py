"""`eventcoder dict ...`: the commands of those who write dictionaries."""

from __future__ import annotations

from importlib import resources

import typer

from eventcoder.cli import add
from eventcoder.cli.check import check, run_tests
from eventcoder.cli.corpus import diff, gaps
from eventcoder.cli.importing import import_files
from eventcoder.cli.options import Dictionaries

__all__ = ["app", "coverage", "schema"]

app = typer.Typer(no_args_is_help=True, help="Check, test and extend the dictionaries.")
app.command()(check)
app.command("test")(run_tests)
app.command()(diff)
app.command()(gaps)
app.command("import-petrarch")(import_files)
app.add_typer(add.app, name="add")


@app.command()
def coverage(dictionaries: Dictionaries = []) -> None:  # noqa: B006 - typer copies it
    """List for every CAMEO code the entries, compositions and examples that reach it, as a Markdown table."""
    from eventcoder.dictionary.cache import load_dictionary
    from eventcoder.editing.coverage import report

    for line in report(load_dictionary(dictionaries)):
        print(line)


@app.command()
def schema() -> None:
    """Print the JSON Schema of dictionary files, with which editors such as VS Code complete and check while typing."""
    print(resources.files("eventcoder").joinpath("dictionary", "schema.json").read_text(encoding="utf-8"), end="")
