"""From analysed sentences to reports: every fact is gathered here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcoder.coder import Coder, Date
from eventcoder.dictionary.entries import Pattern
from eventcoder.explain.excerpt import excerpt
from eventcoder.explain.report import Arc, Clause, MadeBy, Mention, Report, Told, Word
from eventcoder.explain.why_not import WhyNot
from eventcoder.grammar.labels import Relation
from eventcoder.grammar.predicate import Predicate
from eventcoder.readings.analysis import Analysis
from eventcoder.text import clean

__all__ = ["report_of", "reports"]

_NOBODY = "---"
_AUXILIARIES = {Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.COPULA}


def reports(coder: Coder, text: str, date: Date = None) -> list[Report]:
    """A report of every sentence of a text; none if it is empty, or holds only boilerplate.

    Raises:
        InputError: as `Coder.code` does.

    """
    return [report_of(analysis, clean(text)) for analysis in coder.analyse(text, date)]


def report_of(analysis: Analysis, text: str) -> Report:
    """The report of one sentence of an article's text."""
    sentence, graph = analysis.sentence, analysis.clauses.graph
    return Report(
        text=text[sentence.starts[0] : sentence.end(len(sentence) - 1)],
        words=tuple(Word(word, tag) for word, tag in zip(sentence.words, graph.tags, strict=True)),
        arcs=tuple(_arcs(analysis)),
        mentions=tuple(_mentions(analysis, text)),
        clauses=tuple(_clauses(analysis)),
        told=tuple(_told(analysis)),
        listed=WhyNot(analysis).words(),
        notes=tuple(_notes(analysis)),
    )


def _notes(analysis: Analysis) -> Iterator[str]:
    if discarded := analysis.discarded():
        yield f"The whole sentence is discarded, for it holds '{discarded}' (discards:)."
    elif analysis.most_actors < 2:
        yield "The sentence holds fewer than two known actors, so that nothing in it passes between two."


def _arcs(analysis: Analysis) -> Iterator[Arc]:
    """The parse as the coder reads it; where it was mended, a tie has the name of its new relation."""
    sentence, graph = analysis.sentence, analysis.clauses.graph
    for child, head in enumerate(graph.heads):
        if head != child:
            relation, label = graph.relations[child], sentence.labels[child]
            mended = head != sentence.heads[child] or relation is not sentence.scheme.relation(label)
            yield Arc(head, child, relation.name.lower().replace("_", " ") if mended else label)


def _mentions(analysis: Analysis, text: str) -> Iterator[Mention]:
    """The actors that phrases are, and those that events have besides: what pronouns stand for, two at one noun."""
    sentence, phrases = analysis.sentence, analysis.phrases
    deeds = analysis.deeds(require_dyad=False)
    sources = {(m.start, m.end, m.code) for deed in deeds if (m := deed.source)}
    targets = {(m.start, m.end, m.code) for deed in deeds if (m := deed.target)}
    own = {(m.start, m.end, m.code) for index in range(len(sentence)) if (m := phrases.own(index))}
    for start, end, code in sorted(own | sources | targets):
        first, last = sentence.starts[start], sentence.end(end - 1)
        yield Mention(
            first - sentence.starts[0],
            last - sentence.starts[0],
            text[first:last],
            code,
            tuple(dict.fromkeys(i.name.entry.location for i in phrases.items if start <= i.start < end)),
            source=(start, end, code) in sources,
            target=(start, end, code) in targets,
        )


def _clauses(analysis: Analysis) -> Iterator[Clause]:
    sentence, graph = analysis.sentence, analysis.clauses.graph
    for index, tag in enumerate(graph.tags):
        known = tag[0] in "VNJ" and analysis.reader.word(index) is not None
        if known or (tag[0] == "V" and graph.relations[index] not in _AUXILIARIES):
            predicate = analysis.clauses.predicate(index)
            arguments = tuple(_arguments(sentence.words, predicate))
            yield Clause(sentence.words[index], arguments, tuple(_marks(predicate)), known)


def _arguments(words: Sequence[str], predicate: Predicate) -> Iterator[tuple[str, str]]:
    for name in ("subjects", "objects", "indirect", "modifiers", "infinitives", "clauses", "predicatives"):
        indices: tuple[int, ...] = getattr(predicate, name)
        if indices:
            yield name, ", ".join(words[i] for i in indices)
    for oblique in predicate.obliques:
        yield " ".join(oblique.path), words[oblique.head]


def _marks(predicate: Predicate) -> Iterator[str]:
    yield from predicate.modals
    yield from (name for name in ("passive", "negated", "hypothetical") if getattr(predicate, name))


def _told(analysis: Analysis) -> Iterator[Told]:
    codes = analysis.reader.dictionary.ontology.codes
    why_not = WhyNot(analysis)
    for deed in analysis.deeds(require_dyad=False):
        left_out = "" if deed.source and deed.target else why_not.side_missing(deed)
        yield Told(
            deed.source.code if deed.source else _NOBODY,
            deed.code,
            deed.target.code if deed.target else _NOBODY,
            codes[deed.code].name,
            analysis.sentence.words[deed.reading.predicate.head],
            tuple(_made_by(pattern, len(deed.reading.patterns) > 1) for pattern in deed.reading.patterns),
            left_out,
        )


def _made_by(pattern: Pattern, in_chain: bool) -> MadeBy:
    gave = f"operator {pattern.operator}" if pattern.operator and in_chain else f"code {pattern.code}"
    return MadeBy(pattern.entry, pattern.text, gave, pattern.location, excerpt(pattern))
