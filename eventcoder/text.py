"""Text before any grammar: cleaning that keeps offsets, paragraphs, and the words that names are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

__all__ = [
    "MAX_PARAGRAPH",
    "Paragraph",
    "Word",
    "clean",
    "fold",
    "in_title_case",
    "paragraphs",
    "without_title_case",
    "words",
]

# A parser's memory grows with the length of what it is given at once; no newspaper's paragraph comes near this.
MAX_PARAGRAPH = 20_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = re.compile(r"(?:[ \t\r\f\v]*\n){2,}[ \t]*")
_END = re.compile(r"[.!?…][\"'”\u2019)\]]*\s*$")
_BYLINE = re.compile(r"^(?:by|from|photo|image|source|credit)\b[:\s]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Words of more than three letters that headlines write small. Any other small word shows that a text is a plain sentence,
# however many names it holds: "Danish Foreign Minister Lars Holm arrived in Lagos."
_SMALL_IN_HEADLINES = frozenset(
    """
    about above across after against along amid among around before behind between beyond during from inside into near onto
    outside over since than that through toward towards under until upon versus when where while with within without
    """.split()  # noqa: SIM905 - a list of forty words reads best as text
)
_DASH = r"(?:--?|\u2013|\u2014)"
_AGENCY = r"(?:\s*\([^()]{2,30}\))"
# "MOSCOW (Reuters) - ", "BEIRUT, Lebanon (AP) -- ", "KABUL: ", "Washington - ", "(CNN) "; what follows starts a sentence.
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'\u2019]+(?:[ -][A-Z.'\u2019]{{2,}})*(?:, ?[^-:\u2013\u2014()]{{1,30}})?{_AGENCY}?\s*(?:{_DASH}|:)"
    rf"|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][\w. ]{{1,20}})?{_AGENCY}? {_DASH}"
    r"|\([A-Z]{2,}[\w ]*\))\s+(?=[A-Z0-9\"'\u201c\u2018])"
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|['\u2019]s\b|\w+(?:['\u2019](?!s\b)\w+)*|[^\w\s\u2013-]")


@frozen
class Paragraph:
    """A stretch of prose, or a headline, with its offset in the article."""

    text: str
    start: int
    headline: bool = False


class Word(NamedTuple):
    """A word as names see it: folded for look-up, with its offsets in the text it came from."""

    key: str
    start: int
    end: int


def clean(text: str) -> str:
    """Give the text with control characters as spaces and lone surrogates as U+FFFD; offsets stay as they are."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Split a cleaned article at blank lines.

    Lines of one or two words without a full stop (Share, Advertisement), bylines and photo credits are left out, and so
    is the dateline before a paragraph ("MOSCOW (Reuters) -"). A first line without a full stop is a headline. A
    paragraph above `MAX_PARAGRAPH` characters is cut at a space.
    """
    position, first = 0, True
    for block_end, next_start in _blocks(text):
        block = text[position:block_end]
        stripped = block.strip()
        start = position + len(block) - len(block.lstrip())
        position = next_start
        if not stripped or not any(c.isalpha() for c in stripped):
            continue
        prose = bool(_END.search(stripped))
        if not prose and (len(stripped.split()) <= 2 or _BYLINE.match(stripped)):
            continue
        dateline = _DATELINE.match(stripped)
        if dateline:
            stripped, start = stripped[dateline.end() :], start + dateline.end()
        headline = first and not prose and len(stripped) < 200 and "\n" not in stripped
        first = False
        for piece_start, piece_end in _pieces(stripped):
            yield Paragraph(stripped[piece_start:piece_end], start + piece_start, headline)


def in_title_case(text: str) -> bool:
    """Whether a text Writes Nearly Every Word with a Capital, or ALL OF IT IN CAPITALS, as headlines do."""
    found = [word for word in _LETTERS.findall(text) if len(word) > 3]
    return len(found) > 2 and all(word[0].isupper() or word in _SMALL_IN_HEADLINES for word in found)


def without_title_case(text: str, names: Iterable[tuple[int, int]]) -> str:
    """A headline in the case of a sentence, which parsers read better; its names, at these offsets, are left alone."""
    kept = {index for start, end in names for index in range(start, end)}
    shouted = text.isupper()
    letters = list(text)
    for match in _LETTERS.finditer(text):
        if match.start() in kept:
            if shouted and match.end() - match.start() > 3:
                letters[match.start() : match.end()] = _as_long(match[0], match[0].capitalize())
        elif match.start() and (shouted or not match[0].isupper()):
            letters[match.start() : match.end()] = _as_long(match[0], match[0].lower())
    return "".join(letters)


def _as_long(word: str, changed: str) -> str:
    """A word in another case, if that keeps its length, and so the offsets behind it: "\u0130" becomes two in lower case."""
    return changed if len(changed) == len(word) else word


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    for match in _BLANK.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > MAX_PARAGRAPH:
        window = text[start : start + MAX_PARAGRAPH]
        cut = max(window.rfind(". ") + 1, 0) or window.rfind(" ")
        cut = cut if cut > 0 else MAX_PARAGRAPH
        yield start, start + cut
        start += cut
        while start < len(text) and text[start].isspace():
            start += 1
    yield start, len(text)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Lower case, without accents and dots: the key under which a word is looked up."""
    if word.isascii():
        return word.lower().replace(".", "").replace("\u2019", "'")
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace(".", "").replace("\u2019", "'")


def words(text: str) -> list[Word]:
    """Split a text into words. Hyphens are left out, so that "al-Assad" is "al Assad"; other signs are words.

    "U.S." is one word, and so is a possessive "'s".
    """
    return [Word(fold(match[0]) or match[0], *match.span()) for match in _WORD.finditer(text)]
