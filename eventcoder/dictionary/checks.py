"""What is suspicious in the merged dictionaries although each file is in order: W01 and W02."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from eventcoder.dictionary.dates import FIRST_DAY, LAST_DAY, show_days
from eventcoder.dictionary.entries import ActorEntry, ActorKind, Pattern, PredicateEntry, Word, WordKind, Zone
from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.dictionary.read_actors import Form
from eventcoder.dictionary.yaml import Node, Source
from eventcoder.text import fold

__all__ = ["check_names", "check_patterns"]

_ACRONYM = 5


def check_names(forms: Iterable[Form]) -> None:
    """Warn (W01) of a name that two entries claim with different codes at the same time.

    Agents may share a noun among themselves, and so may institutions that are marked as ambiguous.
    """
    claims: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        claims.setdefault(_spelling(form.name.surface), []).append(form)
    for found in claims.values():
        reported: set[int] = set()
        for first, second in combinations(found, 2) if len(found) > 1 else ():
            one, other = first.name.entry, second.name.entry
            if id(other) in reported or _may_share(one, other):
                continue
            clash = _clash(one, other)
            if clash is None:
                continue
            reported.add(id(other))
            days, other_code, one_code = clash
            name = " ".join(second.name.surface)
            message = f"{name!r} is {_described(other)}, {other_code}, and {_described(one)}, {one_code}, {days}"
            remedy = f"the other stands at {one.location}: take the name out of one of them"
            second.source.report("W01", second.node, message, remedy)


def _spelling(surface: tuple[str, ...]) -> tuple[str, ...]:
    """Give a name as it is looked for: accents are ignored; capitals tell names from common nouns and from acronyms."""
    whole = "".join(surface)
    case = "acronym" if whole.isupper() and len(whole) <= _ACRONYM else "noun" if whole.islower() else "name"
    return (case, *map(fold, surface))


def _may_share(one: ActorEntry, other: ActorEntry) -> bool:
    agents = one.kind is ActorKind.AGENT and other.kind is ActorKind.AGENT
    return one is other or agents or (one.ambiguous and other.ambiguous)


def _clash(one: ActorEntry, other: ActorEntry) -> tuple[str, str, str] | None:
    """Find the first days on which both hold with different codes, with the code of the second and of the first."""
    days = {FIRST_DAY, LAST_DAY + 1}
    for period in (*one.periods, *other.periods):
        days |= {period.start, period.end + 1}
    ordered = sorted(days)
    for start, following in pairwise(ordered):
        codes = _code(other, start), _code(one, start)
        if all(codes) and codes[0] != codes[1]:
            return show_days(start, following - 1), *codes
    return None


def _code(entry: ActorEntry, day: int) -> str:
    return entry.code_on(day) if entry.periods else entry.role


def _described(entry: ActorEntry) -> str:
    kind = "agent noun" if entry.kind is ActorKind.AGENT else entry.kind.value
    return f"the {kind} {entry.name}"


def check_patterns(entries: Iterable[PredicateEntry], places: Mapping[int, tuple[Pattern, Source, Node]]) -> None:
    """Warn (W02) of two patterns of one word that fit the same sentences, rank alike, and give different codes."""
    listed: dict[tuple[WordKind, tuple[str, ...]], list[Pattern]] = {}
    for entry in entries:
        lists = {WordKind.VERB: entry.verbs, WordKind.NOUN: entry.nouns, WordKind.ADJECTIVE: entry.adjectives}
        for kind, words in lists.items():
            for word in dict.fromkeys(words):
                listed.setdefault((kind, word), []).extend(entry.patterns)
    reported: set[tuple[int, int]] = set()
    for (kind, word), patterns in listed.items():
        for first, second in _alike(patterns):
            pair = id(first), id(second)
            if pair in reported or pair[::-1] in reported:
                continue
            reported.add(pair)
            _, source, node = places[id(second)]
            said = f"this one gives {_outcome(second)}, the one at {first.location} gives {_outcome(first)}"
            message = f"two patterns of the {kind.value} {' '.join(word)!r} fit the same sentences: {said}"
            source.report("W02", node, message, _pattern_remedy(first, second))


def _pattern_remedy(first: Pattern, second: Pattern) -> str:
    shared = sorted(set(re.findall(r"[^\W\d_]+", first.text)) & set(re.findall(r"[^\W\d_]+", second.text)))
    words = [word for word in shared if word.islower() and word not in PREPOSITIONS]
    if first.text != second.text and words:
        return f"both have {', '.join(words)}: take it out of one of them, or give one a priority:"
    return "take one of them away, or give one a priority: or a further word"


def _outcome(pattern: Pattern) -> str:
    return " ".join(part for part in (pattern.operator and f"operator {pattern.operator}", pattern.code) if part)


def _alike(patterns: list[Pattern]) -> Iterator[tuple[Pattern, Pattern]]:
    groups: dict[tuple[object, ...], list[Pattern]] = {}
    for pattern in patterns:
        shape = tuple((zone.kind, len(zone.words), tuple(slot.name for slot in zone.slots)) for zone in pattern.zones)
        groups.setdefault((pattern.layer, pattern.priority, pattern.passive, shape), []).append(pattern)
    for group in groups.values():
        for first, second in combinations(group, 2):
            differ = (first.code, first.operator) != (second.code, second.operator)
            if differ and all(map(_overlap, first.zones, second.zones)):
                yield first, second


def _overlap(one: Zone, other: Zone) -> bool:
    """Say whether some words fit both. Brackets make no difference where the place is filled."""
    if (one.prepositions or other.prepositions) and not one.prepositions & other.prepositions:
        return False
    if (one.modals or other.modals) and not one.modals & other.modals:
        return False
    conditions = [(mine.condition, yours.condition) for mine, yours in zip(one.slots, other.slots, strict=True)]
    return all(map(_meet, one.words, other.words)) and all(
        mine is yours or (mine is not None and yours is not None and _meet(mine, yours)) for mine, yours in conditions
    )


def _meet(one: Word, other: Word) -> bool:
    return not set(one.alternatives).isdisjoint(other.alternatives)
