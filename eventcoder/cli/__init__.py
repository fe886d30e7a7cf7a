"""The command `eventcoder`."""

from __future__ import annotations

import io
import os
import sys

import typer

from eventcoder.cli import batch, code, dictionary, explain
from eventcoder.cli.options import errors
from eventcoder.errors import EventcoderError

__all__ = ["app", "main"]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command()(code.code)
app.command()(explain.explain)
app.command()(batch.batch)
app.add_typer(dictionary.app, name="dict")


@app.callback()
def about() -> None:
    """Turn news text into political events: who did what to whom, in CAMEO codes."""


def main() -> None:
    """Run the command; a mistake of the user's ends with its message and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 in any locale; what a terminal cannot show, or no encoding can, is shown as an escape.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        app()
    except EventcoderError as error:
        errors.print(f"eventcoder: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
