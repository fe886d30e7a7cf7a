"""What the commands share: options, and reading a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eventcoder.errors import InputError

__all__ = ["Date", "Dictionaries", "Model", "errors", "read_text"]

errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

Dictionaries = Annotated[
    list[Path],
    typer.Option("--dictionaries", "-d", help="A folder to lay over the default dictionaries; may be repeated."),
]
Model = Annotated[str, typer.Option("--model", "-m", help="A spaCy pipeline, by name or path.")]
Date = Annotated[str, typer.Option("--date", help="The day of the texts, YYYY-MM-DD: who holds an office depends on it.")]


def read_text(name: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises:
        InputError: if it cannot be read or is no UTF-8.

    """
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"not UTF-8 (line {line}, byte {error.start}): save the text as UTF-8") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
