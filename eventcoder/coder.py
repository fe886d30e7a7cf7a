"""The coder: text in, events out. The stages stand here in their order; each has a room of its own."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from eventcoder.actors.mention import Mention
from eventcoder.actors.names import find_names
from eventcoder.actors.reference import Discourse
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.load import ontology_folder
from eventcoder.errors import InputError
from eventcoder.grammar.sentence import Sentence
from eventcoder.parser import Parser, load_parser
from eventcoder.readings.analysis import Analysis, Deed, analyse
from eventcoder.readings.lexicon import Lexicon
from eventcoder.records import Actor, CodedArticle, Event, Evidence
from eventcoder.text import Paragraph, clean, in_title_case, paragraphs, without_title_case

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Coder", "load"]

_BATCH = 64
# Of a text without a date it cannot be known what is long past; the dictionaries know the actors of 1990 and after.
_FIRST_YEAR = 1990

Date = datetime.date | str | None
Span = tuple[int, int] | tuple[int, int, str]
Folders = str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None


def load(dictionaries: Folders = None, model: str | Language | None = None, *, default: bool = True) -> Coder:
    """A coder with the default dictionaries.

    Args:
        dictionaries: folders to lay over the default one, in order; a single one need not stand in a list.
        model: a spaCy pipeline, or the name or path of one; without it, the English pipeline that eventcoder installs.
        default: False leaves all words of the default dictionaries out: only their ontology (codes, roles, operators)
            lies below the folders.

    Raises:
        DictionaryError: with every mistake in the dictionaries.
        ModelError: if the pipeline is missing or has no parser.

    """
    return Coder.of(dictionaries, load_parser(model), default=default)


@define
class Coder:
    """Codes texts. It keeps nothing between two texts and may be used for any number of them."""

    # Shown in full, the dictionaries would fill a hundred thousand lines of a notebook.
    dictionary: Dictionary = field(repr=False)
    parser: Parser
    lexicon: Lexicon = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.lexicon = Lexicon(self.dictionary)

    @classmethod
    def of(cls, dictionaries: Folders, parser: Parser, *, default: bool = True) -> Coder:
        """A coder with the default dictionaries, folders laid over them, and a parser; see `load`."""
        given = [dictionaries] if isinstance(dictionaries, (str, os.PathLike)) else dictionaries or ()
        folders = [Path(folder) for folder in given]
        return cls(load_dictionary(folders if default else [ontology_folder(), *folders], default=default), parser)

    def code(
        self,
        text: str,
        date: Date = None,
        actors: Iterable[Span] | None = None,
        require_dyad: bool = True,
    ) -> tuple[Event, ...]:
        """The events of an article or a sentence, sentence by sentence, most important first in each.

        Args:
            text: the article; paragraphs are told apart by blank lines.
            date: the day of the text, a date or "YYYY-MM-DD", which decides who holds an office; today if not given.
            actors: (start, end) or (start, end, code), character offsets: these are the actors of the text, whatever
                the dictionaries say. An actor without a code gets the dictionaries' one, or "---".
            require_dyad: leave out events that lack a source or a target.

        Raises:
            InputError: if the text is no string, the date cannot be read, or a span lies outside the text.

        """
        return self._events(self.analyse(text, date, actors), clean(text), _day(date), require_dyad)

    def code_parsed(self, doc: Doc, date: Date = None, require_dyad: bool = True) -> tuple[Event, ...]:
        """The same for a document that spaCy has parsed.

        Raises:
            InputError: if the document has not been parsed, or the date cannot be read.

        """
        if len(doc) and not (doc.has_annotation("DEP") and doc.has_annotation("TAG")):
            raise InputError("the document has no parse: 'eventcoder' comes after the tagger and the parser in a pipeline")
        text = clean(doc.text)
        analyses = self._analyse_sentences(self.parser.sentences(doc), text, _day(date), None)
        return self._events(analyses, text, _day(date), require_dyad)

    def _events(
        self, analyses: Iterable[Analysis], text: str, day: datetime.date | None, require_dyad: bool
    ) -> tuple[Event, ...]:
        events: list[Event] = []
        for analysis in analyses:
            events += (self._event(deed, analysis, text, day) for deed in analysis.deeds(require_dyad))
        return tuple(events)

    def pipe(self, articles: Iterable[str | Mapping[str, object]], require_dyad: bool = True) -> Iterator[CodedArticle]:
        """Code many articles, one coded article for each, in order.

        Args:
            articles: texts, or mappings with "text" and, if wanted, "id" and "date". Without an id, an article has its
                number, counted from 0.
            require_dyad: as for `code`.

        An article that cannot be coded comes back with its `error` set; it never stops the rest.

        """
        numbered = enumerate(articles)
        while batch := list(islice(numbered, _BATCH)):
            yield from self._code_batch(batch, require_dyad)

    def _code_batch(self, batch: Sequence[tuple[int, object]], require_dyad: bool) -> Iterator[CodedArticle]:
        """Code articles whose paragraphs are parsed together, which is faster than one by one."""
        rows = [_article(number, article) for number, article in batch]
        blocks = [self.blocks(row.text) if not row.error else [] for row in rows]
        parsed = self.parser.parse(chain.from_iterable(blocks))
        for row, mine in zip(rows, blocks, strict=True):
            sentences = chain.from_iterable(list(islice(parsed, len(mine))))
            if row.error:
                yield CodedArticle(row.id, (), row.error)
            else:
                analyses = self._analyse_sentences(sentences, row.text, row.date, None)
                yield CodedArticle(row.id, self._events(analyses, row.text, row.date, require_dyad))

    def analyse(self, text: str, date: Date = None, actors: Iterable[Span] | None = None) -> Iterator[Analysis]:
        """Every sentence of a text with all that was found in it; see `code` for the arguments and errors."""
        if not isinstance(text, str):
            raise InputError(f"the text must be a string, not {type(text).__name__}")
        given = None if actors is None else _spans(actors, len(text))
        cleaned = clean(text)
        blocks = (self._block(paragraph, given) for paragraph in paragraphs(cleaned))
        sentences = chain.from_iterable(self.parser.parse(blocks))
        return self._analyse_sentences(sentences, cleaned, _day(date), given)

    def blocks(self, text: str) -> list[tuple[str, int]]:
        """The paragraphs of a cleaned text as the parser gets them, each with its offset."""
        return [self._block(paragraph) for paragraph in paragraphs(text)]

    def code_sentences(self, sentences: Iterable[Sentence], text: str, date: Date = None) -> tuple[Event, ...]:
        """The events of a cleaned text of which the parser has read the `blocks`.

        Raises:
            InputError: if the date cannot be read.

        """
        return self._events(self.analyse_sentences(sentences, text, date), text, _day(date), True)

    def analyse_sentences(self, sentences: Iterable[Sentence], text: str, date: Date = None) -> Iterator[Analysis]:
        """The sentences of a cleaned text of which the parser has read the `blocks`, with all that was found in them."""
        return self._analyse_sentences(sentences, text, _day(date), None)

    def _block(self, paragraph: Paragraph, given: Sequence[tuple[int, int, str]] | None = None) -> tuple[str, int]:
        """A paragraph as the parser gets it: a headline in the case of a sentence."""
        text, start = paragraph.text, paragraph.start
        if in_title_case(text):
            names = [(name.start, name.end) for name in find_names(text, self.dictionary.names)]
            names += [(span[0] - start, span[1] - start) for span in given or ()]
            text = without_title_case(text, names)
        return text, start

    def _analyse_sentences(
        self, sentences: Iterable[Sentence], text: str, day: datetime.date | None, given: Sequence[tuple[int, int, str]] | None
    ) -> Iterator[Analysis]:
        discourse = Discourse()
        today = day or datetime.date.today()
        since = day.year - 1 if day else _FIRST_YEAR
        ordinal = today.toordinal()
        return (analyse(sentence, text, self.lexicon, discourse, ordinal, given, since) for sentence in sentences)

    def _event(self, deed: Deed, analysis: Analysis, text: str, day: datetime.date | None) -> Event:
        sentence = analysis.sentence
        code = self.dictionary.ontology.codes[deed.code]
        head = deed.reading.predicate.head
        first, last = sentence.starts[0], sentence.end(len(sentence) - 1)
        return Event(
            code=code.code,
            source=_actor(deed.source, sentence, text),
            target=_actor(deed.target, sentence, text),
            root=code.code[:2],
            quad_class=code.quad_class,
            goldstein=code.goldstein,
            plover=code.plover,
            name=code.name,
            date=day,
            action=text[sentence.starts[head] : sentence.end(head)],
            action_start=sentence.starts[head],
            action_end=sentence.end(head),
            sentence=text[first:last],
            sentence_start=first,
            sentence_end=last,
            evidence=tuple(Evidence(p.entry, p.text, p.location) for p in deed.reading.patterns),
        )


@frozen
class _Article:
    id: object
    text: str = ""
    date: datetime.date | None = None
    error: str = ""


def _article(number: int, article: object) -> _Article:
    if isinstance(article, str):
        return _Article(number, clean(article))
    if not isinstance(article, Mapping):
        return _Article(number, error=f"an article must be a text or a mapping with 'text', not {type(article).__name__}")
    identifier = article.get("id", number)
    text = article.get("text")
    if not isinstance(text, str):
        return _Article(identifier, error=f"the article's text must be a string, not {type(text).__name__}")
    try:
        return _Article(identifier, clean(text), _day(article.get("date")))
    except InputError as error:
        return _Article(identifier, error=str(error))


def _actor(mention: Mention | None, sentence: Sentence, text: str) -> Actor | None:
    if mention is None:
        return None
    start, end = sentence.starts[mention.start], sentence.end(mention.end - 1)
    return Actor(mention.code, text[start:end], start, end)


def _day(date: Date) -> datetime.date | None:
    if date is None or date == "":
        return None
    if isinstance(date, datetime.datetime):
        return date.date()
    if isinstance(date, datetime.date):
        return date
    try:
        return datetime.date.fromisoformat(str(date) if isinstance(date, int) else date)
    except (TypeError, ValueError) as error:
        raise InputError(f"the date {date!r} cannot be read: write YYYY-MM-DD") from error


def _spans(actors: Iterable[Span], size: int) -> list[tuple[int, int, str]]:
    spans = []
    for span in actors:
        try:
            first, last, *rest = span
            start, end = index(first), index(last)
            (code,) = rest or ("",)
            if not isinstance(code, str | None):
                raise TypeError
        except (TypeError, ValueError) as error:
            raise InputError(f"an actor must be (start, end) or (start, end, code), not {span!r}") from error
        if not 0 <= start < end <= size:
            raise InputError(f"the actor ({start}, {end}) does not lie inside the text of {size} characters")
        spans.append((start, end, code or ""))
    return spans
