"""Running the examples and non-examples that dictionary entries carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from eventcoder.coder import Coder
from eventcoder.dictionary.entries import Example, PredicateEntry
from eventcoder.records import Event

__all__ = ["Failure", "count_examples", "failures"]

_NOBODY = "---"


@frozen
class Failure:
    """An example that came out otherwise than its entry says."""

    entry: str
    example: Example
    found: frozenset[tuple[str, str, str]]

    def __str__(self) -> str:
        found = "; ".join(map(" ".join, sorted(self.found))) or "nothing"
        if self.example.events is None:
            wanted = f"nothing of {self.entry}"
        else:
            wanted = "; ".join(map(" ".join, sorted(self.example.events))) or "nothing"
        return f"{self.example.location}: {self.example.sentence}\n    expected {wanted}\n    found    {found}"


def count_examples(entries: Iterable[PredicateEntry]) -> int:
    """How many examples and non-examples entries carry."""
    return sum(len(entry.examples) for entry in entries)


def failures(coder: Coder, entries: Iterable[PredicateEntry]) -> Iterator[Failure]:
    """Code every example of the entries and give those that fail.

    An example must give exactly its events; one-sided events count only where it names one. A non-example must give no
    event to which its entry contributed.
    """
    pairs = [(entry, example) for entry in entries for example in entry.examples]
    articles = coder.pipe((example.sentence for _, example in pairs), require_dyad=False)
    for (entry, example), article in zip(pairs, articles, strict=True):
        if example.events is None:
            made = [e for e in article.events if any(ev.entry == entry.name for ev in e.evidence)]
            found = frozenset(_triple(event) for event in made if not event.one_sided)
            wanted: frozenset[tuple[str, str, str]] = frozenset()
        else:
            wanted = example.events
            one_sided = any(_NOBODY in event for event in wanted)
            found = frozenset(_triple(event) for event in article.events if one_sided or not event.one_sided)
        if found != wanted:
            yield Failure(entry.name, example, found)


def _triple(event: Event) -> tuple[str, str, str]:
    return (event.source.code if event.source else _NOBODY, event.code, event.target.code if event.target else _NOBODY)
