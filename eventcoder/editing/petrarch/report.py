"""What became of every line of the files that were converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, define, field, frozen

from eventcoder.editing.petrarch.lines import Line

__all__ = ["FileReport", "Refusal", "Report"]


@frozen
class Refusal:
    """A line, or a part of one, that was not converted.

    Attributes:
        file: the name of its file.
        line: its number, counted from 1.
        text: the line without comments.
        kind: the reason in two or three words, the same for all lines refused for it.
        reason: the reason in full.

    """

    file: str
    line: int
    text: str
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}\n    {self.text}"


@define
class FileReport:
    """The account of one file.

    Attributes:
        file: its name.
        format: what it was read as: "actors", "agents", "verbs", "discards" or "issues".
        whats: what each line holds, by its number: "name", "code", "agent", "pattern" and so on.
        refusals: what was not converted, in the order of the lines; at most one a line.
        notes: how often something was converted that is worth knowing of, by what it is ("name given twice").

    """

    file: str
    format: str
    whats: dict[int, str] = field(factory=dict)
    refusals: list[Refusal] = field(factory=list)
    notes: Counter[str] = field(factory=Counter)
    _refused: set[int] = field(init=False, factory=set)

    def entry(self, line: Line, what: str) -> None:
        """Say what a line holds."""
        self.whats[line.number] = what

    def refuse(self, line: Line, kind: str, reason: str, what: str = "") -> None:
        """Say that a line is not converted, and why; of several reasons the first counts."""
        if what or line.number not in self.whats:
            self.whats[line.number] = what or "line"
        if line.number not in self._refused:
            self._refused.add(line.number)
            self.refusals.append(Refusal(self.file, line.number, line.text.strip(), kind, reason))

    def is_refused(self, line: Line) -> bool:
        """Whether a line is refused already."""
        return line.number in self._refused

    def close(self, lines: Sequence[Line]) -> None:
        """Refuse every line that was passed over, so that none is dropped in silence."""
        for line in lines:
            if line.number not in self.whats:
                self.refuse(line, "not understood", f"this is no line of a file of {self.format}")
        self.refusals.sort(key=lambda refusal: refusal.line)

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each sort of line, how many there are and how many of them were converted."""
        found: dict[str, list[int]] = {}
        for number, what in sorted(self.whats.items()):
            pair = found.setdefault(what, [0, 0])
            pair[0] += 1
            pair[1] += number not in self._refused
        return {what: (there, converted) for what, (there, converted) in found.items()}


@define
class Report:
    """The account of a whole conversion.

    Attributes:
        files: one account a file, in the order in which they were given.
        written: the YAML by the names of the files written, relative to the folder.

    """

    files: list[FileReport] = field(factory=list)
    written: dict[str, str] = field(factory=dict)

    @property
    def refusals(self) -> Iterator[Refusal]:
        """Everything that was not converted."""
        for file in self.files:
            yield from file.refusals

    def kinds(self) -> list[tuple[str, int, Refusal]]:
        """The kinds of reasons, the commonest first, with their number and an instance."""
        numbers = Counter(refusal.kind for refusal in self.refusals)
        first: dict[str, Refusal] = {}
        for refusal in self.refusals:
            first.setdefault(refusal.kind, refusal)
        return [(kind, number, first[kind]) for kind, number in numbers.most_common()]

    def summary(self) -> Iterator[str]:
        """The figures as lines of text: a table of the files, the kinds of reasons, and what is worth knowing."""
        yield f"{'file':40} {'lines of':12} {'there':>7} {'converted':>9} {'share':>7}"
        for file in self.files:
            for what, (there, converted) in file.counts().items():
                yield f"{file.file:40} {what:12} {there:7} {converted:9} {converted / there:7.1%}"
        for kind, number, instance in self.kinds():
            yield f"{number:6} not converted: {kind}, as in {instance.file}:{instance.line}: {instance.text}"
        notes: Counter[str] = Counter()
        for file in self.files:
            notes.update(file.notes)
        for note, number in notes.most_common():
            yield f"{number:6} converted, but note: {note}"

    def to_dict(self) -> Mapping[str, Any]:
        """The whole report as plain values, ready for JSON."""
        return {
            "files": [
                {
                    "file": file.file,
                    "format": file.format,
                    "counts": {what: {"there": pair[0], "converted": pair[1]} for what, pair in file.counts().items()},
                    "notes": dict(file.notes),
                }
                for file in self.files
            ],
            "written": list(self.written),
            "not_converted": [asdict(refusal) for refusal in self.refusals],
        }
