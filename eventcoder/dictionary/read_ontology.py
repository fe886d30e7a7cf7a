"""Reading `codes:`, `roles:` and `operators:`, and checking that they are closed."""

from __future__ import annotations

from attrs import define, field

from eventcoder.dictionary.yaml import Node, Source, closest
from eventcoder.ontology import CameoCode, Ontology, Operator

__all__ = ["OntologyReader"]

_CLASSES_ORDER_ERROR = "order must be a whole number: the place of the class in an actor code"


@define
class OntologyReader:
    """Collects the ontology of all layers; a later layer's code, role class or operator replaces an earlier one."""

    codes: dict[str, CameoCode] = field(factory=dict)
    roles: dict[str, str] = field(factory=dict)
    ranks: dict[str, int] = field(factory=dict)
    operators: dict[str, Operator] = field(factory=dict)
    _places: list[tuple[Source, Node, str, str]] = field(factory=list)

    def read_codes(self, source: Source, node: Node) -> None:
        """A table from code to its properties."""
        for code, key, value in source.table(node, "codes"):
            if not code.isdigit():
                source.report("E06", key, f"{code!r} is no CAMEO code: two to four digits in quotes")
                continue
            row = source.mapping(
                value, f"code {code}", ("name", "goldstein", "quad"), ("parent", "plover", "mode", "context")
            )
            texts = {name: source.text_of(child, name) for name, child in row.values.items()}
            try:
                goldstein, quad = float(texts.get("goldstein", "0")), int(texts.get("quad", "1"))
            except ValueError:
                source.report("E02", value, "goldstein must be a number and quad a number from 1 to 4")
                continue
            parent = texts.get("parent", "")
            if parent:
                self._places.append((source, row.values["parent"], parent, f"parent of {code}"))
            self.codes[code] = CameoCode(
                code,
                texts.get("name", ""),
                parent,
                goldstein,
                quad,
                texts.get("plover", ""),
                texts.get("mode", ""),
                texts.get("context", ""),
            )

    def read_roles(self, source: Source, node: Node) -> None:
        """A table from class of role codes to its order and codes."""
        for name, _, value in source.table(node, "roles"):
            row = source.mapping(value, f"role class {name}", ("order", "codes"), ())
            if "order" in row:
                text = source.text_of(row.values["order"], "order")
                if text.isdigit():
                    self.ranks[name] = int(text)
                else:
                    source.report("E02", row.values["order"], _CLASSES_ORDER_ERROR)
            if "codes" in row:
                for code, key, _description in source.table(row.values["codes"], f"codes of {name}"):
                    if len(code) == 3 and code.isupper():
                        self.roles.setdefault(code, name)
                    else:
                        source.report("E06", key, f"{code!r} is no role code: three capitals")

    def read_operators(self, source: Source, node: Node) -> None:
        """A table from operator to its subject and its table of codes."""
        for name, _, value in source.table(node, "operators"):
            row = source.mapping(
                value, f"operator {name}", (), ("description", "subject", "table", "identity")
            )
            subject = source.text_of(row.values["subject"], "subject") if "subject" in row else "source"
            if subject not in {"source", "target"}:
                source.report("E02", row.values["subject"], "subject must be source or target")
            identity = "identity" in row and source.text_of(row.values["identity"], "identity") == "yes"
            table: dict[str, str] = {}
            if "table" in row:
                for code, key, result_node in source.table(row.values["table"], f"table of {name}"):
                    result = source.text_of(result_node, f"result of {code}")
                    table[code] = result
                    self._places.append((source, key, code, f"operator {name}"))
                    if result != "none":
                        self._places.append((source, result_node, result, f"operator {name}"))
            elif not identity:
                source.report("E05", value, f"operator {name} lacks 'table'", "or say identity: yes")
            self.operators[name] = Operator(name, subject, table, identity)

    def build(self) -> Ontology:
        """Check that every code named anywhere exists (E12), and give the whole."""
        for source, node, code, what in self._places:
            if code not in self.codes:
                source.report("E12", node, f"{what}: code {code!r} does not exist", closest(code, self.codes))
        return Ontology(self.codes, self.operators, self.roles, self.ranks)
