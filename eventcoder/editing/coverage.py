"""Which codes the dictionaries reach, by what, and which examples show it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from eventcoder.dictionary.compiled import Dictionary

__all__ = ["Coverage", "coverage", "report"]


@define
class Coverage:
    """How one code is reached.

    Attributes:
        code: the CAMEO code.
        entries: names of the entries with patterns that give it.
        compositions: (operator, code) pairs that give it.
        examples: sentences that must give it.
        non_examples: sentences that entries with this code must not code.

    """

    code: str
    entries: list[str] = field(factory=list)
    compositions: list[tuple[str, str]] = field(factory=list)
    examples: list[str] = field(factory=list)
    non_examples: list[str] = field(factory=list)

    @property
    def reached(self) -> bool:
        """Whether any pattern or composition leads to the code."""
        return bool(self.entries or self.compositions)


def coverage(dictionary: Dictionary) -> dict[str, Coverage]:
    """How each code of the ontology is reached; two-digit roots are left out, as events have at least three digits."""
    found = {code: Coverage(code) for code in sorted(dictionary.ontology.codes) if len(code) > 2}
    for entry in dictionary.entries:
        codes = {pattern.code for pattern in entry.patterns} | {pattern.mirror for pattern in entry.patterns}
        for code in codes & found.keys():
            found[code].entries.append(entry.name)
            found[code].non_examples += [example.sentence for example in entry.examples if example.events is None]
        for example in entry.examples:
            for code in {code for _, code, _ in example.events or ()} & found.keys():
                found[code].examples.append(example.sentence)
    used = {pattern.operator for entry in dictionary.entries for pattern in entry.patterns}
    used |= {operator for modal in dictionary.modals for operator in (modal.operator, modal.negated)} | {"negate"}
    for name, operator in dictionary.ontology.operators.items():
        if name in used:
            for inner, outer in operator.table.items():
                if outer in found:
                    found[outer].compositions.append((name, inner))
    return found


def report(dictionary: Dictionary) -> Iterator[str]:
    """The coverage as lines of Markdown: a table with a row for each code."""
    yield "# Which codes the dictionaries reach"
    yield ""
    yield "Made by `eventcoder dict coverage`. Patterns of its own lead to a code, compositions (operator x event), or both."
    yield ""
    yield "| code | meaning | entries | compositions | examples | non-examples | for instance |"
    yield "|---|---|---|---|---|---|---|"
    for code, row in coverage(dictionary).items():
        name = dictionary.ontology.codes[code].name
        some = ", ".join(row.entries[:4]) + (f" and {len(row.entries) - 4} more" if len(row.entries) > 4 else "")
        pairs = ", ".join(f"{operator} x {inner}" for operator, inner in row.compositions[:3])
        pairs += f" and {len(row.compositions) - 3} more" if len(row.compositions) > 3 else ""
        shown = min(row.examples, key=len, default="")
        yield f"| {code} | {name} | {some} | {pairs} | {len(row.examples)} | {len(row.non_examples)} | {shown} |"
