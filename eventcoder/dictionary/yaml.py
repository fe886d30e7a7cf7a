"""YAML in which every scalar is a string and every value knows its place.

`Source` reads one file and gives its nodes; its methods check shapes and collect located problems instead of raising,
so that one load reports everything.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any

import yaml
from attrs import define, field

from eventcoder.errors import Problem

__all__ = ["Mapping", "Node", "Source", "closest"]

Node = yaml.Node


class _StringLoader(yaml.CSafeLoader):
    """PyYAML's C loader without the rules that turn 010 into a number and NO into False."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute, read and never changed


def closest(word: str, known: Collection[str]) -> str:
    """A remedy that names the known word most like the given one, or nothing."""
    matches = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {matches[0]}?" if matches else ""


@define
class Mapping:
    """A YAML mapping by key, each value with the node of its key."""

    node: Node
    values: dict[str, Node] = field(factory=dict)
    keys: dict[str, Node] = field(factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.values


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
        if len(excerpt) > 160:
            start = max(0, column - 60)
            excerpt, column = excerpt[start : start + 160], column - start
        self.problems.append(Problem(self.name, line + 1, column + 1, id, message, remedy, excerpt))

    def root(self) -> Node | None:
        """The file's top node; None if it is empty or not valid YAML (E01)."""
        try:
            return yaml.compose(self.text, Loader=_StringLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (-1, -1)
            remedy = _yaml_remedy(self._lines[line] if 0 <= line < len(self._lines) else "")
            what = ", ".join(part for part in (error.context, error.problem) if part)
            self._add("E01", line, column, f"not valid YAML: {what}", remedy)
        except yaml.YAMLError as error:
            self._add("E01", -1, -1, f"not valid YAML: {error}", "look for control characters in the file")
        return None

    def text_of(self, node: Node | None, what: str) -> str:
        """The string of a scalar; reports E02 and gives "" for anything else."""
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return " ".join(node.value.split())
        self.report("E02", node, f"{what} must be a text", _shape_remedy(node))
        return ""

    def mapping(self, node: Node, what: str, required: Collection[str], optional: Collection[str]) -> Mapping:
        """A mapping's values by key; reports E02 to E05 for wrong shape, unknown, repeated and missing keys."""
        result = Mapping(node)
        if not isinstance(node, yaml.MappingNode):
            self.report("E02", node, f"{what} must be a mapping (key: value)", _shape_remedy(node))
            return result
        known = {*required, *optional}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key not in known:
                remedy = closest(key, known) or "known keys: " + ", ".join(sorted(known))
                self.report("E03", key_node, f"unknown key {key!r} in {what}", remedy)
            elif key in result:
                first = result.keys[key].start_mark.line + 1
                self.report("E04", key_node, f"key {key!r} stands twice in {what}", f"first on line {first}")
            else:
                result.values[key], result.keys[key] = value, key_node
        for key in required:
            if key not in result:
                self.report("E05", node, f"{what} lacks {key!r}", f"add a line {key}: ...")
        return result

    def table(self, node: Node, what: str) -> Iterator[tuple[str, Node, Node]]:
        """(key, key node, value node) of a mapping with free keys; reports E02 and E04."""
        if not isinstance(node, yaml.MappingNode):
            self.report("E02", node, f"{what} must be a mapping (key: value)", _shape_remedy(node))
            return
        seen: set[str] = set()
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self.report("E02", key_node, f"a key in {what} must be a text")
            elif key in seen:
                self.report("E04", key_node, f"key {key!r} stands twice in {what}")
            else:
                seen.add(key)
                yield key, key_node, value

    def items(self, node: Node, what: str) -> list[Node]:
        """The items of a list; reports E02 for anything else."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.report("E02", node, f"{what} must be a list", "write [a, b] or one `- item` a line")
        return []

    def texts(self, node: Node | None, what: str) -> list[tuple[str, Node]]:
        """The strings of a list, with their nodes; an absent list is an empty one."""
        if node is None:
            return []
        pairs = [(self.text_of(item, f"an item of {what}"), item) for item in self.items(node, what)]
        return [(text, item) for text, item in pairs if text]

    def line(self, node: Node) -> int:
        """A node's line, counted from 1."""
        return int(node.start_mark.line) + 1


def _yaml_remedy(line: str) -> str:
    if "\t" in line:
        return "there is a tab in this line: indent with spaces"
    if line.count('"') % 2:
        return 'a " is missing'
    if line.count(": ") > 1:
        return "a text that contains ': ' must stand in quotes"
    return "look for a missing quote or bracket, or a text that starts with a special sign, on this line or just above"


def _shape_remedy(node: Node | None) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "this is a list"
    if isinstance(node, yaml.MappingNode):
        return "this is a mapping; a text with ': ' or in {...} needs quotes"
    return "this is empty" if node is None or not node.value else "this is a plain text"
