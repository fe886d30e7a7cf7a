"""One parsed sentence as plain lists: what the parser hands to the grammar."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from eventcoder.grammar.labels import CLEAR, Scheme

__all__ = ["Sentence"]


@frozen
class Sentence:
    """A parsed sentence. All lists run over its words.

    Attributes:
        words: the words as written.
        lemmas: their base forms, in lower case.
        tags: Penn Treebank tags (VBD, NNP ...).
        heads: for each word the index of its head in this sentence; the root's is its own.
        labels: the dependency labels.
        starts: the character offsets of the words in the article.
        scheme: whose labels these are.

    """

    words: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]
    starts: Sequence[int]
    scheme: Scheme = CLEAR

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """The character offset behind a word."""
        return self.starts[index] + len(self.words[index])
