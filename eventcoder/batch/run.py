"""`eventcoder batch`: from the names of files to a finished data set."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from attrs import asdict, field, frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.engine import Batch
from eventcoder.batch.export import Output
from eventcoder.batch.journal import Counts, Journal, working_folder
from eventcoder.batch.progress import Report, Silent
from eventcoder.batch.readers.options import Options
from eventcoder.batch.readers.read import read, size_of
from eventcoder.batch.worker import Setup
from eventcoder.dictionary.cache import fingerprint
from eventcoder.errors import EventcoderError, InputError

__all__ = ["Job", "StoppedError", "rejects_file"]


class StoppedError(EventcoderError):
    """A batch that could not be finished and can be resumed."""


@frozen(kw_only=True)
class Job:
    """What is to be coded, how, and where to.

    Attributes:
        inputs: files, folders, "-" for standard input.
        output: the file to write.
        setup: how to code.
        options: how to read the inputs.
        workers: how many processes.
        overwrite: whether an output that is there, finished or not, is to be replaced.

    """

    inputs: Sequence[str]
    output: Output
    setup: Setup = field(factory=Setup)
    options: Options = field(factory=Options)
    workers: int = 1
    overwrite: bool = False

    def begin(self) -> Journal:
        """Open the journal: a new one, or that of the same job where it was cut off.

        Raises:
            InputError: if the output is there already, or another job has begun to write it.
            DictionaryError: if a dictionary has a mistake.

        """
        if self.output.path.exists() and not self.overwrite:
            raise InputError(f"{self.output.path} is there already: name another file, or add --overwrite to replace it")
        return Journal.begin(working_folder(self.output.path), self._settings(), self.overwrite)

    def run(self, journal: Journal, report: Report | None = None) -> Counts:
        """Code what is left to do, write the output and, if there are any, the rejected records beside it.

        Raises:
            StoppedError: if the output cannot be written: the disk is full, say. The same job may be run again.
            EventcoderError: if an input cannot be read, or the coder not be loaded.

        """
        report = report or Silent()
        size = None if isinstance(report, Silent) else size_of(self.inputs)  # walks through every folder
        read_bytes = 0

        def meter(count: int) -> None:
            nonlocal read_bytes
            read_bytes += count

        def tell(counts: Counts) -> None:
            report(counts, min(read_bytes / size, 1.0) if size else None)

        try:
            records: Iterator[Article | Rejected] = read(self.inputs, self.options, skip=journal.counts.records, meter=meter)
            counts = Batch(self.setup, self.workers, report=tell).run(records, journal)
            self.output.write(journal.events_file, journal.output_file)
            rejects = rejects_file(self.output.path)
            if counts.rejected:
                journal.rejects_file.replace(rejects)
            else:
                rejects.unlink(missing_ok=True)
            journal.output_file.replace(self.output.path)
        except (OSError, sqlite3.Error) as error:
            raise StoppedError(f"the output cannot be written: {error}; mend that and run the same command again") from error
        journal.finish()
        return counts

    def _settings(self) -> dict[str, object]:
        """What decides the output, as plain values; the number of workers does not."""
        options = {name: str(value) for name, value in asdict(self.options).items()}
        return {
            "version": version("eventcoder"),
            "inputs": [_state(name) for name in self.inputs],
            "options": options,
            "dictionaries": fingerprint([Path(folder) for folder in self.setup.dictionaries]),
            "model": self.setup.model,
            "one_sided": self.setup.one_sided,
        }


def rejects_file(output: Path) -> Path:
    """Where the rejected records of an output stand, one line of JSON each."""
    return output.with_name(output.name + ".rejects.jsonl")


def _state(name: str) -> list[object]:
    """An input's name, with its size and time of change if it is a file: a changed one cannot be gone on with."""
    path = Path(name)
    if not path.is_file():
        return [name]
    status = path.stat()
    return [name, status.st_size, status.st_mtime_ns]
