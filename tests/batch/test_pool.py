"""Worker processes: order, errors, and workers that die."""

import os
import signal

import pytest

from eventcoder.batch.pool import Pool
from eventcoder.errors import EventcoderError


def start():
    return work


def work(items):
    if "poison" in items:
        os.kill(os.getpid(), signal.SIGKILL)
    if "error" in items:
        raise ValueError("no such thing")
    return [item.upper() for item in items]


def broken():
    raise ValueError("no model")


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


def lost(item):
    return [f"{item} was lost"]


def results(tasks, workers, start=start):
    return list(Pool(start, lost, workers).map(iter(tasks)))


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_tasks(workers):
    tasks = [[f"a{number}", f"b{number}"] for number in range(40)]
    assert results(tasks, workers) == [[f"A{number}", f"B{number}"] for number in range(40)]


def test_a_worker_that_dies_takes_only_its_own_item_with_it():
    tasks = [["a", "b"], ["c", "poison", "d"], ["e"], ["f"], ["g", "h"], ["i"], ["j"], ["poison"], ["k"]]
    found = [item for result in results(tasks, 2) for item in result]
    assert found == [*"ABC", "poison was lost", *"DEFGHIJ", "poison was lost", "K"]


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_of_the_work_come_through(workers):
    with pytest.raises(ValueError, match="no such thing"):
        results([["a"], ["error"]], workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_cannot_start_says_why(workers):
    with pytest.raises(ValueError, match="no model"):
        results([["a"]], workers, broken)


def test_workers_that_die_as_they_start_lose_nothing():
    with pytest.raises(EventcoderError, match="die as they start"):
        results([["a"], ["b"]], 2, dies)


def test_tasks_are_read_as_workers_need_them():
    read = []

    def tasks():
        for number in range(100):
            read.append(number)
            yield [str(number)]

    for _ in zip(range(3), Pool(start, lost, 2).map(tasks()), strict=False):
        pass
    assert len(read) < 15
