"""What a change to the dictionaries does to a corpus: events gained, lost and changed, and by which entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from attrs import define, field, frozen

from eventcoder.actors.names import find_names
from eventcoder.coder import Coder
from eventcoder.editing.corpus import Article
from eventcoder.editing.difference import Difference
from eventcoder.grammar.sentence import Sentence
from eventcoder.records import Event

__all__ = ["Change", "Comparison"]

_BATCH = 64

_Block = tuple[str, int]


@frozen
class Change:
    """An event before and after, None where there is none, with the article and the entry or name that is to blame."""

    article: str
    before: Event | None
    after: Event | None
    cause: str

    @property
    def kind(self) -> str:
        """Give "gained", "lost" or "changed"."""
        return "gained" if self.before is None else "lost" if self.after is None else "changed"

    @property
    def sentence(self) -> str:
        """The sentence."""
        event = self.after or self.before
        return " ".join(event.sentence.split()) if event else ""

    def __str__(self) -> str:
        if self.before and self.after:
            return f"~ {self.before} -> {self.after}"
        return f"+ {self.after}" if self.after else f"- {self.before}"


@define
class Comparison:
    """Codes a corpus with two dictionaries; the sentences are parsed once. The coders must share their parser.

    An article that holds no name and no word that differs is coded once.
    """

    before: Coder
    after: Coder
    articles: int = field(init=False, default=0)
    sentences: int = field(init=False, default=0)
    events_before: int = field(init=False, default=0)
    events_after: int = field(init=False, default=0)
    _difference: Difference = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._difference = Difference(self.before.dictionary, self.after.dictionary)

    def changes(self, articles: Iterable[Article]) -> Iterator[Change]:
        """The changes, in the order of the corpus.

        Raises:
            InputError: if the date of an article cannot be read.

        """
        remaining = iter(articles)
        while batch := list(islice(remaining, _BATCH)):
            pairs = [self._blocks(article.text) for article in batch]
            blocks = [list(dict.fromkeys(chain(*pair))) for pair in pairs]
            parsed = self.before.parser.parse(chain.from_iterable(blocks))
            for article, pair, own in zip(batch, pairs, blocks, strict=True):
                sentences = dict(zip(own, islice(parsed, len(own)), strict=True))
                yield from self._compare(article, *([*chain(*(sentences[block] for block in side))] for side in pair))

    def _blocks(self, text: str) -> tuple[list[_Block], list[_Block]]:
        """The paragraphs for each version: in headlines, what is no name is set in small letters."""
        blocks = self.before.blocks(text)
        return blocks, self.after.blocks(text) if self._difference.in_names(text) else blocks

    def _compare(self, article: Article, old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Change]:
        difference = self._difference
        events = self.before.code_sentences(old, article.text, article.date)
        others = events
        if difference.everywhere or difference.in_names(article.text) or difference.in_words(new):
            others = self.after.code_sentences(new, article.text, article.date)
        self.articles += 1
        self.sentences += len(new)
        self.events_before += len(events)
        self.events_after += len(others)
        mine, yours = {_key(event): event for event in events}, {_key(event): event for event in others}
        lost = [event for key, event in mine.items() if key not in yours]
        gained = [event for key, event in yours.items() if key not in mine]
        if not lost and not gained:
            return
        lemmas = {s.starts[i]: s.lemmas[i] for s in chain(old, new) for i in range(len(s))}
        for event in lost:
            twin = next((g for g in gained if g.action_start == event.action_start), None)
            if twin:
                gained.remove(twin)
            yield Change(article.id, event, twin, self._cause(event, twin, lemmas))
        for event in gained:
            yield Change(article.id, None, event, self._cause(event, None, lemmas))

    def _cause(self, event: Event, twin: Event | None, lemmas: Mapping[int, str]) -> str:
        evidence = [*(twin.evidence if twin else ()), *event.evidence]
        for each in evidence:
            if each.entry in self._difference.entries:
                return f"{each.entry}, {each.location}"
        names = self._names_that_differ(event.sentence)
        if names:
            return f"the name {', '.join(names)}"
        lemma = lemmas.get(event.action_start, "")
        if lemma in self._difference.causes:
            return self._difference.causes[lemma]
        return f"{evidence[0].entry}, {evidence[0].location}"

    def _names_that_differ(self, text: str) -> list[str]:
        found: list[set[tuple[int, int, str]]] = []
        for coder in (self.before, self.after):
            places = find_names(text, coder.dictionary.names)
            found.append({(p.start, p.end, repr([(n.entry.periods, n.entry.role) for n in p.names])) for p in places})
        return [text[start:end] for start, end in sorted({(start, end) for start, end, _ in found[0] ^ found[1]})]


def _key(event: Event) -> tuple[int, str]:
    return event.sentence_start, str(event)
