"""A batch from start to end: records go to the workers, what comes back to the journal, in the order of the input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from eventcoder.batch.article import Article, Rejected
from eventcoder.batch.journal import Counts, Journal
from eventcoder.batch.pool import Pool
from eventcoder.batch.worker import Coded, Numbered, lost

__all__ = ["Batch", "tasks"]

# A task ends at so many articles or characters: small enough that all workers end at about the same time.
_MOST_ARTICLES, _MOST_CHARACTERS = 64, 150_000


@frozen
class Batch:
    """How a batch is run.

    Attributes:
        start: gives each process its function, as `Setup` does.
        workers: how many processes.
        seconds: between two commits; so much work may have to be done again after a crash.
        report: called with the counts after every task.

    """

    start: Callable[[], Callable[[Sequence[Numbered]], Coded]]
    workers: int = 1
    seconds: float = 5.0
    report: Callable[[Counts], None] = lambda counts: None

    def run(self, records: Iterable[Article | Rejected], journal: Journal) -> Counts:
        """Code records, and commit what comes of them.

        What was done is committed on the way out, too, if the user interrupts the run or the coder fails.

        Args:
            records: those behind the first `journal.counts.records`, which an earlier run has done.
            journal: where to write to.

        Raises:
            OSError: if the output cannot be written; the last commit stands.
            EventcoderError: from the records or the coder.

        """
        counts = journal.counts
        pool: Pool[Numbered, Coded] = Pool(self.start, lost, self.workers)
        committed = time.monotonic()
        try:
            for coded in pool.map(tasks(enumerate(records, counts.records))):
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


def tasks(records: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Records in lists, each of which is coded in about a second."""
    task: list[Numbered] = []
    characters = 0
    for number, record in records:
        task.append((number, record))
        characters += len(record.text) if isinstance(record, Article) else 0
        if len(task) == _MOST_ARTICLES or characters > _MOST_CHARACTERS:
            yield task
            task, characters = [], 0
    if task:
        yield task
