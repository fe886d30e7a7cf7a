"""`eventcoder explain`: why a sentence was coded as it was, and why not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eventcoder.cli.options import Date, Dictionaries, Model, read_text
from eventcoder.errors import EventcoderError

__all__ = ["explain"]


def explain(
    text: Annotated[str, typer.Argument(help="A sentence or a few; - for standard input.")],
    date: Date = "",
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    model: Model = "",
    every: Annotated[bool, typer.Option("--all", help="Every pattern that did not fit, not only the nearest.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page for a browser to this file; it holds every pattern.")] = None,
) -> None:
    """Show how a sentence was coded, and why the rest of it was not."""
    from eventcoder.coder import load
    from eventcoder.explain.gather import reports
    from eventcoder.explain.html import page
    from eventcoder.explain.text import lines

    content = read_text("-") if text == "-" else text
    found = reports(load(dictionaries, model or None), content, date or None)
    if html is None:
        console = Console(highlight=False, soft_wrap=True)
        for line in lines(found, every):
            console.print(line)
        return
    try:
        html.write_text(page(found), encoding="utf-8")
    except OSError as error:
        raise EventcoderError(f"cannot write {html}: {error.strerror}") from error
    print(f"{html}: open it in a browser")
