"""Finding names: the longest ones that the dictionaries (or the article itself) know, capitals respected."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from eventcoder.dictionary.compiled import Trie
from eventcoder.dictionary.entries import ActorKind, Name
from eventcoder.text import Word, words

__all__ = ["Found", "find_names", "learn"]

_ACRONYM = 5


@frozen
class Found:
    """Names found at one place of a text, as character offsets; several where a name is shared."""

    start: int
    end: int
    names: tuple[Name, ...]


def find_names(text: str, *tries: Trie) -> list[Found]:
    """The longest names in a text, from left to right, without overlaps. Earlier tries go before later ones."""
    tokens = words(text)
    found: list[Found] = []
    position = 0
    while position < len(tokens):
        best: Found | None = None
        length = 0
        for trie in tries:
            if tokens[position].key not in trie:
                continue
            candidate, count = _longest(text, tokens, position, trie)
            if candidate and count > length:
                best, length = candidate, count
        if best:
            found.append(best)
        position += length or 1
    return found


def _longest(text: str, tokens: Sequence[Word], position: int, trie: Trie) -> tuple[Found | None, int]:
    node = trie
    best, length = None, 0
    span: list[Word] = []
    for index in range(position, len(tokens)):
        if span and tokens[index].key == ".":
            continue  # "George W. Bush", "St. Petersburg": the dictionary's names have lost their dots
        following: Trie | None = node.get(tokens[index].key)
        if following is None:
            break
        node = following
        span.append(tokens[index])
        if "" in node:
            names = tuple(name for name in node[""] if _fits(text, span, name))
            if names:
                best, length = Found(span[0].start, span[-1].end, names), index + 1 - position
    return best, length


def _fits(text: str, span: Sequence[Word], name: Name) -> bool:
    """Whether the capitals of the text are those of the name: a name's capital must be one in the text."""
    if name.entry.kind is ActorKind.AGENT:
        return True
    surface = name.surface
    if len(surface) == 1 and len(surface[0]) <= _ACRONYM and surface[0].isupper():
        return text[span[0].start : span[0].end].replace(".", "") == surface[0]
    return all(text[word.start].isupper() or not part[0].isupper() for word, part in zip(span, surface, strict=False))


def learn(trie: Trie, surface: Sequence[Word], name: Name) -> None:
    """Add a name to the names of an article; a later one takes the place of an earlier one."""
    node = trie
    for word in surface:
        node = node.setdefault(word.key, {})
    node[""] = [name]
