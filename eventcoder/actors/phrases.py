"""From noun phrases to actor codes: what a phrase is itself, what it is a part of, or the actor inside it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from eventcoder.actors.descriptions import PEOPLES, Descriptions
from eventcoder.actors.earlier import the_several
from eventcoder.actors.mention import Item, Mention, Reach
from eventcoder.actors.owners import Keys
from eventcoder.dictionary.entries import ActorKind
from eventcoder.grammar.labels import Relation as R

__all__ = ["Phrases"]

_ADJECTIVE_ENDINGS = ("ary", "al", "ic", "ive")  # military, presidential; not rebel, militant, police
_OWNER = {"of", "by", "from"}
_INSIDE = {
    "of", "in", "at", "on", "against", "near", "from", "to", "for", "with", "by", "between", "inside", "outside", "across",
    "around", "over", "toward", "towards", "among",
}  # fmt: skip
_DEPTH = 4
_DEFINITE = {"the", "these", "those", "both"}
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}


@define
class Phrases(Descriptions):
    """The actors of one sentence, by the main words of their phrases."""

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
        if entry.kind is not ActorKind.AGENT or item.code:
            return []
        found: dict[str, Mention] = {}
        for oblique in graph.obliques(head):
            if oblique.path in {("of",), ("from",)} and not oblique.clausal:
                owners = [self.own(owner) for owner in graph.spread([oblique.head])]
                for owner in filter(None, owners if owners[:1] != [None] else ()):
                    if not self._is_owner(owner.head):
                        continue
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
        if graph.relations[head] is R.APPOSITION and graph.tags[head] == "NNP":  # "an American hiker, Ann Lee, whom"
            return self._within(graph.heads[head], reach, depth, but)
        return []

    def _within(self, head: int, reach: Reach, depth: int, but: Keys) -> list[Mention]:
        own = self.own(head)
        several = self._several(head) if own is None else []
        if several:
            return several
        if own:
            return [own, *self._beside(head, own)]
        if self.graph.tags[head] == "WP$":
            clause = next((above for above in self.graph.above(head) if self.graph.relations[above] is R.RELATIVE), None)
            return self._within(self.graph.heads[clause], reach, depth - 1, but) if depth and clause is not None else []
        if self.graph.tags[head] in {"PRP", "PRP$"}:
            return list(self.refer(head))
        return self._inside(head, reach, depth - 1, but) if depth and reach is not Reach.SELF else []

    def _several(self, head: int) -> list[Mention]:
        """ "The two countries", "both governments": the countries that a sentence before has named."""
        graph, item = self.graph, self._at.get(head)
        if item is None or not item.name.entry.refers or graph.tags[head] != "NNS":
            return []
        words = [graph.written[i] for i in (*graph.kids(head, R.DETERMINER, R.MODIFIER, R.OTHER), head - 1) if i >= 0]
        number = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
        if not number or _DEFINITE.isdisjoint(words):
            return []
        codes = the_several(self.before, number, self.is_country)
        return [Mention(head, head + 1, head, code, False, True) for code in codes]

    def _candidates(self, head: int, reach: Reach) -> Iterator[int]:
        graph = self.graph
        yield from graph.kids(head, R.POSSESSOR)
        peoples: list[int] = []
        for child in reversed(graph.kids(head, R.MODIFIER)):
            if self._is_people(child):
                peoples.append(child)
            elif not graph.is_clause(child) and not self._is_mere_kind(child):
                yield child
                yield from graph.conjuncts(child)
        only_owner = reach in {Reach.DOER, Reach.SOURCE}
        if not only_owner:
            yield from graph.kids(head, R.INDIRECT_OBJECT)
        inside = _OWNER if only_owner else _INSIDE
        for oblique in graph.obliques(head):
            if reach is Reach.CLAUSE or oblique.path[-1] in inside:
                yield oblique.head
        yield from peoples  # "the Muslim enclave of Gorazde" is Gorazde's first
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

    def _is_people(self, index: int) -> bool:
        """Whether a word names an ethnic or religious group."""
        item = self._at.get(index)
        if item is None or item.name.entry.kind not in {ActorKind.ACTOR, ActorKind.AGENT}:
            return False
        return self.ontology.roles.get((item.name.entry.role or item.code)[:3]) in PEOPLES

    def is_name(self, index: int) -> bool:
        """Whether a word belongs to a name, other than a role noun's."""
        item = self._at.get(index)
        return item is not None and item.name.entry.kind is not ActorKind.AGENT

    def is_theirs(self, index: int) -> bool:
        """Whether a noun has a pronoun for a possessor: "their citizens"."""
        return any(self.graph.tags[p] == "PRP$" for p in self.graph.kids(index, R.POSSESSOR))

    def is_official(self, index: int) -> bool:
        """Whether a word is the name of somebody who is or was in a government."""
        item = self._at.get(index)
        if item is None or item.name.entry.kind is not ActorKind.PERSON:
            return False
        return any(period.code[3:6] in {"GOV", "ELI"} for period in item.name.entry.periods)

    def is_place(self, index: int) -> bool:
        """Whether a word is the name of a place inside a country."""
        item = self._at.get(index)
        return item is not None and item.name.entry.kind is ActorKind.PLACE

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
