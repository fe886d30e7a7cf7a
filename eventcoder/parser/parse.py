"""The parser: texts in, sentences out, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from attrs import define, field

from eventcoder.grammar.labels import Scheme
from eventcoder.grammar.sentence import Sentence
from eventcoder.parser.pipeline import load_pipeline, scheme_of_pipeline
from eventcoder.parser.sentences import Strings, sentences_of
from eventcoder.parser.split import Piece, pieces

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from eventcoder.parser.fast import FastPipeline

__all__ = ["Parser", "load_parser", "parser_of"]

# A batch that is parsed at once ends at so many texts or characters: memory grows with it.
_MOST_TEXTS, _MOST_CHARACTERS = 256, 100_000


@define
class Parser:
    """A spaCy pipeline with a tagger, a lemmatizer and a parser, the scheme of its labels, and its fast form, if it has one."""

    nlp: Language
    scheme: Scheme = field(repr=lambda scheme: scheme.name)
    fast: FastPipeline | None = field(default=None, repr=False)
    _strings: Strings = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._strings = Strings(self.nlp.vocab.strings)

    def parse(self, texts: Iterable[Piece]) -> Iterator[list[Sentence]]:
        """The sentences of each text. A text, such as a paragraph, comes with the offset that it has in its article."""
        for batch in _batches(texts):
            split = [pieces(text, start) for text, start in batch]
            parsed = self.parse_pieces(chain.from_iterable(split))
            for mine in split:
                yield list(chain.from_iterable(islice(parsed, len(mine))))

    def parse_pieces(self, texts: Iterable[Piece]) -> Iterator[list[Sentence]]:
        """The sentences of each text as the parser finds them; from a piece that `pieces` gives comes seldom more than one."""
        for batch in _batches(texts):
            alone = [text for text, _ in batch]
            docs = self.fast.pipe(alone) if self.fast else self.nlp.pipe(alone)
            for doc, (_, start) in zip(docs, batch, strict=True):
                yield self.sentences(doc, start)

    def sentences(self, doc: Doc, offset: int = 0) -> list[Sentence]:
        """A parsed document as sentences; words that are nothing but space are left out."""
        texts = self._strings if doc.vocab is self.nlp.vocab else Strings(doc.vocab.strings)
        return sentences_of(doc, self.scheme, texts, offset)


def _batches(texts: Iterable[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    characters = 0
    for pair in texts:
        if batch and (len(batch) == _MOST_TEXTS or characters + len(pair[0]) > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(pair)
        characters += len(pair[0])
    if batch:
        yield batch


def load_parser(model: str | Language | None = None, fast: bool = True) -> Parser:
    """A spaCy pipeline by name or path, a loaded one, or the default English one.

    Args:
        model: the pipeline. A loaded one is not changed; what is changed in its components later may not show.
        fast: parse by the fast path where the pipeline has one; otherwise, a warning is logged and spaCy parses.

    Raises:
        ModelError: if there is no such pipeline, or it lacks a tagger or a parser, or its labels are unknown.

    """
    nlp = load_pipeline(model)
    parser = parser_of(nlp)
    if fast:
        from eventcoder.parser.check import fast_form

        parser.fast = fast_form(nlp)
    return parser


def parser_of(nlp: Language) -> Parser:
    """A loaded pipeline as a parser, whatever it may still lack; spaCy parses.

    Raises:
        ModelError: if the labels of its parser are of no known scheme.

    """
    return Parser(nlp, scheme_of_pipeline(nlp))
