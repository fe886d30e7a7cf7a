"""Reading `codes:`, `roles:` and `operators:`, and checking that they are closed."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from eventcoder.dictionary.claims import Claims
from eventcoder.dictionary.yaml import Node, Source
from eventcoder.ontology import CameoCode, Ontology, Operator

__all__ = ["OntologyReader", "code_remedy"]


def code_remedy(code: str, codes: Mapping[str, CameoCode]) -> str:
    """Give a remedy for an unknown CAMEO code: the one without a lost 0, or the nearest above it."""
    if f"0{code}" in codes:
        return f"did you mean 0{code}?"
    for length in range(len(code) - 1, 1, -1):
        nearest = codes.get(code[:length])
        if nearest is not None:
            return f"the nearest is {nearest.code}, {nearest.name}; the codes stand in cameo/codes.yaml"
    return "the codes stand in cameo/codes.yaml"


@define(repr=False)  # all dictionaries are in it
class OntologyReader:
    """Collects the ontology of all layers; a later layer's code, role code or operator replaces an earlier one."""

    codes: dict[str, CameoCode] = field(factory=dict)
    roles: dict[str, str] = field(factory=dict)
    ranks: dict[str, int] = field(factory=dict)
    operators: dict[str, Operator] = field(factory=dict)
    layer: int = 0
    _claims: Claims = field(factory=Claims)
    _parents: dict[str, tuple[Source, Node]] = field(factory=dict)
    _mentions: list[tuple[Source, Node, str, str, str]] = field(factory=list)

    def read_codes(self, source: Source, node: Node) -> None:
        """Read a table from code to its properties."""
        for code, key, value in source.table(node, "codes"):
            if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 4):
                source.report("E06", key, f"{code!r} is no CAMEO code", 'a CAMEO code has two to four digits, as "111"')
                continue
            if not self._claims.claim(source, key, f"code {code}", self.layer, what=f"code {code}"):
                continue
            row = source.mapping(value, f"code {code}", ("name", "goldstein", "quad"), ("parent", "plover", "mode", "context"))
            texts = {name: source.text_of(child, name) for name, child in row.values.items()}
            parent = texts.get("parent", "")
            self._parents.pop(code, None)
            if parent:
                self._parents[code] = (source, row.values["parent"])
            self.codes[code] = CameoCode(
                code,
                texts.get("name", ""),
                parent,
                _goldstein(source, row.values.get("goldstein"), texts.get("goldstein", "")),
                _quad(source, row.values.get("quad"), texts.get("quad", "")),
                texts.get("plover", ""),
                texts.get("mode", ""),
                texts.get("context", ""),
            )

    def read_roles(self, source: Source, node: Node) -> None:
        """Read a table from class of role codes to its order and codes."""
        for name, _, value in source.table(node, "roles"):
            row = source.mapping(value, f"role class {name}", ("order", "codes"), ())
            if "order" in row:
                text = source.text_of(row.values["order"], "order")
                if text.isascii() and text.isdigit():
                    self.ranks[name] = int(text)
                elif text:
                    message = "order must be a whole number: the place of the class in an actor code"
                    source.report("E02", row.values["order"], message, "write order: 3")
            if "codes" in row:
                for code, key, _description in source.table(row.values["codes"], f"codes of {name}"):
                    if not (len(code) == 3 and code.isalpha() and code.isupper()):
                        source.report("E06", key, f"{code!r} is no role code", "a role code has three capitals, as GOV")
                    elif self._claims.claim(source, key, f"role {code}", self.layer, what=f"role {code}"):
                        self.roles[code] = name

    def read_operators(self, source: Source, node: Node) -> None:
        """Read a table from operator to its subject and its table of codes."""
        for name, key_node, value in source.table(node, "operators"):
            if not self._claims.claim(source, key_node, f"operator {name}", self.layer, what=f"operator {name}"):
                continue
            row = source.mapping(value, f"operator {name}", (), ("description", "subject", "table", "identity", "addressed"))
            subject = source.text_of(row.values["subject"], "subject") if "subject" in row else "source"
            if subject not in {"source", "target", ""}:
                message = f"subject must be source or target, not {subject!r}"
                source.report("E02", row.values["subject"], message, "it says whose deed the inner event is")
            identity = source.flag(row, "identity")
            table: dict[str, str] = {}
            if "table" in row:
                for code, key, result_node in source.table(row.values["table"], f"table of {name}"):
                    result = source.text_of(result_node, f"result of {code}")
                    table[code] = result
                    self._mentions.append((source, key, code, f"operator {name}", "write a code"))
                    if result and result != "none":
                        self._mentions.append((source, result_node, result, f"operator {name}", "write a code, or none"))
            elif not identity:
                source.report("E05", value, f"operator {name} lacks table:", "add table: {...}, or identity: yes")
            addressed = source.text_of(row.values["addressed"], "addressed") if "addressed" in row else ""
            if addressed:
                self._mentions.append((source, row.values["addressed"], addressed, f"operator {name}", "write a code"))
            self.operators[name] = Operator(name, subject or "source", table, identity, addressed)

    def build(self) -> Ontology:
        """Check that every code named anywhere exists, and that no code descends from itself (E12)."""
        for code, (source, node) in self._parents.items():
            parent = self.codes[code].parent
            if parent not in self.codes:
                message = f"the parent {parent!r} of code {code} does not exist"
                source.report("E12", node, message, code_remedy(parent, self.codes))
            elif self._descends_from_itself(code):
                source.report("E12", node, f"code {code} is among its own ancestors", "a parent is a shorter code")
        for source, node, code, what, otherwise in self._mentions:
            if code not in self.codes:
                remedy = code_remedy(code, self.codes) if code.isdigit() else otherwise
                source.report("E12", node, f"{what}: the code {code!r} does not exist", remedy)
        return Ontology(self.codes, self.operators, self.roles, self.ranks)

    def _descends_from_itself(self, code: str) -> bool:
        seen: set[str] = set()
        step = self.codes[code].parent
        while step in self.codes and step not in seen:
            if step == code:
                return True
            seen.add(step)
            step = self.codes[step].parent
        return False


def _goldstein(source: Source, node: Node | None, text: str) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        value = 99
    if not -10 <= value <= 10:  # also catches nan
        message = f"goldstein must be a number from -10 to 10, not {text!r}"
        source.report("E02", node, message, "write it with a point, as -2.0")
        return 0.0
    return value


def _quad(source: Source, node: Node | None, text: str) -> int:
    if text in {"1", "2", "3", "4"}:
        return int(text)
    if text:
        remedy = "1 and 2 are verbal and material cooperation, 3 and 4 verbal and material conflict"
        source.report("E02", node, f"quad must be 1, 2, 3 or 4, not {text!r}", remedy)
    return 1
