"""How long coding takes beside the parse: `make bench`.

Codes a corpus and times spaCy's own pipeline and everything that eventcoder does around it, in turn, in one process, so that
the ratio holds on a noisy machine. Two corpora: gensim's `lee_background.cor`, 300 stories of a newspaper as they come, and the
sample article many times over, in which every sentence tells an event, so that the coding layer has the most to do. Then
the newspaper again, with the verb dictionaries copied ten times over under other lemmas: what is not in a text costs nothing.
First, the parser's speed beside the same model as spaCy ships it, which parses the same paragraphs; one thread each.
"""

from __future__ import annotations

import copy
import os
import statistics
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # read when numpy is imported

import spacy
import yaml

from eventcoder.actors.reference import Discourse
from eventcoder.coder import Coder, load
from eventcoder.dictionary.load import default_folder
from eventcoder.parser import DEFAULT_MODEL, load_parser
from eventcoder.readings.analysis import analyse
from eventcoder.text import clean, paragraphs

ROUNDS = 5
DAY = 738_000


def stories() -> list[str]:
    """The newspaper's; gensim comes with the extra `bench`."""
    gensim = find_spec("gensim")
    if not gensim or not gensim.origin:
        raise SystemExit("The stories come with gensim: pip install -e '.[bench]'")
    file = Path(gensim.origin).parent / "test" / "test_data" / "lee_background.cor"
    return file.read_text(encoding="utf-8").splitlines()


def dense() -> list[str]:
    return [(Path(__file__).parent.parent / "docs" / "sample-article.txt").read_text(encoding="utf-8")] * 100


def times(coder: Coder, texts: list[str]) -> tuple[float, float, int, int]:
    """Seconds in spaCy, seconds in eventcoder, words, events."""
    blocks = [[(p.text, p.start) for p in paragraphs(clean(text))] for text in texts]
    started = time.perf_counter()
    docs = list(coder.parser.nlp.pipe(text for mine in blocks for text, _ in mine))
    parsed = time.perf_counter()
    events = 0
    position = 0
    for text in texts:
        article = clean(text)
        discourse = Discourse()
        for paragraph in paragraphs(article):
            for sentence in coder.parser.sentences(docs[position], paragraph.start):
                found = analyse(sentence, article, coder.lexicon, discourse, DAY)
                events += len(found.deeds(require_dyad=True))
            position += 1
    coded = time.perf_counter()
    return parsed - started, coded - parsed, sum(map(len, docs)), events


def parsing(texts: list[str]) -> None:
    """Words a second of spaCy's pipeline without entities and of our parser, which also splits and makes plain sentences."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    parser = load_parser()
    blocks = [(p.text, p.start) for text in texts for p in paragraphs(clean(text))]
    rows = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(text for text, _ in blocks))
        stock = time.perf_counter()
        sentences = sum(len(found) for found in parser.parse(blocks))
        rows.append((words / (stock - started), words / (time.perf_counter() - stock)))
    del rows[0]  # caches fill, ours and spaCy's
    ratios = sorted(ours / stock for stock, ours in rows)
    print(f"parsing: {words:,} words, {sentences:,} sentences")
    print(f"    spaCy's pipeline: {statistics.median(stock for stock, _ in rows):,.0f} words a second")
    print(f"    our parser: {statistics.median(ours for _, ours in rows):,.0f} words a second")
    print(f"    our parser / spaCy: median {statistics.median(ratios):.2f} (min {ratios[0]:.2f}, max {ratios[-1]:.2f})")


def copies(folder: Path, number: int) -> None:
    """Write the default verb dictionaries `number` times, each time with other main words."""
    for path in sorted((default_folder() / "verbs").glob("*.yaml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).get("predicates", [])
        written = []
        for count in range(1, number + 1):
            for place, entry in enumerate(entries):
                other = copy.deepcopy({key: value for key, value in entry.items() if "examples" not in key})
                other["name"] = f"{path.stem}-{place}-copy-{count}"
                for kind, main in (("verbs", 0), ("nouns", -1), ("adjectives", -1)):
                    if kind in entry:
                        words = [word.split() for word in entry[kind]]
                        for word in words:
                            word[main] += f"xq{count}"
                        other[kind] = [" ".join(word) for word in words]
                written.append(other)
        if written:
            (folder / path.name).write_text(yaml.safe_dump({"predicates": written}), encoding="utf-8")


def measure(name: str, coder: Coder, texts: list[str]) -> None:
    times(coder, texts[:20])
    rounds = [times(coder, texts) for _ in range(ROUNDS)]
    words, events = rounds[0][2:]
    parse = statistics.median(row[0] for row in rounds)
    ratios = sorted(row[1] / row[0] for row in rounds)
    print(f"{name}: {len(texts)} articles, {words:,} words, {events} events")
    print(f"    spaCy's pipeline: {words / parse:,.0f} words a second")
    print(f"    coding layer / spaCy: median {statistics.median(ratios):.3f} (min {ratios[0]:.3f}, max {ratios[-1]:.3f})")


def main() -> None:
    news = stories()
    parsing(news)
    began = time.perf_counter()
    coder = load()
    print(f"load, warm or cold: {time.perf_counter() - began:.2f} s")
    measure("newspaper", coder, news)
    measure("event-dense sample", coder, dense())
    with tempfile.TemporaryDirectory() as folder:
        copies(Path(folder), 9)
        measure("newspaper, ten times the verb entries", load([folder]), news)


if __name__ == "__main__":
    main()
