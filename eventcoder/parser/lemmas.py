"""spaCy's own lemmas, looked up by word, tag and label instead of made anew for each word.

The attribute ruler and the lemmatizer of a pipeline look at one word at a time, but for the ruler's few rules on two words
("gon na", "let 's", an expletive before "is"). So they run once for each combination, on a document of one word, and
once for each pair of words that such a rule fits.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.matcher import Matcher
from spacy.tokens import Doc

from eventcoder.parser.pipeline import UnknownBuildError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.vocab import Vocab

    Keys = NDArray[np.uint64]

__all__ = ["Lemmas"]

_MOST_LEMMAS = 200_000
_COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP"]
# The ruler writes tags and labels, too: those of white space.
_WRITTEN: list[int | str] = ["LEMMA", "TAG", "DEP"]
_KEY = f"V{8 * len(_COLUMNS)}"
# What a rule may ask of a word, so that word, tag and label decide whether it fits.
_ASKED = {"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"}


@define
class Lemmas:
    """Writes to documents the lemmas that a pipeline's attribute ruler and lemmatizer would give them."""

    vocab: Vocab
    pipes: Sequence[Callable[[Doc], Doc]]
    rules: Matcher  # the ruler's rules on more than one word
    openers: Matcher  # the first words of these rules
    longest: int
    known: dict[bytes, bytes] = field(factory=dict)
    opening: set[bytes] = field(factory=set)

    @classmethod
    def of(cls, nlp: Language) -> Lemmas:
        """The lemmas of a pipeline.

        Raises:
            UnknownBuildError: if its lemmatizer or its attribute ruler look at more than words, tags and labels.

        """
        pipes: list[Any] = [nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")]
        ruler, lemmatizer = pipes
        if type(lemmatizer) is not EnglishLemmatizer or lemmatizer.mode != "rule":
            raise UnknownBuildError("its lemmatizer is not spaCy's English one by rules")
        rules, openers = Matcher(nlp.vocab), Matcher(nlp.vocab)
        longest = 1
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                if asked := {name for word in pattern for name in word} - _ASKED:
                    raise UnknownBuildError(f"its attribute ruler asks for {', '.join(sorted(asked))}")
                if len(pattern) > 1:
                    rules.add(f"{number}", [pattern])
                    openers.add(f"{number}", [pattern[:1]])
                    longest = max(longest, len(pattern))
        own = copy.copy(lemmatizer)
        own.cache = {}
        return cls(nlp.vocab, [ruler, own], rules, openers, longest)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Write the lemmas of tagged and parsed documents."""
        if len(self.known) > _MOST_LEMMAS:
            self.known.clear()
            self.opening.clear()
        for doc in docs:
            rows: Keys = doc.to_array(_COLUMNS)  # type: ignore[assignment] # spaCy says floats
            keys = rows.view(_KEY).ravel().tolist()
            values = [self.known.get(key) or self._made(key, rows[i : i + 1]) for i, key in enumerate(keys)]
            for first, end in self._ruled(doc, [i for i, key in enumerate(keys) if key in self.opening]):
                key = b"".join(keys[first:end])
                values[first:end] = [self.known.get(key) or self._made(key, rows[first:end])] + [b""] * (end - first - 1)
            written = np.frombuffer(b"".join(values), np.uint64).reshape(rows.shape)
            doc.from_array(_WRITTEN, written)  # type: ignore[arg-type] # thinc's own array types

    def _ruled(self, doc: Doc, openings: Sequence[int]) -> list[tuple[int, int]]:
        """The stretches that rules on more than one word fit, those that overlap in one."""
        found: list[tuple[int, int]] = []
        for first in openings:
            for _, begin, length in self.rules(doc[first : first + self.longest], allow_missing=True):
                if begin:
                    continue  # a rule that fits further on has an opening word of its own
                start, end = found.pop() if found and first < found[-1][1] else (first, 0)
                found.append((start, max(end, first + length)))
        return found

    def _made(self, key: bytes, rows: Keys) -> bytes:
        """What spaCy writes to the words of these rows."""
        doc = Doc(self.vocab, words=[self.vocab.strings[row[0]] for row in rows])
        doc.from_array(_COLUMNS[1:], np.ascontiguousarray(rows[:, 1:]))  # type: ignore[arg-type] # as above
        if len(doc) == 1 and self.openers(doc, allow_missing=True):
            self.opening.add(key)
        for pipe in self.pipes:
            doc = pipe(doc)
        self.known[key] = doc.to_array(_WRITTEN).tobytes()
        return self.known[key]
