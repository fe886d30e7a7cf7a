"""Every problem of the dictionaries at once: those of each file by itself, and those that files have with each other."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache, partial

import yaml
from attrs import define, field

from eventcoder.dictionary.checks import check_names
from eventcoder.dictionary.claims import Claims
from eventcoder.dictionary.dates import HANDOVER, LAST_DAY, show_days
from eventcoder.dictionary.entries import ActorEntry, ActorKind, CodePeriod, Location, Name, Pattern
from eventcoder.dictionary.load import DictionaryFile
from eventcoder.dictionary.patterns import parse_pattern
from eventcoder.dictionary.read_actors import Form
from eventcoder.dictionary.rivals import Places, Rivals, report_rivals, rivals
from eventcoder.dictionary.yaml import Node, Source, closest
from eventcoder.editing.sheets import ActorRow, Memo, Place, PredicateRow, Sheet, Vocabulary, sheets_of
from eventcoder.errors import Problem

__all__ = ["check_files"]

_SECTIONS = ("country", "actors", "agents")
_Ref = tuple[int, int]  # an entry of a word's group, and one of its patterns


def check_files(files: Sequence[DictionaryFile], today: datetime.date, memo: Memo | None = None) -> list[Problem]:
    """Give the mistakes and warnings of dictionary files, in the order of files and lines.

    Args:
        files: those of all layers; what lies below them need not be given, but its codes and roles are then unknown.
        today: the day on which an office must have a holder.
        memo: what earlier checks found; it makes a check after a small change quick.

    """
    memo = Memo() if memo is None else memo
    sheets, vocabulary = sheets_of(files, memo)
    merged = _Merged(vocabulary, memo, sheets)
    merged.fill()
    merged.check_names()
    merged.check_patterns()
    for sheet in sheets:
        if sheet.terms:
            _check_offices(sheet, merged.source(sheet), today.toordinal())
    problems = {*vocabulary.problems, *(problem for sheet in sheets for problem in sheet.problems)}
    return sorted(problems.union(*(source.problems for source in merged.sources.values())))


def _node(place: Place) -> Node:
    mark = yaml.Mark("", 0, *place, None, 0)
    return yaml.ScalarNode("", "", mark, mark)


@define(repr=False)  # all dictionaries are in it
class _Merged:
    """The entries of all layers, the higher ones over the lower ones, as `Parts.build` has them."""

    vocabulary: Vocabulary
    memo: Memo
    sheets: Sequence[Sheet]
    sources: dict[str, Source] = field(factory=dict)
    actors: dict[str, tuple[Sheet, ActorRow]] = field(factory=dict)
    predicates: dict[str, tuple[Sheet, int]] = field(factory=dict)

    def source(self, sheet: Sheet) -> Source:
        """Give the text of a sheet's file, to which the problems that it has with others are reported."""
        if sheet.file.name not in self.sources:
            self.sources[sheet.file.name] = Source(sheet.file.name, sheet.file.content.decode("utf-8-sig", "replace"))
        return self.sources[sheet.file.name]

    def fill(self) -> None:
        """Merge the layers; reports E10 and E11."""
        for layer in sorted({sheet.file.layer for sheet in self.sheets}):
            own = [sheet for sheet in self.sheets if sheet.file.layer == layer]
            for sheet in own:
                for name, place in sheet.removes:
                    self._remove(sheet, name, place)
            seen: dict[str, tuple[Sheet, ActorRow | PredicateRow]] = {}
            for section in _SECTIONS:
                for sheet in own:
                    for row in sheet.actors:
                        if row.section == section and self._claim(seen, sheet, row):
                            self.actors[row.key] = sheet, row
            seen = {}
            for sheet in own:
                for number, entry in enumerate(sheet.predicates):
                    if self._claim(seen, sheet, entry):
                        self.predicates[entry.key] = sheet, number

    def _claim(
        self, seen: dict[str, tuple[Sheet, ActorRow | PredicateRow]], sheet: Sheet, row: ActorRow | PredicateRow
    ) -> bool:
        earlier = seen.setdefault(row.key, (sheet, row))
        if earlier[1] is row:
            return True
        claims = Claims()
        for at, each in (earlier, (sheet, row)):  # the second reports E10
            claims.claim(self.source(at), _node(each.place), each.key, 0, what=each.what, remedy=each.remedy)
        return False

    def _remove(self, sheet: Sheet, name: str, place: Place) -> None:
        found = [key for key in (name, f"{name} (agent)") if key in self.actors]
        found = found or [key for key in self.actors if key.rpartition(" (")[0] == name]
        for key in found:
            del self.actors[key]
        if self.predicates.pop(name, None) is None and not found:
            known = {*self.predicates, *(row.entry[0] for _, row in self.actors.values() if row.entry)}
            remedy = closest(name, known) or "take the name away, or write it as it stands there"
            self.source(sheet).report("E11", _node(place), f"no entry of a lower layer is named {name!r}", remedy)

    def check_names(self) -> None:
        """Report W01. Only names that stand twice are worth a closer look."""
        claimed: dict[str, list[tuple[Sheet, ActorRow, tuple[str, ...], Place]]] = {}
        for sheet, row in self.actors.values():
            for key, surface, place in row.forms:
                claimed.setdefault(key, []).append((sheet, row, surface, place))
        shared = [each for claims in claimed.values() if len(claims) > 1 for each in claims]
        check_names(
            Form(Name(surface, _actor_entry(sheet.file.name, row.entry)), self.source(sheet), _node(place))
            for sheet, row, surface, place in shared
        )

    def check_patterns(self) -> None:
        """Report W02 and W03, for each pair of patterns once."""
        groups: dict[tuple[str, tuple[str, ...]], list[tuple[Sheet, int]]] = {}
        for sheet, number in self.predicates.values():
            for word in sheet.predicates[number].words:
                groups.setdefault(word, []).append((sheet, number))
        reported: set[tuple[str, Place, str, Place]] = set()
        made: dict[tuple[str, int], list[Pattern]] = {}
        known: Places = {}
        for (kind, words), group in groups.items():
            rows = [(sheet, sheet.predicates[number]) for sheet, number in group]
            if len(group) == 1 and len(rows[0][1].patterns) == 1:
                continue
            sets = sorted({name for _, entry in rows for name in entry.sets})
            ids = (*(entry.id for _, entry in rows), *(self.vocabulary.set_ids[name] for name in sets))
            found = self.memo.get(f"rivals {' '.join(ids)}", partial(self._rivals, group, made, known))
            for first, other, hidden in found:
                (sheet, place), (at, there) = _pattern_at(rows, first), _pattern_at(rows, other)
                pair = (sheet.file.name, place, at.file.name, there)
                if pair not in reported:
                    reported.add(pair)
                    patterns = [self._patterns(*group[ref[0]], made)[ref[1]] for ref in (first, other)]
                    name = f"{kind} {' '.join(words)!r}"
                    report_rivals(Rivals(patterns[0], patterns[1], hidden), name, self.source(at), _node(there))

    def _rivals(
        self, group: Sequence[tuple[Sheet, int]], made: dict[tuple[str, int], list[Pattern]], known: Places
    ) -> list[tuple[_Ref, _Ref, bool]]:
        refs: dict[int, _Ref] = {}
        patterns = []
        for position, (sheet, number) in enumerate(group):
            for index, pattern in enumerate(self._patterns(sheet, number, made)):
                refs[id(pattern)] = position, index
                patterns.append(pattern)
        return [(refs[id(first)], refs[id(other)], hidden) for first, other, hidden in rivals(patterns, known)]

    def _patterns(self, sheet: Sheet, number: int, made: dict[tuple[str, int], list[Pattern]]) -> list[Pattern]:
        if (sheet.id, number) not in made:
            made[sheet.id, number] = [
                self._pattern(sheet, row, sheet.predicates[number]) for row in sheet.predicates[number].patterns
            ]
        return made[sheet.id, number]

    def _pattern(self, sheet: Sheet, row: tuple[str, str, str, int, Place], entry: PredicateRow) -> Pattern:
        text, code, operator, priority, (line, _) = row
        zones, passive = parse_pattern(text, self.vocabulary.reader.sets)
        place, layer = Location(sheet.file.name, line + 1), sheet.file.layer
        return Pattern(text, zones, place, entry.key, code, operator, passive, priority=priority, layer=layer)


@cache
def _actor_entry(file: str, row: tuple[str, str, int, tuple[tuple[str, int, int], ...], str, str, bool]) -> ActorEntry:
    name, kind, line, periods, country, role, ambiguous = row
    codes = tuple(CodePeriod(*period) for period in periods)
    return ActorEntry(name, ActorKind(kind), Location(file, line), codes, country, role, ambiguous=ambiguous)


def _pattern_at(rows: Sequence[tuple[Sheet, PredicateRow]], ref: _Ref) -> tuple[Sheet, Place]:
    sheet, row = rows[ref[0]]
    return sheet, row.patterns[ref[1]][4]


def _check_offices(sheet: Sheet, source: Source, today: int) -> None:
    """Warn (W04) of days on which an office of `offices:` has no holder, or two; a handover may take a month."""
    for office, nobody, _, _, place in sheet.terms:
        if nobody:
            continue
        terms = sorted((start, end, holder, at) for name, holder, start, end, at in sheet.terms if name == office and holder)
        until, last = 0, ""
        for start, end, holder, at in terms:
            if last and holder != last and until - start >= HANDOVER:
                days = show_days(start, min(until, end))
                remedy = "let one term end before the other begins, or take the office out of offices:"
                source.report("W04", _node(at), f"both {last} and {holder} are {office} {days}", remedy)
            if last and start - until > HANDOVER:
                days = show_days(until + 1, start - 1)
                source.report("W04", _node(at), f"nobody is {office} {days}", "add who it was, or mend the dates")
            if end >= until:
                until, last = end, holder
        if until < min(today - HANDOVER, LAST_DAY):
            since = show_days(until + 1, LAST_DAY) if last else "at any time"
            remedy = "add the holder among people:, or take the office out of offices:"
            source.report("W04", _node(place), f"nobody is {office} {since}", remedy)
