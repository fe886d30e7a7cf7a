"""Whether the fast parse of a pipeline equals its own; a pipeline where it does not goes on parsing by itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from eventcoder.parser.fast import FastPipeline
from eventcoder.parser.pipeline import UnknownBuildError, name_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["difference", "fast_form"]

_LOG = logging.getLogger(__name__)
# What is compared: the pipeline's names of it, and ours.
_COMPARED = {"TAG": "tag", "DEP": "label", "HEAD": "head", "SENT_START": "sentence boundary", "LEMMA": "lemma"}
_SAMPLE = (
    "The Danish foreign minister, who had been asked to resign, met rebels in northern Chad on Monday and promised them aid.",
    "There are \"no plans\" to withdraw, a spokesman said; it isn't clear who's going to pay. Let's wait, he added.",
    "Police fired tear gas at protesters after the vote.  Forty-two people were arrested\nand at least 7 injured (two badly).",
    "Peru accused Bolivia's army of shelling its villages, U.S. officials said they'd gotta talk.",
    "",
)


def fast_form(nlp: Language) -> FastPipeline | None:
    """The fast form of a pipeline, if it has one that parses a sample as the pipeline does; otherwise None, and a warning."""
    try:
        fast = FastPipeline.of(nlp)
        if found := difference(nlp, fast):
            raise UnknownBuildError(found)
    except UnknownBuildError as reason:
        _LOG.warning(
            "the spaCy pipeline %r is run as it is, which takes some five times as long as the default one: %s",
            name_of(nlp),
            reason,
        )
        return None
    return fast


def difference(nlp: Language, fast: FastPipeline, texts: tuple[str, ...] = _SAMPLE) -> str:
    """Where the two parses of these texts differ first, in words; empty if they don't."""
    for text, mine in zip(texts, fast.pipe(texts), strict=True):
        own = nlp.make_doc(text)
        for name in fast.components:
            own = nlp.get_pipe(name)(own)
        for attribute, said in _COMPARED.items():
            if place := _place(own, mine, attribute):
                return f"its own parse and the fast one differ in the {said} of {place}"
    return ""


def _place(own: Doc, mine: Doc, attribute: str) -> str:
    differs = own.to_array([attribute]) != mine.to_array([attribute])
    return f"{own[int(differs.argmax())].text!r} in {own.text!r}" if differs.any() else ""
