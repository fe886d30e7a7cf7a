"""Base forms, where a rule-based lemmatizer errs: "staged" read as "stag", "reoccupied" as "reoccupie"."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["base_form", "stems"]

# One syllable that ends in a single consonant: such a verb doubles it ("wagged"), so "waged" cannot be its past.
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")

_ENDINGS = ("ing", "ed", "es", "s")


def base_form(written: str, lemma: str) -> str:
    """The base form of a verb in -ed or -ing: the lemmatizer's, but for a lost -e ("raped" is rape, "rapped" rap)."""
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
