"""Why a word of the dictionaries told no event: the verdict on the word, and each entry's nearest miss."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from eventcoder.actors.mention import Mention, Reach
from eventcoder.dictionary.compiled import Listed
from eventcoder.dictionary.entries import Pattern, Zone
from eventcoder.explain.conditions import conditions, heads_in, phrases
from eventcoder.explain.report import Miss, Missed, Words
from eventcoder.grammar import moods
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.analysis import Analysis, Deed
from eventcoder.readings.places import Situation
from eventcoder.readings.reading import Match, Reading

__all__ = ["WhyNot", "is_told_of_itself"]

Attempt = tuple[Listed, Pattern, Match | Zone | None]


def is_told_of_itself(deed: Deed) -> bool:
    """Whether an event lost its target because that is its source again."""
    return deed.target is None and bool(deed.reading.target)


@define
class WhyNot:
    """The reasons of one sentence."""

    analysis: Analysis

    def words(self) -> tuple[Words, ...]:
        """What came of each word of the sentence that the dictionaries list, in the order of words."""
        analysis = self.analysis
        analysis.read()
        found = []
        for index, tag in enumerate(analysis.sentence.tags):
            if tag[0] in "VNJ" and analysis.reader.word(index):
                attempts = list(analysis.reader.attempts(index))
                verdict = self._verdict(index, _best(attempts))
                found.append(Words(analysis.sentence.words[index], verdict, self._missed(index, attempts, verdict)))
        return tuple(found)

    def side_missing(self, deed: Deed) -> str:
        """Why an event has no source or no target, "" if it has both."""
        if is_told_of_itself(deed):
            return "source and target are one actor, or its own people and places: no dyad"
        index = deed.reading.predicate.head
        attempts = self.analysis.reader.attempts(index)
        match = next((m for _, p, m in attempts if p is deed.reading.patterns[0] and isinstance(m, Match)), None)
        lost = [side for side in ("SOURCE", "TARGET") if getattr(deed, side.lower()) is None]
        return "; ".join(self._empty(index, side, match, deed.reading.source) for side in lost)

    # ---------------------------------------------------------------- a word

    def _verdict(self, index: int, best: Match | None) -> str:
        analysis = self.analysis
        if index in {deed.reading.predicate.head for deed in analysis.deeds(require_dyad=True)}:
            return ""
        if index not in analysis.outcomes:
            return "stands before a noun or inside a name, and tells nothing there"
        for owner, outcome in analysis.outcomes.items():
            if owner != index and index in outcome.owned:
                return f"part of what '{analysis.sentence.words[owner]}' tells"
        if best is None:
            return "no pattern fits"
        if analysis.discarded():
            return f"the sentence is discarded, for it holds '{analysis.discarded()}'"
        outcome = analysis.outcomes[index]
        return self._sides(index, best, outcome.readings) if outcome.readings else self._unasserted(index, best)

    def _sides(self, index: int, best: Match, readings: Sequence[Reading]) -> str:
        """Why an asserted event is not coded: for want of actors, or because it stands there already."""
        for deed in self.analysis.deeds(require_dyad=False):
            if deed.reading.predicate.head == index:
                return "one-sided: " + self.side_missing(deed)
        if any(reading.source and reading.target for reading in readings):
            return "the same event is told by an earlier word of the sentence"
        return "; ".join(self._empty(index, side, best, ()) for side in ("SOURCE", "TARGET"))

    def _unasserted(self, index: int, best: Match) -> str:
        """Why a pattern fits and yet there is no event: no event at all, only supposed, modals, operators."""
        analysis, pattern = self.analysis, best.pattern
        predicate = analysis.clauses.predicate(index)
        if pattern.code == "none" and not (pattern.operator and best.inner.readings):
            return "the dictionary says that this is no event"
        if not analysis.reader.read(index, None).readings:
            codes = [reading.code for reading in best.inner.readings]
            if any(analysis.reader.dictionary.ontology.compose(pattern.operator, code) for code in codes):
                return "what it speaks of is the deed of another"
            return f"the operator '{pattern.operator}' makes no event of {', '.join(codes) or 'what it speaks of'}"
        if predicate.hypothetical:
            return f"only supposed: {self._supposed(index)}"
        if analysis.clauses.is_only_meant(index):
            return "an infinitive, which only says what may be"
        return self._without(predicate, analysis.reader.read(index, None).readings[0])

    def _supposed(self, verb: int) -> str:
        """What makes a clause hypothetical; where it is nothing of its own, the reason of the clause around it."""
        clauses = self.analysis.clauses
        graph = clauses.graph
        for _ in range(len(graph.sentence)):
            predicate = clauses.predicate(verb)
            above = clauses.predicate(predicate.governor) if predicate.governor >= 0 else None
            marks = [mark for mark, clause in above.conditions if clause == verb] if above else []
            for applies, said in (
                (moods.is_recalled(graph, verb), "an anniversary of it"),
                (moods.is_comparison(graph, verb), "a comparison of figures"),
                (moods.is_imagined(graph, verb), "something to imagine"),
                (any(clauses.is_history(oblique) for oblique in graph.obliques(verb)), "long past"),
                (clauses.question and graph.relations[verb] is Relation.ROOT, "a question"),
                (moods.is_supposed(graph, verb), "it says what would be"),
                (bool(marks), f"behind '{marks[0] if marks else ''}'"),
            ):
                if applies:
                    return said
            if above is None or not above.hypothetical:
                break
            verb = above.head
        return "behind 'if', 'unless', 'whether' or the like"

    def _without(self, predicate: Predicate, reading: Reading) -> str:
        """Which modal or negation leaves no event."""
        index = self.analysis.reader.dictionary.modal_index
        event = f"{reading.code} ({self.analysis.reader.dictionary.ontology.codes[reading.code].name})"
        modals = [modal for modal in predicate.modals if modal in index]
        for modal in modals:
            if (index[modal].negated if predicate.negated and index[modal].negated else index[modal].operator) == "none":
                return f"'{modal}' says only what may be: no event {event}"
        said = " ".join([*(["not"] if predicate.negated else []), *modals])
        return f"'{said}' leaves no event of {event}"

    def _empty(self, index: int, side: str, match: Match | None, source: Sequence[Mention]) -> str:
        """Why a side has no actor: what stands in its place."""
        analysis, name = self.analysis, side.lower()
        heads = self._in_place(index, side, match) if match else ()
        if not heads:
            return f"no {name}: nothing stands in its place"
        there = phrases(analysis.clauses.graph, heads)
        near = {m.code for head in heads for m in analysis.phrases.resolve(head, Reach.TARGET)}
        if not near:
            return f"{name} {there} is no known actor"
        if side == "TARGET" and near <= {mention.code for mention in source}:
            return f"target {there} is the source itself"
        role = "who acts" if side == "SOURCE" else "whom it is done to"
        return f"{name} {there} holds {', '.join(sorted(near))}, but is not {role}"

    def _in_place(self, index: int, side: str, match: Match) -> tuple[int, ...]:
        """The main words of what stands where a pattern has a side, whether it is an actor or not."""
        heads = match.slots.get(side, ())
        if not heads and side == "TARGET" and not match.inner.readings:
            heads = match.slots.get("EVENT", ())  # "condemned the weather": what is no event might be whom it is done to
        zone = next((zone for zone in match.pattern.zones if zone.slot(side)), None)
        if heads or zone is None:
            return heads
        return heads_in(
            self.analysis, zone, match.pattern, Situation(self.analysis.clauses.predicate(index), used=tuple(match.used))
        )

    # ---------------------------------------------------------------- its entries

    def _missed(self, index: int, attempts: Sequence[Attempt], verdict: str) -> tuple[Missed, ...]:
        """The entries of a word with the patterns that made nothing; what made the event, if any, is left out."""
        best = _best(attempts)
        entries: dict[str, list[Miss]] = {}
        for listed, pattern, outcome in attempts:
            if best and pattern is best.pattern and not verdict:
                continue
            asked = conditions(self.analysis, index, listed, pattern, outcome)
            if not isinstance(outcome, Match):
                reason = next(condition.failure for condition in asked if not condition.met)
            elif best and pattern is not best.pattern:
                reason = f"fits, but '{best.pattern.text}' of {best.pattern.entry} goes before it"
            else:
                reason = verdict
            entries.setdefault(pattern.entry, []).append(Miss(pattern.text, pattern.location, asked, reason))
        missed = [Missed(entry, tuple(sorted(misses, key=lambda miss: miss.nearness))) for entry, misses in entries.items()]
        return tuple(sorted(missed, key=lambda entry: entry.misses[0].nearness))


def _best(attempts: Sequence[Attempt]) -> Match | None:
    """The match that wins: of equals the first."""
    return max((m for _, _, m in attempts if isinstance(m, Match)), key=lambda match: match.rank, default=None)
