"""`eventcoder dict check` and `eventcoder dict test`: whether the dictionaries are in order, and do what they say."""

from __future__ import annotations

import datetime
import gc
import json
from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli.options import Model
from eventcoder.errors import Problem

__all__ = ["Folders", "check", "run_tests"]

Folders = Annotated[list[Path] | None, typer.Argument(help="Folders to lay over the default dictionaries, in order.")]


def check(
    folders: Folders = None,
    everything: Annotated[bool, typer.Option("--all", help="With a folder: warnings in the default files, too.")] = False,
    select: Annotated[str, typer.Option(help="Only problems that contain this: a file, an id, a word.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line for each problem.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with status 1 if there are warnings.")] = False,
) -> None:
    """Read the dictionaries and report every mistake and warning; where a folder is given, only the warnings in it.

    Ends with status 0 if there is no mistake, 1 if there are only warnings and --strict is given, 2 if there are mistakes.
    """
    from eventcoder.dictionary.cache import layered_files
    from eventcoder.editing.check import check_files
    from eventcoder.editing.sheets import Memo

    gc.disable()  # a hundred thousand tuples, all of them needed to the end, would be gone through again and again
    memo = Memo.load()
    files = layered_files(folders or ())
    problems = check_files(files, datetime.date.today(), memo)
    memo.save()
    gc.enable()
    own = {file.name for file in files if file.layer or everything} or {file.name for file in files}
    shown = [p for p in problems if select in str(p) and (p.file in own or not p.is_warning)]
    shown.sort(key=lambda problem: not problem.is_warning)  # mistakes last, where they are not lost among the warnings
    for problem in shown:
        print(json.dumps(_as_dict(problem), ensure_ascii=False) if as_json else problem)
    warnings = sum(problem.is_warning for problem in shown)
    if not as_json:
        print(f"{_count(len(shown) - warnings, 'mistake')}, {_count(warnings, 'warning')}")
    if len(shown) > warnings:
        raise typer.Exit(2)
    if warnings and strict:
        raise typer.Exit(1)


def run_tests(
    folders: Folders = None,
    file: Annotated[str, typer.Option(help="Only entries whose file contains this.")] = "",
    entry: Annotated[str, typer.Option(help="Only entries whose name contains this.")] = "",
    code: Annotated[str, typer.Option(help="Only entries with this code, or with an example of it.")] = "",
    model: Model = "",
) -> None:
    """Run the examples and non-examples of entries, and show those that come out otherwise, with what made the events.

    Ends with status 0 if all came out as their entries say, 1 if not, 2 if the dictionaries have mistakes.
    """
    from eventcoder.coder import load
    from eventcoder.editing.examples import run_examples, selected

    coder = load(folders or [], model or None)
    results = list(run_examples(coder, selected(coder.dictionary.entries, file, entry, code)))
    failed = [result for result in results if not result.as_expected]
    borrowed = [result for result in results if result.by_another]
    for result in failed:
        print(result)
    if borrowed:
        print(f"{len(borrowed)} of {len(results)} examples as expected, but by another entry than that of the example:")
        for result in borrowed:
            print(f"{result.example.location}: {result.example.sentence} ({', '.join(result.makers())})")
    print(f"{len(results) - len(failed)} of {len(results)} examples as expected")
    if failed:
        raise typer.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _as_dict(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "id": problem.id,
        "severity": "warning" if problem.is_warning else "error",
        "message": problem.message,
        "remedy": problem.remedy,
        "text": problem.excerpt,
    }
