"""Sentences with two to five actors of which one assignment of roles is right: who criticised whom, who asked whom to do what.

`data/slots.tsv` has a sentence, the dyads that must come out (`SRC ROOT TGT; ...`), its kind, and a date where offices matter.
`a/b` in an actor or root: either is right (a diplomat is RUS or RUSGOV). `?` behind a dyad: it may come out or not.
`python tests/test_slots.py` writes docs/slots.md: from which places sources and targets came, and how often each was right.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from attrs import field, frozen

from eventcoder.actors.mention import Mention
from eventcoder.coder import Coder, load
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.analysis import Analysis

DATA = Path(__file__).with_name("data") / "slots.tsv"
PAGE = Path(__file__).parents[1] / "docs" / "slots.md"
WANTED = 0.95
FLOOR = 0.85


@frozen
class Dyad:
    sources: frozenset[str]
    roots: frozenset[str]
    targets: frozenset[str]
    optional: bool

    @classmethod
    def read(cls, text: str) -> Dyad:
        parts = text.removesuffix("?").split()
        return cls(*(frozenset(part.split("/")) for part in parts), optional=text.endswith("?"))

    def fits(self, found: tuple[str, str, str]) -> bool:
        return found[0] in self.sources and found[1] in self.roots and found[2] in self.targets

    def __str__(self) -> str:
        return " ".join("/".join(sorted(part)) for part in (self.sources, self.roots, self.targets))


@frozen
class Case:
    sentence: str
    expected: tuple[Dyad, ...]
    kind: str
    date: str

    @classmethod
    def read(cls, row: dict[str, str]) -> Case:
        dyads = row["expected"].split("; ") if row["expected"] != "nothing" else []
        return cls(row["sentence"], tuple(map(Dyad.read, dyads)), row["kind"], row["date"])


@frozen
class Mark:
    case: Case
    missing: tuple[str, ...]
    spurious: tuple[str, ...]
    exact: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "exact", not self.missing and not self.spurious)


def cases() -> list[Case]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return [Case.read(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def mark(coder: Coder, case: Case) -> Mark:
    """What a sentence lacks and what it has too much."""
    found = {(e.source.code, e.root, e.target.code) for e in coder.code(case.sentence, case.date or None)}
    missing = [str(d) for d in case.expected if not d.optional and not any(d.fits(f) for f in found)]
    spurious = [" ".join(f) for f in sorted(found) if not any(d.fits(f) for d in case.expected)]
    return Mark(case, tuple(missing), tuple(spurious))


def measure(coder: Coder, rows: Iterable[Case]) -> list[Mark]:
    return [mark(coder, case) for case in rows]


def report(marks: Sequence[Mark]) -> str:
    """The failures by kind, and how many sentences of each kind are exact."""
    kinds: dict[str, list[Mark]] = defaultdict(list)
    for one in marks:
        kinds[one.case.kind].append(one)
    lines = [f"exact: {sum(m.exact for m in marks)} of {len(marks)}"]
    for kind, mine in sorted(kinds.items(), key=lambda item: sum(m.exact for m in item[1]) / len(item[1])):
        lines.append(f"{kind}: {sum(m.exact for m in mine)} of {len(mine)}")
        for one in mine:
            if not one.exact:
                lines.append(f"    {one.case.sentence}")
                lines.append(f"        lacks {'; '.join(one.missing) or '-'} | has too much {'; '.join(one.spurious) or '-'}")
    return "\n".join(lines)


def test_the_data_is_sound():
    rows = cases()
    assert len(rows) == 420
    assert len({row.sentence for row in rows}) == len(rows)
    roots = Counter(root for row in rows for dyad in row.expected for root in dyad.roots)
    assert set(roots) == {f"{root:02}" for root in range(1, 21)}


def test_roles_are_assigned_exactly(coder):
    marks = measure(coder, cases())
    share = sum(m.exact for m in marks) / len(marks)
    print(report(marks))
    if FLOOR <= share < WANTED:
        pytest.xfail(f"{share:.1%} of the sentences are exact; the floor is {FLOOR:.0%}, wanted are {WANTED:.0%}")
    assert share >= WANTED


# ---------------------------------------------------------------- docs/slots.md


def place(analysis: Analysis, predicate: Predicate, mention: Mention) -> str:
    """The place of a predicate that an actor stands in."""
    graph = analysis.clauses.graph
    path = (mention.head, *graph.above(mention.head))

    def holds(heads: Iterable[int]) -> bool:
        return any(head in path for head in heads)

    def owned(name: str, heads: Iterable[int]) -> str:
        if mention.head in heads:
            return name
        owner = graph.relations[mention.head] in {Relation.POSSESSOR, Relation.MODIFIER}
        return f"possessor or modifier in the {name}" if owner else f"inside the {name}"

    verbs = (*predicate.infinitives, *predicate.clauses, *(o.head for o in predicate.obliques if o.clausal))
    inner = [analysis.clauses.predicate(verb) for verb in verbs]
    below = [o.head for noun in predicate.objects for o in graph.obliques(noun)]
    nouns = [o.head for o in predicate.obliques if not o.clausal]
    if predicate.nominal and holds(predicate.modifiers):
        return "word before a noun"
    for name, heads in (
        ("complement's subject", [s for p in inner for s in p.subjects if s not in (*predicate.subjects, *predicate.objects)]),
        ("receiver", predicate.indirect),
        ("preposition of the object", below),
        ("preposition of a noun" if predicate.nominal else "preposition of the verb", nouns),
        ("complement's object", [o for p in inner for o in p.objects]),
        ("subject", predicate.subjects),
        ("object", predicate.objects),
    ):
        if holds(graph.spread(heads)):
            return owned(name, graph.spread(heads))
    return "elsewhere (a pronoun's antecedent, a controller, a shared argument)"


def counts(coder: Coder, rows: Iterable[Case]) -> dict[str, Counter[tuple[str, bool]]]:
    """For sources and targets, how often each place filled them, rightly or wrongly."""
    found: dict[str, Counter[tuple[str, bool]]] = {"source": Counter(), "target": Counter()}
    for case in rows:
        for analysis in coder.analyse(case.sentence, case.date or None):
            for deed in analysis.deeds(require_dyad=True):
                if deed.source is None or deed.target is None:
                    continue
                right = any(d.fits((deed.source.code, deed.code[:2], deed.target.code)) for d in case.expected)
                predicate = deed.reading.predicate
                found["source"][place(analysis, predicate, deed.source), right] += 1
                found["target"][place(analysis, predicate, deed.target), right] += 1
    return found


def page(coder: Coder) -> str:
    """docs/slots.md."""
    marks = measure(coder, cases())
    exact = sum(m.exact for m in marks)
    lines = [
        "# Which places the grammar covers, and how often each is right",
        "",
        f"Of the {len(marks)} sentences of `tests/data/slots.tsv`, {exact} ({exact / len(marks):.1%}) give exactly the dyads",
        "expected: source, target and two-digit root. Written by `python tests/test_slots.py`.",
        "",
        "The places below are those of the dyads found, not of the ones missed; mutual events count in both directions. The",
        'subject of a passive is an object here, and its "by" phrase a preposition of the verb. The sentences were made up and',
        "their codes decided before the first run, which had 252 (60.0%); then mistakes in the expectations were mended (actor",
        "codes of another date, second events that are as right), so the figures are of sentences that were looked at.",
    ]
    for side, found in counts(coder, cases()).items():
        lines += ["", f"## Where the {side} stood", "", "| place | right | wrong | right of all |", "|---|---:|---:|---:|"]
        places = sorted({name for name, _ in found}, key=lambda name: -found[name, True] - found[name, False])
        for name in places:
            right, wrong = found[name, True], found[name, False]
            lines.append(f"| {name} | {right} | {wrong} | {right / (right + wrong):.0%} |")
    kinds: dict[str, list[bool]] = defaultdict(list)
    for one in marks:
        kinds[one.case.kind].append(one.exact)
    lines += ["", "## By kind of sentence", "", "| kind | exact | of |", "|---|---:|---:|"]
    lines += [f"| {kind} | {sum(mine)} | {len(mine)} |" for kind, mine in sorted(kinds.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(load()), encoding="utf-8")
