"""spaCy's documents as plain sentences, mended where its tokens and lemmas mislead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from eventcoder.grammar.labels import Scheme
from eventcoder.grammar.morphology import base_form
from eventcoder.grammar.sentence import Sentence

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

__all__ = ["Strings", "sentences_of"]

_MOST_STRINGS = 500_000
_PREFIXES = {"re", "de", "co", "un", "mis", "counter", "pre"}
_INFLECTED = {"VBD", "VBN", "VBG", "VBZ", "NNS"}


class Strings(dict[int, str]):
    """spaCy's strings by their keys, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        text: str = self._store[key]
        if len(self) > _MOST_STRINGS:
            self.clear()  # a million articles hold more misspellings than are worth keeping
        self[key] = text
        return text


def sentences_of(doc: Doc, scheme: Scheme, texts: Mapping[int, str], offset: int = 0) -> list[Sentence]:
    """A parsed document as sentences; words that are nothing but space are left out.

    Args:
        doc: the document, which has tags, lemmas and a parse.
        scheme: whose labels it bears.
        texts: the strings of its vocabulary.
        offset: where the document begins in its article, in characters.

    """
    rows = doc.to_array(["LEMMA", "TAG", "DEP", "HEAD", "SENT_START", "IDX", "ORTH"]).tolist()
    words = [texts[row[6]] for row in rows]
    sentences: list[Sentence] = []
    start = 0
    size = len(words)
    while start < size:
        end = start + 1
        while end < size and (rows[end][4] != 1 or words[end] == ","):  # no sentence begins with a comma
            end += 1
        keep = [i for i in range(start, end) if not words[i].isspace()]
        if keep:
            sentences.append(_sentence(words, rows, keep, texts, offset, scheme))
        start = end
    return sentences


def _sentence(
    words: Sequence[str],
    rows: Sequence[Sequence[int]],
    keep: Sequence[int],
    texts: Mapping[int, str],
    offset: int,
    scheme: Scheme,
) -> Sentence:
    place = {index: position for position, index in enumerate(keep)}
    lemmas, tags, heads, labels, starts = [], [], [], [], []
    for position, index in enumerate(keep):
        lemma, tag, label, step, _, idx, _ = rows[index]
        step = step - 2**64 if step >= 2**63 else step
        name = texts[tag] or "XX"
        base = (texts[lemma] or words[index]).lower()
        if name == "NNPS" and base.endswith("s") and not base.endswith("ss"):
            base = base[:-1]
        base = base_form(words[index].lower(), base) if name in _INFLECTED else base
        if name[0] == "V" and position > 1 and words[index - 1] == "-" and words[index - 2].lower() in _PREFIXES:
            base = words[index - 2].lower() + base  # "de-escalated" is parsed as three words
        lemmas.append(base)
        tags.append(name)
        labels.append(texts[label])
        heads.append(place.get(index + step, position))
        starts.append(offset + idx)
    return Sentence([words[i] for i in keep], lemmas, tags, heads, labels, starts, scheme)
