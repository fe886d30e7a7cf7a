"""What refers back: pronouns, and names that the article has introduced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from eventcoder.actors.earlier import Named
from eventcoder.actors.mention import Item, Mention, Reach
from eventcoder.actors.names import Found, learn
from eventcoder.actors.phrases import Phrases
from eventcoder.dictionary.compiled import Trie
from eventcoder.dictionary.entries import ActorEntry, ActorKind, CodePeriod, Location, Name
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.labels import Relation as R
from eventcoder.text import words

__all__ = ["Discourse", "Pronouns", "items_of"]

_PERSON = {"he", "she", "him", "her", "his", "hers"}
_THING = {"it", "its"}
_GROUP = {"they", "them", "their", "theirs"}
_MEMORY = 10  # sentences for which a bare noun may refer back
_ENDING = 2  # letters: "'s" may hang on a name
_SPEAKER = {"we", "us", "our", "i", "me", "my"}
_NOWHERE = Location("the article itself", 0)


@define
class Discourse:
    """What an article has said so far: names it introduced, who its last sentence was about, the country named last."""

    learned: Trie = field(factory=dict)
    subjects: tuple[Mention, ...] = ()
    country: str = ""
    named: list[tuple[Named, ...]] = field(factory=list)

    def add(self, phrases: Phrases, subjects: tuple[Mention, ...]) -> None:
        """Take over what a sentence introduced: its names, its subjects, and the country that it is about."""
        self.subjects = subjects
        self.named = [phrases.named({mention.code for mention in subjects}), *self.named[: _MEMORY - 1]]
        for index, relation in enumerate(phrases.graph.relations):
            if relation is R.APPOSITION:  # "the foreign minister, Amos Otieno, spoke": he is known from now on
                phrases.own(index)
        phrases.learn_acronyms()
        for text, mention in phrases.learned.items():
            entry = ActorEntry(text, ActorKind.PERSON, _NOWHERE, (CodePeriod(mention.code),))
            surface = words(text)
            learn(self.learned, surface, Name(tuple(text[w.start : w.end] for w in surface), entry))
        bases = [mention.code[:3] for mention in subjects if phrases.is_country(mention.code[:3])]
        self.country = bases[0] if bases else phrases.last_country()
        for item in phrases.items:
            name = item.name
            if name.entry.kind is ActorKind.PERSON and len(name.surface) > 1:
                surname = words(name.surface[-1])
                learn(self.learned, surname, Name((name.surface[-1],), name.entry))


def items_of(found: Sequence[Found], starts: Sequence[int], ends: Sequence[int], day: int) -> list[Item]:
    """Names at the words of a sentence, each with its code on the day of the text.

    Of several names at one place, those without a code on that day drop out. If the rest differ in code, a country goes
    before a person before a place; what still differs is nobody: no guess.
    """
    items: list[Item] = []
    word = 0
    for place in found:
        while word < len(ends) and ends[word] <= place.start:
            word += 1
        first = word
        last = first
        while last < len(starts) and starts[last] < place.end:
            last += 1
        if first == last or ends[last - 1] - place.end > _ENDING:
            continue  # "U.N.-backed" is one word to the parser, and not the U.N.
        name, code = _choose(place.names, day)
        if name is not None:
            items.append(Item(first, last, name, code))
    return items


_ORDER = [ActorKind.COUNTRY, ActorKind.ACTOR, ActorKind.INSTITUTION, ActorKind.PERSON, ActorKind.PLACE, ActorKind.AGENT]


def _choose(names: Sequence[Name], day: int) -> tuple[Name | None, str]:
    usable = [(name, name.entry.code_on(day)) for name in names]
    usable = [(name, code) for name, code in usable if code or not name.entry.periods]
    if not usable:
        return None, ""
    best = min(_ORDER.index(name.entry.kind) for name, _ in usable)
    usable = [(name, code) for name, code in usable if _ORDER.index(name.entry.kind) == best]
    codes = {code for _, code in usable}
    if len(codes) > 1 and best != _ORDER.index(ActorKind.AGENT):
        return None, ""
    return usable[0]


@define
class Pronouns:
    """The pronouns of one sentence, resolved to the nearest fitting subject; what fits nobody stays empty.

    `earlier` are the subjects of the sentence before.
    """

    clauses: Clauses
    phrases: Phrases
    earlier: tuple[Mention, ...] = ()
    _open: set[int] = field(init=False, factory=set)

    def resolve(self, index: int) -> tuple[Mention, ...]:
        """Who a pronoun stands for."""
        if index in self._open:
            return ()
        self._open.add(index)
        try:
            return self._search(index)
        finally:
            self._open.discard(index)

    def _search(self, index: int) -> tuple[Mention, ...]:
        word = self.clauses.graph.sentence.lemmas[index]
        written = self.clauses.graph.sentence.words[index].lower()
        if written.endswith(("self", "selves")):
            return ()  # whom its own clause is about, who does nothing to another
        if written in _SPEAKER:
            return self._first(self._speakers(index), written)
        if not {word, written} & (_PERSON | _THING | _GROUP):
            return ()
        found = self._first(self._candidates(index), written, self._clause_mates(index))
        if found:
            return found
        before = tuple(m for m in self.earlier if _agrees(written, (m,)))
        if len(before) > 1 and written not in _GROUP:
            return ()
        return tuple(Mention(index, index + 1, index, m.code, m.person, m.plural) for m in before)

    def _clause_mates(self, index: int) -> frozenset[str]:
        """The codes of the subjects of a pronoun's own clause: "X asked him" asked another."""
        clauses = self.clauses
        if clauses.graph.tags[index] == "PRP$":
            return frozenset()
        subjects = self._subjects(clauses.governor(index))
        return frozenset() if index in subjects else frozenset(m.code for head in subjects if (m := self.phrases.own(head)))

    def _first(
        self, candidates: Iterator[tuple[int, ...]], written: str, others: frozenset[str] = frozenset()
    ) -> tuple[Mention, ...]:
        for heads in candidates:
            mentions = tuple(m for head in heads for m in self._mentions(head))
            if any(m.code in others for m in mentions):
                continue
            if mentions and (written in _SPEAKER or _agrees(written, mentions)):
                return mentions
        return ()

    def _mentions(self, head: int) -> Iterator[Mention]:
        """The actors of a phrase; where it is none itself ("the Syrian general"), it may be a person or a thing."""
        known = self.phrases.own(head)
        for mention in self.phrases.resolve(head, Reach.SOURCE):
            plural = self.clauses.graph.tags[head] in {"NNS", "NNPS"}
            yield mention if known else evolve(mention, person=None, plural=plural)

    def _candidates(self, index: int) -> Iterator[tuple[int, ...]]:
        """Subjects in the order of trying: of the clauses around the pronoun, then of clauses before it."""
        clauses, graph = self.clauses, self.clauses.graph
        clause = clauses.governor(index)
        possessive = graph.tags[index] == "PRP$"
        if possessive and clause >= 0:
            yield from self._blamed(index, clause)
        if clause >= 0 and not (possessive and self._is_free(index, clause)):
            clause = clauses.governor(clause)
        while clause >= 0:
            subjects = self._subjects(clause)
            if index not in subjects:
                yield subjects
            clause = clauses.governor(clause)
        own = self._subjects(clauses.governor(index))
        for before in range(index - 1, -1, -1):
            if graph.tags[before][:2] == "PR" or (before in own and not possessive):
                continue  # nobody is "him" to himself
            if graph.relations[before] in {R.SUBJECT, R.PASSIVE_SUBJECT}:
                yield graph.spread([before])
        if graph.relations[index] not in {R.SUBJECT, R.PASSIVE_SUBJECT}:
            # "convicted the minister and sentenced him": what an earlier clause was about.
            for before in range(index - 1, -1, -1):
                if graph.relations[before] in {R.OBJECT, R.PREPOSITION_OBJECT} and before not in own:
                    yield graph.spread([before])

    def _blamed(self, index: int, clause: int) -> Iterator[tuple[int, ...]]:
        """ "Imposed sanctions on Iran over its sale": what is done to somebody over a thing is done for his."""
        graph, predicate = self.clauses.graph, self.clauses.predicate(clause)
        path = [index, *graph.above(index)]
        grounds = next((o for o in predicate.obliques if o.path in {("over",), ("for",)} and o.head in path), None)
        if grounds is None:
            return
        objects = [o for o in predicate.objects if not graph.is_verb(o)]
        yield from ((o,) for o in objects)
        if grounds.path == ("over",):
            near = [*predicate.obliques, *(below for noun in objects for below in graph.obliques(noun))]
            yield from (graph.spread([o.head]) for o in near if o.path in {("on",), ("to",), ("against",)} and o.head < index)

    def _is_free(self, index: int, clause: int) -> bool:
        """Whether a possessive does not stand in the subject of its own clause."""
        subjects = set(self._subjects(clause))
        return index not in subjects and not any(above in subjects for above in self.clauses.graph.above(index))

    def _subjects(self, clause: int) -> tuple[int, ...]:
        return self.clauses.predicate(clause).grammatical_subjects if clause >= 0 else ()

    def _speakers(self, index: int) -> Iterator[tuple[int, ...]]:
        graph = self.clauses.graph
        clause = self.clauses.governor(index)
        while clause >= 0:
            above = self.clauses.governor(clause)
            if above >= 0 and graph.relations[clause] in {R.COMPLEMENT, R.PARATAXIS}:
                yield self._subjects(above)
            clause = above


def _agrees(pronoun: str, mentions: Sequence[Mention]) -> bool:
    if pronoun in _GROUP:
        return len(mentions) > 1 or mentions[0].plural or mentions[0].person is not True
    if len(mentions) > 1 or mentions[0].plural:
        return False
    return mentions[0].person is not (pronoun not in _PERSON)
