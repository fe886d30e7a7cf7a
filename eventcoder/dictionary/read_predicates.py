"""Reading `predicates:`, `modals:`, `sets:`, `frames:` and `transparent:`."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from attrs import define, field

from eventcoder.dictionary.entries import Example, Location, ModalEntry, Pattern, PredicateEntry, WordKind
from eventcoder.dictionary.patterns import PatternError, parse_pattern
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source, closest
from eventcoder.ontology import Ontology

__all__ = ["PredicateReader", "parse_events"]

_DEFAULT_PATTERN = "SOURCE * (TARGET)"
_PATTERN_KEYS = ("code", "operator", "mutual", "mirror", "priority")
_ENTRY_KEYS = ("name", "verbs", "nouns", "adjectives", "patterns", "frame", "examples", "non_examples", *_PATTERN_KEYS)
_EVENT = re.compile(r"^([A-Z0-9]{3,15}|---) +(\d{2,4}) +([A-Z0-9]{3,15}|---)$")


def parse_events(text: str) -> frozenset[tuple[str, str, str]]:
    """Read the right side of an example: "USA 163 RUS; FRA 111 IRN", or "nothing".

    Raises:
        ValueError: if it is neither.
    """
    if text.strip() == "nothing":
        return frozenset()
    events = set()
    for part in text.split(";"):
        match = _EVENT.match(part.strip())
        if not match:
            raise ValueError(f"{part.strip()!r} is no event: SOURCE CODE TARGET, as in USA 163 RUS")
        events.add((match[1], match[2], match[3]))
    return frozenset(events)


@define
class PredicateReader:
    """Collects the predicates of one layer over those of the layers below it."""

    ontology: Ontology
    entries: dict[str, PredicateEntry] = field(factory=dict)
    sets: dict[str, tuple[tuple[str, ...], ...]] = field(factory=dict)
    frames: dict[str, list[tuple[str, Node]]] = field(factory=dict)
    modals: list[ModalEntry] = field(factory=list)
    transparent: set[str] = field(factory=set)
    layer: int = 0
    _layers: dict[str, tuple[int, Location]] = field(factory=dict)

    def read_sets(self, source: Source, node: Node) -> None:
        """A table from a set's name to its members."""
        for name, _, value in source.table(node, "sets"):
            members = (tuple(text.lower().replace("_", " ").replace("-", " ").split()) for text, _ in source.texts(value, f"set {name}"))
            self.sets[name] = tuple(members)

    def read_frames(self, source: Source, node: Node) -> None:
        """A table from a frame's name to its patterns."""
        for name, _, value in source.table(node, "frames"):
            self.frames[name] = source.texts(value, f"frame {name}")

    def read_transparent(self, source: Source, node: Node) -> None:
        """A list of nouns."""
        self.transparent |= {text.lower() for text, _ in source.texts(node, "transparent")}

    def read_modals(self, source: Source, node: Node) -> None:
        """A list of auxiliaries with their operators."""
        for item in source.items(node, "modals"):
            row = source.mapping(item, "a modal entry", ("words", "operator"), ("negated",))
            words = frozenset(text.lower() for text, _ in source.texts(row.values.get("words"), "words"))
            operator = self._operator(source, row, "operator", allow_none=True)
            negated = self._operator(source, row, "negated", allow_none=True)
            if words and operator:
                self.modals.append(ModalEntry(words, operator, self._place(source, item), negated))

    def read_predicates(self, source: Source, node: Node) -> None:
        """A list of entries."""
        for item in source.items(node, "predicates"):
            row = source.mapping(item, "an entry", (), _ENTRY_KEYS)
            words = {kind: self._words(source, row, kind) for kind in WordKind}
            listed = [(kind, word) for kind in WordKind for word in words[kind]]
            if not listed:
                source.report("E05", item, "an entry needs verbs, nouns or adjectives")
                continue
            default_name = f"{PurePosixPath(source.name).stem}/{' '.join(listed[0][1])}"
            name = source.text_of(row.values["name"], "name") if "name" in row else default_name
            place = self._place(source, item)
            earlier = self._layers.get(name)
            if earlier and earlier[0] == self.layer:
                remedy = f"first at {earlier[1]}; give one of them a name: of its own"
                source.report("E10", item, f"two entries named {name!r}", remedy)
                continue
            self._layers[name] = (self.layer, place)
            self.entries[name] = PredicateEntry(
                name,
                place,
                words[WordKind.VERB],
                words[WordKind.NOUN],
                words[WordKind.ADJECTIVE],
                tuple(self._patterns(source, item, row, name)),
                tuple(self._examples(source, row)),
            )

    def _words(self, source: Source, row: Fields, kind: WordKind) -> tuple[tuple[str, ...], ...]:
        texts = source.texts(row.values.get(f"{kind}s"), f"{kind}s")
        return tuple(tuple(text.lower().replace("-", " ").split()) for text, _ in texts)

    def _patterns(self, source: Source, item: Node, row: Fields, name: str) -> list[Pattern]:
        patterns: list[Pattern] = []
        listed = source.items(row.values["patterns"], "patterns") if "patterns" in row else []
        for node in listed:
            if node.id == "mapping":
                own = source.mapping(node, "a pattern", ("pattern",), _PATTERN_KEYS)
                if "pattern" in own:
                    text = source.text_of(own.values["pattern"], "pattern")
                    patterns += self._pattern(source, own.values["pattern"], text, own, row, name)
            else:
                patterns += self._pattern(source, node, source.text_of(node, "pattern"), None, row, name)
        if "frame" in row:
            frame = source.text_of(row.values["frame"], "frame")
            if frame not in self.frames:
                source.report("E06", row.values["frame"], f"unknown frame {frame!r}", closest(frame, self.frames))
            for text, _ in self.frames.get(frame, []):
                patterns += self._pattern(source, row.values["frame"], text, None, row, name)
        if "code" in row and "operator" not in row and not any(self._takes_code(node) for node in listed):
            if "frame" not in row:
                patterns += self._pattern(source, row.values["code"], _DEFAULT_PATTERN, None, row, name)
        if not patterns:
            source.report("E05", item, "an entry needs a code, patterns or a frame")
        return patterns

    def _takes_code(self, node: Node) -> bool:
        """Whether a listed pattern takes the entry's code, having none of its own."""
        keys = {key.value for key, _ in node.value} if node.id == "mapping" else set()
        return not keys & {"code", "operator"}

    def _pattern(
        self, source: Source, node: Node, text: str, own: Fields | None, row: Fields, name: str
    ) -> list[Pattern]:
        try:
            zones, passive = parse_pattern(text, self.sets)
        except PatternError as error:
            source.report("E08", node, f"the pattern can't be read: {error}")
            return []
        has_event = any(slot.name == "EVENT" for zone in zones for slot in zone.slots)
        said = own if own is not None and any(key in own for key in ("code", "operator")) else row
        code = self._code(source, said, "code", none=True)
        operator = self._operator(source, said, "operator") if "operator" in said else ""
        if has_event and not operator and not code:
            source.report("E05", node, "a pattern with EVENT needs an operator (or code: none)")
        if not has_event:
            operator = ""
            if not code:
                source.report("E05", node, "a pattern without EVENT needs a code")
        modifiers = own if own is not None else Fields(node)
        for key in ("mutual", "mirror", "priority"):
            if key in row and key not in modifiers and said is row:
                modifiers.values[key] = row.values[key]
        priority = source.text_of(modifiers.values["priority"], "priority") if "priority" in modifiers else "0"
        if not re.fullmatch(r"-?\d+", priority):
            source.report("E02", modifiers.values["priority"], "priority must be a whole number")
            priority = "0"
        mutual = "mutual" in modifiers and source.text_of(modifiers.values["mutual"], "mutual") == "yes"
        mirror = self._code(source, modifiers, "mirror", none=False)
        place = self._place(source, node)
        return [Pattern(text, zones, place, name, code, operator, passive, mutual, mirror, int(priority), self.layer)]

    def _code(self, source: Source, row: Fields, key: str, *, none: bool) -> str:
        if key not in row:
            return ""
        code = source.text_of(row.values[key], key)
        if code and code not in self.ontology.codes and not (none and code == "none"):
            source.report("E06", row.values[key], f"unknown code {code!r}", closest(code, self.ontology.codes))
        return code

    def _operator(self, source: Source, row: Fields, key: str, allow_none: bool = False) -> str:
        if key not in row:
            return ""
        name = source.text_of(row.values[key], key)
        known: Collection[str] = self.ontology.operators
        if name and name not in known and not (allow_none and name == "none"):
            source.report("E06", row.values[key], f"unknown operator {name!r}", closest(name, known))
            return "none" if allow_none else next(iter(known), "")
        return name

    def _examples(self, source: Source, row: Fields) -> list[Example]:
        examples: list[Example] = []
        for text, node in source.texts(row.values.get("examples"), "examples"):
            sentence, arrow, events = text.rpartition("=>")
            if not arrow:
                source.report("E09", node, "an example needs => and what must come out")
                continue
            try:
                examples.append(Example(sentence.strip(), parse_events(events), self._place(source, node)))
            except ValueError as error:
                source.report("E09", node, f"the example can't be read: {error}")
        for text, node in source.texts(row.values.get("non_examples"), "non_examples"):
            if "=>" in text:
                source.report("E09", node, "a non-example has no =>: nothing of its entry may come out")
            examples.append(Example(text, None, self._place(source, node)))
        return examples

    def _place(self, source: Source, node: Node) -> Location:
        return Location(source.name, source.line(node))

    def remove(self, name: str) -> bool:
        """Take an entry away; False if there is none of this name."""
        return self.entries.pop(name, None) is not None
