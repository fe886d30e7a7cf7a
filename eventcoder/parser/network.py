"""The neural network of spaCy's small pipelines in numpy: embedding and encoder of the words, linear layers.

The weights are those of the pipeline's own layers, which are only read. Words that were seen before are embedded from a cache.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field, frozen
from thinc.api import Model

from eventcoder.parser.pipeline import UnknownBuildError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

__all__ = ["Embedding", "Encoder", "Linear", "expect", "parameters"]

# Rows of the embedding that are kept, 12 MB of them: the words of some thousand articles.
_MOST_ROWS = 30_000
# Words that are encoded at once: so many fit the processor's cache.
_BLOCK = 1_500
# thinc names a model by its layers.
_EMBEDDING = (
    r"extract_features>>list2ragged>>with_array\([^()]*hashembed\)>>with_array\(maxout>>layernorm>>dropout\)>>ragged2list"
)
_LAYER = r"residual\(expand_window>>maxout>>layernorm>>dropout\)"
_ENCODER = rf"with_array\({_LAYER}(>>{_LAYER})*\)"


def expect(model: Model[Any, Any], pattern: str) -> None:
    """Make sure that a model has these layers.

    Raises:
        UnknownBuildError: if it has others.

    """
    if not re.fullmatch(pattern, model.name):
        raise UnknownBuildError(f"it has the layers {model.name} where {pattern} is known")


def parameters(model: Model[Any, Any], *names: str) -> list[Floats]:
    """Parameters of a layer; its weights and its bias, if no others are named."""
    return [np.asarray(model.get_param(name)) for name in names or ("W", "b")]


@define
class Embedding:
    """Each word's vector before its context is known, computed once for each form of a word."""

    columns: list[int | str]
    layers: Sequence[Model[Any, Any]]
    rows: Floats
    places: dict[bytes, int] = field(factory=dict)

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Embedding:
        """The embedding of a pipeline."""
        expect(model, _EMBEDDING)
        extract, *layers = model.layers
        return cls(extract.attrs["columns"], layers, np.empty((_MOST_ROWS, layers[2].get_dim("nO")), np.float32))

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """One row a word, the documents one after another."""
        features = np.concatenate([doc.to_array(self.columns) for doc in docs])
        keys: list[bytes] = features.view(f"V{features.itemsize * len(self.columns)}").ravel().tolist()
        new = {key: index for index, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) > len(self.rows):
            self.places.clear()
            new = {key: index for index, key in enumerate(keys)}
            if len(new) > len(self.rows):
                self.rows = np.empty((len(new), self.rows.shape[1]), np.float32)
        if new:
            first = len(self.places)
            self.rows[first : first + len(new)] = self._computed(features[list(new.values())])
            self.places.update(zip(new, range(first, first + len(new)), strict=True))
        return self.rows[[self.places[key] for key in keys]]

    def _computed(self, features: NDArray[np.uint64]) -> Floats:
        values: Any = [features]
        for layer in self.layers:
            values = layer.predict(values)
        rows: Floats = values[0]
        return rows


@frozen
class _Convolution:
    """A layer of the encoder: the greatest of some linear maps of a row and its neighbours, normalised, added to the row."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats
    pieces: int

    @classmethod
    def of(cls, model: Model[Any, Any]) -> _Convolution:
        maxout, norm = (next(node for node in model.walk() if node.name == name) for name in ("maxout", "layernorm"))
        weights, bias, gain, shift = [*parameters(maxout), *parameters(norm, "G", "b")]
        size, pieces, width = weights.shape
        if width != 3 * size:
            raise UnknownBuildError("its encoder looks at more than one word on either side")
        # All first pieces stand before all second ones, so that the greatest are found with whole rows.
        weights = weights.transpose(1, 0, 2).reshape(size * pieces, width)
        return cls(np.ascontiguousarray(weights.T), bias.T.reshape(-1), gain, shift, pieces)

    def __call__(self, rows: Floats) -> Floats:
        count, size = rows.shape
        windows = np.zeros((count, 3 * size), np.float32)
        windows[1:, :size] = rows[:-1]
        windows[:, size : 2 * size] = rows
        windows[:-1, 2 * size :] = rows[1:]
        mapped = windows @ self.weights
        mapped += self.bias
        best: Floats = mapped.reshape(count, self.pieces, size).max(axis=1)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(size) + np.float32(1e-8)  # thinc's constant
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.gain
        best += self.shift
        best += rows
        return best


@frozen
class Encoder:
    """Each word's vector in its context."""

    layers: Sequence[_Convolution]
    padding: int

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Encoder:
        """The encoder of a pipeline."""
        expect(model, _ENCODER)
        chain = model.layers[0]
        layers = chain.layers if chain.name.count("residual") > 1 else [chain]
        return cls([_Convolution.of(layer) for layer in layers], model.attrs["pad"])

    def __call__(self, rows: Floats, lengths: Sequence[int]) -> Floats:
        """Encode the rows of documents of these lengths; rows of padding keep the documents apart, as in spaCy."""
        parts: list[Floats] = []
        first = 0
        for block in _blocks(lengths):
            last = first + sum(block)
            parts.append(self._block(rows[first:last], block))
            first = last
        encoded: Floats = np.concatenate(parts)
        return encoded

    def _block(self, rows: Floats, lengths: Sequence[int]) -> Floats:
        number = np.repeat(np.arange(1, len(lengths) + 1), lengths)
        places = np.arange(len(rows)) + self.padding * number
        padded = np.zeros((len(rows) + self.padding * (len(lengths) + 1), rows.shape[1]), np.float32)
        padded[places] = rows
        for layer in self.layers:
            padded = layer(padded)
        encoded: Floats = padded[places]
        return encoded


def _blocks(lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    block: list[int] = []
    for length in lengths:
        if block and sum(block) + length > _BLOCK:
            yield block
            block = []
        block.append(length)
    yield block


@frozen
class Linear:
    """A linear layer."""

    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Linear:
        """The layer of a pipeline."""
        weights, bias = parameters(model)
        return cls(np.ascontiguousarray(weights.T), bias)

    def __call__(self, rows: Floats) -> Floats:
        """Map each row."""
        mapped: Floats = rows @ self.weights
        mapped += self.bias
        return mapped
