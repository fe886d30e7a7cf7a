"""A batch from start to end: records to workers, what they give to the journal, and the finished file to its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from attrs import frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.journal import Counts, Journal
from eventcoder.batch.pool import Pool
from eventcoder.batch.worker import Coded, Setup, lost

__all__ = ["Batch", "tasks"]

# A task ends at so many articles or characters: small enough that all workers end at about the same time.
_MOST_ARTICLES, _MOST_CHARACTERS = 64, 150_000

Record = Article | Rejected


@frozen
class Batch:
    """One batch.

    Attributes:
        setup: how to code.
        workers: how many processes.
        seconds: between two commits; at most so much work is done twice after a crash.
        report: called with the counts after every task.

    """

    setup: Setup
    workers: int = 1
    seconds: float = 5.0
    report: Callable[[Counts], None] = lambda counts: None

    def run(self, records: Iterable[Record], journal: Journal) -> Counts:
        """Code what the journal has not yet; records must come in the same order as when the batch was begun.

        What was done is committed on the way out, too, whatever ends the run: an interruption, a full disk, an input that
        cannot be read any further.

        Raises:
            OSError: if the output cannot be written.
            EventcoderError: from the records or the coder.

        """
        counts = journal.counts
        rest = islice(records, counts.records, None)
        pool: Pool[Record, Coded] = Pool(self.setup, lost, self.workers)
        committed = time.monotonic()
        try:
            for coded in pool.map(tasks(rest)):
                counts += coded.counts
                journal.write(coded.events, coded.rejects, counts)
                self.report(counts)
                if time.monotonic() - committed > self.seconds:
                    journal.commit()
                    committed = time.monotonic()
        except OSError:
            raise  # where the disk is full, nothing more can be committed
        except BaseException:
            pool.close()
            journal.commit()
            raise
        journal.commit()
        return counts


def tasks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Records in lists, each of a size that a worker codes in about a second."""
    task: list[Record] = []
    characters = 0
    for record in records:
        task.append(record)
        characters += len(record.text) if isinstance(record, Article) else 0
        if len(task) == _MOST_ARTICLES or characters > _MOST_CHARACTERS:
            yield task
            task, characters = [], 0
    if task:
        yield task
