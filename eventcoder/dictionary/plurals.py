"""Regular English plurals of nouns and noun phrases."""

from __future__ import annotations

import re

__all__ = ["pluralize"]

# The main word of a phrase stands before its first preposition: minister of defense, member for Leeds.
_TAIL = re.compile(r"(?: |-)(?:of|in|for|to|at|on|against|without|de)(?: |-).*")
_KEEPS_MAN = re.compile(r"(?:ger|otto|ro|nor|sha|brah|turko|turco|mussul|talis|cai|hu)man", re.IGNORECASE)
_KEEPS_CH = re.compile(r"(?:czech|eunuch|loch|(?:mon|matri|patri|olig|hier|tetr|ex)arch)", re.IGNORECASE)


def pluralize(noun: str) -> str:
    """Give the regular plural of a noun or noun phrase: that of its main word."""
    tail = _TAIL.search(noun, 1)
    end = tail.start() if tail else len(noun)
    head, rest = noun[:end], noun[end:]
    word = re.split(r"[ -]", head)[-1]
    if re.search(r"[^aeiou]y$", head, re.IGNORECASE):
        return head[:-1] + "ies" + rest
    if re.search(r"(?:s|x|z|ch|sh)$", head, re.IGNORECASE) and not _KEEPS_CH.fullmatch(word):
        return head + "es" + rest
    if word.lower().endswith("man") and not _KEEPS_MAN.fullmatch(word):
        return head[:-2] + "en" + rest
    return head + "s" + rest
