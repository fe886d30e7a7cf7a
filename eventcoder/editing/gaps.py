"""What a corpus talks about that the dictionaries don't know: who acted without a code, and verbs between known actors."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field

from eventcoder.actors.mention import Reach
from eventcoder.coder import Coder
from eventcoder.dictionary.patterns import PREPOSITIONS
from eventcoder.editing.corpus import Article
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.analysis import Analysis
from eventcoder.readings.reading import Match
from eventcoder.text import fold, words

__all__ = ["Gap", "Gaps", "as_yaml"]

_CONTEXTS = 3
_ALIKE = 0.88  # of difflib's ratio: "Al-Shabab" and "Al-Shabaab", not "North Korea" and "South Korea"
_PLAIN = re.compile(r"[A-Za-z][\w' .-]*")
_MOST_FRAMES = 5
_PROPER = {"NNP", "NNPS"}
_TITLES = {"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Lord", "Lady"}
_NOBODY = {"other", "one", "some", "many", "most", "all"}
_NO_DEEDS = {"be", "have", "do", "say"}


@define
class Gap:
    """Something without a code: its forms or frames with how often each was met, and some sentences."""

    forms: Counter[str] = field(factory=Counter)
    sentences: list[str] = field(factory=list)

    @property
    def count(self) -> int:
        """How often it was met."""
        return self.forms.total()

    def add(self, form: str, sentence: str) -> None:
        """Count a form."""
        self.forms[form] += 1
        if len(self.sentences) < _CONTEXTS and sentence not in self.sentences:
            self.sentences.append(sentence)

    def join(self, other: Gap) -> None:
        """Take over another gap's forms and sentences."""
        self.forms += other.forms
        self.sentences = [*dict.fromkeys([*self.sentences, *other.sentences])][:_CONTEXTS]


@define
class Gaps:
    """Collects the gaps of a corpus."""

    coder: Coder
    _names: dict[str, Gap] = field(init=False, factory=dict)
    _nouns: dict[str, Gap] = field(init=False, factory=dict)
    _verbs: dict[str, Gap] = field(init=False, factory=dict)

    def add(self, articles: Iterable[Article]) -> None:
        """Look for gaps in articles.

        Raises:
            InputError: if the date of an article cannot be read.

        """
        for article in articles:
            for analysis in self.coder.analyse(article.text, article.date):
                if not analysis.discarded():
                    self._look(analysis, article.text)

    def _look(self, analysis: Analysis, text: str) -> None:
        sentence = analysis.sentence
        shown = " ".join(text[sentence.starts[0] : sentence.end(len(sentence) - 1)].split())
        for reading in analysis.readings():
            predicate = reading.predicate
            if not reading.source:
                for head in predicate.subjects:
                    self._actor(analysis, head, shown)
            if not reading.target:
                for head in predicate.objects or [oblique.head for oblique in predicate.obliques[:1]]:
                    if sentence.tags[head] in _PROPER:  # other objects are things, as a rule
                        self._actor(analysis, head, shown)
        for index, tag in enumerate(sentence.tags):
            if tag[0] == "V":
                self._verb(analysis, index, shown)

    def _actor(self, analysis: Analysis, head: int, shown: str) -> None:
        sentence = analysis.sentence
        tag = sentence.tags[head]
        lemma = sentence.lemmas[head]
        known = any(item.start <= head < item.end for item in analysis.phrases.items)
        if tag[0] != "N" or known or lemma in _NOBODY or analysis.phrases.resolve(head, Reach.SOURCE):
            return
        if tag not in _PROPER and analysis.phrases.acts(head):
            return  # an instrument, or an event: nobody by itself
        start = head
        kinds = _PROPER if tag in _PROPER else {"NN", "NNS"}
        while start and sentence.tags[start - 1] in kinds:
            start -= 1
        if tag in _PROPER:
            start += sentence.words[start].rstrip(".") in _TITLES
            form = " ".join(sentence.words[start : head + 1]).replace(" - ", "-")
            table, key = self._names, " ".join(word.key for word in words(form))
        else:
            form = key = " ".join([*(sentence.words[i].lower() for i in range(start, head)), lemma])
            table = self._nouns
        if key and _PLAIN.fullmatch(form):
            table.setdefault(key, Gap()).add(form, shown)

    def _verb(self, analysis: Analysis, index: int, shown: str) -> None:
        outcomes, sentence = analysis.outcomes, analysis.sentence
        if sentence.lemmas[index] in _NO_DEEDS:
            return
        if (index in outcomes and outcomes[index].readings) or any(index in outcome.owned for outcome in outcomes.values()):
            return
        if any(isinstance(match, Match) for *_, match in analysis.reader.attempts(index)):
            return
        predicate = analysis.clauses.predicate(index)
        sources = {mention.code for head in predicate.subjects for mention in analysis.phrases.resolve(head, Reach.SOURCE)}
        frame = self._frame(analysis, predicate, sources) if sources else ""
        if frame:
            particles = predicate.particles - {word for oblique in predicate.obliques for word in oblique.path}
            verb = " ".join([sentence.lemmas[index], *sorted(particles & PREPOSITIONS)][:2])
            self._verbs.setdefault(verb, Gap()).add(frame, shown)

    def _frame(self, analysis: Analysis, predicate: Predicate, sources: set[str]) -> str:
        """The pattern that would take a verb between two known actors, "" if there is no second."""
        sentence, phrases = analysis.sentence, analysis.phrases
        noun = ""
        for head in predicate.objects:
            if any(mention.code not in sources for mention in phrases.resolve(head, Reach.SELF)):
                return "SOURCE * TARGET"
            if sentence.tags[head] in {"NN", "NNS"} and _PLAIN.fullmatch(sentence.lemmas[head]):
                noun = f"{sentence.lemmas[head]} "
        for oblique in predicate.obliques:
            mentions, preposition = phrases.resolve(oblique.head, Reach.SELF), "_".join(oblique.path)
            if oblique.agent or oblique.clausal or preposition not in PREPOSITIONS:
                continue
            if any(mention.code not in sources for mention in mentions):
                return f"SOURCE * {noun}{preposition} TARGET"
        return ""

    def names(self) -> list[Gap]:
        """Names without a code, the most frequent first; spellings and short forms of one name together."""
        return _ranked(_merged(self._names))

    def nouns(self) -> list[Gap]:
        """Descriptions without a code, the most frequent first."""
        return _ranked(self._nouns.values())

    def verbs(self) -> list[tuple[str, Gap]]:
        """Verbs between two known actors that no pattern took, with their frames, the most frequent first."""
        return sorted(self._verbs.items(), key=lambda item: (-item[1].count, item[0]))


def _ranked(gaps: Iterable[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda gap: (-gap.count, min(gap.forms)))


def _merged(table: dict[str, Gap]) -> list[Gap]:
    """Join a name to a longer one that ends with it, if there is just one, and to one that is spelt nearly alike."""
    merged: dict[str, Gap] = {}
    for key in sorted(table, key=lambda key: (-len(key.split()), -table[key].count, key)):
        longer = [other for other in merged if other.endswith(f" {key}")]
        near = longer if len(longer) == 1 else [other for other in merged if _is_alike(key, other)]
        if near:
            merged[near[0]].join(table[key])
        else:
            merged[key] = table[key]
    return list(merged.values())


def _is_alike(one: str, other: str) -> bool:
    """Whether two names differ in the spelling of their words only."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    return one.count(" ") == other.count(" ") and all(
        a == b or (min(len(a), len(b)) > 4 and difflib.SequenceMatcher(None, fold(a), fold(b)).ratio() >= _ALIKE)
        for a, b in pairs
    )


def as_yaml(gaps: Gaps, most: int = 0, least: int = 1) -> Iterator[str]:
    """The gaps as the lines of a dictionary file: it loads as it is, and lacks nothing but the codes.

    Args:
        gaps: what was found.
        most: so many of each kind, 0 for all.
        least: only what was met so often.

    """
    names, nouns = [(gap, _name(gap)) for gap in gaps.names()], [(gap, _noun(gap)) for gap in gaps.nouns()]
    verbs = [(gap, _verb(verb, gap)) for verb, gap in gaps.verbs()]
    for title, section, items in (
        ("Names that acted and have no code", "actors", names),
        ("Descriptions that acted and have no code", "agents", nouns),
        ("Verbs between two known actors that no pattern took", "predicates", verbs),
    ):
        frequent = [(gap, lines) for gap, lines in items if gap.count >= least]
        yield f"# {title}: {len(frequent)}"
        if frequent:
            yield f"{section}:"
        for gap, lines in frequent[: most or None]:
            yield f"  # {gap.count} time{'' if gap.count == 1 else 's'}"
            yield from (f"  #   {sentence}" for sentence in gap.sentences)
            yield from (f"  {line}" for line in lines)
        yield ""


def _name(gap: Gap) -> list[str]:
    forms = [form for form, _ in gap.forms.most_common()]
    first = max(forms, key=lambda form: len(form.split()))  # the first of the longest
    others = [form for form in forms if form != first]
    listed = [f"  names: [{', '.join(others)}]"] if others else []
    return [f"- name: {first}", *listed, "  code: XXX    # its code"]


def _noun(gap: Gap) -> list[str]:
    return [f"- {{code: XXX, nouns: [{min(gap.forms)}]}}    # or role: and the role that it adds to a country"]


def _verb(verb: str, gap: Gap) -> list[str]:
    frames = gap.forms.most_common(_MOST_FRAMES)
    patterns = [f"    - {{pattern: {frame}, code: none}}    # its code; {count} of {gap.count}" for frame, count in frames]
    return [f"- verbs: [{verb}]", "  patterns:", *patterns]
