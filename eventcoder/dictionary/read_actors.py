"""Reading `country:`, `actors:` and `agents:`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from attrs import define, field

from eventcoder.dictionary.entries import ActorEntry, ActorKind, CodePeriod, Location, Name
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source, closest
from eventcoder.text import fold, words

__all__ = ["ActorReader", "pluralize"]

_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_MAX_DAY = 10**7
_ACTOR_CODE = re.compile(r"^([A-Z0-9]{3}){1,5}$")
_COUNTRY_KEYS = ("names", "adjectives", "demonyms", "capital", "cities", "regions", "institutions", "people")
_FORMER = "ELI"


def pluralize(noun: str) -> str:
    """The regular plural of a noun or noun phrase: that of its main word, the one before an "of"."""
    head, of, rest = noun.partition(" of ")
    if re.search(r"(?:[^aeiou]y)$", head):
        plural = head[:-1] + "ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", head):
        plural = head + "es"
    elif re.search(r"(?:^|[^u])man$", head) and not head.endswith(("german", "ottoman", "roman", "human")):
        plural = head[:-3] + "men"
    else:
        plural = head + "s"
    return plural + of + rest


@define
class ActorReader:
    """Collects the actors and agents of one layer over those of the layers below it."""

    roles: Mapping[str, str]
    names: dict[str, list[Name]] = field(factory=dict)
    _places: dict[str, tuple[int, Location]] = field(factory=dict)
    layer: int = 0

    def read_country(self, source: Source, country_node: Node, row: Fields) -> None:
        """One country with all that belongs to it; `row` holds the file's keys."""
        name = source.text_of(country_node, "country")
        code = source.text_of(row.values.get("code"), "code")
        if code and not re.fullmatch(r"[A-Z]{3}", code):
            source.report("E06", row.values["code"], f"{code!r} is no country code: three capitals")
        if not name or not code:
            return
        value = row.values
        entry = self._entry(source, country_node, name, ActorKind.COUNTRY, (CodePeriod(code),), code)
        forms = [Name(_surface(name), entry)]
        forms += [Name(_surface(text), entry) for text, _ in source.texts(value.get("names"), "names")]
        forms += self._inflected(source, value, entry)
        self._add(source, country_node, name, forms)
        places = source.texts(value.get("cities"), "cities") + source.texts(value.get("regions"), "regions")
        if "capital" in value:
            places.append((source.text_of(value["capital"], "capital"), value["capital"]))
        for text, node in {text: node for text, node in places}.items():
            place = self._entry(source, node, text, ActorKind.PLACE, (CodePeriod(code),), code)
            self._add(source, node, f"{text} ({code})", [Name(_surface(text), place)])
        for item in source.items(value["institutions"], "institutions") if "institutions" in value else []:
            self._member(source, item, code, ActorKind.INSTITUTION)
        for item in source.items(value["people"], "people") if "people" in value else []:
            self._member(source, item, code, ActorKind.PERSON)

    def _member(self, source: Source, node: Node, country: str, kind: ActorKind) -> None:
        what = "a person" if kind is ActorKind.PERSON else "an institution"
        optional = ("names", "role", "office", "from", "to", "terms", "ambiguous", "adjectives")
        row = source.mapping(node, what, ("name",), optional)
        name = source.text_of(row.values.get("name"), "name") if "name" in row else ""
        terms = [row]
        if "terms" in row:
            keys = ("role", "office", "from", "to")
            terms = [source.mapping(item, "a term", (), keys) for item in source.items(row.values["terms"], "terms")]
        default = source.text_of(row.values["role"], "role") if "role" in row else "GOV"
        spans = [self._term(source, term, default) for term in terms]
        if not name:
            return
        periods = _periods(country, spans, kind)
        ambiguous = "ambiguous" in row and source.text_of(row.values["ambiguous"], "ambiguous") == "yes"
        role = spans[0][0] if ambiguous else ""
        entry = self._entry(source, node, name, kind, periods, country, role, ambiguous=ambiguous)
        forms = [Name(_surface(text), entry) for text in [name, *self._texts(source, row, "names")]]
        forms += [Name(_surface(text), entry, adjective=True) for text in self._texts(source, row, "adjectives")]
        self._add(source, node, name, forms)

    def _term(self, source: Source, row: Fields, default: str) -> tuple[str, int, int]:
        role = source.text_of(row.values["role"], "role") if "role" in row else default
        self._check_roles(source, row.values.get("role"), role)
        start, end = self._period(source, row)
        return role, start, end

    def read_actors(self, source: Source, node: Node) -> None:
        """A list of named actors."""
        for item in source.items(node, "actors"):
            row = source.mapping(item, "an actor", ("name", "code"), ("names", "adjectives", "demonyms"))
            name = source.text_of(row.values["name"], "name") if "name" in row else ""
            periods = self._codes(source, row.values["code"]) if "code" in row else ()
            if not name or not periods:
                continue
            entry = self._entry(source, item, name, ActorKind.ACTOR, periods)
            forms = [Name(_surface(text), entry) for text in [name, *self._texts(source, row, "names")]]
            forms += self._inflected(source, row.values, entry)
            self._add(source, item, name, forms)

    def read_agents(self, source: Source, node: Node) -> None:
        """A list of groups of agent nouns."""
        for item in source.items(node, "agents"):
            row = source.mapping(item, "an agent group", ("nouns",), ("role", "code", "neutral"))
            role = source.text_of(row.values["role"], "role") if "role" in row else ""
            self._check_roles(source, row.values.get("role"), role)
            periods = self._codes(source, row.values["code"]) if "code" in row else ()
            neutral = "neutral" in row and source.text_of(row.values["neutral"], "neutral") == "yes"
            if sum((bool(role), bool(periods), neutral)) != 1:
                source.report("E05", item, "an agent group needs one of role, code, or neutral: yes")
                continue
            for noun, plural, place in self._nouns(source, row.values.get("nouns"), "nouns"):
                entry = self._entry(source, place, noun, ActorKind.AGENT, periods, "", role, neutral)
                forms = [Name(_surface(noun), entry), Name(_surface(plural), entry, plural=True)]
                self._add(source, place, f"{noun} (agent)", forms)

    def _inflected(self, source: Source, value: Mapping[str, Node], entry: ActorEntry) -> list[Name]:
        adjectives = source.texts(value.get("adjectives"), "adjectives")
        forms = [Name(_surface(text), entry, adjective=True) for text, _ in adjectives]
        for noun, plural, _ in self._nouns(source, value.get("demonyms"), "demonyms"):
            forms += [Name(_surface(noun), entry), Name(_surface(plural), entry, plural=True)]
        return forms

    def _nouns(self, source: Source, node: Node | None, what: str) -> Iterable[tuple[str, str, Node]]:
        for item in source.items(node, what) if node is not None else []:
            if item.id == "mapping":
                row = source.mapping(item, f"an item of {what}", ("name",), ("plural",)) if what == "demonyms" else (
                    source.mapping(item, f"an item of {what}", ("noun",), ("plural",))
                )
                noun = source.text_of(next(iter(row.values.values()), None), "noun") if row.values else ""
                plural = source.text_of(row.values["plural"], "plural") if "plural" in row else pluralize(noun)
            else:
                noun = source.text_of(item, f"an item of {what}")
                plural = pluralize(noun)
            if noun:
                yield noun, plural, item

    def _texts(self, source: Source, row: Fields, key: str) -> list[str]:
        return [text for text, _ in source.texts(row.values.get(key), key)]

    def _codes(self, source: Source, node: Node) -> tuple[CodePeriod, ...]:
        if node.id != "sequence":
            return self._checked(source, node, 0, _MAX_DAY)
        periods: list[CodePeriod] = []
        for item in source.items(node, "code"):
            row = source.mapping(item, "a dated code", ("code",), ("from", "to"))
            if "code" in row:
                periods += self._checked(source, row.values["code"], *self._period(source, row))
        return tuple(periods)

    def _checked(self, source: Source, node: Node, start: int, end: int) -> tuple[CodePeriod, ...]:
        code = source.text_of(node, "code")
        if _ACTOR_CODE.match(code):
            return (CodePeriod(code, start, end),)
        if code:
            source.report("E06", node, f"{code!r} is no actor code: three to fifteen capitals, in threes")
        return ()

    def _check_roles(self, source: Source, node: Node | None, role: str) -> None:
        chunks = [role[i : i + 3] for i in range(0, len(role), 3)]
        for chunk in chunks:
            if node is not None and chunk not in self.roles:
                source.report("E06", node, f"unknown role {chunk!r}", closest(chunk, self.roles))

    def _period(self, source: Source, row: Fields) -> tuple[int, int]:
        start, end = 0, _MAX_DAY
        if "from" in row:
            start = self._day(source, row.values["from"], first=True)
        if "to" in row:
            end = self._day(source, row.values["to"], first=False)
        if end < start:
            source.report("E07", row.values["to"], "the period ends before it begins")
        return start, end

    def _day(self, source: Source, node: Node, *, first: bool) -> int:
        text = source.text_of(node, "a date")
        match = _DATE.match(text)
        try:
            if match:
                year, month, day = int(match[1]), match[2], match[3]
                if first or day:
                    return datetime.date(year, int(month or 1), int(day or 1)).toordinal()
                following = datetime.date(year + (int(month or 12) == 12), int(month or 12) % 12 + 1, 1)
                return following.toordinal() - 1
        except ValueError:
            pass
        if text:
            source.report("E07", node, f"{text!r} is no date", "write 2017-05-14, 2017-05 or 2017")
        return 0 if first else _MAX_DAY

    def _entry(
        self,
        source: Source,
        node: Node,
        name: str,
        kind: ActorKind,
        periods: tuple[CodePeriod, ...] = (),
        country: str = "",
        role: str = "",
        neutral: bool = False,
        ambiguous: bool = False,
    ) -> ActorEntry:
        place = Location(source.name, source.line(node))
        return ActorEntry(name, kind, place, periods, country, role, neutral, ambiguous)

    def _add(self, source: Source, node: Node, name: str, forms: list[Name]) -> None:
        earlier = self._places.get(name)
        place = Location(source.name, source.line(node))
        if earlier and earlier[0] == self.layer:
            source.report("E10", node, f"{name!r} stands twice", f"first at {earlier[1]}")
            return
        self._places[name] = (self.layer, place)
        self.names[name] = [form for form in forms if form.surface]

    def remove(self, name: str) -> bool:
        """Take an entry away; False if there is none of this name."""
        return self.names.pop(name, None) is not None


def _periods(country: str, spans: list[tuple[str, int, int]], kind: ActorKind) -> tuple[CodePeriod, ...]:
    periods = [CodePeriod(country + role, start, end) for role, start, end in spans]
    if kind is ActorKind.PERSON:
        begin, finish = min(start for _, start, _ in spans), max(end for _, _, end in spans)
        if begin > 0:
            periods.append(CodePeriod(country, 0, begin - 1))
        if len(spans) > 1 or finish < _MAX_DAY:
            periods.append(CodePeriod(country + _FORMER, begin, _MAX_DAY))
    return tuple(periods)


def _surface(name: str) -> tuple[str, ...]:
    return tuple(name[word.start : word.end].replace(".", "") or word.key for word in words(name) if fold(word.key))
