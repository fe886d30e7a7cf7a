"""From noun phrases to actor codes: country first, then roles; titles and appositions; the actor inside a phrase."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from attrs import define, field

from eventcoder.actors.mention import Item, Mention, Reach
from eventcoder.dictionary.entries import ActorKind
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import Relation as R
from eventcoder.ontology import Ontology

__all__ = ["Phrases"]

Keys = Collection[tuple[int, str]]

_PREFIXES = {"anti", "pro", "non", "ex", "counter"}
_GROUPS = {"ethnic", "religion"}
_HOME = {"of", "in", "from", "for", "at", "within", "inside"}
_OWNER = {"of", "by", "from"}
_INSIDE = {
    "of", "in", "at", "on", "against", "near", "from", "to", "for", "with", "by", "between", "inside", "outside", "across",
    "around", "over", "toward", "towards", "among",
}  # fmt: skip
_ADJECTIVE_ENDINGS = ("ary", "al", "ic", "ive")  # military, presidential; not rebel, militant, police
_DEPTH = 4


@define
class Phrases:
    """The actors of one sentence, by the main words of their phrases.

    Attributes:
        graph: the parsed sentence.
        ontology: for the order of actor codes.
        items: the names found, without overlaps.
        transparent: nouns to look through ("a group of").
        given: the spans (start, end, code or "") that the caller named: where there are any, these alone are actors.
        country_before: the country that the text named last before this sentence.
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
    refer: Callable[[int], tuple[Mention, ...]] = lambda _: ()
    acts: Callable[[int], bool] = lambda _: True
    learned: dict[str, Mention] = field(init=False, factory=dict)
    _at: dict[int, Item] = field(init=False, factory=dict)
    _opposed: dict[int, Item] = field(init=False, factory=dict)
    _given_at: dict[int, tuple[int, int, str]] = field(init=False, factory=dict)
    _own: dict[int, Mention | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for item in self.items:
            prefix = self._prefix(item.start)
            for index in range(item.start, item.end):
                if not prefix:
                    self._at[index] = item
                elif prefix == "anti":
                    self._opposed[index] = item
        for span in self.given or ():
            for index in range(span[0], span[1]):
                self._given_at.setdefault(index, span)

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

    # ---------------------------------------------------------------- the phrase itself

    def own(self, head: int) -> Mention | None:
        """The actor that a noun phrase is, by its main word; None if it is no actor."""
        if head not in self._own:
            self._own[head] = None  # meets itself in a circle of appositions
            self._own[head] = self._given(head) if self.given is not None else self._compose(head)
        return self._own[head]

    def _given(self, head: int) -> Mention | None:
        span = self._given_at.get(head)
        if span is None:
            return None
        start, end, code = span
        known = self._compose(self._main_word(start, end)) if not code else None
        plural = known.plural if known else self.graph.tags[head] in {"NNS", "NNPS"}
        person = known.person if known else None
        return Mention(start, end, head, code or (known.code if known else "---"), person, plural)

    def _main_word(self, start: int, end: int) -> int:
        heads = self.graph.heads
        return next((i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), end - 1)

    def _compose(self, head: int) -> Mention | None:
        graph = self.graph
        item = self._at.get(head)
        core = graph.core(head)
        others = [other for other in self._items_in(core) if other is not item]
        if item is None:
            return self._titled(head, core, others) or self._by_apposition(head, core)
        start, end = min(item.start, core[0]), max(item.end, core[-1] + 1)
        name, kind = item.name, item.name.entry.kind
        plural = name.plural or graph.tags[head] in {"NNS", "NNPS"}
        if kind is ActorKind.AGENT:
            return self._agent(head, item, others, start, end, plural)
        code = item.code
        if kind is ActorKind.PERSON and len(name.surface) == 1:
            owners = [other for other in others if other.name.entry.kind is not ActorKind.AGENT and other.code]
            if owners and all(owner.code[:3] != code[:3] for owner in owners):
                return self._titled(head, core, others)  # another one of that name: "Ugandan General Otieno"
        if name.entry.ambiguous:
            base = self._base(head, others)
            code = self.ontology.actor_code(base, name.entry.role) if base else ""
        elif kind is ActorKind.ACTOR and self.ontology.roles.get(code[:3]) in _GROUPS:
            base = self._base(head, others, beside=True)
            code = self.ontology.actor_code(base, code) if base else code
        if not code:
            return None
        return Mention(start, end, head, code, kind is ActorKind.PERSON, plural)

    def _agent(self, head: int, item: Item, others: Sequence[Item], start: int, end: int, plural: bool) -> Mention | None:
        graph, entry = self.graph, item.name.entry
        for child in graph.kids(head, R.APPOSITION):
            named = self._at.get(child)
            if named and named.name.entry.kind is ActorKind.COUNTRY and not named.name.adjective:
                return self.own(child)  # "Israel's main ally, the United States"
        base = self._base(head, others)
        if entry.refers:
            definite = any(graph.sentence.lemmas[d] == "the" for d in graph.kids(head, R.DETERMINER))
            code = base or (self._last_country(head) if definite and not plural else "")
            return Mention(start, end, head, code, False, plural) if code else None
        if not base:
            known = self._apposed_person(head)
            if known:
                return Mention(start, end, head, known.code, True, plural)
        roles = [other.name.entry.role for other in others if other.name.entry.kind is ActorKind.AGENT]
        if entry.neutral:
            code = self.ontology.actor_code(base, "", roles) if base else "".join(roles[:1])
        elif item.code:
            code = item.code if not base else self.ontology.actor_code(base, item.code[-3:])
        else:
            code = self.ontology.actor_code(base, entry.role, roles)
        return Mention(start, end, head, code, None, plural) if code else None

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

    def _titled(self, head: int, core: Sequence[int], others: Sequence[Item]) -> Mention | None:
        """An unknown name behind a title: "Russian Deputy Foreign Minister Sergei Ryabkov"."""
        titles = [other for other in others if other.name.entry.kind is ActorKind.AGENT]
        if not titles or self.graph.tags[head] != "NNP":
            return None
        title = titles[-1]
        rest = [other for other in others if other is not title]
        found = self._agent(title.end - 1, title, rest, core[0], head + 1, False)
        if found is None:
            return None
        mention = Mention(core[0], head + 1, head, found.code, True, False)
        self._learn(mention, [i for i in core if i >= title.end])
        return mention

    def _by_apposition(self, head: int, core: Sequence[int]) -> Mention | None:
        graph = self.graph
        for child in graph.kids(head, R.APPOSITION):
            described = self.own(child)
            if described:
                mention = Mention(core[0], core[-1] + 1, head, described.code, described.person, described.plural)
                if graph.tags[head] == "NNP":
                    self._learn(mention, core)
                return mention
        above = graph.heads[head]
        if graph.relations[head] is R.APPOSITION and graph.tags[head] == "NNP":
            described = self.own(above)
            if described and described.person is not False:
                mention = Mention(core[0], core[-1] + 1, head, described.code, True, False)
                self._learn(mention, core)
                return mention
        return None

    def _apposed_person(self, head: int) -> Mention | None:
        graph = self.graph
        for child in graph.kids(head, R.APPOSITION):
            item = self._at.get(child)
            if item and item.name.entry.kind is ActorKind.PERSON:
                return self.own(child)
        return None

    def _learn(self, mention: Mention, indices: Sequence[int]) -> None:
        sentence = self.graph.sentence
        names = [sentence.words[i] for i in indices if sentence.tags[i].startswith("NNP")]
        if not names or not names[0][0].isupper():
            return
        # Park Ji-won, Kim Jong-un: there the surname comes first.
        hyphened = "-" in sentence.words[mention.start : mention.end]
        for name in (" ".join(names), names[0] if hyphened else names[-1]):
            if len(name) > 2:
                self.learned[name] = mention

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
            if oblique.path[-1] not in _HOME or oblique.clausal:
                continue
            item = self._at.get(oblique.head)
            acts_for = oblique.path in {("of",), ("for",)}  # "a spokesman for the German government"
            if (item and item.name.entry.kind is not ActorKind.AGENT) or acts_for:
                owner = self.own(oblique.head)
                if owner and (oblique.path != ("for",) or owner.code not in self.ontology.roles):
                    return owner.code
        return "" if beside else self._shared_base(head)

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

    # ---------------------------------------------------------------- the actor inside a phrase

    def resolve(self, head: int, reach: Reach, but: Keys = ()) -> tuple[Mention, ...]:
        """The actors that a phrase stands for: itself, what it is a part of, or the actor inside it.

        `but` are the keys of mentions that are meant elsewhere: in "its border with Egypt" that of "its".
        """
        return tuple(self._within(head, reach, _DEPTH, but))

    def _beside(self, head: int, own: Mention) -> list[Mention]:
        """The other actors of a noun with two nationalities: "British and French troops" are two armies."""
        graph = self.graph
        item = self._at.get(head)
        name = range(item.start, item.end) if item else range(0)
        words = [child for child in graph.kids(head, R.MODIFIER) if child not in name and self._is_owner(child)]
        words += [other for word in words for other in graph.conjuncts(word) if self._is_owner(other)]
        if self.given is not None:
            return [m for word in words if not own.start <= word < own.end for m in [self.own(word)] if m]
        if item is None:
            return []
        if len(words) < 2:
            return self._of_several(head, item, own) if own.plural else []
        role = item.name.entry.role if item.name.entry.kind is ActorKind.AGENT else ""
        codes = {self.ontology.actor_code(self._at[word].code, role) for word in words} - {own.code}
        return [Mention(own.start, own.end, head, code, own.person, own.plural) for code in sorted(codes)]

    def _of_several(self, head: int, item: Item, own: Mention) -> list[Mention]:
        """ "Foreign ministers of Israel and Morocco": one role in several countries."""
        graph, entry = self.graph, item.name.entry
        if entry.kind is not ActorKind.AGENT:
            return []
        found: dict[str, Mention] = {}
        for oblique in graph.obliques(head):
            if oblique.path in {("of",), ("from",)} and not oblique.clausal:
                owners = [self.own(owner) for owner in graph.spread([oblique.head])]
                for owner in filter(None, owners if owners[:1] != [None] else ()):
                    code = self.ontology.actor_code(owner.code, entry.role)
                    found.setdefault(code, Mention(owner.start, owner.end, head, code, own.person, True))
        found.pop(own.code, None)
        return list(found.values())

    def _is_owner(self, index: int) -> bool:
        if self.given is not None:
            return index in self._given_at
        item = self._at.get(index)
        return item is not None and item.name.entry.kind is not ActorKind.AGENT and bool(item.code)

    def _inside(self, head: int, reach: Reach, depth: int, but: Keys) -> list[Mention]:
        graph = self.graph
        of = [o.head for o in graph.obliques(head) if o.path == ("of",) and not o.clausal]
        if of and self.is_transparent(head):
            found = [mention for inner in of for mention in self._within(inner, reach, depth, but)]
            if found:
                return found
        if reach is Reach.DOER and self.given is None and not self.acts(head):
            return []
        members = [o.head for o in graph.obliques(head) if o.path[0] == "include"]
        if members:  # "several groups including A and B"
            return [mention for member in graph.spread(members) for mention in self._within(member, reach, depth, but)]
        for inner in self._candidates(head, reach):
            found = [mention for mention in self._within(inner, reach, depth, but) if mention.key not in but]
            if found:
                return found
        return []

    def _within(self, head: int, reach: Reach, depth: int, but: Keys) -> list[Mention]:
        own = self.own(head)
        if own:
            return [own, *self._beside(head, own)]
        if self.graph.tags[head] == "WP$":
            clause = next((above for above in self.graph.above(head) if self.graph.relations[above] is R.RELATIVE), None)
            return self._within(self.graph.heads[clause], reach, depth - 1, but) if depth and clause is not None else []
        if self.graph.tags[head] in {"PRP", "PRP$"}:
            return list(self.refer(head))
        return self._inside(head, reach, depth - 1, but) if depth and reach is not Reach.SELF else []

    def _candidates(self, head: int, reach: Reach) -> Iterator[int]:
        graph = self.graph
        yield from graph.kids(head, R.POSSESSOR)
        for child in reversed(graph.kids(head, R.MODIFIER)):
            if not graph.is_clause(child) and not self._is_mere_kind(child):
                yield child
                yield from graph.conjuncts(child)
        only_owner = reach in {Reach.DOER, Reach.SOURCE}
        if not only_owner:
            yield from graph.kids(head, R.INDIRECT_OBJECT)
        inside = _OWNER if only_owner else _INSIDE
        for oblique in graph.obliques(head):
            if reach is Reach.CLAUSE or oblique.path[-1] in inside:
                yield oblique.head
        for child in graph.kids(head, R.ADNOMINAL):  # "an offer made by the rebels"
            yield from (o.head for o in graph.obliques(child) if o.agent)
        if not only_owner:
            yield from graph.kids(head, R.APPOSITION)
        if reach is Reach.CLAUSE:
            yield from graph.conjuncts(head)
            for child in graph.kids(head, R.RELATIVE, R.ADNOMINAL):
                yield from graph.kids(child, R.OBJECT, R.SUBJECT)
                for oblique in graph.obliques(child):
                    yield oblique.head

    def is_name(self, index: int) -> bool:
        """Whether a word belongs to a name, other than a role noun's."""
        item = self._at.get(index)
        return item is not None and item.name.entry.kind is not ActorKind.AGENT

    def is_transparent(self, index: int) -> bool:
        """Whether a noun only counts or groups what stands behind its "of"."""
        return self.graph.sentence.lemmas[index] in self.transparent or self.graph.tags[index] == "CD"

    def _is_mere_kind(self, index: int) -> bool:
        """Whether a role stands as an adjective: "military aid" is no deed of the military."""
        item = self._at.get(index)
        if item is None or item.name.entry.kind is not ActorKind.AGENT or self.graph.tags[index] != "JJ":
            return False
        return self.graph.sentence.lemmas[index].endswith(_ADJECTIVE_ENDINGS)

    def is_adjective(self, head: int) -> bool:
        """Whether a word before a noun names its nationality or organisation, so that the noun's deed is theirs.

        "The Israeli attack", "the UN report" and "US sanctions" are; "Iran sanctions" and "Gaza talks" say on whom.
        """
        if self.given is not None:
            return head in self._given_at
        item = self._at.get(head)
        if item is None:
            return False
        kind = item.name.entry.kind
        if self._is_mere_kind(head):
            return False
        if item.name.adjective or kind in {ActorKind.INSTITUTION, ActorKind.ACTOR, ActorKind.AGENT}:
            return True
        return kind is ActorKind.COUNTRY and len(item.name.surface) == 1 and item.name.surface[0].isupper()
