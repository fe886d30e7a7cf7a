"""Names that two entries claim (W01)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from eventcoder.dictionary.dates import FIRST_DAY, HANDOVER, LAST_DAY, show_days
from eventcoder.dictionary.entries import ActorEntry, ActorKind
from eventcoder.dictionary.read_actors import FORMER, Form
from eventcoder.text import fold

__all__ = ["check_names", "spelling"]

_ACRONYM = 5


def check_names(forms: Iterable[Form]) -> None:
    """Warn (W01) of a name that two entries claim with different codes at the same time.

    Agents may share a noun among themselves, and so may institutions that are marked as ambiguous.
    """
    claims: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        claims.setdefault(spelling(form.name.surface), []).append(form)
    for found in claims.values():
        reported: set[int] = set()
        for first, second in combinations(found, 2) if len(found) > 1 else ():
            one, other = first.name.entry, second.name.entry
            if id(other) in reported or _may_share(one, other):
                continue
            clash = _clash(one, other)
            if clash is None:
                continue
            reported.add(id(other))
            days, other_code, one_code = clash
            name = " ".join(second.name.surface)
            message = f"{name!r} is {_described(other)}, {other_code}, and {_described(one)}, {one_code}, {days}"
            remedy = f"the other stands at {one.location}: take the name out of one of them"
            second.source.report("W01", second.node, message, remedy)


def spelling(surface: tuple[str, ...]) -> tuple[str, ...]:
    """Give a name as it is looked for: accents are ignored; capitals tell names from common nouns and from acronyms."""
    whole = "".join(surface)
    case = "acronym" if whole.isupper() and len(whole) <= _ACRONYM else "noun" if whole.islower() else "name"
    return (case, *map(fold, surface))


def _may_share(one: ActorEntry, other: ActorEntry) -> bool:
    agents = one.kind is ActorKind.AGENT and other.kind is ActorKind.AGENT
    return one is other or agents or (one.ambiguous and other.ambiguous)


def _clash(one: ActorEntry, other: ActorEntry) -> tuple[str, str, str] | None:
    """Find the first days on which both hold with different codes, with the code of the second and of the first.

    What lasts no longer than a handover is passed over.
    """
    days = {FIRST_DAY, LAST_DAY + 1}
    for period in (*one.periods, *other.periods):
        days |= {period.start, period.end + 1}
    ordered = sorted(days)
    for start, following in pairwise(ordered):
        if following - start <= HANDOVER:
            continue
        codes = _code(other, start), _code(one, start)
        if all(codes) and codes[0] != codes[1] and not (_gives_way(one, other, start) or _gives_way(other, one, start)):
            return show_days(start, following - 1), *codes
    return None


def _gives_way(person: ActorEntry, actor: ActorEntry, day: int) -> bool:
    """Whether somebody without an office of his country stands there as an organisation's: its Secretary-General, say.

    Which of the two a name means is settled: an actor goes before a person.
    """
    if person.kind is not ActorKind.PERSON or actor.kind is not ActorKind.ACTOR:
        return False
    return person.code_on(day) in {person.country, person.country + FORMER}


def _code(entry: ActorEntry, day: int) -> str:
    return entry.code_on(day) if entry.periods else entry.role


def _described(entry: ActorEntry) -> str:
    kind = "agent noun" if entry.kind is ActorKind.AGENT else entry.kind.value
    return f"the {kind} {entry.name}"
