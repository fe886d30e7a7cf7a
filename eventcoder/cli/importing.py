"""`eventcoder dict import-petrarch`: dictionaries of TABARI, PETRARCH and PETRARCH2 become a folder of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["import_files"]


def import_files(
    files: Annotated[list[Path], typer.Argument(help="Actor, agent, verb, discard and issue files, all at once.")],
    to: Annotated[Path, typer.Option("--to", help="The folder to write.")],
    format: Annotated[
        list[str], typer.Option(help="What each file is, if its name and content do not tell: actors, agents, verbs ...")
    ] = [],  # noqa: B006 - typer copies it
    report: Annotated[Path | None, typer.Option(help="A file for every line that was not converted, as JSON.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write into a folder that holds something already.")] = False,
    all: Annotated[bool, typer.Option("--all", help="Print every line that was not converted.")] = False,
) -> None:
    """Convert dictionaries of TABARI and PETRARCH; what cannot be converted is listed with its line and the reason."""
    from eventcoder.editing.petrarch.convert import import_petrarch

    found = import_petrarch(files, to, formats=format, dry_run=dry_run, overwrite=overwrite, report_to=report)
    for line in found.summary():
        print(line)
    for refusal in found.refusals if all else ():
        print(refusal)
