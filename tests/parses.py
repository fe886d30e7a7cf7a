"""Hand-built parses, so that what a test says of grammar does not hang on a model's moods.

A parse is written as one item a word, `word/TAG/label/head`:

    France/NNP/nsubj/condemned condemned/VBD/ROOT Iran/NNP/dobj/condemned ././punct/condemned

- The head is a word of the sentence, or its number, counted from 1, where the word stands there twice. The root has none.
- The base form is derived from word and tag; where the rule would be wrong, it is given: `staged=stage/VBD/ROOT`.
- A full stop is added where no sign ends the sentence; a headline has none.
- Words are set with spaces between, but none before "." "," "?" "'s" "n't" and the like, nor around a hyphen.
"""

from __future__ import annotations

from itertools import pairwise

from eventcoder.grammar.labels import CLEAR, UNIVERSAL, Scheme
from eventcoder.grammar.sentence import Sentence

__all__ = ["headline", "parse", "text_of", "universal"]

_IRREGULAR = {
    "is": "be", "was": "be", "are": "be", "were": "be", "been": "be", "being": "be", "has": "have", "had": "have",
    "did": "do", "does": "do", "said": "say", "says": "say", "made": "make", "held": "hold", "met": "meet", "left": "leave",
    "went": "go", "going": "go", "gave": "give", "took": "take", "taken": "take", "sent": "send", "told": "tell",
    "began": "begin", "sought": "seek", "'s": "'s", "wo": "will", "ca": "can", "n't": "not", "fled": "flee",
    "fought": "fight", "won": "win", "denied": "deny", "their": "their", "its": "its", "his": "his", "hit": "hit",
}  # fmt: skip
_SILENT_E = {
    "accus", "impos", "announc", "denounc", "urg", "refus", "promis", "declin", "clos", "releas", "stag", "seiz", "damag",
    "agre", "sav", "invad", "forc", "resum", "improv", "violat", "continu", "praise", "prais", "welcom", "leav", "issu",
    "negotiat", "cooperat", "decid", "charg", "mov", "declar", "caus", "sentenc", "rais", "provid", "facilitat", "believ",
    "propos", "increas", "postpon", "condon", "escap", "arriv", "describ", "investigat", "hous", "convinc",
    "escalat", "stor", "prepar",
}  # fmt: skip
_GLUED = {".", ",", "?", "!", ";", ":", "'s", "\u2019s", "n't", "'", ")", "-", "\u201d"}
_GLUING = {"-", "(", "\u201c"}


def parse(text: str, scheme: Scheme = CLEAR) -> Sentence:
    """The sentence of a parse written in the notation above."""
    items = text.split()
    if items[-1][0].isalnum():
        items.append("././punct/" + str(1 + next((i for i, item in enumerate(items) if item.count("/") == 2), 0)))
    return _sentence(items, scheme)


def headline(text: str) -> Sentence:
    """A parse without a full stop at its end."""
    return _sentence(text.split(), CLEAR)


def _sentence(items: list[str], scheme: Scheme) -> Sentence:
    rows = [_item(item) for item in items]
    words = [word for word, _, _, _, _ in rows]
    heads = [index if not head else _place(head, words) for index, (_, _, _, _, head) in enumerate(rows)]
    starts = [0]
    for before, word in pairwise(words):
        starts.append(starts[-1] + len(before) + (word not in _GLUED and before not in _GLUING))
    return Sentence(
        words,
        [lemma for _, lemma, _, _, _ in rows],
        [tag for _, _, tag, _, _ in rows],
        heads,
        [label for _, _, _, label, _ in rows],
        starts,
        scheme,
    )


def universal(text: str) -> Sentence:
    """A parse with the labels of Universal Dependencies."""
    return parse(text, UNIVERSAL)


def text_of(sentence: Sentence) -> str:
    """The text that a sentence's offsets count in."""
    text = ""
    for word, start in zip(sentence.words, sentence.starts, strict=True):
        text = text.ljust(start) + word
    return text


def _item(item: str) -> tuple[str, str, str, str, str]:
    form, tag, label, *head = item.split("/")
    word, given, lemma = form.partition("=")
    return word, lemma if given else _lemma(word, tag), tag, label, "".join(head)


def _place(head: str, words: list[str]) -> int:
    if head.isdigit():
        return int(head) - 1
    places = [index for index, word in enumerate(words) if word == head]
    if len(places) != 1:
        raise ValueError(f"{head!r} stands {len(places)} times among {' '.join(words)!r}: give its number")
    return places[0]


def _lemma(word: str, tag: str) -> str:
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if tag in {"NNS", "VBZ"}:
        if low.endswith("ies"):
            return low[:-3] + "y"
        return low[:-2] if low.endswith(("sses", "ches", "shes")) else low.removesuffix("s")
    if tag in {"VBD", "VBN", "VBG"}:
        stem = low.removesuffix("ing").removesuffix("ed")
        if stem in _SILENT_E:
            return stem + "e"
        if stem.endswith("i"):
            return stem[:-1] + "y"
        return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem
    return low
