"""Patterns of one word that get in each other's way: equal ones with different codes (W02), and such as never win (W03)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from eventcoder.dictionary.entries import Pattern, PredicateEntry, Word, WordKind, Zone
from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.dictionary.yaml import Node, Source

__all__ = ["Places", "Rivals", "check_patterns", "report_rivals", "rivals"]

_SHOWN = 80


class Rivals(NamedTuple):
    """Two patterns that fit the same sentences. `hidden`: `other` never wins; otherwise the first in the dictionaries does."""

    first: Pattern
    other: Pattern
    hidden: bool


class _Place(NamedTuple):
    """A zone with its words as sets; "" stands for no condition."""

    prepositions: frozenset[str]
    modals: frozenset[str]
    words: tuple[frozenset[tuple[str, ...]], ...]
    conditions: tuple[frozenset[tuple[str, ...]] | None, ...]
    optional: bool

    @property
    def negated(self) -> bool:
        """Whether it asks for a negation of the pattern's own verb: "SOURCE will not *"."""
        return "not" in self.modals

    def auxiliaries_include(self, narrow: _Place) -> bool:
        """Whether it is met wherever another of its kind is, as far as auxiliaries go."""
        mine, theirs = self.modals - {"not"}, narrow.modals - {"not"}
        return not mine or bool(theirs and mine >= theirs)


Places = dict[int, tuple[_Place, ...]]


def check_patterns(entries: Iterable[PredicateEntry], places: Mapping[int, tuple[Pattern, Source, Node]]) -> None:
    """Warn of two patterns of one word that fit the same sentences (W02, W03), once for each pair."""
    listed: dict[tuple[WordKind, tuple[str, ...]], list[Pattern]] = {}
    for entry in entries:
        lists = {WordKind.VERB: entry.verbs, WordKind.NOUN: entry.nouns, WordKind.ADJECTIVE: entry.adjectives}
        for kind, words in lists.items():
            for word in dict.fromkeys(words):
                listed.setdefault((kind, word), []).extend(entry.patterns)
    reported: set[frozenset[int]] = set()
    known: Places = {}
    compared: set[tuple[int, ...]] = set()
    for (kind, word), patterns in listed.items():
        together = tuple(map(id, patterns))
        if together in compared:
            continue  # the words of an entry that stand in no other one
        compared.add(together)
        for found in rivals(patterns, known):
            pair = frozenset((id(found.first), id(found.other)))
            if pair not in reported:
                reported.add(pair)
                _, source, node = places[id(found.other)]
                report_rivals(found, f"{kind.value} {' '.join(word)!r}", source, node)


def report_rivals(found: Rivals, word: str, source: Source, node: Node) -> None:
    """Warn at the place of the second pattern; `word` says of which word they are: "verb 'give'"."""
    first, other, hidden = found
    if hidden:
        winner = f"{_short(first.text)!r} at {first.location}"
        message = f"for the {word} this pattern never wins: where it fits, {winner} goes before it"
        remedy = "take it away, or give it a higher priority: or a further word"
        source.report("W03", node, message, remedy)
        return
    said = f"this one gives {_outcome(other)}, the one at {first.location} gives {_outcome(first)}"
    source.report("W02", node, f"two patterns of the {word} fit the same sentences: {said}", _remedy(first, other))


def rivals(patterns: Sequence[Pattern], known: Places) -> Iterator[Rivals]:
    """Find the rivals among the patterns of one word, given in the order of the dictionaries.

    Of two equals the first in the dictionaries wins. So a narrower pattern may stand before a wider one of its own file;
    one that stands behind it is hidden. `known` keeps what was worked out for patterns of several words.
    """
    groups: dict[tuple[object, ...], list[Pattern]] = {}
    for pattern in patterns:
        shape = tuple((zone.kind, len(zone.words), tuple(slot.name for slot in zone.slots)) for zone in pattern.zones)
        groups.setdefault((pattern.layer, pattern.passive, shape), []).append(pattern)
        if id(pattern) not in known:
            known[id(pattern)] = tuple(map(_place, pattern.zones))
    for group in groups.values():
        for one, two in combinations(group, 2):
            mine, yours = known[id(one)], known[id(two)]
            if one is two or not all(map(_overlap, mine, yours)):
                continue
            if one.priority != two.priority:
                first, other = (one, two) if one.priority > two.priority else (two, one)
                if _covers(first, other, known):
                    yield Rivals(first, other, True)
            elif _covers(one, two, known):
                yield Rivals(one, two, True)
            elif _result(one) != _result(two) and not (one.location.file == two.location.file and _covers(two, one, known)):
                yield Rivals(one, two, False)


def _place(zone: Zone) -> _Place:
    conditions = tuple(frozenset(slot.condition.alternatives) if slot.condition else None for slot in zone.slots)
    return _Place(zone.prepositions, zone.modals, tuple(map(_alternatives, zone.words)), conditions, zone.optional)


def _alternatives(word: Word) -> frozenset[tuple[str, ...]]:
    return frozenset(word.alternatives)


def _overlap(one: _Place, other: _Place) -> bool:
    """Say whether some words fit both. Brackets make no difference where the place is filled."""
    if (one.prepositions or other.prepositions) and one.prepositions.isdisjoint(other.prepositions):
        return False
    if (one.modals or other.modals) and (one.modals.isdisjoint(other.modals) or one.negated != other.negated):
        return False
    for mine, yours in zip(one.words, other.words, strict=True):
        if mine.isdisjoint(yours):
            return False
    for my, your in zip(one.conditions, other.conditions, strict=True):
        if my is not your and (my is None or your is None or my.isdisjoint(your)):
            return False
    return True


def _covers(wide: Pattern, narrow: Pattern, known: Places) -> bool:
    """Say whether the first pattern fits wherever the second does, as one of the same shape."""
    if wide.has_event and wide.code in {"", "none"} and narrow.code not in {"", "none"}:
        return False  # the first needs an event in its place, the second does without
    return all(map(_includes, known[id(wide)], known[id(narrow)]))


def _includes(wide: _Place, narrow: _Place) -> bool:
    return (
        wide.prepositions >= narrow.prepositions
        and wide.auxiliaries_include(narrow)
        and (wide.optional or not narrow.optional)
        and all(mine >= yours for mine, yours in zip(wide.words, narrow.words, strict=True))
        and all(
            mine is yours or (mine is not None and yours is not None and mine >= yours)
            for mine, yours in zip(wide.conditions, narrow.conditions, strict=True)
        )
    )


def _result(pattern: Pattern) -> tuple[str, str]:
    return pattern.code, pattern.operator


def _remedy(first: Pattern, other: Pattern) -> str:
    shared = sorted(set(re.findall(r"[^\W\d_]+", first.text)) & set(re.findall(r"[^\W\d_]+", other.text)))
    words = [word for word in shared if word.islower() and word not in PREPOSITIONS]
    if first.text != other.text and words:
        return f"both have {', '.join(words)}: take it out of one of them, or give one a priority:"
    return "take one of them away, or give one a priority: or a further word"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition("|")[0] + "|..."


def _outcome(pattern: Pattern) -> str:
    return " ".join(part for part in (pattern.operator and f"operator {pattern.operator}", pattern.code) if part)
