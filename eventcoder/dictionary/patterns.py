"""The pattern language: from a clause in plain words to conditions on the places of a clause.

See docs/dictionaries.md, "Patterns", for the language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from eventcoder.dictionary.entries import Slot, Word, Zone, ZoneKind

__all__ = ["PREPOSITIONS", "PatternError", "parse_pattern"]

PREPOSITIONS = frozenset(
    """about above across after against ahead_of aimed_at along alongside amid among around as at away_from because_of
    before behind below beneath beside besides between beyond by concerning despite down during except following for
    from in inside into near of off on onto out out_of outside over past pending per regarding since than through
    throughout to toward towards under until unto up upon versus via with within without worth""".split()
)
_SLOTS = ("SOURCE", "TARGET", "EVENT")
_COMPLEMENTIZERS = frozenset({"that", "whether", "if"})
_MODALS = frozenset("must should ought may might can could will would shall need have_to".split())
_TOKEN = re.compile(r"\s*([()*]|[^\s()*]+)")
_WORD = re.compile(r"^[\w'’.-]+$")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what was expected."""


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
        raise PatternError(f"a pattern needs exactly one * (the entry's own word), this has {len(stars)}")
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
    for match in _TOKEN.finditer(text):
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
    for position, token in enumerate(tokens):
        following = tokens[position + 1].text if position + 1 < len(tokens) else ""
        alternatives = frozenset(token.text.split("|"))
        if token.text == "to" and following.partition("=")[0] == "EVENT":
            groups.append((ZoneKind.INFINITIVE, frozenset(), []))
        elif alternatives <= _COMPLEMENTIZERS:
            groups.append((ZoneKind.CLAUSE, alternatives, []))
        elif alternatives <= PREPOSITIONS and groups[-1][0] is not ZoneKind.CLAUSE:
            groups.append((ZoneKind.PREPOSITION, frozenset(p.replace("_", " ") for p in alternatives), []))
            if not following or following in {"(", "*"}:
                # A bare preposition is a condition of its own: "SOURCE * TARGET out".
                groups[-1][2].append(_Token("", token.optional))
        else:
            groups[-1][2].append(token)
    zones = []
    for kind, prepositions, members in groups:
        if members:
            zones.append(_zone(kind, prepositions, [m for m in members if m.text], sets, members[0].optional))
        elif kind is not ZoneKind.OBJECT:
            raise PatternError("nothing stands after " + ("|".join(sorted(prepositions)) or "to"))
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
    if len(flags) > 1:
        raise PatternError("brackets must hold a whole place: its preposition, words and slot")
    for token in tokens:
        name, _, condition = token.text.partition("=")
        if name in _SLOTS:
            slots.append(Slot(name, _word(condition, sets) if condition else None))
        elif name.isupper() and name.isalpha() and len(name) > 2:
            raise PatternError(f"{name} is no slot: SOURCE, TARGET and EVENT are")
        elif condition:
            raise PatternError("only a slot takes '=': SOURCE=a|b")
        elif kind is ZoneKind.CLAUSE and frozenset(token.text.split("|")) <= _MODALS:
            modals |= {alternative.replace("_", " ") for alternative in token.text.split("|")}
        else:
            words.append(_word(token.text, sets))
    return Zone(
        kind, prepositions, tuple(words), tuple(slots), frozenset(modals), bool(flags and flags.pop()) or bool(optional)
    )


def _word(text: str, sets: Mapping[str, tuple[tuple[str, ...], ...]]) -> Word:
    alternatives: list[tuple[str, ...]] = []
    for part in text.split("|"):
        if part.startswith("@"):
            if part[1:] not in sets:
                raise PatternError(f"unknown set {part}")
            alternatives += sets[part[1:]]
        elif not _WORD.match(part):
            raise PatternError(f"{part!r} is no word" if part else "an alternative is empty: a | too many")
        else:
            alternatives.append(tuple(part.lower().replace("-", "_").split("_")))
    return Word(tuple(alternatives))
