"""The parse of spaCy's small English pipelines, several times as fast: tags, trees and lemmas as from the pipeline itself.

The transitions of all texts of a batch are scored together, from Python: spaCy's own loop takes and drops the interpreter's
lock at every step, which costs more than the arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import numpy as np
from attrs import define, field, frozen
from thinc.api import NumpyOps

from eventcoder.parser.lemmas import Lemmas
from eventcoder.parser.network import Embedding, Encoder, Linear, expect, parameters
from eventcoder.parser.pipeline import UNUSED, UnknownBuildError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    # spaCy gives these no types.
    DependencyParser: TypeAlias = Any
    Tagger: TypeAlias = Any
    TokenIds = Callable[[list[Any]], NDArray[np.int32]]  # the words that states look at

__all__ = ["FastPipeline"]

_COMPONENTS = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
_OPS = NumpyOps()


@frozen
class _Transitions:
    """spaCy's arc-eager parser: its states and moves, with the scores computed here."""

    parser: DependencyParser
    token_ids: TokenIds
    reduce: Linear
    lower: Floats
    padding: Floats
    bias: Floats
    upper: Linear
    features: int  # words of a state that are looked at

    @classmethod
    def of(cls, parser: DependencyParser, doc: Doc) -> _Transitions:
        """The parser of a pipeline, and any document with words."""
        model = parser.model
        expect(model, "parser_model")
        listener, lower, upper = model.layers
        expect(listener, "tok2vec-listener>>list2array>>linear")
        expect(lower, "precomputable_affine")
        expect(upper, "linear")
        if parser.cfg["beam_width"] != 1 or model.attrs["unseen_classes"]:
            raise UnknownBuildError("its parser searches a beam, or has moves that it never learned")
        weights, bias, padding = parameters(lower, "W", "b", "pad")
        features, size, pieces, width = weights.shape
        if pieces != 2:
            raise UnknownBuildError(f"its parser takes the greatest of {pieces} instead of 2")
        # All first pieces stand before all second ones, so that the greater are found with whole rows.
        weights = weights.transpose(0, 2, 1, 3).reshape(features * size * pieces, width)
        return cls(
            parser,
            model.predict([doc]).get_token_ids,
            Linear.of(listener.layers[-1]),
            np.ascontiguousarray(weights.T),
            padding[0].transpose(0, 2, 1).reshape(-1),
            bias.T.reshape(-1),
            Linear.of(upper),
            features,
        )

    def __call__(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Write the trees of the documents whose words have these vectors."""
        states = self.parser.moves.init_batch(docs)
        table = np.empty((len(vectors) + 1, len(self.padding)), np.float32)
        table[0] = self.padding  # what stands for a word that a state has not
        np.matmul(self.reduce(vectors), self.lower, out=table[1:])
        table = table.reshape(-1, len(self.bias))
        column = np.arange(self.features, dtype=np.int32)
        half = len(self.bias) // 2
        active = [state for state in states if not state.is_final()]
        while active:
            rows = (self.token_ids(active) + 1) * self.features + column
            sums = _OPS.gather_add(table, rows)
            sums += self.bias
            scores = self.upper(np.maximum(sums[:, :half], sums[:, half:]))
            active = self.parser.transition_states(active, scores)
        self.parser.set_annotations(docs, states)


@define
class FastPipeline:
    """A spaCy pipeline's documents with the tags, trees and lemmas that it gives; coarse tags and morphology are left out.

    The pipeline is not changed. What is changed in its components after `of` does not show here.
    """

    _nlp: Language
    _embedding: Embedding
    _encoder: Encoder
    _tagger: Tagger
    _tags: Linear
    _transitions: _Transitions
    _lemmas: Lemmas
    components: ClassVar[Sequence[str]] = _COMPONENTS
    _lock: Lock = field(init=False, repr=False, factory=Lock)

    @classmethod
    def of(cls, nlp: Language) -> FastPipeline:
        """The fast form of a pipeline.

        Raises:
            UnknownBuildError: if the pipeline is not built as is known here.

        """
        names = [name for name in nlp.pipe_names if name not in UNUSED]
        if names != _COMPONENTS or any(nlp.get_pipe_meta(name).factory != name for name in names):
            raise UnknownBuildError(f"its components are {', '.join(names)} instead of {', '.join(_COMPONENTS)}")
        pipes: list[Any] = [nlp.get_pipe(name) for name in _COMPONENTS]
        tok2vec, tagger, parser, *_ = pipes
        if not isinstance(tok2vec.model.ops, NumpyOps):
            raise UnknownBuildError("it does not run on the processor")
        expect(tagger.model, r"tok2vec-listener>>with_array\(softmax\)")
        if not tok2vec.model.has_ref("embed") or not tok2vec.model.has_ref("encode"):
            raise UnknownBuildError("its tok2vec is not made of an embedding and an encoder")
        return cls(
            nlp,
            Embedding.of(tok2vec.model.get_ref("embed")),
            Encoder.of(tok2vec.model.get_ref("encode")),
            tagger,
            Linear.of(tagger.model.get_ref("softmax")),
            _Transitions.of(parser, nlp.make_doc("a")),
            Lemmas.of(nlp),
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the pipeline alone, as the states of spaCy's parser cannot be."""
        return FastPipeline.of, (self._nlp,)

    def pipe(self, texts: Sequence[str]) -> list[Doc]:
        """Parse a batch of texts; while it runs, memory grows by some 5 KB a word."""
        docs = [self._nlp.make_doc(text) for text in texts]
        full = [doc for doc in docs if len(doc)]
        if full:
            with self._lock:  # the caches
                lengths = [len(doc) for doc in full]
                vectors = self._encoder(self._embedding(full), lengths)
                tags = self._tags(vectors).argmax(axis=1)
                self._tagger.set_annotations(full, np.split(tags, np.cumsum(lengths)[:-1]))
                self._transitions(full, vectors)
                self._lemmas(full)
        return docs
