"""Running the examples and non-examples that dictionary entries carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from eventcoder.coder import Coder
from eventcoder.dictionary.entries import Example, PredicateEntry
from eventcoder.records import Event

__all__ = ["Result", "failures", "run_examples", "selected"]

_NOBODY = "---"
_Triple = tuple[str, str, str]


@frozen
class Result:
    """What came of an example: `found` are the events that count, in the order of the sentence."""

    entry: str
    example: Example
    found: tuple[Event, ...]

    @property
    def triples(self) -> frozenset[_Triple]:
        """The events as (source, code, target), with "---" for an empty side."""
        return frozenset(map(_triple, self.found))

    @property
    def as_expected(self) -> bool:
        """Whether exactly what the entry says came out."""
        return self.triples == (self.example.events or frozenset())

    @property
    def by_another(self) -> bool:
        """Whether the example came out as expected without any doing of its entry."""
        return self.as_expected and bool(self.found) and not any(_made_by(event, self.entry) for event in self.found)

    def makers(self) -> list[str]:
        """The entries that made the events, each with the line of its pattern."""
        return sorted({f"{e.entry}, {e.location}" for event in self.found for e in event.evidence})

    def __str__(self) -> str:
        if self.example.events is None:
            wanted = f"nothing of {self.entry}"
        else:
            wanted = "; ".join(map(" ".join, sorted(self.example.events))) or "nothing"
        found = "; ".join(map(" ".join, sorted(self.triples))) or "nothing"
        lines = [f"{self.example.location}: {self.example.sentence}", f"    expected {wanted}", f"    found    {found}"]
        expected = self.example.events or frozenset()
        for event in self.found:
            if _triple(event) not in expected:
                makers = ", then ".join(f"{e.entry} ({e.pattern}, {e.location})" for e in event.evidence)
                lines.append(f"    {' '.join(_triple(event))} was made by {makers}")
        if expected - self.triples:
            lines.append(f'    eventcoder explain "{self.example.sentence}" tells which condition failed')
        return "\n".join(lines)


def selected(entries: Iterable[PredicateEntry], file: str = "", entry: str = "", code: str = "") -> list[PredicateEntry]:
    """The entries whose file and name contain these texts, and that give this code or expect it of an example."""
    return [e for e in entries if file in e.location.file and entry in e.name and (not code or code in _codes(e))]


def _codes(entry: PredicateEntry) -> set[str]:
    given = {code for pattern in entry.patterns for code in (pattern.code, pattern.mirror)}
    return given | {code for example in entry.examples for _, code, _ in example.events or ()}


def run_examples(coder: Coder, entries: Iterable[PredicateEntry]) -> Iterator[Result]:
    """Code every example of the entries.

    An example must give exactly its events; one-sided events count only where it names one. A non-example must give no
    event to which its entry contributed.
    """
    pairs = [(entry, example) for entry in entries for example in entry.examples]
    articles = coder.pipe((example.sentence for _, example in pairs), require_dyad=False)
    for (entry, example), article in zip(pairs, articles, strict=True):
        one_sided = any(_NOBODY in event for event in example.events or ())
        found = tuple(
            event
            for event in article.events
            if (one_sided or not event.one_sided) and (example.events is not None or _made_by(event, entry.name))
        )
        yield Result(entry.name, example, found)


def failures(coder: Coder, entries: Iterable[PredicateEntry]) -> Iterator[Result]:
    """The examples that came out otherwise than their entry says."""
    return (result for result in run_examples(coder, entries) if not result.as_expected)


def _made_by(event: Event, entry: str) -> bool:
    return any(evidence.entry == entry for evidence in event.evidence)


def _triple(event: Event) -> _Triple:
    return (event.source.code if event.source else _NOBODY, event.code, event.target.code if event.target else _NOBODY)
