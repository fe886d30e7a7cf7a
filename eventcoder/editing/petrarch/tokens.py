"""The words and signs of a TABARI or PETRARCH verb pattern, as the words of our pattern language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

from attrs import define, field, frozen

from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.editing.petrarch.words import Vocabulary

__all__ = ["ARTICLES", "MODALS", "NEGATIONS", "TENSES", "PatternRefusedError", "Sign", "Token", "Tokenizer"]

TENSES = frozenset("is are am was were be been being has have had having do does did get gets got".split())  # noqa: SIM905
MODALS = frozenset("will would shall should must may might can could ought be_to be_going_to".split())  # noqa: SIM905
NEGATIONS = frozenset({"not", "no", "never", "cannot"})
# Words that no condition can ask for, and that are left out: articles, pronouns, "and".
ARTICLES = frozenset("a an the and or its their his her it he she they them him we you this these those".split())  # noqa: SIM905
_ADVERBIAL = frozenset({"when", "while", "which", "who", "where", "what", "how", "why", "because", "although", "whose"})
_SIGNS = "*$+%^"
_CLAUSE = {"that", "if", "whether", "unless", "until"}
_TWO_WORDS = {
    ("out", "of"): "out_of",
    ("ahead", "of"): "ahead_of",
    ("away", "from"): "away_from",
    ("because", "of"): "because_of",
}


class PatternRefusedError(ValueError):
    """A pattern that our language cannot say; the message says why, `kind` in a few words."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Sign(StrEnum):
    """What a token is."""

    VERB = "*"
    SOURCE = "$"
    TARGET = "+"
    BOTH = "%"
    SKIP = "^"
    WORD = "word"
    PREPOSITION = "preposition"
    CLAUSE = "clause"
    MODAL = "modal"
    TENSE = "tense"
    NOT = "not"


@frozen
class Token:
    """A word or sign of a pattern.

    Attributes:
        sign: what it is.
        text: as our patterns write it: base forms, joined by `|` where there are several.
        raw: as it stood there, in small letters.
        verb: its base form as a verb, "" if it can be none, as `text` for several.
        noun: whether it may be a noun or an adjective.

    """

    sign: Sign
    text: str = ""
    raw: str = ""
    verb: str = ""
    noun: bool = False


@define
class Tokenizer:
    """Splits patterns.

    Attributes:
        vocabulary: the known words.
        sets: the members of the synonym sets, in small letters, by the sets' names.
        verbs: all verbs of the file.
        prefix: what stands before the names of the sets in our files.
        completed: how many stems were written out so far.

    """

    vocabulary: Vocabulary
    sets: Mapping[str, Sequence[str]]
    verbs: Collection[str] = frozenset()
    prefix: str = ""
    completed: int = field(init=False, default=0)

    def tokens(self, pattern: str) -> list[Token]:
        """Split a pattern without its code.

        Raises:
            PatternRefusedError: if it names an unknown set, or has no `*` or several.

        """
        found = list(self._tokens(pattern.lower()))
        stars = sum(token.sign is Sign.VERB for token in found)
        if stars != 1:
            raise PatternRefusedError("not one *", f"a pattern has one * for its verb, this one has {stars or 'none'}")
        return self._joined(found)

    def _tokens(self, pattern: str) -> Iterator[Token]:
        for sign in _SIGNS:
            pattern = pattern.replace(sign, f" {sign} ")
        for chunk in pattern.replace('"', " ").replace(",", " ").split():
            words = [word for word in chunk.split("_") if word]
            if chunk in _SIGNS:
                yield Token(Sign(chunk))
            elif "&" in chunk or len(words) < 2:
                yield from map(self._token, words)
            else:
                yield from self._phrase(words)

    def _phrase(self, words: list[str]) -> Iterator[Token]:
        """Words that must stand side by side: one token, without the prepositions and auxiliaries at its ends."""
        first, last = 0, len(words)
        while first < last and not self._is_content(words[first]):
            first += 1
        while last > first and not self._is_content(words[last - 1]):
            last -= 1
        yield from map(self._token, words[:first])
        inner = [word for word in words[first:last] if word not in ARTICLES]
        if len(inner) == 1 or any(word in TENSES | MODALS | NEGATIONS for word in inner):
            yield from map(self._token, inner)
        elif inner:
            main = 0 if any(word in PREPOSITIONS for word in inner) else len(inner) - 1
            inner[main] = (
                self.vocabulary.lemma("noun", inner[main]) or self.vocabulary.lemma("verb", inner[main]) or inner[main]
            )
            yield Token(Sign.WORD, "_".join(word.replace("-", "_") for word in inner), "_".join(words), "", True)
        yield from map(self._token, words[last:])

    def _is_content(self, word: str) -> bool:
        return word not in PREPOSITIONS | TENSES | MODALS | NEGATIONS | ARTICLES | _CLAUSE

    def _token(self, word: str) -> Token:
        if word.startswith("&"):
            return self._set(word.strip("&"))
        if word in TENSES:
            return Token(Sign.TENSE, word, word)
        if word in MODALS:
            return Token(Sign.MODAL, word, word)
        if word in NEGATIONS:
            return Token(Sign.NOT, "can" if word == "cannot" else "", word)
        if word in _ADVERBIAL:
            raise PatternRefusedError("adverbial or relative clause", f"a clause with {word!r} cannot be a condition")
        if word in _CLAUSE:
            return Token(Sign.CLAUSE, word, word)
        if "/" in word and PREPOSITIONS.issuperset(word.split("/")):
            return Token(Sign.PREPOSITION, word.replace("/", "|"), word)
        if word in PREPOSITIONS:
            return Token(Sign.PREPOSITION, word, word)
        known = self.vocabulary.lemmas(word)
        if not known:
            forms = self.vocabulary.completions(word)
            self.completed += bool(forms)
            return Token(Sign.WORD, "|".join(forms or [word.replace("-", "_")]), word, "", True)
        forms = [form.replace("-", "_") for form in known]
        noun = self._may_be_noun(word)
        verbs = [
            form for form in known if self.vocabulary.has("verb", form) and not (noun and self._is_rather_noun(word, form))
        ]
        return Token(Sign.WORD, "|".join(dict.fromkeys(forms)), word, "|".join(verbs), noun)

    def _may_be_noun(self, word: str) -> bool:
        if self.vocabulary.lemma("noun", word):
            return True
        participle = word.endswith("ed") and bool(self.vocabulary.lemma("verb", word))
        return bool(self.vocabulary.lemma("adj", word)) and not participle

    def _is_rather_noun(self, word: str, form: str) -> bool:
        """Whether a word that can be both stands for the noun: in the plural, or if the file never has it as a verb."""
        plural = word != form and word.endswith("s")
        return plural or form not in self.verbs or self.vocabulary.has("adj", form)

    def _set(self, name: str) -> Token:
        members = self.sets.get(name)
        if members is None:
            raise PatternRefusedError("unknown set", f"the set &{name.upper()} is nowhere defined in this file")
        auxiliaries = {member.replace(" ", "_") for member in members}
        if auxiliaries <= TENSES:
            return Token(Sign.TENSE, name, f"&{name}")
        if auxiliaries <= MODALS | {"is_to", "are_to"}:
            modals = dict.fromkeys("be_to" if member in {"is_to", "are_to"} else member for member in auxiliaries)
            return Token(Sign.MODAL, "|".join(sorted(modals)), f"&{name}")
        if auxiliaries <= PREPOSITIONS:
            return Token(Sign.PREPOSITION, "|".join(sorted(auxiliaries)), f"&{name}")
        return Token(Sign.WORD, f"@{self.prefix}{name}", f"&{name}", "", True)

    @staticmethod
    def _joined(tokens: list[Token]) -> list[Token]:
        """Join prepositions of two words, "is to" and "going to"; leave out articles."""
        found: list[Token] = []
        for token in tokens:
            before = found[-1] if found else Token(Sign.SKIP)
            if token.raw in ARTICLES:
                continue
            if (before.raw, token.raw) in _TWO_WORDS:
                found[-1] = Token(Sign.PREPOSITION, _TWO_WORDS[before.raw, token.raw], token.raw)
            elif token.raw == "to" and before.raw in {"is", "are", "was", "were", "going"}:
                found[-1] = Token(Sign.MODAL, "be_going_to" if before.raw == "going" else "be_to", "to")
            else:
                found.append(token)
        return found
