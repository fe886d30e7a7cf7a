"""What two versions of the dictionaries say differently, so that a text that holds none of it need not be coded twice."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.entries import PredicateEntry, WordKind
from eventcoder.dictionary.packed import differing_keys
from eventcoder.grammar.morphology import stems
from eventcoder.grammar.sentence import Sentence
from eventcoder.text import words

__all__ = ["Difference"]


@define(repr=False)  # all dictionaries are in it
class Difference:
    """The difference between two dictionaries.

    Attributes:
        entries: the names of predicate entries that were added, changed or taken away, wherever they stand.
        causes: the main words of those entries, each with an entry and its place.
        first_words: the first words, folded, of names that differ.
        everywhere: whether something differs that may concern any text: the ontology, modals, discards and the like.

    """

    before: Dictionary
    after: Dictionary
    entries: set[str] = field(init=False)
    causes: dict[str, str] = field(init=False, factory=dict)
    first_words: frozenset[str] = field(init=False)
    everywhere: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        old, new = ({e.name: _said(e) for e in dictionary.entries} for dictionary in (self.before, self.after))
        self.entries = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
        lists, others = _by_word(self.before), _by_word(self.after)
        for word in lists.keys() | others.keys():
            mine, yours = lists.get(word, []), others.get(word, [])
            concerned = [entry for entry in (*yours, *mine) if entry.name in self.entries]
            if concerned or [entry.name for entry in mine] != [entry.name for entry in yours]:
                first = [*concerned, *yours, *mine][0]
                self.causes[word[1]] = f"{first.name}, {first.location}"
        self.first_words = differing_keys(self.before.names, self.after.names)
        tables = ("ontology", "modals", "transparent", "instruments", "discards")
        self.everywhere = any(getattr(self.before, table) != getattr(self.after, table) for table in tables)

    def in_names(self, text: str) -> bool:
        """Whether a text may hold a name that differs."""
        return any(word.key in self.first_words for word in words(text))

    def in_words(self, sentences: Iterable[Sentence]) -> bool:
        """Whether sentences may hold a predicate that differs."""
        for sentence in sentences:
            for word, lemma in zip(sentence.words, sentence.lemmas, strict=True):
                written = word.lower()
                if lemma in self.causes or written in self.causes or any(stem in self.causes for stem in stems(written)):
                    return True
        return False


def _said(entry: PredicateEntry) -> object:
    """What an entry says, wherever it stands."""
    patterns = [(p.zones, p.code, p.operator, p.passive, p.mutual, p.mirror, p.priority, p.layer) for p in entry.patterns]
    return entry.verbs, entry.nouns, entry.adjectives, patterns


def _by_word(dictionary: Dictionary) -> dict[tuple[WordKind, str], list[PredicateEntry]]:
    """The entries of each main word, in the order in which they win ties."""
    found: dict[tuple[WordKind, str], list[PredicateEntry]] = {}
    for entry in dictionary.entries:
        mains = [(WordKind.VERB, word[0]) for word in entry.verbs]
        mains += [(WordKind.NOUN, word[-1]) for word in entry.nouns]
        mains += [(WordKind.ADJECTIVE, word[-1]) for word in entry.adjectives]
        for main in dict.fromkeys(mains):
            found.setdefault(main, []).append(entry)
    return found
