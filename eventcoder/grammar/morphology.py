"""Base forms, where a rule-based lemmatizer errs: "staged" read as "stag", "reoccupied" as "reoccupie"."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["base_form", "stems"]

# One syllable that ends in a single consonant: such a verb doubles it ("wagged"), so "waged" cannot be its past.
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")

_PLURALS = {"bases": "base", "axes": "axe"}
_ENDINGS = ("ing", "ed", "es", "s")
# Irregular pasts behind a prefix ("forgave", "retook", "unfroze"), which lemmatizers do not know.
_PREFIXED = re.compile(r"(?:for|fore|mis|out|over|re|un|under|up|with)(?=\w)")
_IRREGULAR = {
    "bought": "buy", "built": "build", "came": "come", "did": "do", "done": "do", "drawn": "draw", "drew": "draw",
    "flew": "fly", "flown": "fly", "froze": "freeze", "frozen": "freeze", "gave": "give", "given": "give",
    "gone": "go", "held": "hold",
    "made": "make", "paid": "pay", "ran": "run", "said": "say", "seen": "see", "sent": "send", "sold": "sell", "stood": "stand",
    "taken": "take", "threw": "throw", "thrown": "throw", "told": "tell", "took": "take", "went": "go", "won": "win",
    "written": "write", "wrote": "write",
}  # fmt: skip


def base_form(written: str, lemma: str) -> str:
    """The base form of an inflected word: the lemmatizer's, but for a lost -e and for prefixed irregular pasts.

    "Raped" is rape (but "rapped" rap), "hopes" hope, "forgave" forgive; "bases" in the news are those of armies.
    """
    if written in _PLURALS:
        return _PLURALS[written]
    if written == lemma + "es" and lemma[-1:] not in "hosxzu":
        return lemma + "e"
    if written == lemma:
        prefix = _PREFIXED.match(written)
        rest = _IRREGULAR.get(written[prefix.end() :]) if prefix else None
        return prefix[0] + rest if prefix and rest else lemma
    for ending in ("ed", "ing"):
        if written == lemma + ending and _DOUBLING.fullmatch(lemma):
            return lemma + "e"
    return lemma


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The base forms that regular inflection allows: "staged" gives stag, stage; "shelling" shell, shelle, shel."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found = [stem, stem + "e"]
            if stem[-1] == stem[-2:-1]:
                found.append(stem[:-1])
            if stem[-1] == "i":
                found.append(stem[:-1] + "y")
            return tuple(found)
    return ()
