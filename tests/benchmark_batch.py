"""How fast a batch is from end to end, beside spaCy merely parsing: the second half of `make bench`.

Reads JSON Lines, codes and writes, in one process and in two, and parses the same paragraphs with the model as spaCy ships it
(without entity recognition), in turn, with one thread for the arithmetic on each side. Then the peak memory of a batch of
1,000 and of 20,000 articles.
"""

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # before numpy is loaded

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy
from benchmark import stories

from eventcoder.batch.engine import Batch
from eventcoder.batch.export import Output
from eventcoder.batch.journal import Journal
from eventcoder.batch.readers.read import read
from eventcoder.batch.worker import Setup
from eventcoder.parser import DEFAULT_MODEL
from eventcoder.text import clean, paragraphs

ROUNDS = 3
COMMAND = "from eventcoder.cli import main; main()"
MEGABYTE = 1024  # ru_maxrss counts kilobytes


def write(path: Path, texts: list[str], number: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for index in range(number):
            file.write(json.dumps({"id": index, "date": "2001-12-10", "text": texts[index % len(texts)]}) + "\n")


def coded(articles: Path, folder: Path, worker) -> float:
    """Seconds from the first byte read to the last one written, by a worker that is loaded already."""
    started = time.perf_counter()
    journal = Journal.begin(folder / "batch.part", {})
    Batch(lambda: worker).run(read([articles]), journal)
    Output(path=folder / "events.csv").write(journal.events_file, folder / "events.csv")
    journal.finish()
    return time.perf_counter() - started


def command(articles: Path, output: Path, workers: int) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", COMMAND, "batch", articles, "-o", output, "-j", str(workers), "-q"], check=True)
    return time.perf_counter() - started


def main() -> None:
    texts = stories()
    flat = [paragraph.text for text in texts for paragraph in paragraphs(clean(text))]
    stock = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    worker = Setup()()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "news.jsonl", texts, len(texts))
        coded(folder / "news.jsonl", folder, worker)
        words = sum(len(doc) for doc in stock.pipe(flat))
        ratios = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            for _doc in stock.pipe(flat):
                pass
            parsing = time.perf_counter() - started
            ratios.append(parsing / coded(folder / "news.jsonl", folder, worker))
        print(f"end to end, one process: {len(texts)} articles, {words:,} words")
        print(f"    words a second / spaCy's merely parsing: median {statistics.median(ratios):.2f} (of {ROUNDS})")
        write(folder / "many.jsonl", texts, 6000)
        one, two = (command(folder / "many.jsonl", folder / f"{n}.csv", n) for n in (1, 2))
        print(f"two workers / one, start-up included: {one / two:.2f}")
        for number in (1000, 20_000):
            write(folder / "some.jsonl", texts, number)
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            command(folder / "some.jsonl", folder / f"some-{number}.csv", 2)
            most = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            print(f"peak memory of the largest process by {number:,} articles: {most // MEGABYTE} MB")


if __name__ == "__main__":
    main()
