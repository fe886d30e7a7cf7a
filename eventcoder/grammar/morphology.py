"""Base forms that a written word may have, for words that the lemmatizer gets wrong ("staged" as "stag")."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["stems"]

_ENDINGS = ("ing", "ed", "es", "s")


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
