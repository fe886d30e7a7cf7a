"""The words of the old dictionaries, which are inflected or cut off, as the base forms that ours ask for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen

from eventcoder.errors import ModelError
from eventcoder.grammar.morphology import base_form
from eventcoder.parser import Parser

__all__ = ["Vocabulary", "vocabulary_of"]

# A stem of TABARI's is completed by so many letters at most, and must have so many itself.
_ENDING, _STEM = 6, 4
_MOST_COMPLETIONS = 12
_SINGULAR = re.compile(r"(?:ss|us|is|ews)$")
_KINDS = ("noun", "verb", "adj", "adv")


@frozen(eq=False)
class Vocabulary:
    """The words that a spaCy pipeline's lemmatizer knows (WordNet's), and its rules and exceptions."""

    known: Mapping[str, Collection[str]]
    exceptions: Mapping[str, Mapping[str, Sequence[str]]]
    rules: Mapping[str, Sequence[Sequence[str]]]

    def has(self, kind: str, word: str) -> bool:
        """Whether a base form is known as a noun, verb, adj or adv."""
        return word in self.known[kind]

    def lemma(self, kind: str, word: str) -> str:
        """The base form that a word has as this kind of word, "" if it is none."""
        for form in self.exceptions[kind].get(word, ()):
            return form
        for old, new in self.rules[kind] if not _SINGULAR.search(word) else ():
            form = word.removesuffix(old) + new
            if old and word.endswith(old) and form in self.known[kind]:
                return base_form(word, form)
        return word if word in self.known[kind] else ""

    def lemmas(self, word: str) -> list[str]:
        """Its base forms as whatever kind of word it may be, none if it is unknown."""
        found = {kind: self.lemma(kind, word) for kind in _KINDS}
        if found["verb"] and word.endswith("ed"):
            found["adj"] = ""  # "announced": the base form of the verb says it
        return list(dict.fromkeys(filter(None, found.values())))

    def completions(self, stem: str, kinds: Iterable[str] = _KINDS) -> list[str]:
        """The known words that begin with a stem ("hostilit"), the shortest first; none if too many do, or it is short."""
        if len(stem) < _STEM or not stem.isalpha():
            return []
        found: set[str] = set()
        for kind in kinds:
            words = self._sorted[kind]
            near = (word for word in _starting(words, stem) if word.isalpha() and len(word) - len(stem) <= _ENDING)
            found.update(self.lemma(kind, word) for word in near)
        return sorted(found, key=lambda word: (len(word), word)) if len(found) <= _MOST_COMPLETIONS else []

    @cached_property
    def _sorted(self) -> dict[str, list[str]]:
        return {kind: sorted(words) for kind, words in self.known.items()}


def _starting(words: Sequence[str], stem: str) -> Sequence[str]:
    return words[bisect_left(words, stem) : bisect_left(words, stem + "\uffff")]


def vocabulary_of(parser: Parser) -> Vocabulary:
    """Take the words from a pipeline.

    Raises:
        ModelError: if it has no lemmatizer by rules, as spaCy's English pipelines do.

    """
    try:
        lemmatizer: Any = parser.nlp.get_pipe("lemmatizer")
        tables = {name: lemmatizer.lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules")}
    except (KeyError, AttributeError) as error:
        raise ModelError("the spaCy pipeline has no lemmatizer with rules: use the default one, or en_core_web_*") from error
    return Vocabulary(
        {kind: frozenset(tables["index"].get(kind, ())) for kind in _KINDS},
        {kind: dict(tables["exc"].get(kind, {})) for kind in _KINDS},
        {kind: tuple(tables["rules"].get(kind, ())) for kind in _KINDS},
    )
