"""Readings: the pattern that fits a predicate best, its slots filled, its operators applied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import define, evolve, field, frozen

from eventcoder.actors.mention import Mention
from eventcoder.actors.phrases import Phrases, Reach
from eventcoder.dictionary.compiled import Dictionary, Listed
from eventcoder.dictionary.entries import Mutual, Pattern, WordKind, Zone, ZoneKind
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.lexicon import Lexicon, WordPatterns
from eventcoder.readings.places import Filling, Places, Situation

__all__ = ["Match", "Outcome", "Reader", "Reading", "is_conflict"]

_PLACES = {"in", "at", "near", "outside", "inside", "across", "throughout", "into", "on", "around", "over", "within"}
_MATERIAL_CONFLICT = 4
_SUBORDINATE = {Relation.ADNOMINAL, Relation.OPEN_COMPLEMENT}
_AUXILIARIES = {Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.COPULA}


@frozen
class Reading:
    """An event as one predicate tells it, before compound actors are multiplied out.

    `patterns` are the patterns that made it, the outermost first, ending with that of the innermost event.
    """

    predicate: Predicate
    code: str
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    patterns: tuple[Pattern, ...]
    mutual: Mutual = Mutual.NO
    mirror: str = ""


@frozen
class Outcome:
    """What came of a predicate: its readings, and the words whose own events it has taken over."""

    readings: tuple[Reading, ...] = ()
    owned: frozenset[int] = frozenset()


NOTHING = Outcome()


@define
class Match:
    """A pattern that fits, with its rank: the higher one wins."""

    pattern: Pattern
    rank: tuple[int, ...] = ()
    slots: dict[str, tuple[int, ...]] = field(factory=dict)
    source: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    inner: Outcome = NOTHING
    used: list[int] = field(factory=list)


@define
class Reader:
    """Reads the predicates of one sentence."""

    lexicon: Lexicon
    clauses: Clauses
    phrases: Phrases
    dictionary: Dictionary = field(init=False)
    places: Places = field(init=False)
    _lemmas: frozenset[str] = field(init=False)
    _read: dict[tuple[int, int, bool], Outcome] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.dictionary = self.lexicon.dictionary
        self.places = Places(self.clauses, self.dictionary.transparent)
        self._lemmas = frozenset(self.clauses.graph.sentence.lemmas).union(self.clauses.graph.written)

    # ---------------------------------------------------------------- one predicate

    def final(self, index: int) -> Outcome:
        """A predicate's readings as the sentence asserts them: with its modals, and none if only supposed."""
        outcome = self.read(index, None)
        if not outcome.readings:
            return outcome
        predicate = self.clauses.predicate(index)
        if predicate.hypothetical:
            return Outcome((), outcome.owned)
        return Outcome(tuple(self._with_modals(predicate, outcome.readings)), outcome.owned)

    def _with_modals(self, predicate: Predicate, readings: Sequence[Reading]) -> Iterator[Reading]:
        for reading in readings:
            operators = []
            for modal in predicate.modals:
                entry = self.dictionary.modal_index.get(modal)
                if entry is None:
                    continue
                operators.append(entry.negated if predicate.negated and entry.negated else entry.operator)
            if not operators and predicate.negated:
                operators.append("negate")
            result: Reading | None = reading
            for operator in operators:
                if result is not None:
                    result = self._composed(operator, result)
            if result is not None:
                yield result

    def _composed(self, operator: str, reading: Reading) -> Reading | None:
        if operator == "none":
            return None
        ontology = self.dictionary.ontology
        code = ontology.compose(operator, reading.code)
        if not code:
            return None
        if ontology.operators[operator].identity:
            return evolve(reading, code=code)
        mutual = Mutual.NO if reading.mutual is Mutual.NO or is_conflict(code) else reading.mutual
        return evolve(reading, code=code, mutual=mutual, mirror="")

    def read(self, index: int, host: Predicate | None) -> Outcome:
        """The readings of a predicate by itself. A host hands down its subject and prepositions to an event noun."""
        key = (index, host.head if host else -1, bool(host and host.subjects))
        found = self._read.get(key)
        if found is None:
            self._read[key] = NOTHING  # an event inside itself is none
            found = self._read[key] = self._best(index, host) if len(self._read) < 4000 else NOTHING
        return found

    def _best(self, index: int, host: Predicate | None) -> Outcome:
        word = self.word(index)
        if word is None:
            return NOTHING
        best: Match | None = None
        for listed, pattern in word.candidates(self._lemmas):
            match = self._try(pattern, listed, word.kind, index, host)
            if isinstance(match, Match) and (best is None or match.rank > best.rank):
                best = match
        return self._outcome(index, host, best) if best else NOTHING

    def attempts(self, index: int) -> Iterator[tuple[Pattern, Match | Zone | None]]:
        """Every pattern of a predicate with its match, or the place that did not fit (None: another form of the word)."""
        word = self.word(index)
        if word is None:
            return
        for listed in word.listed:
            for pattern in listed.patterns:
                yield pattern, self._try(pattern, listed, word.kind, index, None)

    def word(self, index: int) -> WordPatterns | None:
        """The patterns that the dictionaries have for a word of the sentence."""
        graph = self.clauses.graph
        if graph.relations[index] in _AUXILIARIES:
            return None
        sentence = graph.sentence
        return self.lexicon.word(graph.tags[index], sentence.lemmas[index], graph.written[index])

    # ---------------------------------------------------------------- one pattern

    def _try(self, pattern: Pattern, listed: Listed, kind: WordKind, index: int, host: Predicate | None) -> Match | Zone | None:
        predicate = self.clauses.predicate(index)
        if pattern.passive and not predicate.passive:
            return None
        # The rest of a phrasal verb is a particle, that of a compound noun stands before it.
        consumed = listed.words[1:] if kind is WordKind.VERB else listed.words[:-1]
        if consumed:
            beside = predicate.particles if kind is WordKind.VERB else self._lemmas_before(index)
            if not beside.issuperset(consumed):
                return None
        situation = Situation(predicate, host, frozenset(consumed))
        match = Match(pattern)
        between = predicate.nominal and pattern.mutual is not Mutual.NO and bool(_between(situation))
        on_heads = anywhere = 0
        for zone in pattern.zones:
            filling = self._fill(zone, situation, match)
            if filling is None:
                if zone.optional or (between and "with" in zone.prepositions and not zone.words):
                    continue  # "trade between A and B" is A's trade with B
                return zone
            if filling.head >= 0:
                match.used.append(filling.head)
                situation = Situation(predicate, host, situation.consumed, tuple(match.used))
            on_heads += filling.on_heads
            anywhere += filling.anywhere
            match.slots.update((name, heads) for name, heads in filling.slots if heads)
        found = bool(match.inner.readings)
        if pattern.has_event and not found:
            if pattern.code in {"", "none"}:
                return next(zone for zone in pattern.zones if zone.slot("EVENT"))
            on_heads -= 1
        match.source = self._source(match, situation)
        match.target = self._target(match, situation)
        filled = bool(match.source) + bool(match.target)
        match.rank = (pattern.priority, len(listed.words), on_heads + found, anywhere, filled, pattern.layer)
        return match

    def _lemmas_before(self, index: int) -> frozenset[str]:
        graph = self.clauses.graph
        return frozenset(form for i in graph.core(index) for form in (graph.sentence.lemmas[i], graph.written[i]))

    def _fill(self, zone: Zone, situation: Situation, match: Match) -> Filling | None:
        """The best way in which a place fits: the first that leads to an event or holds an actor, or else the first."""
        first: Filling | None = None
        for filling in self.places.fit(zone, situation, match.pattern.passive):
            slots = dict(filling.slots)
            if "EVENT" in slots:
                outcome = self._events(slots["EVENT"], situation, match.pattern)
                verbal = self.clauses.graph.is_verb(slots["EVENT"][0]) if slots["EVENT"] else False
                if zone.kind is ZoneKind.INFINITIVE and not verbal and not outcome.readings:
                    continue  # "agreed to talks", but not "called the ambassador to Spain"
                if outcome.readings or (outcome.owned and not match.inner.owned):
                    match.inner = outcome
                if outcome.readings:
                    return filling
            elif "TARGET" in slots and not self._mentions(slots["TARGET"], self._reach()):
                if zone.optional and not zone.words:
                    continue  # "freed prisoners in a bid to": no place, so no TARGET
            else:
                return filling
            first = first or filling
        return first

    def _events(self, heads: Sequence[int], situation: Situation, pattern: Pattern) -> Outcome:
        host = situation.predicate
        if "SOURCE" not in _subject_slots(pattern):
            host = evolve(host, subjects=())  # "Iran faces criticism": the subject is not who criticises
        readings: list[Reading] = []
        owned: set[int] = set()
        for head in heads:
            for index in self._through(head):
                predicate = self.clauses.predicate(index)
                outcome = self.read(index, host if predicate.nominal else None)
                owned |= {index, *outcome.owned}
                for reading in outcome.readings:
                    if predicate.negated and not predicate.nominal:
                        negated = self._composed("negate", reading)
                        readings += [negated] if negated else []
                    else:
                        readings.append(reading)
        return Outcome(tuple(readings), frozenset(owned))

    def _through(self, head: int) -> Sequence[int]:
        """A noun itself, or what stands behind its "of" where it only groups that ("a series of attacks")."""
        if self.phrases.is_transparent(head):
            graph = self.clauses.graph
            inner = [o.head for o in graph.obliques(head) if o.path == ("of",)]
            if inner:
                return inner
        return [head]

    # ---------------------------------------------------------------- slots

    def _mentions(
        self, heads: Sequence[int], reach: Reach, but: Collection[tuple[int, str]] = ()
    ) -> tuple[Mention, ...]:
        found: dict[tuple[int, str], Mention] = {}
        for head in heads:
            for mention in self.phrases.resolve(head, reach, but):
                found.setdefault(mention.key, mention)
        return tuple(found.values())

    def _source(self, match: Match, situation: Situation) -> tuple[Mention, ...]:
        predicate = situation.predicate
        found = self._mentions(match.slots.get("SOURCE", ()), Reach.SOURCE)
        if found or "SOURCE" not in _subject_slots(match.pattern):
            return found
        if predicate.nominal:
            return self._source_of_noun(match.pattern, situation)
        graph = self.clauses.graph
        if graph.relations[predicate.head] in _SUBORDINATE and not predicate.passive and predicate.governor >= 0:
            # "passed a resolution criticising Iran", "used batons to beat them": who passed or used it.
            return self._mentions(self.clauses.predicate(predicate.governor).subjects, Reach.SOURCE)
        return ()

    def _source_of_noun(self, pattern: Pattern, situation: Situation) -> tuple[Mention, ...]:
        """Whose deed an event noun without possessor and "by" is: "Israeli attack", "criticism from France", its host's."""
        predicate = situation.predicate
        lemmas = self.clauses.graph.sentence.lemmas
        intransitive = not any(zone.kind is ZoneKind.OBJECT or "of" in zone.prepositions for zone in pattern.zones)
        for heads in (
            predicate.objects if intransitive else (),  # "the visit of the president", "the arrival of troops"
            self.clauses.graph.spread(_between(situation)) if pattern.mutual is not Mutual.NO else (),
            [m for m in predicate.modifiers if self.phrases.is_adjective(m) and lemmas[m] not in situation.consumed],
            [o.head for o in predicate.obliques if o.path == ("from",)],
            situation.host.subjects if situation.host is not None and not predicate.subjects else (),
            self.clauses.bystander(predicate.head),
        ):
            found = self._mentions(heads, Reach.SOURCE)
            if found:
                return found
        return ()

    def _target(self, match: Match, situation: Situation) -> tuple[Mention, ...]:
        taken = {mention.key for mention in match.source}
        predicate = situation.predicate
        heads = match.slots.get("TARGET", ())
        if not heads and match.pattern.has_target and predicate.nominal:
            heads = self.places.objects(situation)
        elif not match.pattern.has_target and not match.inner.readings:
            # "threatened Syria", "refused Iran's request", "agreed to lend Iran a jet": no event, but an actor
            heads = tuple(inner for head in match.slots.get("EVENT", ()) for inner in self.places.receivers(head))
        reach = self._reach()
        if self.clauses.graph.relations[predicate.head] is Relation.MODIFIER:
            reach = Reach.SELF  # "the detained journalist", not "engaged talks about Iran"
        own = {head for head in match.used if self._is_own(head, match.source)}
        found = self._mentions([head for head in heads if head not in own], reach, taken)
        if not found and predicate.nominal and match.pattern.has_target:
            found = self.phrases.opposed(predicate.head)
        return tuple(mention for mention in found if mention.key not in taken)

    def _reach(self) -> Reach:
        return Reach.TARGET if self.phrases.given is None else Reach.CLAUSE

    # ---------------------------------------------------------------- what comes of the best one

    def _outcome(self, index: int, host: Predicate | None, match: Match) -> Outcome:
        pattern = match.pattern
        owned = frozenset(match.used) | (match.inner.owned if pattern.has_event else frozenset())
        predicate = self.clauses.predicate(index)
        if pattern.has_event and match.inner.readings and pattern.operator:
            readings = [self._operated(predicate, match, inner) for inner in match.inner.readings]
            return Outcome(tuple(reading for reading in readings if reading), owned)
        if not pattern.code or pattern.code == "none":
            return Outcome((), owned)
        target = match.target or self._inside_conditions(match) or self._place_of(pattern.code, predicate, host, match)
        reading = Reading(predicate, pattern.code, match.source, target, (pattern,), pattern.mutual, pattern.mirror)
        return Outcome((reading,), owned)

    def _operated(self, predicate: Predicate, match: Match, inner: Reading) -> Reading | None:
        """An operator's event: its code by composition, its target its own or that of the event inside."""
        pattern = match.pattern
        ontology = self.dictionary.ontology
        operator = ontology.operators[pattern.operator]
        code = ontology.compose(pattern.operator, inner.code) or pattern.code
        if not code or code == "none":
            return None
        own_deed = operator.subject == "source"
        source = match.source or (inner.source if own_deed else ())
        taken = {mention.key for mention in source}
        target = match.target
        if "TARGET" not in match.slots:
            target = tuple(m for m in (inner.target if own_deed else inner.source) if m.key not in taken)
            if own_deed and not target:  # "bowed to Russia's demands", "refused a request from Russia"
                target = tuple(m for m in inner.source if m.key not in taken)
        mutual = pattern.mutual
        if mutual is Mutual.NO and inner.mutual is not Mutual.NO:
            mutual = inner.mutual if operator.identity else Mutual.MEMBERS
        mirror = pattern.mirror or (inner.mirror if operator.identity else "")
        return Reading(predicate, code, source, target, (pattern, *inner.patterns), mutual, mirror)

    def _inside_conditions(self, match: Match) -> tuple[Mention, ...]:
        """The actor that a pattern's own words belong to, where its TARGET stays empty: "violated Syria's ceasefire"."""
        if not match.pattern.has_target:
            return ()
        found = self._mentions([h for h in match.used if not self._has_pronoun(h)], Reach.SOURCE)
        if self.phrases.given is None:  # "exchanged prisoners": a role alone says nothing of the other side
            found = tuple(m for m in found if m.code not in self.dictionary.ontology.roles)
        return tuple(mention for mention in found if mention.key not in {m.key for m in match.source})

    def _is_own(self, head: int, source: Sequence[Mention]) -> bool:
        """Whether a phrase is the source's own ("closed its embassy"), and so not whom it acts on."""
        if not self._has_pronoun(head):
            return False
        own = {mention.code[:3] for mention in source}
        return any(mention.code[:3] in own for mention in self.phrases.resolve(head, Reach.SOURCE))

    def _has_pronoun(self, head: int) -> bool:
        graph = self.clauses.graph
        return any(graph.tags[p] == "PRP$" for p in graph.kids(head, Relation.POSSESSOR))

    def _place_of(self, code: str, predicate: Predicate, host: Predicate | None, match: Match) -> tuple[Mention, ...]:
        """Where an act of material conflict happens, if it has no other target: "police arrested twenty in Cairo"."""
        known = self.dictionary.ontology.codes.get(code)
        if known is None or known.quad_class != _MATERIAL_CONFLICT:
            return ()
        if match.pattern.mutual is not Mutual.NO and len(match.source) > 1:
            return ()
        taken = {mention.key for mention in match.source}
        for oblique in self.places.all_obliques(Situation(predicate, host)):
            if oblique.path[-1] in _PLACES and not oblique.clausal:
                found = [m for m in self._mentions([oblique.head], Reach.TARGET, taken) if m.key not in taken]
                if found:
                    return tuple(found)
        return ()


def is_conflict(code: str) -> bool:
    """Whether a code is of roots 09 to 20."""
    return code >= "09"


def _between(situation: Situation) -> list[int]:
    obliques = (*situation.predicate.obliques, *(situation.host.obliques if situation.host else ()))
    return [o.head for o in obliques if o.path in {("between",), ("among",)}]


def _subject_slots(pattern: Pattern) -> frozenset[str]:
    return frozenset(slot.name for zone in pattern.zones[:1] for slot in zone.slots)
