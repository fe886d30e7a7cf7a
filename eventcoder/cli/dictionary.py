"""`eventcoder dict ...`: the commands of those who write dictionaries."""

from __future__ import annotations

import typer

from eventcoder.cli.check import check, run_tests
from eventcoder.cli.corpus import diff, gaps
from eventcoder.cli.options import Dictionaries

__all__ = ["app", "coverage"]

app = typer.Typer(no_args_is_help=True, help="Check, test and extend the dictionaries.")
app.command()(check)
app.command("test")(run_tests)
app.command()(diff)
app.command()(gaps)


@app.command()
def coverage(dictionaries: Dictionaries = []) -> None:  # noqa: B006 - typer copies it
    """List for every CAMEO code the entries, compositions and examples that reach it, as a Markdown table."""
    from eventcoder.dictionary.cache import load_dictionary
    from eventcoder.editing.coverage import report

    for line in report(load_dictionary(dictionaries)):
        print(line)
