"""Reading `country:`, `actors:` and `agents:`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from sys import intern
from typing import NamedTuple

from attrs import define, field

from eventcoder.dictionary.claims import Claims
from eventcoder.dictionary.dates import FIRST_DAY, LAST_DAY, Span, check_spans, read_period
from eventcoder.dictionary.entries import ActorEntry, ActorKind, CodePeriod, Name
from eventcoder.dictionary.plurals import pluralize
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source, closest, is_list, is_mapping
from eventcoder.text import fold, words

__all__ = ["FORMER", "ActorReader", "Form", "Term"]

_ACTOR_CODE = re.compile(r"([A-Z0-9]{3}){1,5}")
FORMER = "ELI"
_ROLES_AT = "the roles stand in cameo/roles.yaml"
_SEVERAL_COUNTRIES = "if the name stands in several countries, say ambiguous: yes in each"


class Form(NamedTuple):
    """A name and the place where it is written."""

    name: Name
    source: Source
    node: Node


class Term(NamedTuple):
    """The days on which somebody holds an office that `offices:` says to be one, or the office itself, without a holder."""

    office: str
    holder: str
    start: int
    end: int
    source: Source
    node: Node


@define(repr=False)  # all dictionaries are in it
class ActorReader:
    """Collects the actors and agents of one layer over those of the layers below it.

    `terms` are those of offices that a country's file says to be one at a time.
    """

    roles: Mapping[str, str]
    forms: dict[str, list[Form]] = field(factory=dict)
    layer: int = 0
    claims: Claims = field(factory=Claims)
    terms: list[Term] = field(factory=list)

    def read_country(self, source: Source, node: Node, row: Fields) -> None:
        """Read one country with all that belongs to it; `row` holds the file's keys."""
        name = source.text_of(node, "country")
        code = source.text_of(row.values["code"], "code") if "code" in row else ""
        if row.lacks("code"):
            source.report("E05", node, f"the country {name} lacks code:", "add its three letters, as code: FRA")
        elif code and not re.fullmatch(r"[A-Z]{3}", code):
            message = f"{code!r} is no country code"
            source.report("E06", row.values["code"], message, "a country code has three capitals, as FRA")
        if not name or not code:
            return
        entry = ActorEntry(name, ActorKind.COUNTRY, source.location(node), (CodePeriod(code),), code)
        forms = [*self._form(source, node, name, entry), *self._listed(source, row, "names", entry)]
        self._add(source, node, name, forms + self._inflected(source, row, entry))
        places = self._texts(source, row, "cities") + self._texts(source, row, "regions")
        if "capital" in row:
            places.append((source.text_of(row.values["capital"], "capital"), row.values["capital"]))
        for text, place_node in dict(places).items() if all(text for text, _ in places) else ():
            place = ActorEntry(text, ActorKind.PLACE, source.location(place_node), (CodePeriod(code),), code)
            self._add(source, place_node, f"{text} ({code})", self._form(source, place_node, text, place))
        offices = self._texts(source, row, "offices")
        self.terms += [Term(office, "", FIRST_DAY, LAST_DAY, source, place) for office, place in offices]
        single = {office for office, _ in offices}
        for key, kind in (("institutions", ActorKind.INSTITUTION), ("people", ActorKind.PERSON)):
            for item in source.items(row.values[key], key) if key in row else []:
                self._member(source, item, code, kind, single)

    def _member(self, source: Source, node: Node, country: str, kind: ActorKind, single: Collection[str]) -> None:
        what = "a person" if kind is ActorKind.PERSON else "an institution"
        optional = ("names", "role", "office", "from", "to", "terms", "ambiguous", "adjectives")
        row = source.mapping(node, what, ("name",), optional)
        name = source.text_of(row.values["name"], "name") if "name" in row else ""
        spans = self._spans(source, row)
        self.terms += [
            Term(office, name, span.start, span.end, source, span.node)
            for span in spans
            if (office := _office(span.node) or _office(node)) in single
        ]
        ambiguous = source.flag(row, "ambiguous")
        if not name:
            return
        check_spans(source, spans, name)
        periods = _periods(country, spans, kind)
        role = spans[0].code if ambiguous else ""
        entry = ActorEntry(name, kind, source.location(node), periods, country, role, ambiguous=ambiguous)
        forms = [*self._form(source, row.values["name"], name, entry), *self._listed(source, row, "names", entry)]
        forms += self._listed(source, row, "adjectives", entry, adjective=True)
        key = f"{name} ({country})" if ambiguous else name
        self._add(source, node, key, forms, _SEVERAL_COUNTRIES if kind is ActorKind.INSTITUTION else "")

    def _spans(self, source: Source, row: Fields) -> list[Span]:
        default = self._role(source, row) or "GOV"
        if "terms" not in row:
            return [Span(default, *self._dates(source, row), row.node)]
        for key in ("from", "to"):
            if key in row:
                source.report("E03", row.keys[key], f"{key}: stands beside terms:", "write it into the terms")
        items = source.items(row.values["terms"], "terms")
        if is_list(row.values["terms"]) and not items:
            source.report("E02", row.values["terms"], "terms is empty", "write the terms of office, or take it away")
        terms = [source.mapping(item, "a term", (), ("role", "office", "from", "to")) for item in items]
        spans = [Span(self._role(source, term) or default, *self._dates(source, term), term.node) for term in terms]
        return spans or [Span(default, FIRST_DAY, LAST_DAY, row.node)]

    def _dates(self, source: Source, row: Fields) -> tuple[int, int]:
        if "office" in row:
            source.text_of(row.values["office"], "office")
        return read_period(source, row)

    def read_actors(self, source: Source, node: Node) -> None:
        """Read a list of named actors."""
        for item in source.items(node, "actors"):
            row = source.mapping(item, "an actor", ("name", "code"), ("names", "adjectives", "demonyms"))
            name = source.text_of(row.values["name"], "name") if "name" in row else ""
            periods = self._codes(source, row.values["code"], name) if "code" in row else ()
            if not name or not periods:
                continue
            entry = ActorEntry(name, ActorKind.ACTOR, source.location(item), periods)
            forms = [*self._form(source, row.values["name"], name, entry), *self._listed(source, row, "names", entry)]
            self._add(source, item, name, forms + self._inflected(source, row, entry))

    def read_agents(self, source: Source, node: Node) -> None:
        """Read a list of groups of agent nouns."""
        for item in source.items(node, "agents"):
            before = len(source.problems)
            row = source.mapping(item, "an agent group", ("nouns",), ("role", "code", "neutral", "refers"))
            role = self._role(source, row)
            periods = self._codes(source, row.values["code"], "an agent group") if "code" in row else ()
            neutral, refers = source.flag(row, "neutral"), source.flag(row, "refers")
            if len(source.problems) > before:
                continue
            if sum(("role" in row, "code" in row, neutral, refers)) != 1:
                message = "an agent group needs one of role:, code:, neutral: yes or refers: yes"
                source.report("E05", item, message, "give just one of them")
                continue
            for noun, plural, place in self._nouns(source, row, "nouns"):
                entry = ActorEntry(noun, ActorKind.AGENT, source.location(place), periods, "", role, neutral, refers=refers)
                forms = [
                    *self._form(source, place, noun, entry),
                    *self._form(source, place, plural, entry, plural=True),
                ]
                self._add(source, place, f"{noun} (agent)", forms, what=f"the agent noun {noun!r}")

    def _inflected(self, source: Source, row: Fields, entry: ActorEntry) -> list[Form]:
        forms = list(self._listed(source, row, "adjectives", entry, adjective=True))
        for noun, plural, node in self._nouns(source, row, "demonyms"):
            forms += self._form(source, node, noun, entry)
            forms += self._form(source, node, plural, entry, plural=True)
        return forms

    def _nouns(self, source: Source, row: Fields, key: str) -> Iterator[tuple[str, str, Node]]:
        singular = "name" if key == "demonyms" else "noun"
        for item in source.items(row.values[key], key) if key in row else []:
            if is_mapping(item):
                own = source.mapping(item, f"an item of {key}", (singular,), ("plural",))
                noun = source.text_of(own.values[singular], singular) if singular in own else ""
                plural = source.text_of(own.values["plural"], "plural") if "plural" in own else pluralize(noun)
            else:
                noun = source.text_of(item, f"an item of {key}")
                plural = pluralize(noun)
            if noun and plural:
                yield noun, plural, item

    def _texts(self, source: Source, row: Fields, key: str) -> list[tuple[str, Node]]:
        return source.texts(row.values.get(key), key)

    def _listed(self, source: Source, row: Fields, key: str, entry: ActorEntry, *, adjective: bool = False) -> Iterator[Form]:
        for text, node in self._texts(source, row, key):
            yield from self._form(source, node, text, entry, adjective=adjective)

    def _form(
        self, source: Source, node: Node, text: str, entry: ActorEntry, *, adjective: bool = False, plural: bool = False
    ) -> list[Form]:
        surface = _surface(text)
        if not any(character.isalnum() for word in surface for character in word):
            source.report("E02", node, f"the name {text!r} has no letter in it", "take it away")
            return []
        return [Form(Name(surface, entry, adjective, plural), source, node)]

    def _codes(self, source: Source, node: Node, what: str) -> tuple[CodePeriod, ...]:
        if not is_list(node):
            return tuple(CodePeriod(code) for code in self._code(source, node))
        spans: list[Span] = []
        for item in source.items(node, "code"):
            row = source.mapping(item, "a dated code", ("code",), ("from", "to"))
            period = read_period(source, row)
            codes = self._code(source, row.values["code"]) if "code" in row else []
            spans += [Span(code, *period, item) for code in codes]
        if not node.value:
            source.report("E02", node, "code is empty", "write code: and the code, as code: IGOUNO")
        check_spans(source, spans, what)
        return tuple(CodePeriod(intern(span.code), span.start, span.end) for span in spans)

    def _code(self, source: Source, node: Node) -> list[str]:
        code = source.text_of(node, "code")
        if _ACTOR_CODE.fullmatch(code):
            return [intern(code)]
        if code:
            message = f"{code!r} is no actor code"
            remedy = "an actor code has 3, 6, 9, 12 or 15 capitals, as IGOUNO"
            source.report("E06", node, message, remedy)
        return []

    def _role(self, source: Source, row: Fields) -> str:
        """Read the role that a row names, "" for none; reports E06."""
        if "role" not in row:
            return ""
        node = row.values["role"]
        role = source.text_of(node, "role")
        for chunk in (role[i : i + 3] for i in range(0, len(role), 3)):
            if chunk not in self.roles:
                remedy = closest(chunk, self.roles) or _ROLES_AT
                source.report("E06", node, f"unknown role {chunk!r}", remedy)
        return intern(role)

    def _add(self, source: Source, node: Node, key: str, forms: list[Form], remedy: str = "", *, what: str = "") -> None:
        remedy = remedy or ("" if what else "give one another name")
        if self.claims.claim(source, node, key, self.layer, what=what, remedy=remedy):
            self.forms[key] = forms

    def first_forms(self) -> Iterator[Form]:
        """Give one form of each entry."""
        return (forms[0] for forms in self.forms.values() if forms)

    def remove(self, name: str) -> bool:
        """Take away the entry of this name, or else the cities and institutions so named; False if there is none."""
        exact = [key for key in (name, f"{name} (agent)") if key in self.forms]
        found = exact or [key for key in self.forms if key.rpartition(" (")[0] == name]
        for key in found:
            del self.forms[key]
        return bool(found)


def _office(node: Node) -> str:
    """Give the `office:` of a person or term, "" for none."""
    pairs = node.value if is_mapping(node) else ()
    return next((" ".join(str(value.value).split()) for key, value in pairs if key.value == "office"), "")


def _periods(country: str, spans: list[Span], kind: ActorKind) -> tuple[CodePeriod, ...]:
    """Give the codes of a person or institution: before a person's first term the country's, afterwards ELI."""
    periods = [CodePeriod(intern(country + span.code), span.start, span.end) for span in spans]
    if kind is ActorKind.PERSON:
        begin, finish = min(span.start for span in spans), max(span.end for span in spans)
        if begin > FIRST_DAY:
            periods.append(CodePeriod(country, FIRST_DAY, begin - 1))
        if len(spans) > 1 or finish < LAST_DAY:
            periods.append(CodePeriod(intern(country + FORMER), begin, LAST_DAY))
    return tuple(periods)


def _surface(name: str) -> tuple[str, ...]:
    return tuple(intern(name[word.start : word.end].replace(".", "") or word.key) for word in words(name) if fold(word.key))
