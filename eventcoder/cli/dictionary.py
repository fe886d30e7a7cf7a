"""`eventcoder dict ...`: the commands of those who write dictionaries."""

from __future__ import annotations

from typing import Annotated

import typer

from eventcoder.cli.options import Dictionaries, Model

__all__ = ["app", "check", "coverage"]

app = typer.Typer(no_args_is_help=True, help="Check, test and extend the dictionaries.")


@app.command()
def check(
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    model: Model = "",
    select: Annotated[str, typer.Option(help="Only entries whose name or file contains this.")] = "",
    examples: Annotated[bool, typer.Option(help="Run the examples that entries carry.")] = True,
) -> None:
    """Read the dictionaries, report every mistake, and run the examples that entries carry."""
    from eventcoder.coder import load
    from eventcoder.dictionary.cache import load_dictionary
    from eventcoder.editing.examples import count_examples, failures

    dictionary = load_dictionary(dictionaries)
    warnings = [warning for warning in dictionary.warnings if select in str(warning)]
    for warning in warnings:
        print(warning)
    entries = [e for e in dictionary.entries if select in e.name or select in e.location.file]
    broken = list(failures(load(dictionaries, model or None), entries)) if examples else []
    for failure in broken:
        print(failure)
    count = count_examples(entries) if examples else 0
    print(f"{len(warnings)} warnings; {count - len(broken)} of {count} examples as expected")
    if broken:
        raise typer.Exit(1)


@app.command()
def coverage(dictionaries: Dictionaries = []) -> None:  # noqa: B006 - typer copies it
    """List for every CAMEO code the entries, compositions and examples that reach it, as a Markdown table."""
    from eventcoder.dictionary.cache import load_dictionary
    from eventcoder.editing.coverage import report

    for line in report(load_dictionary(dictionaries)):
        print(line)
