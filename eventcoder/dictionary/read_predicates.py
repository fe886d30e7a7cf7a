"""Reading `predicates:`, `modals:`, `sets:`, `frames:`, `transparent:`, `instruments:` and `discards:`."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from sys import intern
from typing import NamedTuple

from attrs import define, field

from eventcoder.dictionary.claims import Claims
from eventcoder.dictionary.entries import Example, ModalEntry, Mutual, Pattern, PredicateEntry, WordKind, Zone
from eventcoder.dictionary.patterns import PatternError, UnknownSetError, parse_pattern
from eventcoder.dictionary.read_ontology import code_remedy
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source, closest, is_list, is_mapping
from eventcoder.ontology import Ontology

__all__ = ["PredicateReader", "parse_events"]

_DEFAULT_PATTERN = "SOURCE * (TARGET)"
_PATTERN_KEYS = ("code", "operator", "mutual", "mirror", "priority")
_ENTRY_KEYS = ("name", "verbs", "nouns", "adjectives", "patterns", "frame", "examples", "non_examples", *_PATTERN_KEYS)
_EVENT = re.compile(r"([A-Z0-9]{3,15}|---) +([0-9]{2,4}) +([A-Z0-9]{3,15}|---)")
_EXAMPLE = "an example is like: France condemned Iran on Monday. => FRA 111 IRN"
_JOINED = str.maketrans("-_", "  ")
_PREFIXED = str.maketrans("_", " ", "-")
_LISTED = re.compile(r"[\w'\u2019. -]+")
_SET_MEMBER = re.compile(r"[^|@=()*]+")


def parse_events(text: str) -> frozenset[tuple[str, str, str]]:
    """Read the right side of an example: "USA 163 RUS; FRA 111 IRN", or "nothing".

    Raises:
        ValueError: if it is neither.

    """
    if text.strip() == "nothing":
        return frozenset()
    events = set()
    for part in text.split(";"):
        match = _EVENT.fullmatch(part.strip())
        if not match:
            raise ValueError(f"{part.strip()!r} is no event: SOURCE CODE TARGET, as in USA 163 RUS")
        events.add((match[1], match[2], match[3]))
    return frozenset(events)


class _Given(NamedTuple):
    """A pattern as it was found, with its own keys."""

    text: str
    node: Node
    own: Fields

    @property
    def says_code(self) -> bool:
        """Whether it has a code or an operator of its own, and so does not take the entry's."""
        return "code" in self.own or "operator" in self.own


class _Said(NamedTuple):
    """What a pattern takes from its own mapping or, where that says nothing, from its entry."""

    code: str
    operator: str
    mutual: Mutual
    mirror: str
    priority: int


@define(repr=False)  # all dictionaries are in it
class PredicateReader:
    """Collects the predicates of one layer over those of the layers below it.

    `places` has the source and node of each pattern by its id; it holds the pattern, too, which keeps the id its own.
    """

    ontology: Ontology
    entries: dict[str, PredicateEntry] = field(factory=dict)
    sets: dict[str, tuple[tuple[str, ...], ...]] = field(factory=dict)
    frames: dict[str, list[tuple[str, Node]]] = field(factory=dict)
    modals: list[ModalEntry] = field(factory=list)
    transparent: set[str] = field(factory=set)
    instruments: set[str] = field(factory=set)
    discards: set[tuple[str, ...]] = field(factory=set)
    places: dict[int, tuple[Pattern, Source, Node]] = field(factory=dict)
    layer: int = 0
    claims: Claims = field(factory=Claims)

    def read_sets(self, source: Source, node: Node) -> None:
        """Read a table from a set's name to its members."""
        for name, key, value in source.table(node, "sets"):
            if not self.claims.claim(source, key, f"set {name}", self.layer, what=f"set {name}"):
                continue
            texts = source.texts(value, f"set {name}")
            for text, item in texts:
                if not _SET_MEMBER.fullmatch(text):
                    source.report("E02", item, f"{text!r} is no word", "a set holds words, neither | nor other sets")
            if is_list(value) and not value.value:
                source.report("E02", value, f"set {name} is empty", "give it words, or take it away")
            self.sets[name] = tuple(tuple(text.lower().translate(_JOINED).split()) for text, _ in texts)

    def read_frames(self, source: Source, node: Node) -> None:
        """Read a table from a frame's name to its patterns."""
        for name, key, value in source.table(node, "frames"):
            if self.claims.claim(source, key, f"frame {name}", self.layer, what=f"frame {name}"):
                self.frames[name] = source.texts(value, f"frame {name}")
                for text, item in self.frames[name]:
                    self._parsed(source, item, text)

    def read_transparent(self, source: Source, node: Node) -> None:
        """Read a list of nouns."""
        self.transparent |= {text.lower() for text, _ in source.texts(node, "transparent")}

    def read_instruments(self, source: Source, node: Node) -> None:
        """Read a list of nouns whose owner acts through them."""
        self.instruments |= {text.lower() for text, _ in source.texts(node, "instruments")}

    def read_discards(self, source: Source, node: Node) -> None:
        """Read a list of phrases in whose company nothing is an event."""
        self.discards |= {tuple(text.lower().translate(_JOINED).split()) for text, _ in source.texts(node, "discards")}

    def read_modals(self, source: Source, node: Node) -> None:
        """Read a list of auxiliaries with their operators."""
        for item in source.items(node, "modals"):
            row = source.mapping(item, "a modal entry", ("words", "operator"), ("negated",))
            texts = source.texts(row.values.get("words"), "words")
            words = frozenset(
                text.lower()
                for text, place in texts
                if self.claims.claim(source, place, f"modal {text.lower()}", self.layer, what=f"modal {text}")
            )
            operator = self._operator(source, row, "operator", allow_none=True)
            negated = self._operator(source, row, "negated", allow_none=True)
            if words and operator:
                self.modals.append(ModalEntry(words, operator, source.location(item), negated))

    def read_predicates(self, source: Source, node: Node) -> None:
        """Read a list of entries."""
        for item in source.items(node, "predicates"):
            row = source.mapping(item, "an entry", (), _ENTRY_KEYS)
            if not is_mapping(item):
                continue
            before = len(source.problems)
            words = {kind: self._words(source, row, kind) for kind in WordKind}
            listed = [word for kind in WordKind for word in words[kind]]
            if not listed and (len(source.problems) > before or row.misspelt & {"verbs", "nouns", "adjectives"}):
                continue
            if not listed:
                source.report("E05", item, "an entry needs verbs:, nouns: or adjectives:", "add verbs: [a, b]")
                continue
            default_name = f"{PurePosixPath(source.name).stem}/{' '.join(listed[0])}"
            name = source.text_of(row.values["name"], "name") if "name" in row else default_name
            if not self.claims.claim(source, item, name, self.layer, remedy="give one of them a name: of its own"):
                continue
            self.entries[name] = PredicateEntry(
                name,
                source.location(item),
                words[WordKind.VERB],
                words[WordKind.NOUN],
                words[WordKind.ADJECTIVE],
                tuple(self._patterns(source, item, row, name)),
                tuple(self._examples(source, row)),
            )

    def _words(self, source: Source, row: Fields, kind: WordKind) -> tuple[tuple[str, ...], ...]:
        texts = source.texts(row.values.get(f"{kind}s"), f"{kind}s")
        for text, node in texts:
            if not _LISTED.fullmatch(text):
                source.report("E02", node, f"{text!r} is no word", f"{kind}s: holds single words or phrases as call off")
        # A hyphen in a verb joins a prefix to it (de-escalate, co-operate), in a noun two words (cease-fire).
        joined = _PREFIXED if kind is WordKind.VERB else _JOINED
        return tuple(tuple(intern(word) for word in text.lower().translate(joined).split()) for text, _ in texts)

    def _patterns(self, source: Source, item: Node, row: Fields, name: str) -> list[Pattern]:
        given: list[_Given] = []
        before = len(source.problems)
        for node in source.items(row.values["patterns"], "patterns") if "patterns" in row else []:
            if is_mapping(node):
                own = source.mapping(node, "a pattern", ("pattern",), _PATTERN_KEYS)
                if "pattern" in own:
                    text = source.text_of(own.values["pattern"], "pattern")
                    given.append(_Given(text, own.values["pattern"], own))
            else:
                given.append(_Given(source.text_of(node, "pattern"), node, Fields(node)))
        if "frame" in row:
            node = row.values["frame"]
            frame = source.text_of(node, "frame")
            if frame and frame not in self.frames:
                remedy = closest(frame, self.frames) or _known(self.frames)
                source.report("E06", node, f"unknown frame {frame!r}", remedy)
            given += [_Given(text, node, Fields(node)) for text, _ in self.frames.get(frame, [])]
        if "code" in row and "operator" not in row and "frame" not in row and all(each.says_code for each in given):
            given.append(_Given(_DEFAULT_PATTERN, row.values["code"], Fields(row.values["code"])))
        if not given and len(source.problems) == before and not row.misspelt & {"code", "patterns", "frame"}:
            message = "an entry needs code:, patterns: or frame:"
            source.report("E05", item, message, "add the code it reports, as code: 111")
        found = [self._pattern(source, each, row, name) for each in given if each.text]
        return [pattern for pattern in found if pattern is not None]

    def _pattern(self, source: Source, given: _Given, row: Fields, name: str) -> Pattern | None:
        text, node, own = given
        parsed = self._parsed(source, node, text)
        said = self._said(source, own, row)
        if parsed is None:
            return None
        zones, passive = parsed
        slots = {slot.name for zone in zones for slot in zone.slots}
        code, operator, mutual, mirror, priority = said
        if "EVENT" in slots and not operator and not code:
            message = "a pattern with EVENT needs an operator"
            source.report("E05", node, message, "add operator: and its name, or code: none")
        elif "EVENT" not in slots and not code:
            source.report("E05", node, "a pattern without EVENT needs a code", "add code: to it or to its entry")
        pattern = Pattern(
            text,
            zones,
            source.location(node),
            name,
            intern(code),
            intern(operator if "EVENT" in slots else ""),
            passive,
            mutual,
            mirror,
            priority,
            self.layer,
        )
        self.places[id(pattern)] = (pattern, source, node)
        return pattern

    def _parsed(self, source: Source, node: Node, text: str) -> tuple[tuple[Zone, ...], bool] | None:
        try:
            return parse_pattern(text, self.sets)
        except UnknownSetError as error:
            remedy = closest(error.name, self.sets) or _known(self.sets) or "no sets: are defined"
            source.report("E06", node, f"unknown set @{error.name}", remedy)
        except PatternError as error:
            message = f"the pattern {text!r} can't be read: {error}"
            source.report("E08", node, message, "docs/patterns.md explains the signs of a pattern")
        return None

    def _said(self, source: Source, own: Fields, row: Fields) -> _Said:
        inherits = "code" not in own and "operator" not in own
        said = row if inherits else own

        def where(key: str) -> Fields:
            return own if key in own else row

        return _Said(
            self._code(source, said, "code", none=True),
            self._operator(source, said, "operator"),
            _mutual(source, where("mutual")),
            self._code(source, row if inherits and "mirror" not in own else own, "mirror", none=False),
            _priority(source, where("priority")),
        )

    def _code(self, source: Source, row: Fields, key: str, *, none: bool) -> str:
        if key not in row:
            return ""
        code = source.text_of(row.values[key], key)
        if code and code not in self.ontology.codes and not (none and code == "none"):
            source.report("E06", row.values[key], f"unknown code {code!r}", code_remedy(code, self.ontology.codes))
        return code

    def _operator(self, source: Source, row: Fields, key: str, *, allow_none: bool = False) -> str:
        if key not in row:
            return ""
        name = source.text_of(row.values[key], key)
        known = self.ontology.operators
        if name and name not in known and not (allow_none and name == "none"):
            source.report("E06", row.values[key], f"unknown operator {name!r}", closest(name, known) or _known(known))
        return name

    def _examples(self, source: Source, row: Fields) -> list[Example]:
        examples: list[Example] = []
        for text, node in source.texts(row.values.get("examples"), "examples"):
            sentence, arrow, right = text.rpartition("=>")
            if not arrow or not sentence.strip():
                missing = "the sentence before =>" if arrow else "=> and what must come out"
                source.report("E09", node, f"the example lacks {missing}", _EXAMPLE)
                continue
            try:
                events = parse_events(right)
            except ValueError as error:
                source.report("E09", node, f"the example can't be read: {error}", _EXAMPLE)
                continue
            for code in sorted({code for _, code, _ in events} - self.ontology.codes.keys()):
                remedy = code_remedy(code, self.ontology.codes)
                source.report("E06", node, f"unknown code {code!r} in the example", remedy)
            examples.append(Example(sentence.strip(), events, source.location(node)))
        for text, node in source.texts(row.values.get("non_examples"), "non_examples"):
            if "=>" in text:
                message = "a non-example has no =>: nothing of its entry may come out"
                source.report("E09", node, message, "take => and what follows away, or move the line to examples:")
            examples.append(Example(text, None, source.location(node)))
        return examples

    def remove(self, name: str) -> bool:
        """Take an entry away; False if there is none of this name."""
        return self.entries.pop(name, None) is not None


def _mutual(source: Source, row: Fields) -> Mutual:
    if "mutual" not in row:
        return Mutual.NO
    text = source.text_of(row.values["mutual"], "mutual")
    if text not in set(Mutual):
        message = f"mutual must be yes, no or members, not {text!r}"
        source.report("E02", row.values["mutual"], message, closest(text, set(Mutual)) or "write yes, no or members")
        return Mutual.NO
    return Mutual(text)


def _priority(source: Source, row: Fields) -> int:
    if "priority" not in row:
        return 0
    text = source.text_of(row.values["priority"], "priority")
    if re.fullmatch(r"-?[0-9]{1,6}", text):
        return int(text)
    if text:
        message = f"priority must be a whole number, not {text!r}"
        source.report("E02", row.values["priority"], message, "write priority: 1")
    return 0


def _known(names: Collection[str]) -> str:
    return "known are " + ", ".join(sorted(names)) if names else ""
