"""Agent files: nouns with the role that they add to a country, as groups of `agents:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from eventcoder.dictionary.plurals import pluralize
from eventcoder.editing.petrarch.lines import Line
from eventcoder.editing.petrarch.report import FileReport
from eventcoder.editing.petrarch.words import Vocabulary

__all__ = ["AgentConverter", "AgentNoun"]

_SET = re.compile(r"!([A-Z]+)!\s*=\s*(.+)")
_MARKER = re.compile(r"!([A-Z]+)!")
# `}` closes a code in the files of PETRARCH as well as `]`.
_AGENT = re.compile(r"(?P<noun>[^\[{]+?)\s*(?:\{(?P<plural>[^}]*)\})?\s*\[(?P<before>[A-Z0-9]*)~(?P<after>[A-Z0-9]*)[\]}]")
_ROLE = re.compile(r"(?:[A-Z]{3})+")


@frozen
class AgentNoun:
    """A noun with its role, and its plural if that is not the regular one; `line` is that of the old file."""

    line: int
    noun: str
    role: str
    plural: str = ""


@define
class AgentConverter:
    """Converts agent files one after the other; a noun belongs to the role that it has first."""

    vocabulary: Vocabulary
    _nouns: dict[str, tuple[str, str]] = field(init=False, factory=dict)

    def convert(self, lines: Sequence[Line], report: FileReport) -> list[AgentNoun]:
        """Convert one file."""
        sets: dict[str, list[str]] = {}
        found: list[AgentNoun] = []
        for line in lines:
            text = line.text.strip()
            definition = _SET.fullmatch(text)
            if definition:
                report.entry(line, "substitution")
                sets[definition[1]] = [word.strip().lower() for word in definition[2].split(",") if word.strip()]
                continue
            report.entry(line, "agent")
            match = _AGENT.fullmatch(text)
            if match is None:
                report.refuse(line, "not understood", "an agent is a noun with a code, as SOLDIER [~MIL]")
                continue
            role = match["before"] + match["after"]
            if not _ROLE.fullmatch(role):
                report.refuse(line, "unusable role", f"{role!r} is no role: a role has 3, 6 or 9 capitals")
                continue
            found += self._nouns_of(line, match, role, sets, report)
        return found

    def _nouns_of(
        self, line: Line, match: re.Match[str], role: str, sets: dict[str, list[str]], report: FileReport
    ) -> Iterator[AgentNoun]:
        noun = match["noun"]
        inside = re.search(r"[A-Z]!([A-Z]+)![A-Z]", noun)
        if inside:
            report.refuse(line, "substitution inside a word", f"!{inside[1]}! stands inside a word, which it would garble")
            return
        unknown = [name for name in _MARKER.findall(noun) if name not in sets]
        if unknown:
            report.refuse(line, "unknown substitution", f"!{unknown[0]}! is nowhere defined above")
            return
        taken = ""
        written = 0
        for form, plural in self._forms(_plain(noun), match["plural"], sets):
            owner = self._nouns.setdefault(form, (role, f"{report.file}:{line.number}"))
            if owner[1] == f"{report.file}:{line.number}":
                yield AgentNoun(line.number, form, role, plural)
                written += 1
            elif owner[0] == role:
                report.notes["an agent noun that stands twice with the same role is written once"] += 1
                written += 1
            else:
                taken = f"{form!r} has the role {owner[0]} at {owner[1]}, where it stands first"
        if taken and not written:
            report.refuse(line, "agent noun of another role", taken)
        elif taken:
            report.notes["a form of an agent noun that has another role, where it stands first, is left out"] += 1

    def _forms(self, noun: str, plural: str | None, sets: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
        """Give each noun that is meant, with its plural if that is not the regular one.

        Nouns that are plurals already or, by an empty `{}`, have none are their own plurals.
        """
        if _MARKER.search(noun.upper()):
            for form in _substituted(noun, sets):
                yield form, form  # every form is in the set, the plurals too
            return
        for form in self._completed(noun):
            own = _plain(plural or "") or (form if plural is not None or self._is_plural(form) else "")
            yield form, "" if own == pluralize(form) else own

    def _is_plural(self, noun: str) -> bool:
        last = noun.rsplit(maxsplit=1)[-1]
        return last.endswith("s") and self.vocabulary.lemma("noun", last) not in {last, ""}

    def _completed(self, noun: str) -> list[str]:
        """Give a noun as it is, or, where its last word is a stem of TABARI's ("health authorit"), all that it may mean."""
        *before, last = noun.split()
        if self.vocabulary.lemmas(last):
            return [noun]
        return [" ".join([*before, word]) for word in self.vocabulary.completions(last, ("noun",))] or [noun]


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").lower().split())


def _substituted(noun: str, sets: dict[str, list[str]]) -> Iterator[str]:
    match = _MARKER.search(noun.upper())
    if match is None:
        yield noun
        return
    for word in sets[match[1]]:
        yield from _substituted(noun[: match.start()] + word + noun[match.end() :], sets)
