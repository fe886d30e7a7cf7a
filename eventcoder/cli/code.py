"""`eventcoder code`: what comes of texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eventcoder.cli.options import Date, Dictionaries, Model, errors, read_text
from eventcoder.errors import InputError
from eventcoder.records import Event

__all__ = ["Format", "code"]


class Format(StrEnum):
    """How events are printed."""

    TABLE = "table"
    JSONL = "jsonl"


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
            events = coder.code(read_text(name), date or None, require_dyad=not one_sided)
        except InputError as error:
            errors.print(f"eventcoder: {name}: {error}")
            failed = True
            continue
        if as_table:
            _print_table(name, events)
        else:
            for line in _json_lines(name, events):
                print(line, flush=False)
    if failed:
        raise typer.Exit(1)


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
