"""YAML in which every scalar is a string and every value knows its place.

`Source` reads one file and gives its nodes; its methods check shapes and collect located problems instead of raising,
so that one load reports everything.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from typing import Any, TypeGuard

import yaml
from attrs import define, field

from eventcoder.dictionary.entries import Location
from eventcoder.dictionary.yaml_errors import Place, Trouble, explain, quote_it
from eventcoder.errors import Problem

__all__ = ["Mapping", "Node", "Source", "closest", "is_list", "is_mapping"]

Node = yaml.Node

_MAX_DEPTH = 20
# What may be an anchor, an alias or a tag, or very deep nesting: seldom met, and worth a closer look.
_SUSPICIOUS = re.compile(r"(?:^|[\s\[{,:?-])[&*!][^\s|]|^[ \t?:-]{64}", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")


class _StringLoader(yaml.CSafeLoader):
    """PyYAML's C loader without the rules that turn 010 into a number and NO into False."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute, read and never changed


def is_mapping(node: Node) -> TypeGuard[yaml.MappingNode]:
    """Say whether a node holds keys and values."""
    return isinstance(node, yaml.MappingNode)


def is_list(node: Node) -> TypeGuard[yaml.SequenceNode]:
    """Say whether a node is a list."""
    return isinstance(node, yaml.SequenceNode)


def closest(word: str, known: Collection[str]) -> str:
    """Give a remedy that names the known word most like the given one, or nothing."""
    nearest = _nearest(word, known)
    return f"did you mean {nearest}?" if nearest else ""


def _nearest(word: str, known: Collection[str]) -> str:
    folded = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.65)
    return folded[matches[0]] if matches else ""


@define
class Mapping:
    """A YAML mapping by key, each value with the node of its key.

    `misspelt` has the known keys that unknown ones seem to mean, so that nobody is told that they are missing.
    """

    node: Node
    values: dict[str, Node] = field(factory=dict)
    keys: dict[str, Node] = field(factory=dict)
    misspelt: set[str] = field(factory=set)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def lacks(self, *keys: str) -> bool:
        """Say whether none of these keys is there, not even misspelt."""
        return not any(key in self.values or key in self.misspelt for key in keys)


@define
class Source:
    """One dictionary file: its text and the problems found in it. `name` is the path to show."""

    name: str
    text: str
    problems: list[Problem] = field(factory=list)
    _lines: list[str] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self._lines = self.text.splitlines()

    def report(self, id: str, node: Node | None, message: str, remedy: str = "") -> None:
        """Add a problem at the place of a node."""
        mark = node.start_mark if node is not None else None
        self._add(id, mark.line if mark else -1, mark.column if mark else -1, message, remedy)

    def _add(self, id: str, line: int, column: int, message: str, remedy: str) -> None:
        excerpt = self._lines[line].replace("\t", " ") if 0 <= line < len(self._lines) else ""
        self.problems.append(Problem(self.name, line + 1, column + 1, id, message, remedy, excerpt))

    def root(self) -> Node | None:
        """Give the file's top node; None if it is empty or not valid YAML (E01)."""
        trouble: Trouble | None
        try:
            trouble = self._forbidden()
            if trouble is None:
                return yaml.compose(self.text, Loader=_StringLoader)
        except yaml.YAMLError as error:
            trouble = explain(error, self.text, self._lines)
        self._add("E01", trouble.line, trouble.column, f"not valid YAML: {trouble.message}", trouble.remedy)
        return None

    def _forbidden(self) -> Trouble | None:
        """Find what YAML knows and dictionaries don't: anchors, aliases, tags, and nesting beyond any use.

        A text that starts with one of their signs is meant as a text. Without them no file can grow on reading, and
        no node stands in two places.
        """
        if not _SUSPICIOUS.search(self.text) and _flow_depth(self.text) <= _MAX_DEPTH:
            return None
        depth = 0
        for event in yaml.parse(self.text, Loader=_StringLoader):
            mark = event.start_mark
            line, column = (mark.line, mark.column) if mark else (-1, -1)
            opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            depth += opens - isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if depth > _MAX_DEPTH:
                message = "lists within lists within lists, without end"
                return Trouble(line, column, message, "is a bracket or a - too many here?")
            tag = getattr(event, "tag", None)
            if getattr(event, "anchor", None) is not None or tag is not None:
                return quote_it(Place(line, column, self._lines))
        return None

    def text_of(self, node: Node | None, what: str) -> str:
        """Give the string of a scalar; reports E02 and gives "" for anything else."""
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return " ".join(node.value.split())
        if node is None or isinstance(node, yaml.ScalarNode):
            line = self._lines[node.start_mark.line] if node is not None and self._lines else ""
            hidden = "; a text that starts with # must stand in quotes" if " #" in line else ""
            self.report("E02", node, f"{what} is empty", f"write a text there, or take the line away{hidden}")
        elif is_list(node):
            self.report("E02", node, f"{what} must be a text, this is a list", "write one text, without - and [ ]")
        else:
            remedy = 'a text that contains ": " must stand in quotes'
            self.report("E02", node, f"{what} must be a text, this is a key with a value", remedy)
        return ""

    def flag(self, row: Mapping, key: str) -> bool:
        """Read yes or no, no where the key is absent; reports E02 for anything else."""
        if key not in row:
            return False
        text = self.text_of(row.values[key], key)
        if text not in {"yes", "no", ""}:
            self.report("E02", row.values[key], f"{key} must be yes or no, not {text!r}", "write yes, or no, in small letters")
        return text == "yes"

    def mapping(self, node: Node, what: str, required: Collection[str], optional: Collection[str]) -> Mapping:
        """Give a mapping's values by key; reports E02 to E05 for wrong shape, unknown, repeated and missing keys."""
        result = Mapping(node)
        if not is_mapping(node):
            self._not_a_mapping(node, what, required)
            return result
        known = {*required, *optional}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key not in known:
                nearest = _nearest(key, known)
                result.misspelt.add(nearest)
                remedy = f"did you mean {nearest}?" if nearest else "known keys: " + ", ".join(sorted(known))
                if node.flow_style and value.start_mark.index <= key_node.end_mark.index:
                    part = f"is {key!r} part of the text before it?"
                    remedy = f"{part} inside {{...}} a text with a comma must stand in quotes"
                self.report("E03", key_node, f"unknown key {key!r} in {what}", remedy)
            elif key in result:
                first = result.keys[key].start_mark.line + 1
                self.report("E04", key_node, f"key {key!r} stands twice in {what}", _second_key(first))
            else:
                result.values[key], result.keys[key] = value, key_node
        for key in required:
            if result.lacks(key):
                self.report("E05", node, f"{what} lacks {key}:", f"add {key}: ...")
        return result

    def table(self, node: Node, what: str) -> Iterator[tuple[str, Node, Node]]:
        """Give (key, key node, value node) of a mapping with free keys; reports E02 and E04."""
        if not is_mapping(node):
            self._not_a_mapping(node, what, ())
            return
        seen: dict[str, int] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self.report("E02", key_node, f"a key in {what} must be a text")
            elif key in seen:
                self.report("E04", key_node, f"key {key!r} stands twice in {what}", _second_key(seen[key]))
            else:
                seen[key] = self.line(key_node)
                yield key, key_node, value

    def items(self, node: Node, what: str) -> list[Node]:
        """Give the items of a list; reports E02 for anything else."""
        if is_list(node):
            return list(node.value)
        found = _kind(node)
        remedy = f'write {what}: [a, b], or one "- item" a line'
        if is_mapping(node):
            remedy = 'begin each item with "- "'
        elif isinstance(node, yaml.ScalarNode) and 0 < len(node.value) < 60:
            remedy = f"write {what}: [{node.value}]"
        self.report("E02", node, f"{what} must be a list, this is {found}", remedy)
        return []

    def texts(self, node: Node | None, what: str) -> list[tuple[str, Node]]:
        """Give the strings of a list, with their nodes; an absent list is an empty one."""
        if node is None:
            return []
        pairs = [(self.text_of(item, f"an item of {what}"), item) for item in self.items(node, what)]
        return [(text, item) for text, item in pairs if text]

    def line(self, node: Node) -> int:
        """Give a node's line, counted from 1."""
        return int(node.start_mark.line) + 1

    def location(self, node: Node) -> Location:
        """Give the place of a node."""
        return Location(self.name, self.line(node))

    def _not_a_mapping(self, node: Node, what: str, required: Collection[str]) -> None:
        keys = required or ("key", "another key")
        remedy = f"write {{{', '.join(f'{key}: ...' for key in keys)}}}"
        if isinstance(node, yaml.ScalarNode) and re.search(r"\w:\S", node.value):
            remedy = "a space must stand after the colon"
        self.report("E02", node, f"{what} must be made of keys with values, this is {_kind(node)}", remedy)


def _second_key(line: int) -> str:
    return f"the first is on line {line}: take one of them away, or join them"


def _flow_depth(text: str) -> int:
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _kind(node: Node) -> str:
    if is_list(node):
        return "a list"
    if is_mapping(node):
        return "a key with a value"
    return f"the text {node.value!r}" if node.value and len(node.value) < 40 else "a text" if node.value else "empty"
