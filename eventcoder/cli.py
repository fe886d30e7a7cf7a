"""The command: `eventcoder code`, `explain`, `check` and `coverage`."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eventcoder.errors import EventcoderError, InputError
from eventcoder.records import Event

__all__ = ["app", "main"]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
_errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

Dictionaries = Annotated[
    list[Path],
    typer.Option("--dictionaries", "-d", help="A folder to lay over the default dictionaries; may be repeated."),
]
Model = Annotated[str, typer.Option("--model", "-m", help="A spaCy pipeline, by name or path.")]
Date = Annotated[str, typer.Option("--date", help="The day of the texts, YYYY-MM-DD: who holds an office depends on it.")]


class Format(StrEnum):
    """How events are printed."""

    TABLE = "table"
    JSONL = "jsonl"


@app.callback()
def about() -> None:
    """Turn news text into political events: who did what to whom, in CAMEO codes."""


@app.command()
def code(
    files: Annotated[list[str], typer.Argument(help="Text files, an article each; - for standard input.")],
    date: Date = "",
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    model: Model = "",
    format: Annotated[Format | None, typer.Option(help="A table on a terminal, else JSON Lines.")] = None,
    one_sided: Annotated[bool, typer.Option("--one-sided", help="Events that lack a source or target as well.")] = False,
) -> None:
    """Code articles into events."""
    from eventcoder.coder import load

    coder = load(dictionaries, model or None)
    coder.code("", date or None)  # a date that cannot be read is told once, not for every file
    failed = False
    as_table = (format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)) is Format.TABLE
    for name in files:
        try:
            events = coder.code(_read(name), date or None, require_dyad=not one_sided)
        except InputError as error:
            _errors.print(f"eventcoder: {name}: {error}")
            failed = True
            continue
        if as_table:
            _print_table(name, events)
        else:
            for line in _json_lines(name, events):
                print(line, flush=False)
    if failed:
        raise typer.Exit(1)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence or a few; - for standard input.")],
    date: Date = "",
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    model: Model = "",
) -> None:
    """Show how a sentence was coded, and why the rest of it was not."""
    from eventcoder.coder import load
    from eventcoder.explain import explain as report

    content = _read("-") if text == "-" else text
    print(report(load(dictionaries, model or None), content, date or None))


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


def _read(name: str) -> str:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"not UTF-8 (line {line}, byte {error.start}): save the text as UTF-8") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error


def _print_table(name: str, events: tuple[Event, ...]) -> None:
    console = Console(highlight=False)
    if not events:
        console.print(f"{name}: no events", markup=False, soft_wrap=True)
        return
    table = Table(title=Text(name) if name != "-" else None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("source", "code", "target"):
        table.add_column(column, no_wrap=True)
    for column in ("event", "words", "entry"):
        table.add_column(column, overflow="fold")  # nothing is cut off, least of all the line of the entry
    for event in events:
        source, target = event.source, event.target
        place = event.evidence[0].location
        table.add_row(
            source.code if source else "---",
            event.code,
            target.code if target else "---",
            Text(event.name),
            Text(f"{source.text if source else '-'} / {event.action} / {target.text if target else '-'}"),
            Text(f"{PurePosixPath(place.file).stem}:{place.line}"),
        )
    console.print(table)


def _json_lines(name: str, events: tuple[Event, ...]) -> Iterator[str]:
    for event in events:
        yield json.dumps({"article": name, **event.to_dict()}, ensure_ascii=False)


def main() -> None:
    """Run the command; a mistake of the user's ends with its message and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 in any locale; what a terminal cannot show, or no encoding can, is shown as an escape.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        app()
    except EventcoderError as error:
        _errors.print(f"eventcoder: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
