"""Why a sentence was coded as it was, and why not: its actors, clauses, the patterns that fitted and those that nearly did."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.actors.mention import Mention
from eventcoder.coder import Coder, Date
from eventcoder.dictionary.entries import Mutual, Pattern, Word, Zone, ZoneKind
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.analysis import Analysis
from eventcoder.readings.reading import Match, Reading

__all__ = ["explain"]

_MOST = 6
_PLACES = {
    ZoneKind.SUBJECT: "the subject",
    ZoneKind.OBJECT: "the object",
    ZoneKind.INFINITIVE: "a 'to ...' clause",
    ZoneKind.CLAUSE: "a 'that ...' clause",
}


def explain(coder: Coder, text: str, date: Date = None) -> str:
    """A report of every sentence: actors, clauses, events with the entries that made them, near misses with the reason.

    Raises:
        InputError: as `Coder.code` does.

    """
    lines: list[str] = []
    for analysis in coder.analyse(text, date):
        lines += [*_sentence(analysis), ""]
    return "\n".join(lines[:-1]) if lines else "No sentence to code: the text is empty, or holds only boilerplate."


def _sentence(analysis: Analysis) -> Iterator[str]:
    analysis.read()
    yield "Sentence  " + " ".join(analysis.sentence.words)
    yield from _section("Actors", _actors(analysis))
    yield from _section("Clauses", _clauses(analysis))
    discarded = analysis.discarded()
    if discarded:
        yield f"Discarded the whole sentence, for it holds {discarded!r} (discards:)"
    yield from _section("Events", _events(analysis))
    yield from _section("Not coded", _near_misses(analysis))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    for number, line in enumerate(found or ["none"]):
        yield f"{title if not number else '':10}{line}"


def _text(analysis: Analysis, start: int, end: int) -> str:
    return " ".join(analysis.sentence.words[start:end])


def _actors(analysis: Analysis) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for index in range(len(analysis.sentence)):
        mention = analysis.phrases.own(index)
        if mention and (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            known = sorted(
                {f"{i.name.entry.location}" for i in analysis.phrases.items if mention.start <= i.start < mention.end}
            )
            yield f"{mention.code:12} {_text(analysis, mention.start, mention.end)}" + (
                f"   ({', '.join(known)})" if known else ""
            )


def _clauses(analysis: Analysis) -> Iterator[str]:
    sentence = analysis.sentence
    for index in range(len(sentence)):
        known = sentence.tags[index][0] in "VNJ" and analysis.reader.word(index) is not None
        if sentence.tags[index][0] == "V" or known:
            predicate = analysis.clauses.predicate(index)
            yield (
                f"{sentence.words[index]}: "
                + "; ".join(_arguments(analysis, predicate))
                + ("" if known else "   (not in the dictionary)")
            )


def _arguments(analysis: Analysis, predicate: Predicate) -> Iterator[str]:
    words = analysis.sentence.words
    for name in ("subjects", "objects", "indirect", "modifiers", "infinitives", "clauses", "predicatives"):
        indices: tuple[int, ...] = getattr(predicate, name)
        if indices:
            yield f"{name} {', '.join(words[i] for i in indices)}"
    for oblique in predicate.obliques:
        yield f"{' '.join(oblique.path)} {words[oblique.head]}"
    marks = [*predicate.modals, *(name for name in ("passive", "negated", "hypothetical") if getattr(predicate, name))]
    if marks:
        yield ", ".join(marks)


def _side(analysis: Analysis, mentions: tuple[Mention, ...]) -> str:
    return ", ".join(m.code for m in mentions) or "---"


def _events(analysis: Analysis) -> Iterator[str]:
    codes = analysis.reader.dictionary.ontology.codes
    for reading in analysis.readings():
        if not reading.source and not reading.target:
            continue
        source, target = _side(analysis, reading.source), _side(analysis, reading.target)
        sided = (
            ""
            if (reading.source and reading.target) or reading.mutual is not Mutual.NO
            else "   (one-sided: left out unless asked for)"
        )
        yield f"{source} {reading.code} {target}   {codes[reading.code].name}{sided}"
        yield from (f"    {line}" for line in _made_by(reading))


def _made_by(reading: Reading) -> Iterator[str]:
    for pattern in reading.patterns:
        what = f"operator {pattern.operator}" if pattern.operator and len(reading.patterns) > 1 else f"code {pattern.code}"
        yield f"by {pattern.entry}: {pattern.text}   {what}   {pattern.location}"


def _near_misses(analysis: Analysis) -> Iterator[str]:
    """For each dictionary word of the sentence that made no event: the reason, the nearest patterns first."""
    owned = {index for outcome in analysis.outcomes.values() for index in outcome.owned}
    for index, outcome in analysis.outcomes.items():
        word = analysis.sentence.words[index]
        predicate = analysis.clauses.predicate(index)
        if index in owned:
            yield f"{word}: part of another event"
            continue
        if any(r.source or r.target for r in outcome.readings):
            continue
        attempts = list(analysis.reader.attempts(index))
        fitted = [match for _, match in attempts if isinstance(match, Match)]
        if fitted:
            best = max(fitted, key=lambda match: match.rank)
            yield f"{word}: {_why_silent(predicate, best)}   {best.pattern.text}   {best.pattern.location}"
            continue
        attempts.sort(key=lambda attempt: -_places_met(*attempt))
        for pattern, failed in attempts[:_MOST]:
            reason = _missing(failed) if isinstance(failed, Zone) else "another form of the word"
            yield f"{word}: {reason}   {pattern.text}   {pattern.location}"
        if len(attempts) > _MOST:
            yield f"{word}: and {len(attempts) - _MOST} more patterns"


def _places_met(pattern: Pattern, failed: Match | Zone | None) -> int:
    """How many of a pattern's places with conditions fitted before one failed."""
    if not isinstance(failed, Zone):
        return 0
    before = pattern.zones[: pattern.zones.index(failed)]
    return sum(bool(zone.words or zone.prepositions) for zone in before) + (
        failed.kind is ZoneKind.PREPOSITION and bool(before)
    )


def _why_silent(predicate: Predicate, best: Match) -> str:
    if best.pattern.code == "none" and not (best.pattern.operator and best.inner.readings):
        return "the dictionary says that this is no event"
    if predicate.hypothetical:
        return "only supposed (if, whether, a question)"
    if best.inner.readings or best.source or best.target:
        return "its modal, negation or operator leaves no event"
    return "neither source nor target is a known actor"


def _missing(zone: Zone) -> str:
    place = _PLACES.get(zone.kind) or "a phrase after " + "|".join(sorted(zone.prepositions))
    wanted = [_shown(word) for word in (*zone.words, *(s.condition for s in zone.slots if s.condition))]
    if zone.slot("EVENT"):
        wanted.append("an event")
    if zone.modals:
        wanted.append("|".join(sorted(zone.modals)))
    return f"lacks {place}" + (f" with {' and '.join(wanted)}" if wanted else "")


def _shown(word: Word) -> str:
    shown = [" ".join(alternative) for alternative in word.alternatives]
    return "|".join(shown[:6]) + ("|..." if len(shown) > 6 else "")
