"""Actor files: names with synonyms and dated codes, as entries of `actors:`, and countries as `country:` files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from eventcoder.editing.petrarch.dates import Period, PeriodError, disjoint, read_periods
from eventcoder.editing.petrarch.lines import Line
from eventcoder.editing.petrarch.names import UnusableNameError, spell
from eventcoder.editing.petrarch.report import FileReport
from eventcoder.text import fold, words

__all__ = ["Actor", "ActorConverter"]

_CODE = re.compile(r"(?:[A-Z0-9]{3}){1,5}")
_SYNONYM = "+"
_BEFORE_NATIONALITY = frozenset({"north", "south", "east", "west", "central", "saudi", "sri", "new"})


@frozen
class Actor:
    """An entry as our dictionaries hold it; `line` is that of its first name in the old file."""

    line: int
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    periods: tuple[Period, ...]
    is_country: bool = False


@define
class _Record:
    """The lines of one actor in the old file: names, and codes."""

    names: list[Line] = field(factory=list)
    codes: list[Line] = field(factory=list)


@frozen
class _Claim:
    """Who has a name already."""

    file: str
    line: int
    periods: tuple[Period, ...]


@define
class ActorConverter:
    """Converts actor files one after the other; a name belongs to whom has it first.

    Attributes:
        is_adjective: says whether a word is known as an adjective ("afghan").
        countries: the codes of countries by their folded names.

    """

    is_adjective: Callable[[str], bool]
    countries: Mapping[str, str] = field(factory=dict)
    _claims: dict[tuple[str, ...], _Claim] = field(init=False, factory=dict)

    def convert(self, lines: Sequence[Line], report: FileReport) -> list[Actor]:
        """Convert one file."""
        found = (self._actor(record, report) for record in _records(lines, report))
        return [actor for actor in found if actor is not None]

    def _actor(self, record: _Record, report: FileReport) -> Actor | None:
        periods = tuple(_periods(record, report))
        if not periods:
            self._refuse_all(record, report)
            return None
        names: dict[str, Line] = {}
        for line in record.names:
            try:
                name = spell(_name_part(line.text))
            except UnusableNameError as error:
                report.refuse(line, error.kind, str(error))
                continue
            claim = self._claims.setdefault(_key(name), _Claim(report.file, line.number, periods))
            if claim.periods != periods:
                reason = f"{name!r} is {_shown(claim.periods)} at {claim.file}:{claim.line}, where it stands first"
                report.refuse(line, "name of another actor", reason)
            elif (claim.file, claim.line) != (report.file, line.number):
                report.notes["a name that stands twice with the same code is written once"] += 1
            else:
                names[name] = line
        if not names:
            if all(report.is_refused(line) for line in record.names):
                for line in record.codes:
                    report.refuse(line, "code of no name", "none of the names above is converted")
            return None
        first = next((name for name in names if not self._is_adjective(name)), next(iter(names)))
        return Actor(
            names[first].number,
            first,
            tuple(name for name in names if name != first and not self._is_adjective(name)),
            tuple(name for name in names if self._is_adjective(name)),
            periods,
            any(self.countries.get(fold(name)) == periods[0].code for name in names) and periods == (Period(periods[0].code),),
        )

    def _is_adjective(self, name: str) -> bool:
        """Whether a name is also a nationality: "Afghan", "South African"."""
        *before, last = name.lower().split()
        return self.is_adjective(last) and (not before or (len(before) == 1 and before[0] in _BEFORE_NATIONALITY))

    @staticmethod
    def _refuse_all(record: _Record, report: FileReport) -> None:
        null = any("---" in line.text for line in record.codes)
        for line in record.names:
            if null:
                report.refuse(line, "null code", "a name with the code --- stands for no actor: leave it out")
            elif record.codes:
                report.refuse(line, "name without a usable code", "none of its codes can be converted")
            else:
                reason = "it has no code, neither for PETRARCH: is a + missing before the names below?"
                report.refuse(line, "name without a code", reason)


def _records(lines: Iterable[Line], report: FileReport) -> Iterator[_Record]:
    record = _Record()
    for line in lines:
        bare = line.text.lstrip()
        is_code = bare.startswith("[") or line.text[0].isspace()
        report.entry(line, "code" if is_code else "name")
        if not line.readable:
            report.refuse(line, "not UTF-8", "the line holds bytes that are no UTF-8: save the file in that encoding")
        elif is_code:
            record.codes.append(line)
        else:
            if not bare.startswith(_SYNONYM) and record.names:
                yield record
                record = _Record()
            record.names.append(line)
            if "[" in bare:
                record.codes.append(line)
    if record.names or record.codes:
        yield record


def _periods(record: _Record, report: FileReport) -> list[Period]:
    found: list[Period] = []
    for line in record.codes:
        on_name = line in record.names
        text = line.text[line.text.index("[") :] if on_name else line.text
        try:
            read = read_periods(text)
            for period in read:
                _check(period.code)
        except PeriodError as error:
            if on_name:
                report.notes["a code beside a name that cannot be read"] += 1
            report.refuse(line, error.kind, str(error))
            continue
        if not record.names:
            report.refuse(line, "code without a name", "no name stands above it")
        found += read
    return disjoint(found)


def _check(code: str) -> None:
    if code and not _CODE.fullmatch(code):
        raise PeriodError("unusable actor code", f"{code!r} is no actor code: that has 3, 6, 9, 12 or 15 letters or digits")


def _name_part(text: str) -> str:
    return text.lstrip().removeprefix(_SYNONYM).partition("[")[0]


def _key(name: str) -> tuple[str, ...]:
    """What tells names apart where they are looked for: neither accents nor hyphens, but acronyms from words."""
    acronym = "acronym" if name.isupper() and len(name) <= 5 else ""
    return (acronym, *(word.key for word in words(name)))


def _shown(periods: Iterable[Period]) -> str:
    return ", ".join(f"{p.code} {p.since}/{p.until}" if p.since or p.until else p.code for p in periods)
