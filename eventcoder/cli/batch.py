"""`eventcoder batch`: coding articles by the million, unattended."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli.options import Dictionaries, Model, errors
from eventcoder.errors import InputError

if TYPE_CHECKING:
    from eventcoder.batch.journal import Counts
    from eventcoder.batch.progress import Report

__all__ = ["batch"]

_REJECTED, _STOPPED, _INTERRUPTED = 1, 3, 130


def batch(
    inputs: Annotated[list[str], typer.Argument(help="Files and folders of articles; - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; its suffix tells the format.")],
    to: Annotated[str, typer.Option("--to", help="The output's format: jsonl, csv, parquet, gdelt, icews, petrarch2 ...")] = "",
    duplicates: Annotated[
        str, typer.Option(help="Events of one day, source, target and code: keep all, keep the first, or merge them.")
    ] = "",
    workers: Annotated[int | None, typer.Option("--workers", "-j", min=1, help="Processes; as many as processors.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Only go on with a batch that was cut off.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there already.")] = False,
    one_sided: Annotated[bool, typer.Option("--one-sided", help="Events that lack a source or target as well.")] = False,
    format: Annotated[str, typer.Option(help="The inputs' format: text, jsonl, json, csv, tsv, parquet, petrarch.")] = "",
    column: Annotated[
        list[str], typer.Option(help="ROLE=NAME: the column of the id, date, title, text, url, source or language.")
    ] = [],  # noqa: B006 - typer copies it
    encoding: Annotated[str, typer.Option(help="Of text, JSON, CSV and TSV.")] = "utf-8",
    delimiter: Annotated[str, typer.Option(help="What separates the fields of CSV and TSV.")] = "",
    quotes: Annotated[bool, typer.Option(help='Whether " encloses fields in CSV and TSV.')] = True,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="Whether 01/02/2024 is in February or in January.")
    ] = None,
    require_date: Annotated[bool, typer.Option("--require-date", help="Reject articles without a date.")] = False,
    language: Annotated[list[str], typer.Option(help="What a language column may say; 'any' for every language.")] = ["en"],  # noqa: B006 - typer copies it
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    model: Model = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress as lines of JSON on standard error.")] = False,
) -> None:
    """Code many articles into one file.

    A run that was cut off goes on when the same command is given again. Exit status: 0 all articles coded, 1 some rejected
    (OUTPUT.rejects.jsonl says which and why), 2 a mistake in the command or its inputs, 3 stopped, 130 interrupted.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # the processes share the work; threads below them would only wait for each other
    from eventcoder.batch.export import Duplicates, Output
    from eventcoder.batch.journal import working_folder
    from eventcoder.batch.readers.options import Options
    from eventcoder.batch.run import Job, StoppedError, rejects_file
    from eventcoder.batch.worker import Setup

    if resume and not working_folder(output).exists():
        raise InputError(f"there is no batch to resume: {working_folder(output)} is not there")
    if duplicates and duplicates not in list(Duplicates):
        raise InputError(f"--duplicates {duplicates}: there are {', '.join(Duplicates)}")
    job = Job(
        inputs=inputs,
        output=Output(path=output, format=to, duplicates=Duplicates(duplicates) if duplicates else None),
        setup=Setup(tuple(map(str, dictionaries)), model, one_sided),
        options=Options(
            format=format or None,
            encoding=encoding,
            columns=_columns(column),
            delimiter=delimiter,
            quotes=quotes,
            day_first=day_first,
            require_date=require_date,
            languages=() if "any" in language else tuple(language),
        ),
        workers=workers or os.cpu_count() or 1,
        overwrite=overwrite,
    )
    signal.signal(signal.SIGTERM, _interrupt)
    started = time.monotonic()
    journal = job.begin()
    begun = journal.counts
    if begun.records and not quiet:
        errors.print(f"going on behind {begun.records:,} records that are done")
    try:
        with _report(quiet, log_json, begun) as report:
            counts = job.run(journal, report)
    except KeyboardInterrupt:
        done = f"{journal.counts.records:,} records are done"
        errors.print(f"eventcoder: interrupted; {done}, and the same command goes on behind them")
        raise typer.Exit(_INTERRUPTED) from None
    except StoppedError as error:
        errors.print(f"eventcoder: {error}")
        raise typer.Exit(_STOPPED) from None
    if not quiet and not log_json:
        errors.print(_summary(counts, begun, time.monotonic() - started))
    if counts.rejected:
        if not quiet:
            errors.print(f"eventcoder: {counts.rejected:,} rejected: {rejects_file(output)} says why")
        raise typer.Exit(_REJECTED)


def _columns(pairs: list[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        role, equals, name = pair.partition("=")
        if not equals:
            raise InputError(f"--column {pair}: write ROLE=NAME, as in --column text=body")
        columns[role] = name
    return columns


def _report(quiet: bool, log_json: bool, begun: Counts) -> Report:
    from eventcoder.batch.progress import Bar, Lines, Silent

    if log_json:
        return Lines(sys.stderr, begun)
    return Bar(errors, begun) if errors.is_terminal and not quiet else Silent()


def _summary(counts: Counts, begun: Counts, seconds: float) -> str:
    rate = (counts.records - begun.records) / max(seconds, 1e-9)
    return f"{counts.articles:,} articles, {counts.events:,} events, in {seconds:,.0f} s ({rate:,.0f} articles a second)"


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
