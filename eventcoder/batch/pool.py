"""Worker processes: tasks in, results out in the same order, and a worker that dies takes only its own article with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from attrs import define, field

from eventcoder.errors import EventcoderError

__all__ = ["Pool"]

T = TypeVar("T")
R = TypeVar("R")

# So many tasks wait for each worker: enough that none is idle, few enough that memory stays as it is.
_AHEAD = 3

# What this worker process does; set once, when it starts.
_work: Callable[[Any], Any] | Exception | None = None


@define
class Pool(Generic[T, R]):
    """Processes that work on lists of items.

    Attributes:
        start: called once in each process, gives the function that works on a list. Must be picklable.
        lost: gives the result for an item that made its process die.
        workers: how many processes; with 1, the work is done in this one.

    """

    start: Callable[[], Callable[[Sequence[T]], R]]
    lost: Callable[[T], R]
    workers: int = 1
    _executor: ProcessPoolExecutor | None = field(init=False, default=None)

    def map(self, tasks: Iterable[Sequence[T]]) -> Iterator[R]:
        """The results of the tasks, in order. An item that kills its process is told by `lost`.

        Raises:
            EventcoderError: if the processes die before they are given anything.
            Exception: whatever `start` or the work raises.

        """
        if self.workers == 1:
            yield from map(self.start(), tasks)
            return
        try:
            yield from self._map(iter(tasks))
        finally:
            self.close()

    def close(self) -> None:
        """End the processes without waiting for what they are at."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _map(self, tasks: Iterator[Sequence[T]]) -> Iterator[R]:
        waiting: deque[tuple[Sequence[T], Future[R]]] = deque()
        while True:
            for task in islice(tasks, self.workers * _AHEAD - len(waiting)):
                waiting.append((task, self._submit(task)))
            if not waiting:
                return
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool:
                unfinished = [task for task, _ in waiting]
                waiting.clear()
                yield from self._one_by_one(unfinished)
            else:
                waiting.popleft()
                yield result

    def _one_by_one(self, tasks: Iterable[Sequence[T]]) -> Iterator[R]:
        """Do again what was under way when a process died, so that the item which made it die is found."""
        for task in tasks:
            for item in task:
                self.close()
                self._begin_alone()
                try:
                    yield self._submit([item]).result()
                except BrokenProcessPool:
                    yield self.lost(item)
        self.close()

    def _begin_alone(self) -> None:
        """Start a process, so that its death from now on is its item's doing."""
        try:
            self._processes().submit(_nothing).result()
        except BrokenProcessPool as error:
            raise EventcoderError(
                "the worker processes die as they start: there may be too little memory for so many (see --workers); "
                "a script of your own must begin its work under: if __name__ == '__main__'"
            ) from error

    def _submit(self, task: Sequence[T]) -> Future[R]:
        try:
            return self._processes().submit(_do, task)
        except BrokenProcessPool as error:  # it has died since the last result
            broken: Future[R] = Future()
            broken.set_exception(error)
            return broken

    def _processes(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # Forking a process that has threads may hang; a spawned one starts clean, and on every system alike.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.workers, context, _begin, (self.start,))
        return self._executor


def _begin(start: Callable[[], Callable[[Any], Any]]) -> None:
    global _work  # noqa: PLW0603 - a process pool keeps a worker's state in its module
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the workers after Ctrl-C
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _work = start()
    except Exception as error:  # told by the first task, for a pool whose start raises only says that it is broken
        _work = error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _nothing() -> None:
    pass


def _do(task: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever the work gives
    if isinstance(_work, Exception):
        raise _work
    assert _work is not None
    return _work(task)
