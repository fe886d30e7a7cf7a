"""Who fills a pattern's slots, where the pattern's places alone do not say: nouns, places, possessors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import define

from eventcoder.actors.mention import Mention, Reach
from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.entries import Mutual, Pattern, ZoneKind
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.nominals import bystander, party
from eventcoder.grammar.predicate import Predicate
from eventcoder.ontology import Ontology
from eventcoder.readings.places import Places, Situation
from eventcoder.readings.reading import Match

__all__ = ["Slots", "between", "subject_slots"]

_AID = "07"
_PLACES = {"in", "at", "near", "outside", "inside", "across", "throughout", "into", "on", "around", "over", "within"}
_SUBORDINATE = {Relation.ADNOMINAL, Relation.OPEN_COMPLEMENT}


@define
class Slots:
    """The actors of one sentence's predicates."""

    clauses: Clauses
    phrases: Phrases
    places: Places
    ontology: Ontology

    def mentions(self, heads: Sequence[int], reach: Reach, but: Collection[tuple[int, str]] = ()) -> tuple[Mention, ...]:
        """The actors that phrases stand for, each once; `but` are the keys of those meant elsewhere."""
        found: dict[tuple[int, str], Mention] = {}
        for head in heads:
            for mention in self.phrases.resolve(head, reach, but):
                found.setdefault(mention.key, mention)
        return tuple(found.values())

    def source(self, match: Match, situation: Situation) -> tuple[Mention, ...]:
        """Who does it: in SOURCE's place, or by what a noun or participle leaves unsaid."""
        predicate = situation.predicate
        found = self.mentions(match.slots.get("SOURCE", ()), Reach.DOER)
        if found or "SOURCE" not in subject_slots(match.pattern):
            return found
        if predicate.nominal:
            return self._source_of_noun(match.pattern, situation)
        graph = self.clauses.graph
        if graph.relations[predicate.head] in _SUBORDINATE and not predicate.passive and predicate.governor >= 0:
            # "passed a resolution criticising Iran", "used batons to beat them": who passed or used it.
            return self.mentions(self.clauses.predicate(predicate.governor).subjects, Reach.DOER)
        return ()

    def _source_of_noun(self, pattern: Pattern, situation: Situation) -> tuple[Mention, ...]:
        """Whose deed an event noun without possessor and "by" is: "Israeli attack", "criticism from France", its host's."""
        predicate = situation.predicate
        lemmas = self.clauses.graph.sentence.lemmas
        intransitive = not any(zone.kind is ZoneKind.OBJECT or "of" in zone.prepositions for zone in pattern.zones)
        for heads in (
            predicate.objects if intransitive else (),  # "the visit of the president", "the arrival of troops"
            self.clauses.graph.spread(between(situation)) if pattern.mutual is not Mutual.NO else (),
            [m for m in predicate.modifiers if self.phrases.is_adjective(m) and lemmas[m] not in situation.consumed],
            [o.head for o in predicate.obliques if o.path == ("from",)],
            situation.host.subjects if situation.host is not None and not predicate.subjects else (),
            bystander(self.clauses, predicate.head),
            party(self.clauses, predicate.head) if pattern.mutual is not Mutual.NO else (),
        ):
            found = self.mentions(heads, Reach.DOER)
            if found:  # "Syrian government air strike": not Syria's beside its government's
                return tuple(m for m in found if not any(o.head == m.head + 1 and o.code.startswith(m.code) for o in found))
        return ()

    def target(self, match: Match, situation: Situation) -> tuple[Mention, ...]:
        """To whom it is done: in TARGET's place, or where nouns and events that are none have theirs."""
        taken = {mention.key for mention in match.source}
        predicate = situation.predicate
        heads = match.slots.get("TARGET", ())
        if not heads and match.pattern.has_target and predicate.nominal:
            heads = self.places.objects(situation)
        elif not match.pattern.has_target and not match.inner.readings:
            # "threatened Syria", "refused Iran's request", "agreed to lend Iran a jet": no event, but an actor
            heads = tuple(inner for head in match.slots.get("EVENT", ()) for inner in self.places.receivers(head))
        reach = self.reach()
        if self.clauses.graph.relations[predicate.head] is Relation.MODIFIER:
            reach = Reach.SELF  # "the detained journalist", not "engaged talks about Iran"
        own = {head for head in match.used if self._is_own(head, match.source)}
        found = self.mentions([head for head in heads if head not in own], reach, taken)
        if not found and predicate.nominal and match.pattern.has_target:
            found = self.phrases.opposed(predicate.head)
        return tuple(mention for mention in found if mention.key not in taken)

    def reach(self) -> Reach:
        """How far to look for a target inside a phrase."""
        return Reach.TARGET if self.phrases.given is None else Reach.CLAUSE

    def is_each_other(self, match: Match) -> bool:
        """Whether a target is "each other", "one another", or theirs ("each other's ambassadors")."""
        graph = self.clauses.graph
        heads = [*match.slots.get("TARGET", ()), *match.slots.get("EVENT", ())]
        words = [*heads, *(owner for head in heads for owner in graph.kids(head, Relation.POSSESSOR))]
        return any(graph.written[word] in {"other", "another"} and graph.written[word - 1] in {"each", "one"} for word in words)

    def inside_conditions(self, match: Match) -> tuple[Mention, ...]:
        """The actor that a pattern's own words belong to, where its TARGET stays empty: "violated Syria's ceasefire"."""
        if not match.pattern.has_target:
            return ()
        found = self.mentions([h for h in match.used if not self.phrases.is_theirs(h)], Reach.SOURCE)
        if self.phrases.given is None:  # "exchanged prisoners": a role alone says nothing of the other side
            found = tuple(m for m in found if m.code not in self.ontology.roles)
        return tuple(mention for mention in found if mention.key not in {m.key for m in match.source})

    def _is_own(self, head: int, source: Sequence[Mention]) -> bool:
        """Whether a phrase is the source's own ("closed its embassy"), and so not whom it acts on."""
        if not self.phrases.is_theirs(head):
            return False
        own = {mention.code[:3] for mention in source}
        return any(mention.code[:3] in own for mention in self.phrases.resolve(head, Reach.SOURCE))

    def place_of(self, code: str, predicate: Predicate, host: Predicate | None, match: Match) -> tuple[Mention, ...]:
        """Where force is used or help is given, if the act has no other target: "police arrested twenty in Cairo"."""
        clash = match.pattern.mutual is not Mutual.NO and len(match.source) > 1
        if clash or not (self.ontology.is_material_conflict(code) or code.startswith(_AID)):
            return ()
        taken = {mention.key for mention in match.source}
        own = {mention.code for mention in match.source}  # a country's deed in a place of its own has no target there
        for oblique in self.places.all_obliques(Situation(predicate, host)):
            if oblique.path[-1] in _PLACES and not oblique.clausal:
                there = self.mentions([oblique.head], Reach.TARGET, taken)
                found = tuple(m for m in there if m.key not in taken and m.code not in own)
                if found:
                    return found
        return ()

    def who_could_avert(self, predicate: Predicate, source: Sequence[Mention]) -> tuple[Mention, ...]:
        """ "Teachers will not end the strike until the government pays": whom a refusal with a condition is meant for."""
        taken = {mention.key for mention in source}
        for mark, clause in predicate.conditions:
            if mark in {"until", "unless", "before", "if"}:
                inner = self.clauses.predicate(clause)
                found = self.mentions(inner.objects if inner.passive and not inner.subjects else inner.subjects, Reach.SOURCE)
                return tuple(mention for mention in found if mention.key not in taken)
        return ()


def between(situation: Situation) -> list[int]:
    """The nouns behind "between" or "among": the parties of talks and clashes."""
    obliques = (*situation.predicate.obliques, *(situation.host.obliques if situation.host else ()))
    return [o.head for o in obliques if o.path in {("between",), ("among",)}]


def subject_slots(pattern: Pattern) -> frozenset[str]:
    """The slots in a pattern's first place, its subject."""
    return frozenset(slot.name for zone in pattern.zones[:1] for slot in zone.slots)
