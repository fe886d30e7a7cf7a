"""Which patterns may fit a word of a sentence, found by the other words that they need.

A verb such as "take" has a hundred patterns, and nearly all of them need a word that the sentence lacks. So the patterns
of a word are kept by one word that each cannot do without; only those whose word the sentence holds are tried.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import attrgetter

from attrs import define, field, frozen

from eventcoder.dictionary.compiled import Dictionary, Listed
from eventcoder.dictionary.entries import Pattern, WordKind, ZoneKind
from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.grammar.morphology import stems

__all__ = ["Candidate", "Lexicon", "WordPatterns"]


@frozen
class Candidate:
    """A pattern under one of its words; `rank` is the highest that its match can have, see `Match.rank`."""

    number: int
    listed: Listed
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    rank: tuple[int, ...]
    order: tuple[int, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "order", (*(-part for part in self.rank), self.number))


@define
class WordPatterns:
    """The patterns of all dictionary words with one main lemma, and of one part of speech."""

    kind: WordKind
    listed: Sequence[Listed]
    _free: list[Candidate] = field(init=False, factory=list)
    _keyed: dict[str, list[Candidate]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        number = 0
        for listed in self.listed:
            rest = listed.words[1:] if self.kind is WordKind.VERB else listed.words[:-1]
            own = tuple(frozenset({word}) for word in rest)
            for pattern in listed.patterns:
                needs = tuple(sorted((*own, *pattern.needs), key=_commonness))
                rank = (pattern.priority, len(listed.words), pattern.most_on_heads, pattern.most_anywhere, 2, pattern.layer)
                candidate = Candidate(number, listed, pattern, needs[1:], rank)
                number += 1
                if not needs:
                    self._free.append(candidate)
                for word in needs[0] if needs else ():
                    self._keyed.setdefault(word, []).append(candidate)

    def candidates(self, lemmas: Set[str], empty: Set[ZoneKind]) -> list[Candidate]:
        """The patterns whose needed words a sentence holds and whose places are not empty, the most specific first."""
        found = {c.number: c for c in self._free if empty.isdisjoint(c.pattern.asks)}
        for word in self._keyed.keys() & lemmas:
            for candidate in self._keyed[word]:
                if not empty.isdisjoint(candidate.pattern.asks):
                    continue
                for need in candidate.needs:
                    if need.isdisjoint(lemmas):
                        break
                else:
                    found[candidate.number] = candidate
        return sorted(found.values(), key=attrgetter("order"))


def _commonness(need: frozenset[str]) -> tuple[bool, int]:
    """How likely a sentence is to hold one of these words: nearly every one holds prepositions."""
    return not PREPOSITIONS.isdisjoint(need), len(need)


@define
class Lexicon:
    """The predicates of a dictionary, each word's patterns arranged when the word is first met."""

    dictionary: Dictionary
    _discards: dict[str, list[tuple[str, ...]]] = field(init=False, factory=dict)
    _made: dict[tuple[WordKind, str], WordPatterns | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for phrase in self.dictionary.discards:
            longest = max(phrase, key=len)  # the rarest, as a rule; "the" and "in" are in every sentence
            self._discards.setdefault(longest, []).append(phrase)

    def discard(self, lemmas: Sequence[str], written: Sequence[str]) -> str:
        """The phrase that keeps a sentence from being coded ("world cup"), "" for none; `written` in small letters."""
        if self._discards.keys().isdisjoint(lemmas) and self._discards.keys().isdisjoint(written):
            return ""
        if "-" in written:  # "semi-final" is three words to the parser and two in the dictionaries
            kept = [index for index, word in enumerate(written) if word != "-"]
            lemmas, written = [lemmas[i] for i in kept], [written[i] for i in kept]
        for index, (lemma, word) in enumerate(zip(lemmas, written, strict=True)):
            for key in (lemma,) if lemma == word else (lemma, word):
                for phrase in self._discards.get(key, ()):
                    start = index - phrase.index(key)
                    forms = list(zip(phrase, lemmas[start:], written[start:], strict=False)) if start >= 0 else ()
                    if len(forms) == len(phrase) and all(wanted in form for wanted, *form in forms):
                        return " ".join(phrase)
        return ""

    def word(self, tag: str, lemma: str, written: str) -> WordPatterns | None:
        """The patterns of a word with a Penn tag: a verb's, a noun's or an adjective's; None if it is not listed."""
        if tag[0] == "V":
            # "is prepared to", tagged as a participle, is listed as an adjective.
            return self._verb(lemma, written) or self._get(WordKind.ADJECTIVE, written) or self._get(WordKind.ADJECTIVE, lemma)
        if tag[0] == "N":
            if written.endswith("ing"):
                lemma = written  # "fighting", which the tagger took for a form of "fight"
            found = self._get(WordKind.NOUN, lemma) or self._get(WordKind.NOUN, written)
            if found is None and lemma.endswith("ing"):
                return self._gerund(lemma)
            return found
        return self._get(WordKind.ADJECTIVE, lemma) if tag[0] == "J" else None

    def acts(self, tag: str, lemma: str, written: str) -> bool:
        """Whether somebody acts through a thing: an instrument of the dictionaries, or what is an event itself."""
        return lemma in self.dictionary.instruments or (tag[0] == "N" and self.word(tag, lemma, written) is not None)

    def _get(self, kind: WordKind, lemma: str) -> WordPatterns | None:
        key = (kind, lemma)
        if key not in self._made:
            listed = self.dictionary.predicates[kind].get(lemma)
            self._made[key] = WordPatterns(kind, listed) if listed else None
        return self._made[key]

    def _verb(self, lemma: str, written: str) -> WordPatterns | None:
        found = self._get(WordKind.VERB, lemma)
        if found is None:
            found = next((known for stem in stems(written) if (known := self._get(WordKind.VERB, stem))), None)
        return found

    def _gerund(self, lemma: str) -> WordPatterns | None:
        """ "The shelling of the town": what the verb says, phrasal verbs left out."""
        key = (WordKind.NOUN, lemma)
        verb = self._verb(lemma, lemma)
        if verb is not None:
            single = [listed for listed in verb.listed if len(listed.words) == 1]
            self._made[key] = WordPatterns(WordKind.NOUN, single) if single else None
        return self._made[key]
