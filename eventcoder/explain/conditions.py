"""A pattern taken apart: each thing that it asks of a sentence, and what the sentence has in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from eventcoder.dictionary.compiled import Listed
from eventcoder.dictionary.entries import Pattern, WordKind, Zone, ZoneKind
from eventcoder.dictionary.entries import Word as Wanted
from eventcoder.explain.report import Condition
from eventcoder.grammar.graph import Graph
from eventcoder.readings.analysis import Analysis
from eventcoder.readings.places import Situation
from eventcoder.readings.reading import Match

__all__ = ["conditions", "heads_in", "phrases"]

_MOST_SHOWN = 6
_PLACES = {
    ZoneKind.SUBJECT: "subject",
    ZoneKind.OBJECT: "object",
    ZoneKind.INFINITIVE: "'to ...' clause",
    ZoneKind.CLAUSE: "'that ...' clause",
}


def conditions(
    analysis: Analysis, index: int, listed: Listed, pattern: Pattern, outcome: Match | Zone | None
) -> tuple[Condition, ...]:
    """What a pattern asks, in the order in which it is tried; optional places ask nothing.

    Args:
        analysis: the sentence.
        index: the word that the pattern is indexed under.
        listed: the dictionary word.
        pattern: the pattern.
        outcome: what `Reader.attempts` says of it. Places before the one that failed are met, those after it are
            looked at one by one.

    """
    return tuple(_all(analysis, index, listed, pattern, outcome))


def phrases(graph: Graph, heads: Collection[int]) -> str:
    """The phrases around main words, in quotes: 'the shepherds', 'Chad'."""
    return ", ".join("'" + " ".join(graph.sentence.words[i] for i in graph.phrase(head)) + "'" for head in heads)


def _all(analysis: Analysis, index: int, listed: Listed, pattern: Pattern, outcome: Match | Zone | None) -> Iterator[Condition]:
    graph, predicate = analysis.clauses.graph, analysis.clauses.predicate(index)
    word = analysis.reader.word(index)
    verbal = word is not None and word.kind is WordKind.VERB
    rest = listed.words[1:] if verbal else listed.words[:-1]
    yield Condition(f"the word '{listed.words[0] if verbal else listed.words[-1]}'")
    if pattern.passive:
        yield Condition("the passive", "" if predicate.passive else "the verb is not passive")
    forms = {form for i in graph.core(index) for form in (graph.sentence.lemmas[i], graph.written[i])}
    for part in rest:
        there = part in (predicate.particles if verbal else forms)
        yield Condition(f"'{part}' beside it", "" if there else f"no '{part}' stands beside it")
    situation = Situation(predicate, None, frozenset(rest))
    fits = outcome is not None
    for zone in pattern.zones:
        if zone is outcome:
            found = list(_of_zone(analysis, zone, pattern, situation))
            if all(condition.met for condition in found):  # each is met, but not by one phrase
                found[-1:] = [Condition(_wanted(zone), f"no one {_place(zone)} has all of it")]
            yield from found
            fits = False
        elif not zone.optional:
            found = list(_of_zone(analysis, zone, pattern, situation))
            yield from [Condition(condition.wanted) for condition in found] if fits else found
        used = tuple(
            h for h in heads_in(analysis, zone, pattern, situation) for w in zone.words if analysis.reader.places.find(h, w)
        )
        situation = situation._replace(used=(*situation.used, *used))


def _of_zone(analysis: Analysis, zone: Zone, pattern: Pattern, situation: Situation) -> Iterator[Condition]:
    """What one place asks: that it is there, its words, its auxiliaries, an event."""
    places, graph = analysis.reader.places, analysis.clauses.graph
    heads = heads_in(analysis, zone, pattern, situation)
    place = _place(zone)
    if zone.kind not in {ZoneKind.SUBJECT, ZoneKind.OBJECT}:
        yield Condition(f"a {place}", "" if heads else f"there is no {place}")
    there = f"the {place} is {phrases(graph, heads)}" if heads else f"there is no {place}"
    for word in zone.conditions:
        met = any(places.find(head, word) for head in heads)
        yield Condition(f"{place} with {_shown(word)}", "" if met else f"{there}, not {_shown(word)}" if heads else there)
    fits = any(True for _ in places.fit(zone, situation, pattern.passive))
    if zone.modals:
        wanted = "|".join(sorted(zone.modals))
        yield Condition(f"{place} with {wanted}", "" if fits else f"the {place} has no {wanted}" if heads else there)
    if zone.slot("EVENT"):
        # A pattern that has a code of its own is content with a word in the place of EVENT.
        needed = pattern.code in {"", "none"}
        met = bool(heads) and (not needed or any(analysis.reader.read(head, None).readings for head in heads))
        failure = f"{there}, which tells no event" if heads else there
        yield Condition(f"{place} that tells an event" if needed else f"a word as {place}", "" if met else failure)


def heads_in(analysis: Analysis, zone: Zone, pattern: Pattern, situation: Situation) -> tuple[int, ...]:
    """The main words of what stands in a place."""
    places, graph, predicate = analysis.reader.places, analysis.clauses.graph, situation.predicate
    obliques = [o for o in places.all_obliques(situation) if not o.agent]
    match zone.kind:
        case ZoneKind.SUBJECT:
            return places.subjects(situation, pattern.passive)
        case ZoneKind.OBJECT:
            return (*places.objects(situation), *(predicate.predicatives if zone.words and not predicate.nominal else ()))
        case ZoneKind.PREPOSITION:
            return graph.spread([o.head for o in obliques if o.is_after(zone.prepositions)])
        case ZoneKind.INFINITIVE:
            return (*predicate.infinitives, *graph.spread([o.head for o in obliques if o.path[-1] == "to"]))
        case ZoneKind.CLAUSE:
            return (*predicate.clauses, *(clause for mark, clause in predicate.conditions if mark in zone.prepositions))


def _place(zone: Zone) -> str:
    return _PLACES.get(zone.kind) or "phrase after " + "|".join(sorted(zone.prepositions))


def _wanted(zone: Zone) -> str:
    return f"{_place(zone)} with {' and '.join(_shown(word) for word in zone.conditions) or 'what the pattern asks'}"


def _shown(word: Wanted) -> str:
    shown = list(dict.fromkeys(" ".join(alternative) for alternative in word.alternatives))
    return "|".join(shown[:_MOST_SHOWN]) + ("|..." if len(shown) > _MOST_SHOWN else "")
