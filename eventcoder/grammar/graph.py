"""A parse without its scheme: who depends on whom, with prepositions folded into the tie.

In every scheme, a noun behind a preposition becomes an `Oblique` of the word that the preposition belongs to, and a
conjunct shares the place of the word it is conjoined with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from attrs import define, field

from eventcoder.grammar.labels import Relation
from eventcoder.grammar.repairs import repair
from eventcoder.grammar.sentence import Sentence

__all__ = ["RELATIVE_WORDS", "Graph", "Oblique"]

RELATIVE_WORDS = {"WDT", "WP", "WP$"}  # the Penn tags of which, who, whose

# Where these follow a preposition, they say when: "on Monday" is no place and nobody.
_TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "today", "yesterday", "tomorrow", "day", "week", "weekend", "month", "year", "decade", "century", "hour", "minute",
    "moment", "morning", "afternoon", "evening", "night", "midnight", "noon", "time", "while", "recently", "then",
})  # fmt: skip

# "according to", "thanks to": whose "to" points at nobody.
_NO_PLACES = {"accord", "according", "due", "thanks", "owe", "contrary", "prior"}
_HEADS_OF_OBJECTS = {Relation.PREPOSITION, Relation.AGENT}
_CLAUSES = {
    Relation.RELATIVE,
    Relation.ADNOMINAL,
    Relation.ADVERBIAL,
    Relation.COMPLEMENT,
    Relation.OPEN_COMPLEMENT,
    Relation.PARATAXIS,
    Relation.PREPOSITION_CLAUSE,
}


class Oblique(NamedTuple):
    """A noun (or a clause: "of attacking") behind a preposition.

    `path` is the preposition, of several words for "out of"; `head` the main word of what follows it.
    """

    path: tuple[str, ...]
    head: int
    clausal: bool = False
    agent: bool = False

    def is_after(self, prepositions: Collection[str]) -> bool:
        """Whether one of these prepositions stands here, "out of" as such or by its last word."""
        if self.path[0] in _NO_PLACES:
            return False
        return self.path[-1] in prepositions or (len(self.path) > 1 and " ".join(self.path) in prepositions)


@define
class Graph:
    """A sentence by relations; `written` are its words in small letters."""

    sentence: Sentence
    written: list[str] = field(init=False)
    heads: list[int] = field(init=False)
    tags: list[str] = field(init=False)
    relations: list[Relation] = field(init=False)
    children: list[list[int]] = field(init=False)
    _conjoined: frozenset[int] = field(init=False)
    _obliques: dict[int, tuple[Oblique, ...]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        relation = self.sentence.scheme.relation
        self.written = [word.lower() for word in self.sentence.words]
        self.heads = list(self.sentence.heads)
        self.tags = list(self.sentence.tags)
        self.relations = [relation(label) for label in self.sentence.labels]
        for index, head in enumerate(self.heads):
            if head == index:
                self.relations[index] = Relation.ROOT
        repair(self.heads, self.relations, self.tags, self.sentence.lemmas)
        self.children = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)
        self._conjoined = frozenset(h for h, r in zip(self.heads, self.relations, strict=True) if r is Relation.CONJUNCT)

    def kids(self, index: int, *relations: Relation) -> list[int]:
        """The children of a word in these relations, in their order."""
        children = self.children[index]
        if not children:
            return []
        mine = self.relations
        return [child for child in children if mine[child] in relations]

    def kid(self, index: int, *relations: Relation) -> int | None:
        """The first such child, or None."""
        mine = self.relations
        for child in self.children[index]:
            if mine[child] in relations:
                return child
        return None

    def is_noun(self, index: int) -> bool:
        """Whether a word can head a noun phrase."""
        tag = self.tags[index]
        return tag[0] == "N" or tag[:2] in {"PR", "CD", "DT", "WP", "WD", "FW"} or tag in {"$", "JJ"}

    def is_verb(self, index: int) -> bool:
        """Whether a word is a verb or an auxiliary."""
        return self.tags[index][0] == "V"

    def conjuncts(self, index: int) -> list[int]:
        """The words conjoined below this one, chains ("A, B and C") flattened; itself not included."""
        found: list[int] = []
        for child in self.children[index]:
            if self.relations[child] is Relation.CONJUNCT:
                found.append(child)
                found.extend(self.conjuncts(child))
        return found

    def spread(self, indices: Collection[int]) -> tuple[int, ...]:
        """Nouns, each followed by the nouns conjoined with it."""
        if self._conjoined.isdisjoint(indices):
            return tuple(dict.fromkeys(indices))
        found: list[int] = []
        for index in indices:
            verbal = self.is_verb(index)
            others = [other for other in self.conjuncts(index) if self.is_verb(other) == verbal]
            nots = [] if verbal or not others else self.kids(index, Relation.NEGATION)
            if not any(no < index for no in nots):  # "not Israel but Jordan"
                found.append(index)
            found.extend(other for other in others if not any(index < no < other for no in nots))
        return tuple(dict.fromkeys(found))

    def first_conjunct(self, index: int) -> int:
        """The word that a chain of conjuncts hangs on, the word itself if it is none."""
        while self.relations[index] is Relation.CONJUNCT:
            index = self.heads[index]
        return index

    def obliques(self, index: int) -> tuple[Oblique, ...]:
        """What follows prepositions that hang on a word."""
        found = self._obliques.get(index)
        if found is None:
            found = self._obliques[index] = tuple(self._find_obliques(index))
        return found

    def _find_obliques(self, index: int) -> Iterator[Oblique]:
        lemmas = self.sentence.lemmas
        for child in self.children[index]:
            relation = self.relations[child]
            if relation in _HEADS_OF_OBJECTS:
                yield from self._below(child, (lemmas[child],), relation is Relation.AGENT)
            elif relation is Relation.INDIRECT_OBJECT and self.tags[child] in {"IN", "TO"}:
                yield from self._below(child, (lemmas[child],), agent=False)
            elif relation is Relation.OBLIQUE:
                path = tuple(lemmas[case] for case in self.kids(child, Relation.CASE))
                if lemmas[child] not in _TIMES:
                    yield Oblique(path or ("",), child)
            elif relation in {Relation.ADVERB, Relation.PARTICLE}:
                # "away from", "out of": the preposition hangs on the adverb.
                for below in self.kids(child, *_HEADS_OF_OBJECTS):
                    yield from self._below(below, (lemmas[child], lemmas[below]), agent=False)

    def has_time(self, index: int) -> bool:
        """Whether a word or a preposition that hangs on this one says when: "next month", "on Monday"."""
        lemmas = self.sentence.lemmas
        near = [c for c in self.children[index] if not self.is_verb(c)]
        near += [below for c in near if self.relations[c] in _HEADS_OF_OBJECTS for below in self.children[c]]
        return any(lemmas[word] in _TIMES for word in near)

    def _below(self, preposition: int, path: tuple[str, ...], agent: bool) -> Iterator[Oblique]:
        for child in self.children[preposition]:
            relation = self.relations[child]
            if relation in {Relation.PREPOSITION_OBJECT, Relation.PREPOSITION_CLAUSE}:
                if self.sentence.lemmas[child] in _TIMES:
                    continue
                yield Oblique(path, child, self.is_verb(child), agent)
            elif relation in _HEADS_OF_OBJECTS:
                yield from self._below(child, (*path, self.sentence.lemmas[child]), agent)
            elif relation is Relation.CONJUNCT and self.tags[child] == "IN":
                if any(preposition < no < child for no in self.kids(preposition, Relation.NEGATION)):
                    continue  # "by Egypt but not by Spain"
                yield from self._below(child, (self.sentence.lemmas[child],), agent)

    def phrase(self, head: int) -> list[int]:
        """The words of a noun phrase in their order, without clauses, conjuncts and appositions inside it."""
        found = [head]
        for child in self.children[head]:
            relation = self.relations[child]
            if relation in _CLAUSES or relation in {Relation.CONJUNCT, Relation.APPOSITION, Relation.OTHER}:
                continue
            found.extend(self.phrase(child))
        found.sort()
        return found

    def core(self, head: int) -> list[int]:
        """A noun and what stands before it: modifiers, with theirs, but no possessors and prepositions."""
        found = [head]
        for child in self.children[head]:
            if self.relations[child] is Relation.MODIFIER and not self.is_clause(child):
                found.extend(self.core(child))
                for other in self.conjuncts(child):
                    found.extend(self.core(other))
        found.sort()
        return found

    def is_clause(self, index: int) -> bool:
        """Whether a modifier is a participle ("US-backed rebels")."""
        return self.tags[index] in {"VBN", "VBG", "VBD"}

    def above(self, index: int) -> Iterator[int]:
        """The heads of a word, nearest first, the root last."""
        heads = self.heads
        while heads[index] != index:
            index = heads[index]
            yield index
