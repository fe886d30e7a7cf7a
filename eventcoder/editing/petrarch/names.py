"""PETRARCH's names, all in capitals, as they are written in a text."""

from __future__ import annotations

import re

__all__ = ["UnusableNameError", "spell"]

# Words that names in a text may have small: articles, prepositions, and the particles of surnames.
_SMALL = frozenset(
    """
    a al an and at bin by da das de del den der di do dos du e el et for from ibn in la le les of on or s the to ul van von
    with y zu
    """.split()  # noqa: SIM905 - a list of thirty words reads best as text
)
# Names that would be found in plain words at the beginning of a sentence; as acronyms they are found in capitals only.
_PLAIN = frozenset(
    "us it who she he we me am is as at be by do if in no of on or so to up an and are aids".split()  # noqa: SIM905 - as above
)
_ACRONYM = 5
_VOWEL = re.compile("[AEIOUY]")
_STRAY = re.compile(r"[\[\]{}|]")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_ELIDED = re.compile(r"([DLO]')(\w)", re.IGNORECASE)


class UnusableNameError(ValueError):
    """A name that no text can hold; the message says why, `kind` in two or three words."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def spell(name: str) -> str:
    """Write a name with capitals and spaces: "U.N._SECURITY_COUNCIL" as "U.N. Security Council".

    A capital is set only where a text surely has one too, since our names ask for theirs: small words and what
    follows a hyphen stay small ("Ban Ki-moon", "Omar al-Bashir").

    Raises:
        UnusableNameError: if it has a sign that no name has, or just one letter.

    """
    words = name.replace("_", " ").split()
    text = " ".join(words)
    stray = _STRAY.search(text)
    if stray:
        raise UnusableNameError("stray sign in a name", f"a name in a text has no {stray[0]}")
    if sum(character.isalnum() for character in text) < 2:
        raise UnusableNameError("name of one letter", "a single letter is no name")
    if any(character.islower() for character in text):
        return text  # written as in a text already
    if len(words) == 1:
        shouted = text.lower() in _PLAIN or (len(text) <= _ACRONYM and not _VOWEL.search(text))
        return text if shouted else _capitalized(text)
    return " ".join(
        word.lower() if place and word.lower() in _SMALL else _capitalized(word) for place, word in enumerate(words)
    )


def _capitalized(word: str) -> str:
    if _DOTTED.fullmatch(word) or not _VOWEL.search(word):
        return word
    first, hyphen, rest = word.partition("-")
    if hyphen and first.lower() in _SMALL:
        return f"{first.lower()}-{_capitalized(rest)}"
    elided = _ELIDED.match(first)
    start = elided.end() if elided else 1
    return first[:start].upper() + first[start:].lower() + hyphen + rest.lower()
