"""The names of a sentence at their words, and whose a noun phrase is: its country or organisation."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence

from attrs import define, field

from eventcoder.actors.earlier import Named
from eventcoder.actors.mention import Item, Mention, Reach
from eventcoder.dictionary.entries import ActorKind
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import Relation as R
from eventcoder.ontology import Ontology

__all__ = ["Keys", "Owners"]

Keys = Collection[tuple[int, str]]

_PREFIXES = {"anti", "pro", "non", "ex", "counter"}
_PLACES = {ActorKind.COUNTRY, ActorKind.PLACE}
_COUNTRY = 3  # letters
_RANK = "general"  # the one role that is also a common adjective
_HOME = {"of", "in", "from", "for", "at", "within", "inside"}


@define
class Owners:
    """The names of one sentence, and to whom its noun phrases belong.

    Attributes:
        graph: the parsed sentence.
        ontology: for the order of actor codes.
        items: the names found, without overlaps.
        transparent: nouns to look through ("a group of").
        given: the spans (start, end, code or "") that the caller named: where there are any, these alone are actors.
        country_before: the country that the text named last before this sentence.
        before: whom the sentences before named, the last one first.
        refer: gives the actors that a pronoun stands for.
        acts: whether somebody acts through a word that is no actor ("Israeli jets").
        learned: what the sentence teaches: names, with the actors that they stand for from now on.

    """

    graph: Graph
    ontology: Ontology
    items: Sequence[Item]
    transparent: frozenset[str]
    given: Sequence[tuple[int, int, str]] | None = None
    country_before: str = ""
    before: Sequence[Sequence[Named]] = ()
    refer: Callable[[int], tuple[Mention, ...]] = lambda _: ()
    acts: Callable[[int], bool] = lambda _: True
    learned: dict[str, Mention] = field(init=False, factory=dict)
    _at: dict[int, Item] = field(init=False, factory=dict)
    _opposed: dict[int, Item] = field(init=False, factory=dict)
    _given_at: dict[int, tuple[int, int, str]] = field(init=False, factory=dict)
    _own: dict[int, Mention | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for item in self.items:
            if self._is_only_adjective(item):
                continue
            prefix = self._prefix(item.start)
            for index in range(item.start, item.end):
                if not prefix:
                    self._at[index] = item
                elif prefix == "anti":
                    self._opposed[index] = item
        for span in self.given or ():
            for index in range(span[0], span[1]):
                self._given_at.setdefault(index, span)

    def _is_only_adjective(self, item: Item) -> bool:
        """ "The general election" and "in general" have no general."""
        alone = item.end == item.start + 1 and self.graph.written[item.start] == _RANK
        return alone and self.graph.tags[item.start] == "JJ"

    def _prefix(self, start: int) -> str:
        """The "anti" or "pro" of "anti-Japanese": who is so named is not who acts."""
        sentence = self.graph.sentence
        if start >= 2 and sentence.words[start - 1] == "-":
            word = sentence.words[start - 2].lower()
            return word if word in _PREFIXES else ""
        return ""

    def opposed(self, head: int) -> tuple[Mention, ...]:
        """Whom a noun's "anti-" is against: Japan in "anti-Japanese protests"."""
        found = [self._opposed[i] for i in self.graph.core(head) if i in self._opposed]
        return tuple(Mention(i.start, i.end, i.start, i.code) for i in found[:1] if i.code)

    @abstractmethod
    def resolve(self, head: int, reach: Reach, but: Keys = ()) -> tuple[Mention, ...]:
        """The actors that a phrase stands for."""

    @abstractmethod
    def own(self, head: int) -> Mention | None:
        """The actor that a noun phrase is, by its main word; None if it is no actor."""

    def is_country(self, code: str) -> bool:
        """Whether three letters are a country's."""
        return len(code) == _COUNTRY and code.isalpha() and self.ontology.roles.get(code, "ethnic") == "ethnic"

    def is_role(self, code: str) -> bool:
        """Whether a code is a bare role, of no country or organisation."""
        return code in self.ontology.roles and not self.is_country(code)

    def _last_country(self, head: int) -> str:
        """The country named last before a word, in this sentence or the one before."""
        for index in range(head - 1, -1, -1):
            item = self._at.get(index)
            if item and item.name.entry.kind in {ActorKind.COUNTRY, ActorKind.PLACE}:
                return item.code
        return self.country_before

    def last_country(self) -> str:
        """The country that the sentence names last, or else the one named before it."""
        return self._last_country(len(self.graph.sentence))

    def _items_in(self, indices: Sequence[int]) -> list[Item]:
        found: list[Item] = []
        for index in indices:
            item = self._at.get(index)
            if item is not None and item not in found:
                found.append(item)
        return found

    def _base(self, head: int, others: Sequence[Item], beside: bool = False) -> str:
        """The country or organisation that a phrase belongs to: before it, its possessor, or after "of", "in", "from"."""
        for other in reversed(others):
            if other.name.entry.kind is not ActorKind.AGENT and other.code:
                return other.code
        graph = self.graph
        if not beside:
            for possessor in graph.kids(head, R.POSSESSOR):
                found = self.resolve(possessor, Reach.SOURCE)
                if found:
                    return found[0].code
        for oblique in graph.obliques(head):
            if oblique.clausal or not (oblique.path[-1] in _HOME or oblique.path == ("to",)):
                continue
            item = self._at.get(oblique.head)
            acts_for = oblique.path in {("of",), ("for",), ("to",)}  # "a spokesman for the German government"
            owner = self.own(oblique.head) if acts_for or (item and item.name.entry.kind is not ActorKind.AGENT) else None
            if owner is None and item is None and (place := self._place_inside(oblique.head)):
                return place
            if owner is None or (oblique.path == ("for",) and self.is_role(owner.code)):
                continue
            if oblique.path != ("to",) or (len(owner.code) > _COUNTRY and not owner.code.startswith("IGO")):
                return owner.code  # "an aide to the Iranian president", but not "the ambassador to Iran"
        return "" if beside else self._shared_base(head) or self._base_before(head)

    def _place_inside(self, head: int) -> str:
        """The country of a place without a name: "a slum in Rio", "the Indian state of Bihar", "a raid in Mali"."""
        graph = self.graph
        inside = [o.head for o in graph.obliques(head) if o.path[-1] in {"of", "in", "from"} and not o.clausal]
        if not self.acts(head):  # "victims of Russian raids" are no Russians
            inside = [i for i in graph.core(head) if i != head] + graph.kids(head, R.POSSESSOR) + inside
        items = [item for i in inside if (item := self._at.get(i)) and item.name.entry.kind in _PLACES]
        return items[0].code if items else ""

    def _base_before(self, head: int) -> str:
        """ "Syrian government air strike": the nationality and the role stand side by side before the noun."""
        graph = self.graph
        if graph.relations[head] is not R.MODIFIER or head == 0:
            return ""
        item = self._at.get(head - 1)
        beside = item is not None and item.name.adjective and graph.heads[head - 1] == graph.heads[head]
        return item.code if item and beside else ""

    def _shared_base(self, head: int) -> str:
        """ "Kenyan tanks and troops": the nationality of a first conjunct, where the second has nothing before it."""
        graph = self.graph
        bare = graph.kid(head, R.DETERMINER, R.POSSESSOR) is None and graph.tags[head] in {"NN", "NNS", "NNPS"}
        if graph.relations[head] is not R.CONJUNCT or not bare:
            return ""
        first = graph.first_conjunct(head)
        for item in self._items_in([i for i in graph.core(first) if i < first]):
            if item.name.adjective and item.code:
                return item.code
        return ""
