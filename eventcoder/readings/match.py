"""Readings: the pattern that fits a predicate best, its slots filled, its operators applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.compiled import Dictionary, Listed
from eventcoder.dictionary.entries import Mutual, Pattern, WordKind, Zone, ZoneKind
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.lexicon import Lexicon, WordPatterns
from eventcoder.readings.places import LEADER, Filling, Places, Situation
from eventcoder.readings.reading import NOTHING, Match, Outcome, Reading
from eventcoder.readings.slots import Slots, between, subject_slots

__all__ = ["Reader"]

_CRITICISM = {"111", "112"}  # CAMEO's criticise and accuse
_MOST_READ = 4000  # readings a sentence; none of a newspaper's needs a tenth
_AUXILIARIES = {Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.COPULA}


@define
class Reader:
    """Reads the predicates of one sentence."""

    lexicon: Lexicon
    clauses: Clauses
    phrases: Phrases
    dictionary: Dictionary = field(init=False)
    places: Places = field(init=False)
    slots: Slots = field(init=False)
    _words: frozenset[str] = field(init=False, default=frozenset())
    _read: dict[tuple[int, int, bool], Outcome] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.dictionary = self.lexicon.dictionary
        self.places = Places(self.clauses, self.phrases)
        self.slots = Slots(self.clauses, self.phrases, self.places, self.dictionary.ontology)

    def _lemmas(self) -> frozenset[str]:
        """The words of the sentence in their base forms and as they are written."""
        if not self._words:
            politicians = {LEADER} if any(self.phrases.is_official(item.end - 1) for item in self.phrases.items) else ()
            self._words = frozenset(self.clauses.graph.sentence.lemmas).union(self.clauses.graph.written, politicians)
        return self._words

    # ---------------------------------------------------------------- one predicate

    def final(self, index: int) -> Outcome:
        """A predicate's readings as the sentence asserts them: with its modals, and none if only supposed."""
        outcome = self.read(index, None)
        if not outcome.readings:
            return outcome
        predicate = self.clauses.predicate(index)
        if predicate.hypothetical or self.clauses.is_only_meant(index):
            return Outcome((), outcome.owned)
        return Outcome(tuple(self._with_modals(predicate, outcome.readings)), outcome.owned)

    def _with_modals(self, predicate: Predicate, readings: Sequence[Reading]) -> Iterator[Reading]:
        for reading in readings:
            if reading.patterns[0].has_modals:
                yield reading
                continue
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
                if predicate.negated and operators and not result.target:
                    result = evolve(result, target=self.slots.who_could_avert(predicate, result.source))
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
        mutual = Mutual.NO if reading.mutual is Mutual.NO or ontology.is_conflict(code) else reading.mutual
        return evolve(reading, code=code, mutual=mutual, mirror="")

    def read(self, index: int, host: Predicate | None) -> Outcome:
        """The readings of a predicate by itself. A host hands down its subject and prepositions to an event noun."""
        key = (index, host.head if host else -1, bool(host and host.subjects))
        found = self._read.get(key)
        if found is None:
            self._read[key] = NOTHING  # an event inside itself is none
            found = self._read[key] = self._best(index, host) if len(self._read) < _MOST_READ else NOTHING
        return found

    def _best(self, index: int, host: Predicate | None) -> Outcome:
        word = self.word(index)
        if word is None:
            return NOTHING
        best: Match | None = None
        number = 0
        for candidate in word.candidates(self._lemmas(), self.places.empty(Situation(self.clauses.predicate(index), host))):
            if best and candidate.rank < best.rank:
                break  # nor can any after it win
            match = self._try(candidate.pattern, candidate.listed, word.kind, index, host)
            # Of equals the first in the dictionaries wins.
            if isinstance(match, Match) and (best is None or (match.rank, -candidate.number) > (best.rank, -number)):
                best, number = match, candidate.number
        return self._outcome(index, host, best) if best else NOTHING

    def attempts(self, index: int) -> Iterator[tuple[Listed, Pattern, Match | Zone | None]]:
        """Every pattern of a predicate, with the dictionary word that it stands under and with what came of it.

        That is a match, or the place that did not fit (None: another form of the word).
        """
        word = self.word(index)
        if word is None:
            return
        for listed in word.listed:
            for pattern in listed.patterns:
                yield listed, pattern, self._lacking(pattern) or self._try(pattern, listed, word.kind, index, None)

    def _lacking(self, pattern: Pattern) -> Zone | None:
        """The place of a pattern that asks for words which the whole sentence lacks; `_best` never tries such a pattern."""
        words = self._lemmas()
        if not any(need.isdisjoint(words) for need in pattern.needs):
            return None
        return next(z for z in pattern.zones if not z.optional and any(need.isdisjoint(words) for need in z.needs()))

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
        is_between = predicate.nominal and pattern.mutual is not Mutual.NO and bool(between(situation))
        on_heads = anywhere = 0
        for zone in pattern.zones:
            filling = self._fill(zone, situation, match)
            if filling is None:
                if zone.optional or (is_between and "with" in zone.prepositions and not zone.words):
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
        match.source = self.slots.source(match, situation)
        match.target = self.slots.target(match, situation)
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
            elif "TARGET" in slots and not self.slots.mentions(slots["TARGET"], self.slots.reach()):
                if zone.optional and not zone.words:
                    continue  # "freed prisoners in a bid to": no place, so no TARGET
            else:
                return filling
            first = first or filling
        return first

    def _events(self, heads: Sequence[int], situation: Situation, pattern: Pattern) -> Outcome:
        host = situation.predicate
        if "SOURCE" not in subject_slots(pattern):
            host = evolve(host, subjects=())  # "Iran faces criticism": the subject is not who criticises
        operator = self.dictionary.ontology.operators.get(pattern.operator)
        own_deed = operator is not None and operator.own_deed
        readings: list[Reading] = []
        owned: set[int] = set()
        for head in heads:
            for index in self._through(head):
                predicate = self.clauses.predicate(index)
                outcome = self.read(index, host if predicate.nominal else None)
                owned |= {index, *outcome.owned}
                for reading in outcome.readings:
                    if predicate.negated and not predicate.nominal:
                        # "decided not to meet" refuses; "decided not to attack" and "urged not to meet" do not
                        refused = own_deed and not (host.objects or self.dictionary.ontology.is_conflict(reading.code))
                        negated = self._composed("refuse" if refused else "negate", reading)
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

    # ---------------------------------------------------------------- what comes of the best one

    def _outcome(self, index: int, host: Predicate | None, match: Match) -> Outcome:
        pattern = match.pattern
        owned = frozenset(match.used) | (match.inner.owned if pattern.has_event else frozenset())
        predicate = self.clauses.predicate(index)
        if pattern.has_event and match.inner.readings and pattern.operator:
            readings = [self._operated(predicate, match, inner) for inner in match.inner.readings]
            found = tuple(reading for reading in readings if reading)
            return Outcome(found, owned | self._grounds(predicate, found[0].code if found else ""))
        if not pattern.code or pattern.code == "none":
            return Outcome((), owned)
        target = (
            match.target or self.slots.inside_conditions(match) or self.slots.place_of(pattern.code, predicate, host, match)
        )
        mutual = pattern.mutual
        if len(match.source) > 1 and self.slots.is_each_other(match):
            target, mutual = (), Mutual.MEMBERS
        reading = Reading(predicate, pattern.code, match.source, target, (pattern,), mutual, pattern.mirror)
        return Outcome((reading,), owned | self._grounds(predicate, pattern.code))

    def _grounds(self, predicate: Predicate, code: str) -> frozenset[int]:
        """What somebody is criticised or accused for: told, but not as an event of its own; its relative clauses may be."""
        if code[:3] not in _CRITICISM:
            return frozenset()
        graph = self.clauses.graph
        # "Of looting" often hangs on the accused.
        near = [*predicate.obliques, *(o for o in self.places.all_obliques(Situation(predicate)) if o.clausal)]
        todo = [o.head for o in near if o.path[-1] in {"for", "over", "of", "about"} and not o.agent]
        todo += [o for o in predicate.objects if graph.tags[o][0] == "N" and not self.phrases.own(o)]
        found: set[int] = set()
        while todo:
            index = todo.pop()
            if index not in found:
                found.add(index)
                todo += [c for c in graph.children[index] if graph.relations[c] is not Relation.RELATIVE]
        return frozenset(found)

    def _is_of_another(self, match: Match, inner: Reading) -> bool:
        """ "Berlin warned that Beijing could retaliate" is no threat of Berlin's."""
        if not (match.source and inner.source and any(zone.kind is ZoneKind.CLAUSE for zone in match.pattern.zones)):
            return False
        return {m.code[:3] for m in match.source}.isdisjoint(m.code[:3] for m in inner.source)

    def _operated(self, predicate: Predicate, match: Match, inner: Reading) -> Reading | None:
        """An operator's event: its code by composition, its target its own or that of the event inside."""
        pattern = match.pattern
        ontology = self.dictionary.ontology
        operator = ontology.operators[pattern.operator]
        code = ontology.compose(pattern.operator, inner.code) or pattern.code
        if not code or code == "none":
            return None
        own_deed = operator.own_deed
        if own_deed and self._is_of_another(match, inner):
            return None
        source = match.source or (inner.source if own_deed else ())
        taken = {mention.key for mention in source}
        target = match.target
        if operator.addressed and ontology.is_conflict(code) and code[:2] != operator.addressed[:2]:
            if target:
                code = operator.addressed
            else:
                target = tuple(m for m in inner.target if m.key not in taken)
        elif "TARGET" not in match.slots:
            target = tuple(m for m in (inner.target if own_deed else inner.source) if m.key not in taken)
            if own_deed and predicate.indirect:  # "promised Hezbollah its support"
                target = self.slots.mentions(predicate.indirect, self.slots.reach(), taken) or target
            if own_deed and not target:  # "bowed to Russia's demands", "refused a request from Russia"
                target = tuple(m for m in inner.source if m.key not in taken)
        mutual = pattern.mutual
        if mutual is Mutual.NO and inner.mutual is not Mutual.NO:
            mutual = inner.mutual if operator.identity else Mutual.MEMBERS
        mirror = pattern.mirror or (inner.mirror if operator.identity else "")
        return Reading(predicate, code, source, target, (pattern, *inner.patterns), mutual, mirror)
