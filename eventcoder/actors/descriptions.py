"""What a noun phrase is by itself: country first, then roles; titles and appositions, and the names that they teach."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import define

from eventcoder.actors.acronyms import introduced
from eventcoder.actors.earlier import Named, same_country, same_noun, same_role, the_organization
from eventcoder.actors.mention import Item, Mention
from eventcoder.actors.owners import Owners
from eventcoder.dictionary.entries import ActorKind
from eventcoder.grammar.labels import Relation as R

__all__ = ["PEOPLES", "Descriptions"]

PEOPLES = {"ethnic", "religion"}
_COUNTRY = 3  # letters
_FORMER = {"former", "ex", "onetime", "ousted", "deposed", "disgraced"}  # makes an official one of CAMEO's elites, ELI
_DEFINITE = {"the", "this", "that", "these", "those", "both"}
_LEADS = {"lead", "head", "run", "command", "chair", "direct", "represent", "govern", "rule", "preside"}
_HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "mister", "madam", "madame", "don", "sheikh"}
_PEACEKEEPERS = "IGOPKO"  # the CAMEO manual, 3.1.9: "even when the national identity of the peacekeepers is specified"


@define
class Descriptions(Owners):
    """The actors of one sentence that noun phrases are, by the main words of the phrases."""

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
            return self._titled(head, core, others) or self._by_apposition(head, core) or self._by_relative(head, core)
        start, end = min(item.start, core[0]), max(item.end, core[-1] + 1)
        name, kind = item.name, item.name.entry.kind
        plural = name.plural or graph.tags[head] in {"NNS", "NNPS"}
        if kind is ActorKind.AGENT:
            return self._agent(head, item, others, start, end, plural) or self._by_apposition(head, core)
        if kind is ActorKind.COUNTRY:
            if self._is_language(head, item):
                return None
            whole = self._possessed(head, item)
            if whole is not None:
                return self.own(whole)
        code = item.code
        if kind is ActorKind.PERSON and len(name.surface) == 1:
            if self._is_namesake(item):
                return self._titled(head, core, others) or self._by_apposition(head, core) or self._by_relative(head, core)
            owners = [other for other in others if other.name.entry.kind is not ActorKind.AGENT and other.code]
            if owners and all(owner.code[:3] != code[:3] for owner in owners):
                return self._titled(head, core, others)  # another one of that name: "Ugandan General Otieno"
        if name.entry.ambiguous:
            base = self._base(head, others)
            code = self.ontology.actor_code(base, name.entry.role) if base else ""
        elif kind is ActorKind.ACTOR and self.ontology.roles.get(code[:3]) in PEOPLES and not self._is_domestic(code):
            base = self._base(head, others, beside=True)
            code = self.ontology.actor_code(base, code) if base else code
        elif kind is ActorKind.COUNTRY and plural and not name.adjective:  # "displaced Nigerians"
            code = self.ontology.actor_code(code, "", _roles(others))
        if not code:
            return None
        return Mention(start, end, head, code, kind is ActorKind.PERSON, plural)

    def _is_domestic(self, code: str) -> bool:
        """Whether a country's name stands first, which may be a people's, too: RUSSEP, but not MOSSHI or RUS."""
        return len(code) > _COUNTRY and self.is_country(code[:3])

    def _is_language(self, head: int, item: Item) -> bool:
        """ "She learned Spanish": an adjective for an object, without an article, is no people."""
        graph = self.graph
        if not item.name.adjective or item.name.plural or graph.relations[head] is not R.OBJECT:
            return False
        return not graph.kids(head, R.DETERMINER, R.MODIFIER, R.POSSESSOR)

    def _possessed(self, head: int, item: Item) -> int | None:
        """What belongs to a country whose name the parser has split at its "and": "Trinidad and Tobago's president"."""
        graph = self.graph
        for index in range(item.start, item.end):
            if graph.relations[index] is R.POSSESSOR and not item.start <= graph.heads[index] < item.end and index != head:
                return graph.heads[index]
        return None

    def _is_namesake(self, item: Item) -> bool:
        """Whether a surname stands behind a first name that is not this person's: "Rania Haddad" is not Fernando Haddad."""
        before = item.start - 1
        if before < 0 or self.graph.tags[before] != "NNP" or before in self._at:
            return False
        word = self.graph.written[before].rstrip(".")
        first = item.name.entry.name.lower()
        return (
            word.isalpha()
            and self.graph.heads[before] in range(item.start, item.end)
            and not (word in _HONORIFICS or word in first.split() or first.startswith(word))
        )

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
        roles = _roles(others)
        if entry.neutral:
            roles += self._of_roles(head) if not roles else []
            code = self.ontology.actor_code(base, "", roles) if base else "".join(roles[:1])
        elif item.code:
            code = self._international(item.code, base)
        else:
            role = entry.role
            if role[:3] == "GOV" and any(graph.sentence.lemmas[m] in _FORMER for m in graph.kids(head, R.MODIFIER)):
                role, roles = "ELI", []
            kind = self.ontology.roles.get(role[:3])
            if self.is_country(base[:3]) and self.ontology.roles.get(base[3:]) == kind != "primary":
                base = base[:3]  # the parents of Mexican students are no students
            code = self.ontology.actor_code(base, role, roles)
        if not base:
            code = self._mentioned(head, item, code) or code
        elif entry.neutral and code == base and not plural and self.is_country(base):  # Putin, then "the Russian leader"
            code = same_country(self.before, base) or code
        return Mention(start, end, head, code, None, plural) if code else None

    def _international(self, code: str, base: str) -> str:
        """The code of a noun that is an actor by itself, with the country or organisation that it belongs to."""
        if not base or base in code:
            return code
        if code == _PEACEKEEPERS and not base.startswith("IGO"):
            return code
        return self.ontology.actor_code(base, code[-3:])

    def _of_roles(self, head: int) -> list[str]:
        """The roles behind a neutral noun's "of": "the Kenyan association of teachers"."""
        found = [self._at.get(o.head) for o in self.graph.obliques(head) if o.path == ("of",) and not o.clausal]
        return _roles([item for item in found if item])

    def _mentioned(self, head: int, item: Item, code: str) -> str:
        """Whom the article has called so before, for a noun without a country: "the rebels", "the ministry"."""
        graph, entry = self.graph, item.name.entry
        determiners = [graph.sentence.lemmas[d] for d in graph.kids(head, R.DETERMINER)]
        definite = not _DEFINITE.isdisjoint(determiners)
        bare = not determiners and graph.kid(head, R.POSSESSOR, R.MODIFIER) is None and not item.name.plural
        if not (definite or bare) or graph.obliques(head):
            return ""
        before = [self._named_so_far(head), *self.before]
        found = same_noun(before, entry.name)
        if found or not definite:
            return found
        if entry.neutral or item.code:
            return the_organization(self.before, item.code) if not item.name.plural else ""
        return same_role(before, code, self.is_country)

    def learn_acronyms(self) -> None:
        """Learn the acronyms in brackets that no dictionary knows, for the names before them."""
        for index, name in introduced(self.graph.sentence.words):
            known = self.own(self._main_word(name.start, name.stop))
            if known and (index not in self._at or self._at[index].name.entry.kind is ActorKind.AGENT):
                self.learned[self.graph.sentence.words[index]] = known

    def _named_so_far(self, head: int) -> list[Named]:
        """Whom the sentence itself has named before a word."""
        found = []
        for index, item in self._at.items():
            mention = self.own(index) if index == item.end - 1 and item.end <= head else None
            if mention and mention.end <= head:
                found.append(self._as_named(mention, item))
        return found

    @staticmethod
    def _as_named(mention: Mention, item: Item, subjects: Collection[str] = ()) -> Named:
        entry = item.name.entry
        noun = entry.name if entry.kind is ActorKind.AGENT else ""
        body = entry.kind in {ActorKind.ACTOR, ActorKind.INSTITUTION} and not mention.person
        return Named(mention.code, noun, body, mention.code in subjects)

    def named(self, subjects: Collection[str] = ()) -> tuple[Named, ...]:
        """Whom the sentence names, for the sentences after it; `subjects` are the codes of whom it is about."""
        found: dict[Named, None] = {}
        for index, item in self._at.items():
            entry = item.name.entry
            if index != item.end - 1 or (item.name.adjective and self.graph.relations[index] is R.MODIFIER):
                continue
            mention = self.own(index)
            if mention and (entry.kind is not ActorKind.AGENT or len(mention.code) > len(entry.role) or entry.refers):
                found[self._as_named(mention, item, subjects)] = None
        return tuple(found)

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
        code = found.code
        if self.is_role(code):  # "Colonel Peter Okot, a Ugandan army spokesman", "General Rivas of the Chilean army"
            described = self._by_apposition(head, core)
            base = self._base(head, ())
            code = described.code if described else self.ontology.actor_code(base, code) if base else code
        mention = Mention(core[0], head + 1, head, code, True, False)
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

    def _by_relative(self, head: int, core: Sequence[int]) -> Mention | None:
        """An unknown name that a clause describes: "Olga Marin, who leads the Moldovan miners' union"."""
        graph = self.graph
        if graph.tags[head] != "NNP":
            return None
        for clause in graph.kids(head, R.RELATIVE):
            described = graph.kids(clause, R.PREDICATIVE) if graph.sentence.lemmas[clause] == "be" else []
            if graph.sentence.lemmas[clause] in _LEADS:
                described = graph.kids(clause, R.OBJECT)
            described += [o.head for o in graph.obliques(clause) if o.path == ("as",) and not o.clausal]
            known = next(filter(None, map(self.own, described)), None)
            if known:
                mention = Mention(core[0], core[-1] + 1, head, known.code, True, False)
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


def _roles(items: Sequence[Item]) -> list[str]:
    return [item.name.entry.role for item in items if item.name.entry.kind is ActorKind.AGENT and item.name.entry.role]
