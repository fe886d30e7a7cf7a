"""The pattern language: from a clause in plain words to conditions on the places of a clause.

See docs/patterns.md for the language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from eventcoder.dictionary.entries import Slot, Word, Zone, ZoneKind

__all__ = ["PREPOSITIONS", "PatternError", "UnknownSetError", "parse_pattern"]

PREPOSITIONS = frozenset(
    """
    about above across after against ahead_of aimed_at along alongside amid amidst among amongst around as at
    away_from because_of before behind below beneath beside besides between beyond by concerning despite down during
    except following for from in inside into involving near of off on onto out out_of outside over past pending per
    regarding round since than through throughout to toward towards under until unto up upon versus via with within
    without worth
    """.split()  # noqa: SIM905 - a list of seventy words reads best as text
)
_SLOTS = ("SOURCE", "TARGET", "EVENT")
_COMPLEMENTIZERS = frozenset({"that", "whether", "if", "unless", "until"})
_AUXILIARIES = frozenset({"be_to", "be_going_to", "not"})
_MODALS = frozenset({"must", "should", "ought", "may", "might", "can", "could", "will", "would", "shall", "need", "have_to"})
_TOKEN = re.compile(r"\s*([()*]|[^\s()*]+)")
# A long list of alternatives may go on in the next line.
_BAR = re.compile(r"\s*\|\s*")
_WORD = re.compile(r"[\w'\u2019.-]+")
_BRACKETS = "brackets must hold a whole place: its preposition, words and slot"
# Prepositions that are never a word of another kind.
_PLAIN = frozenset(
    {
        "against",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "to",
        "toward",
        "towards",
        "upon",
        "with",
    }
)


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what was expected."""


class UnknownSetError(PatternError):
    """A pattern that names a set which is nowhere defined."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown set @{name}")
        self.name = name


class _Token(NamedTuple):
    text: str
    optional: bool


def parse_pattern(text: str, sets: Mapping[str, tuple[tuple[str, ...], ...]]) -> tuple[tuple[Zone, ...], bool]:
    """Read a pattern.

    Args:
        text: the pattern as the editor wrote it.
        sets: the members of each named set, a member being a tuple of lemmas.

    Returns:
        The zones in the order of the text, and whether only the passive is meant.

    Raises:
        PatternError: if the text is not a pattern.

    """
    tokens = _tokens(text)
    stars = [i for i, token in enumerate(tokens) if token.text == "*"]
    if len(stars) != 1:
        found = f"this has {len(stars)}" if stars else "this has none"
        raise PatternError(f"a pattern needs exactly one * (the entry's own word), {found}")
    star = stars[0]
    if tokens[star].optional:
        raise PatternError("the * can't be optional")
    left, right = tokens[:star], tokens[star + 1 :]
    passive = bool(left) and left[-1].text == "be"
    if passive:
        left = left[:-1]
    zones = []
    if left:
        zones.append(_zone(ZoneKind.SUBJECT, frozenset(), left, sets))
    zones += _right_zones(right, sets)
    if not any(zone.slots for zone in zones) and not {"source", "target", "event"}.isdisjoint(text.split()):
        raise PatternError("write SOURCE, TARGET and EVENT in capitals")
    seen: set[str] = set()
    for zone in zones:
        for slot in zone.slots:
            if slot.name in seen:
                raise PatternError(f"{slot.name} stands twice")
            seen.add(slot.name)
    return tuple(zones), passive


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    inside = False
    for match in _TOKEN.finditer(_BAR.sub("|", text)):
        sign = match[1]
        if sign == "(":
            if inside:
                raise PatternError("brackets can't stand in brackets")
            inside = True
        elif sign == ")":
            if not inside:
                raise PatternError("a ) without its (")
            inside = False
        else:
            tokens.append(_Token(sign, inside))
    if inside:
        raise PatternError("a ( without its )")
    return tokens


def _right_zones(tokens: list[_Token], sets: Mapping[str, tuple[tuple[str, ...], ...]]) -> list[Zone]:
    groups: list[tuple[ZoneKind, frozenset[str], list[_Token]]] = [(ZoneKind.OBJECT, frozenset(), [])]
    leading: _Token | None = None
    for position, token in enumerate(tokens):
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        alternatives = frozenset(token.text.split("|"))
        if token.text == "to" and following.partition("=")[0] == "EVENT":
            groups.append((ZoneKind.INFINITIVE, frozenset(), []))
        elif alternatives <= _COMPLEMENTIZERS:
            groups.append((ZoneKind.CLAUSE, alternatives, []))
        elif alternatives <= PREPOSITIONS and groups[-1][0] is not ZoneKind.CLAUSE:
            groups.append((ZoneKind.PREPOSITION, frozenset(p.replace("_", " ") for p in alternatives), []))
            if following:
                leading = token
                continue
            # A bare preposition is a condition of its own: "SOURCE * TARGET out".
            groups[-1][2].append(_Token("", token.optional))
        else:
            groups[-1][2].append(token)
        if leading is not None and leading.optional != token.optional:
            if leading.optional or token.text.partition("=")[0] not in _SLOTS:
                raise PatternError(_BRACKETS)
            # "for (TARGET)": the preposition must be there; that a slot may stay empty goes without saying.
            groups[-1][2][-1] = token._replace(optional=False)
        leading = None
    zones = []
    for kind, prepositions, members in groups:
        if members:
            zones.append(_zone(kind, prepositions, [m for m in members if m.text], sets, members[0].optional))
        elif kind is not ZoneKind.OBJECT:
            last = "|".join(sorted(prepositions)) or "to"
            raise PatternError(f"nothing stands after {last}; several prepositions are joined as on|against")
    return zones


def _zone(
    kind: ZoneKind,
    prepositions: frozenset[str],
    tokens: list[_Token],
    sets: Mapping[str, tuple[tuple[str, ...], ...]],
    optional: bool | None = None,
) -> Zone:
    words: list[Word] = []
    slots: list[Slot] = []
    modals: set[str] = set()
    flags = {token.optional for token in tokens}
    _check_prepositions(kind, tokens)
    if len(flags) > 1:
        raise PatternError(_BRACKETS)
    for token in tokens:
        name, equals, condition = token.text.partition("=")
        alternatives = frozenset(name.split("|"))
        if name in _SLOTS:
            if equals and not condition:
                raise PatternError(f"a word is missing after {name}=")
            slots.append(Slot(name, _word(condition, sets) if condition else None))
        elif equals:
            raise PatternError("only a slot takes '=': SOURCE=a|b")
        elif (name.isupper() and name.isalpha() and len(name) > 2) or name in {"Source", "Target", "Event"}:
            raise PatternError(f"{name} is no slot; the slots are SOURCE, TARGET and EVENT")
        elif (kind is ZoneKind.CLAUSE and alternatives <= _MODALS) or (
            kind is ZoneKind.SUBJECT and alternatives <= _MODALS | _AUXILIARIES
        ):
            modals |= {alternative.replace("_", " ") for alternative in alternatives}
        else:
            words.append(_word(name, sets))
    return Zone(
        kind, prepositions, tuple(words), tuple(slots), frozenset(modals), bool(flags and flags.pop()) or bool(optional)
    )


def _check_prepositions(kind: ZoneKind, tokens: list[_Token]) -> None:
    for token in tokens if kind is not ZoneKind.CLAUSE else ():
        alternatives = frozenset(token.text.split("|"))
        if not alternatives & _PLAIN:
            continue
        if kind is ZoneKind.SUBJECT:
            raise PatternError(f"{token.text} can't stand before *: the place there is the subject")
        others = " and ".join(sorted(alternatives - PREPOSITIONS))
        raise PatternError(f"{others} can't be an alternative to a preposition, as in {token.text}")


def _word(text: str, sets: Mapping[str, tuple[tuple[str, ...], ...]]) -> Word:
    alternatives: list[tuple[str, ...]] = []
    for part in text.split("|"):
        if part.startswith("@"):
            if part[1:] not in sets:
                raise UnknownSetError(part[1:])
            alternatives += sets[part[1:]]
        elif not part:
            raise PatternError("an alternative is empty: a | too many")
        elif part in _SLOTS:
            raise PatternError(f"{part} can't be an alternative to other words")
        else:
            words = tuple(part.lower().replace("-", "_").split("_"))
            if not _WORD.fullmatch(part) or "" in words:
                raise PatternError(f"{part!r} is no word")
            alternatives.append(words)
    return Word(tuple(alternatives))
