"""The journal of a batch: what has been written for good, so that a run that was cut off goes on where it stood.

A batch that writes `events.jsonl` works in the folder `events.jsonl.part` until all is done. It appends to two files there, the
events and the rejected records. A commit first brings both to the disk and then notes their lengths in the journal; after a
crash, both are cut back to the last commit.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from io import BufferedRandom
from pathlib import Path

from attrs import asdict, define, field, frozen

from eventcoder.errors import InputError

__all__ = ["Counts", "Journal", "working_folder"]

_EVENTS, _REJECTS, _JOURNAL, _OUTPUT = "events", "rejects", "journal", "output"


@frozen
class Counts:
    """How far a batch has come: records read, articles coded, their events, and records rejected."""

    records: int = 0
    articles: int = 0
    events: int = 0
    rejected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(mine + theirs for mine, theirs in zip(asdict(self).values(), asdict(other).values(), strict=True)))


@frozen
class _Written:
    """Counts, and the lengths that the two files have with them."""

    counts: Counts
    events: int
    rejects: int


def working_folder(output: Path) -> Path:
    """Where a batch works until its output is complete."""
    return output.with_name(output.name + ".part")


@define
class Journal:
    """The open files of a batch. `counts` are those of the last commit."""

    folder: Path
    counts: Counts
    _events: BufferedRandom = field(repr=False)
    _rejects: BufferedRandom = field(repr=False)
    _journal: BufferedRandom = field(repr=False)
    _written: _Written = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._written = _Written(self.counts, self._events.tell(), self._rejects.tell())

    @classmethod
    def begin(cls, folder: Path, settings: Mapping[str, object], overwrite: bool = False) -> Journal:
        """Make the folder of a new batch, or open that of an unfinished one at its last commit.

        Args:
            folder: see `working_folder`.
            settings: plain values that decide what the batch gives: its inputs and options.
            overwrite: begin anew, whatever is there.

        Raises:
            InputError: if the batch was begun with other settings, is being run by another process, or is none of ours.

        """
        folder.mkdir(parents=True, exist_ok=True)
        strangers = {path.name for path in folder.iterdir()} - {_EVENTS, _REJECTS, _JOURNAL, _OUTPUT}
        if strangers:
            raise InputError(f"{folder} holds files that are not of a batch ({min(strangers)}): move them away")
        journal = _open(folder / _JOURNAL)
        _lock(journal, folder)
        if overwrite:
            journal.truncate(0)
        lines = _whole_lines(journal)
        if lines:
            _compare(lines[0], settings, folder)
        else:
            _append(journal, dict(settings))
        last = lines[-1] if len(lines) > 1 else {}
        events, rejects = (_cut(folder / name, int(str(last.get(name, 0)))) for name in (_EVENTS, _REJECTS))
        _sync(folder)
        counts = Counts(**{name: int(str(last.get(name + "_count", 0))) for name in asdict(Counts())})
        return cls(folder, counts, events, rejects, journal)

    @property
    def events_file(self) -> Path:
        """The events that have been committed."""
        return self.folder / _EVENTS

    @property
    def rejects_file(self) -> Path:
        """The rejected records that have been committed."""
        return self.folder / _REJECTS

    @property
    def output_file(self) -> Path:
        """Where the output may be made before it is moved to its place."""
        return self.folder / _OUTPUT

    def write(self, events: bytes, rejects: bytes, counts: Counts) -> None:
        """Append to both files; `counts` are those of the batch with it. It lasts from the next commit on."""
        self._events.write(events)
        self._rejects.write(rejects)
        # In one step, so that an interruption cannot come between the lengths and the counts.
        self._written = _Written(counts, self._events.tell(), self._rejects.tell())

    def commit(self) -> None:
        """Make what was written last, whatever happens from now on."""
        written = self._written
        if written.counts == self.counts:
            return
        for file in (self._events, self._rejects):
            file.flush()
            os.fsync(file.fileno())
        sizes = {_EVENTS: written.events, _REJECTS: written.rejects}
        _append(self._journal, {**sizes, **{name + "_count": value for name, value in asdict(written.counts).items()}})
        self.counts = written.counts

    def close(self) -> None:
        """Close the files; the folder stays."""
        for file in (self._events, self._rejects, self._journal):
            file.close()

    def finish(self) -> None:
        """Remove the folder: the output is complete."""
        self.close()
        shutil.rmtree(self.folder)


def _open(path: Path) -> BufferedRandom:
    path.touch()
    return path.open("r+b")


def _lock(journal: BufferedRandom, folder: Path) -> None:
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(f"another process is writing to {folder}: wait for it, or name another output") from error


def _whole_lines(journal: BufferedRandom) -> list[dict[str, object]]:
    """The journal's lines, cut after the last that was written whole."""
    lines = []
    end = 0
    for line in journal:
        if not line.endswith(b"\n"):
            break
        lines.append(json.loads(line))
        end += len(line)
    journal.seek(end)
    journal.truncate()
    return [lines[0], *lines[1:][-1:]] if lines else []


def _compare(begun: Mapping[str, object], settings: Mapping[str, object], folder: Path) -> None:
    now = json.loads(json.dumps(dict(settings)))
    other = sorted(key for key in begun.keys() | now.keys() if begun.get(key) != now.get(key))
    if other:
        raise InputError(
            f"{folder} holds a batch that was begun otherwise ({', '.join(other)}): "
            "run the same command to resume it, or add --overwrite to begin anew"
        )


def _append(journal: BufferedRandom, line: Mapping[str, object]) -> None:
    journal.write(json.dumps(line).encode() + b"\n")
    journal.flush()
    os.fsync(journal.fileno())


def _cut(path: Path, size: int) -> BufferedRandom:
    file = _open(path)
    if path.stat().st_size < size:
        file.close()
        raise InputError(f"{path} is shorter than its journal says: add --overwrite to begin anew")
    file.truncate(size)
    file.seek(size)
    return file


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
