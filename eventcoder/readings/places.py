"""Where a pattern's places are in a predicate: whether a place fits, and what fills its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from attrs import define, field

from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.entries import Word, Zone, ZoneKind
from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.grammar import moods
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph, Oblique
from eventcoder.grammar.labels import Relation as R
from eventcoder.grammar.predicate import Predicate

__all__ = ["LEADER", "Filling", "Places", "Situation"]

LEADER = "leader"  # a condition that is met by whoever the dictionaries know as a politician, by name

# What an event noun's object may follow where it has no "of": "attack on Gaza", "support for Ukraine".
_NOUN_OBJECT = ("on", "against", "to", "for", "with", "toward", "towards", "over", "at", "upon", "into")
_WHERE = {"in": 2, "at": 1}
_RECEIVERS = {"to", "with", "for", "on", "against"}


class Situation(NamedTuple):
    """A predicate as a pattern sees it.

    `host` is the operator's or light verb's predicate that hands its subject and prepositions to an event noun; `consumed`
    are the words that belong to the entry's own word ("off" in "called off", "peacekeeping" in "peacekeeping mission");
    `used` are the main words that have met conditions so far.
    """

    predicate: Predicate
    host: Predicate | None = None
    consumed: frozenset[str] = frozenset()
    used: tuple[int, ...] = ()


class Filling(NamedTuple):
    """How a place fits: words matched on main words, and anywhere; the words of the sentence that each slot points to.

    `head` is the main word that met the place's conditions, -1 for none.
    """

    on_heads: int = 0
    anywhere: int = 0
    head: int = -1
    slots: tuple[tuple[str, tuple[int, ...]], ...] = ()


@define
class Places:
    """The places of one sentence's predicates."""

    clauses: Clauses
    phrases: Phrases
    graph: Graph = field(init=False)
    _obliques: dict[tuple[int, int], tuple[Oblique, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.graph = self.clauses.graph

    # ---------------------------------------------------------------- candidates for a place

    def subjects(self, situation: Situation, passive: bool = False) -> tuple[int, ...]:
        """Who does it; in a pattern for the passive, the grammatical subject."""
        predicate = situation.predicate
        return predicate.objects if passive else predicate.subjects

    def objects(self, situation: Situation) -> tuple[int, ...]:
        """To whom it is done. For a noun the "of" phrase, or else what follows another of its prepositions."""
        predicate = situation.predicate
        if predicate.nominal:
            if predicate.objects:
                return predicate.objects
            for preposition in _NOUN_OBJECT:
                heads = [o.head for o in self.all_obliques(situation) if o.path[-1] == preposition and not o.agent]
                if heads:
                    return self.graph.spread(heads)
            return ()
        found = predicate.objects
        if situation.consumed and not found:
            # "called off the visit" with "off" parsed as a preposition.
            heads = [o.head for o in predicate.obliques if o.path[0] in situation.consumed and len(o.path) == 1]
            found = self.graph.spread(heads)
        return found

    def receivers(self, head: int) -> tuple[int, ...]:
        """Who may be meant by a word in EVENT's place that is no event: the word itself, or whom a verb is done to."""
        if not self.graph.is_verb(head):
            return (head,)
        predicate = self.clauses.predicate(head)
        to = [o.head for o in predicate.obliques if o.path[-1] in _RECEIVERS and not o.clausal]
        return (*predicate.indirect, *predicate.objects, *self.graph.spread(to))

    def all_obliques(self, situation: Situation) -> Iterator[Oblique]:
        """Prepositional phrases of the predicate, of the noun beside it, and of what hosts it."""
        for head in situation.used:  # "in favour of TARGET": the "of" hangs on a word of the pattern
            yield from self.graph.obliques(head)
        predicate, host = situation.predicate, situation.host
        key = (predicate.head, host.head if host else -1)
        found = self._obliques.get(key)
        if found is None:
            found = self._obliques[key] = tuple(self._reachable(predicate, host))
        yield from found

    def _reachable(self, predicate: Predicate, host: Predicate | None) -> Iterator[Oblique]:
        yield from predicate.obliques
        if not predicate.nominal:
            for noun in predicate.objects:
                yield from self._below(noun, 2)
        for noun in predicate.predicatives:
            yield from self.graph.obliques(noun)
        for oblique in predicate.obliques:  # "agreed on a truce with Syria", "inquiry into crimes by Syria"
            if not oblique.clausal:
                yield from (below for below in self.graph.obliques(oblique.head) if below.path != ("of",))
        if host is not None:
            yield from host.obliques

    def _below(self, noun: int, depth: int) -> Iterator[Oblique]:
        for oblique in self.graph.obliques(noun):
            yield oblique
            if depth > 1 and not oblique.clausal:
                # An "of" belongs to its noun; other prepositions may have been meant for the verb.
                yield from (below for below in self._below(oblique.head, depth - 1) if below.path != ("of",))
        for child in self.graph.kids(noun, R.ADNOMINAL):
            yield from self.graph.obliques(child) if depth > 1 else ()

    def empty(self, situation: Situation) -> set[ZoneKind]:
        """The kinds of clauses that a predicate certainly does not have."""
        predicate = situation.predicate
        found = set()
        if not predicate.clauses and not predicate.conditions:
            found.add(ZoneKind.CLAUSE)
        if not predicate.infinitives and not any(o.path[-1] == "to" for o in self.all_obliques(situation)):
            found.add(ZoneKind.INFINITIVE)
        return found

    # ---------------------------------------------------------------- whether a place fits

    def fit(self, zone: Zone, situation: Situation, passive: bool) -> Iterable[Filling]:
        """The ways in which a place fits, likeliest first; none if it does not."""
        kind = zone.kind
        if kind is ZoneKind.SUBJECT:
            if zone.modals and not _has_auxiliaries(zone, situation.predicate):
                return ()
            heads = self.subjects(situation, passive)
            if situation.predicate.nominal and any(slot.condition for slot in zone.slots):
                # "a teachers' strike", "a teacher strike", "teachers launched a strike"
                heads += situation.predicate.modifiers + (situation.host.subjects if situation.host else ())
            fillings = self._fit_nouns(zone, heads, situation, may_be_empty=True)
            return (_with_modal(filling) for filling in fillings) if zone.modals else fillings
        if kind is ZoneKind.OBJECT:
            found = self._fit_nouns(zone, self.objects(situation), situation, may_be_empty=True)
            return chain(found, self._fit_predicatives(zone, situation)) if zone.words else found
        if kind is ZoneKind.PREPOSITION:
            return self._fit_prepositions(zone, situation)
        if kind is ZoneKind.INFINITIVE:
            # "agreed to meet", "agreed to talks", "put an end to the attacks", "looks forward to meeting"
            nouns = [o.head for o in self.all_obliques(situation) if o.path[-1] == "to"]
            return self._fit_verbs(zone, (*situation.predicate.infinitives, *self.graph.spread(nouns)))
        return self._fit_clauses(zone, situation.predicate)

    def _fit_nouns(self, zone: Zone, heads: tuple[int, ...], situation: Situation, may_be_empty: bool) -> Iterable[Filling]:
        if zone.conditions:
            return self._fit_words(zone, heads, situation)
        if heads or (may_be_empty and not zone.slot("EVENT")):
            return (Filling(slots=tuple((slot.name, heads) for slot in zone.slots)),)
        return ()

    def _fit_predicatives(self, zone: Zone, situation: Situation) -> Iterator[Filling]:
        """ "Held Iran responsible": a word that is said of the object."""
        predicate = situation.predicate
        if not predicate.nominal:
            for filling in self._fit_words(zone, predicate.predicatives, situation):
                yield filling._replace(slots=tuple((name, predicate.objects) for name, _ in filling.slots))

    def _fit_words(self, zone: Zone, heads: tuple[int, ...], situation: Situation) -> Iterator[Filling]:
        slots = zone.slots
        for head in heads:
            filling = self._meets(head, zone.conditions)
            if filling:
                on_heads, anywhere = filling
                receivers = self._second_objects(head, heads, situation) if zone.kind is ZoneKind.OBJECT else ()
                # A condition that one of several conjoined nouns meets holds for all: "protesters and police clashed".
                together = heads if zone.kind is not ZoneKind.OBJECT and not zone.words else (head,)
                yield Filling(
                    on_heads,
                    anywhere,
                    head if zone.words else -1,
                    tuple((slot.name, (zone.words and slot.name == "TARGET" and receivers) or together) for slot in slots),
                )

    def _second_objects(self, head: int, heads: tuple[int, ...], situation: Situation) -> tuple[int, ...]:
        """Whom a verb with two objects is done to: "gave *Chad* loans", "held *them* hostage"."""
        first = self.graph.first_conjunct
        return situation.predicate.indirect or tuple(other for other in heads if first(other) != first(head))

    def _fit_prepositions(self, zone: Zone, situation: Situation) -> Iterator[Filling]:
        found = [o for o in self.all_obliques(situation) if not o.agent and o.is_after(zone.prepositions)]
        if len(found) > 1:  # "voiced support in London for Ghana": where it was said comes last
            found.sort(key=lambda oblique: _WHERE.get(oblique.path[-1], 0))
        for oblique in found:
            yield from self._fit_nouns(zone, self.graph.spread([oblique.head]), situation, may_be_empty=False)
        if zone.words and "to" in zone.prepositions:
            for verb in situation.predicate.infinitives:  # "sent experts to investigate", "sent troops to attack TARGET"
                met = self._meets_clause(verb, zone.conditions)
                if met:
                    yield Filling(*met, verb, tuple((slot.name, self.receivers(verb)) for slot in zone.slots))
        if not zone.words and not zone.slots and zone.prepositions & situation.predicate.particles:
            yield Filling(on_heads=1, anywhere=1)

    def _fit_verbs(self, zone: Zone, heads: tuple[int, ...]) -> Iterator[Filling]:
        for head in heads:
            met = self._meets(head, zone.conditions)
            if met is not None:
                yield Filling(*met, slots=(("EVENT", (head,)),))

    def _fit_clauses(self, zone: Zone, predicate: Predicate) -> Iterator[Filling]:
        for head in self._clause_heads(zone, predicate):
            inner = self.clauses.predicate(head)
            if zone.modals and not self._has_modal(zone, inner):
                continue
            met = self._meets_any((head, *inner.predicatives), zone.words)
            if met is None:
                continue
            event = head
            if self.graph.sentence.lemmas[head] in {"have", "need"} and inner.infinitives:
                event = inner.infinitives[0]  # "has to leave"
            slots = tuple((slot.name, (event,) if slot.name == "EVENT" else inner.grammatical_subjects) for slot in zone.slots)
            yield Filling(met[0] + bool(zone.modals), met[1] + bool(zone.modals), slots=slots)

    def _clause_heads(self, zone: Zone, predicate: Predicate) -> Iterator[int]:
        """The clauses behind a pattern's "that" (which sentences often drop), "whether", "unless" and their kin."""
        openers = zone.prepositions
        for head in predicate.clauses:
            marks = {self.graph.sentence.lemmas[mark] for mark in self.graph.kids(head, R.MARKER)} - {"that"}
            if marks & openers or (not marks and "that" in openers):
                yield head
        yield from (clause for mark, clause in predicate.conditions if mark in openers)

    def _has_modal(self, zone: Zone, inner: Predicate) -> bool:
        if zone.modals & set(inner.modals) or ("should" in zone.modals and moods.is_subjunctive(self.graph, inner.head)):
            return True
        lemma = self.graph.sentence.lemmas[inner.head]
        if lemma == "need":  # "needs to leave", not "needs guarantees to leave"
            to = any(moods.has_to(self.graph, verb) for verb in self.graph.kids(inner.head, R.OPEN_COMPLEMENT))
            return to and "need" in zone.modals
        return "have to" in zone.modals and lemma == "have" and bool(inner.infinitives)

    # ---------------------------------------------------------------- words

    def _meets_any(self, heads: Iterable[int], words: tuple[Word, ...]) -> tuple[int, int] | None:
        if not words:
            return 0, 0
        for head in heads:
            found = self._meets_clause(head, words)
            if found:
                return found
        return None

    def _meets_clause(self, verb: int, words: Sequence[Word]) -> tuple[int, int] | None:
        """The same of a verb and what belongs to it: "urged them to enter talks" meets "enter" and "talk"."""
        met = self._meets(verb, words)
        if met is not None or len(words) < 2 or not any(self._is(verb, word) for word in words):
            return met
        inner = self.clauses.predicate(verb)
        near = (*inner.objects, *inner.predicatives, *(o.head for o in inner.obliques), *inner.infinitives)
        if all(self._is(verb, word) or any(self.find(other, word) for other in near) for word in words):
            return sum(self._is(verb, word) for word in words), len(words)
        return None

    def _meets(self, head: int, words: Iterable[Word]) -> tuple[int, int] | None:
        """How many of the words are the main word of a phrase, and stand anywhere in it; None if one is missing."""
        on_heads = anywhere = 0
        for word in words:
            found = self.find(head, word)
            if not found:
                return None
            anywhere += 1
            on_heads += found == 2
        return on_heads, anywhere

    def find(self, head: int, word: Word) -> int:
        """2 if a phrase's main word meets a condition, 1 if a word deeper in it does, 0 if none does."""
        if self._is(head, word):
            return 2
        if self.graph.tags[head] == "PRP":  # "arrested two rebels and handed them over": what the pronoun stands for
            meant = [mention.head for mention in self.phrases.refer(head) if mention.head != head]
            return max((self.find(other, word) for other in meant if self.graph.tags[other] != "PRP"), default=0)
        graph = self.graph
        of = [o.head for o in graph.obliques(head) if o.path == ("of",)]
        if self.phrases.is_transparent(head) and any(self._is(inner, word) for inner in of):
            return 2
        near = [*graph.core(head), *of, *graph.conjuncts(head)]
        return int(any(self._is(inner, word) for inner in near if inner != head))

    def _is(self, index: int, word: Word) -> bool:
        lemmas, written = self.graph.sentence.lemmas, self.graph.written
        lemma = lemmas[index]
        if lemma in word.single or written[index] in word.single:
            return True
        if LEADER in word.single and self.phrases.is_official(index):
            return True
        for compound in word.compound:
            # The main word comes last ("hunger strike"), or first where a preposition follows ("crime against humanity").
            if compound[-1] in {lemma, written[index]}:
                words = self.graph.core(index)
            elif compound[0] == lemma and not PREPOSITIONS.isdisjoint(compound):
                words = self.graph.phrase(index)
            else:
                continue
            if {form for i in words for form in (lemmas[i], written[i])}.issuperset(compound):
                return True
        return False


def _has_auxiliaries(zone: Zone, predicate: Predicate) -> bool:
    """Whether a verb has one of the auxiliaries of "SOURCE will *", and is negated as "SOURCE will not *" says."""
    wanted = zone.modals - {"not"}
    return predicate.negated == ("not" in zone.modals) and (not wanted or not wanted.isdisjoint(predicate.modals))


def _with_modal(filling: Filling) -> Filling:
    return filling._replace(on_heads=filling.on_heads + 1, anywhere=filling.anywhere + 1)
