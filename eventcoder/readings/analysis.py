"""A sentence on its way from a parse to events: every stage's result at hand, for the coder and for explanations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from attrs import define, evolve, field, frozen

from eventcoder.actors.mention import Item, Mention, Reach
from eventcoder.actors.names import find_names
from eventcoder.actors.phrases import Phrases
from eventcoder.actors.reference import Discourse, Pronouns, items_of
from eventcoder.dictionary.entries import ActorKind, Mutual
from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import Relation as R
from eventcoder.grammar.sentence import Sentence
from eventcoder.readings.given import complete
from eventcoder.readings.lexicon import Lexicon
from eventcoder.readings.match import Reader
from eventcoder.readings.reading import Outcome, Reading

__all__ = ["Analysis", "Deed", "analyse"]

_MOST_PAIRS = 25
_COERCION = "17"


@frozen
class Deed:
    """One reading with one source and one target."""

    reading: Reading
    source: Mention | None
    target: Mention | None

    @property
    def code(self) -> str:
        """The CAMEO code."""
        return self.reading.code


@define
class Analysis:
    """A sentence with its clauses, actors and readings. `most_actors`: no more different actors can be in it."""

    sentence: Sentence
    clauses: Clauses
    phrases: Phrases
    reader: Reader
    most_actors: int
    outcomes: dict[int, Outcome] = field(factory=dict)
    _is_read: bool = field(init=False, default=False)

    def read(self) -> None:
        """Read every predicate that the dictionaries know."""
        if self._is_read:
            return
        self._is_read = True
        for index, tag in enumerate(self.sentence.tags):
            if tag[0] in "VNJ" and self._may_tell(index) and self.reader.word(index):
                self.outcomes[index] = self.reader.final(index)

    def _may_tell(self, index: int) -> bool:
        """Whether a word may tell an event: not as a noun before a noun ("aid workers"), nor as a part of a name."""
        if self.sentence.tags[index][0] == "V":
            return True
        return self.clauses.graph.relations[index] is not R.MODIFIER and not self.phrases.is_name(index)

    def readings(self) -> list[Reading]:
        """The readings that are events of their own, most important first."""
        self.read()
        owned = {index for outcome in self.outcomes.values() for index in outcome.owned}
        found = [reading for index, outcome in self.outcomes.items() if index not in owned for reading in outcome.readings]
        found.sort(key=lambda reading: (reading.predicate.rank, reading.predicate.head))
        return found if self.phrases.given is None else [complete(reading, self.phrases, self.clauses) for reading in found]

    def discarded(self) -> str:
        """The phrase of the dictionaries' `discards:` that the sentence holds, "" for none."""
        return self.reader.lexicon.discard(self.sentence.lemmas, self.clauses.graph.written)

    def deeds(self, require_dyad: bool) -> list[Deed]:
        """The readings with compound actors multiplied out; the same dyad and code once."""
        if self.most_actors < (2 if require_dyad else 1) or self.discarded():
            return []
        seen: set[tuple[str, str, str]] = set()
        deeds: list[Deed] = []
        for reading in self.readings():
            for pair in _multiplied(reading):
                to_itself = self.phrases.given is None and self._is_to_itself(pair)
                deed = evolve(pair, target=None) if to_itself else pair
                if require_dyad and (deed.source is None or deed.target is None):
                    continue
                key = (deed.source.code if deed.source else "", deed.code, deed.target.code if deed.target else "")
                if key in seen and self.phrases.given is None:
                    continue
                seen.add(key)
                deeds.append(deed)
        return deeds

    def _is_to_itself(self, deed: Deed) -> bool:
        """Whether source and target are two names of one actor; a state may arrest its own, and bomb a town of its own."""
        source, target = deed.source, deed.target
        if source is None or target is None or deed.code.startswith(_COERCION):
            return False
        ontology = self.phrases.ontology
        material = ontology.is_material_conflict(deed.code)
        at_home = self.phrases.is_place(target.head)
        if source.code == target.code:
            return not (material and at_home)
        if source.code[:3] != target.code[:3] or source.code.startswith("IGO"):
            return False
        # "told its soldiers to wait", "evacuated people from Gorazde": no dyad
        return (self.phrases.is_theirs(target.head) and not material) or (at_home and not ontology.is_conflict(deed.code))

    def main_subjects(self) -> tuple[Mention, ...]:
        """Who the main clause is about."""
        relations = self.clauses.graph.relations
        root = next((i for i, relation in enumerate(relations) if relation is R.ROOT), None)
        if root is None:
            return ()
        subjects = self.clauses.predicate(root).grammatical_subjects
        return tuple(m for head in subjects for m in self.phrases.resolve(head, Reach.SOURCE))


def _multiplied(reading: Reading) -> Iterator[Deed]:
    sources: Sequence[Mention | None] = reading.source or (None,)
    targets: Sequence[Mention | None] = reading.target or (None,)
    if reading.mutual is not Mutual.NO and not reading.target and len(reading.source) > 1:
        pairs = [(a, b) for a, b in product(reading.source, repeat=2) if a.key != b.key]
        for a, b in pairs[:_MOST_PAIRS]:
            yield Deed(reading, a, b)
        return
    if sources == (None,) and targets == (None,):
        return
    for source, target in list(product(sources, targets))[:_MOST_PAIRS]:
        yield Deed(reading, source, target)
        if source and target and reading.mutual is Mutual.YES:
            yield Deed(reading, target, source)
        elif source and target and reading.mirror:
            yield Deed(evolve(reading, code=reading.mirror), target, source)


def analyse(
    sentence: Sentence,
    text: str,
    lexicon: Lexicon,
    discourse: Discourse,
    day: int,
    given: Sequence[tuple[int, int, str]] | None = None,
    since: int = 0,
) -> Analysis:
    """Analyse one sentence.

    Args:
        sentence: the parse.
        text: the article that the sentence's offsets count in.
        lexicon: what is known.
        discourse: what the article has said before; the sentence is added to it.
        day: the ordinal of the article's day.
        given: the caller's actors as character offsets with a code or "", None to find them.
        since: what is told of the years before this one is history; 0 for none.

    """
    dictionary = lexicon.dictionary
    graph = Graph(sentence)
    last = sentence.words[-1]
    clauses = Clauses(graph, question=last == "?", headline=last[-1].isalnum(), since=since)
    ends = [sentence.end(i) for i in range(len(sentence))]
    start = sentence.starts[0]
    found = find_names(text[start : ends[-1]], discourse.learned, dictionary.names)
    relative = [s - start for s in sentence.starts], [e - start for e in ends]
    phrases = Phrases(
        graph,
        dictionary.ontology,
        items_of(found, *relative, day),
        dictionary.transparent,
        None if given is None else _at_words(given, sentence, ends),
        discourse.country,
        discourse.named,
    )
    phrases.refer = Pronouns(clauses, phrases, discourse.subjects).resolve
    phrases.acts = lambda index: lexicon.acts(graph.tags[index], sentence.lemmas[index], graph.written[index])
    most = _most_actors(phrases, len(discourse.subjects))
    analysis = Analysis(sentence, clauses, phrases, Reader(lexicon, clauses, phrases), most)
    discourse.add(phrases, analysis.main_subjects() if most else ())
    return analysis


def _most_actors(phrases: Phrases, earlier: int) -> int:
    """How many different actors a sentence may hold: its names, and as many of the `earlier` as it has pronouns."""
    if phrases.given is not None:
        return len(phrases.given)
    found = min(earlier, sum(tag in {"PRP", "PRP$"} for tag in phrases.graph.tags))
    before: Item | None = None
    for item in phrases.items:
        entry = item.name.entry
        beside = before is not None and before.end == item.start
        # "Kenyan president" is one actor; "spokesman" alone is none.
        if not (beside and entry.kind is ActorKind.AGENT) and not (entry.neutral and not item.code):
            found += 1
        before = item
    return found


def _at_words(given: Sequence[tuple[int, int, str]], sentence: Sentence, ends: Sequence[int]) -> list[tuple[int, int, str]]:
    spans = []
    for start, end, code in given:
        inside = [i for i in range(len(sentence)) if sentence.starts[i] < end and start < ends[i]]
        if inside:
            spans.append((inside[0], inside[-1] + 1, code))
    return spans
