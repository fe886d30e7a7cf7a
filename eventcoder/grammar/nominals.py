"""Nouns and adjectives as predicates: "Israel's attack on Gaza", "talks between A and B", "is ready to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventcoder.grammar.graph import RELATIVE_WORDS, Graph, Oblique
from eventcoder.grammar.labels import Relation as R
from eventcoder.grammar.predicate import Predicate, Rank

if TYPE_CHECKING:
    from eventcoder.grammar.clauses import Clauses

__all__ = ["bystander", "nominal", "party"]

_COPULAS = {"be", "remain", "stay", "become"}
_STATES = {"in", "at", "under", "on"}
_AIMS = {"on", "against", "to"}


def nominal(clauses: Clauses, index: int) -> Predicate:
    """The predicate at a noun or adjective."""
    graph = clauses.graph
    obliques = graph.obliques(index)
    subjects = graph.spread(graph.kids(index, R.POSSESSOR))
    relatives = list(_relatives(graph, index))
    nested = tuple(_nested(graph, index, relatives))
    subjects += graph.spread([o.head for o in nested if (o.path == ("by",) or o.agent) and not o.clausal])
    for clause in relatives:
        subjects = subjects or graph.spread(graph.kids(clause, R.SUBJECT))
    governor = clauses.governor(index)
    copula = _copula(graph, index)
    negated = any(graph.sentence.lemmas[d] in {"no", "neither"} for d in graph.kids(index, R.DETERMINER, R.NEGATION))
    modals: tuple[str, ...] = ()
    hypothetical, rank = False, int(Rank.NOMINAL)
    if governor >= 0:
        outer = clauses.predicate(governor)
        # "An attack on Estonia would test the alliance": there has been none.
        hypothetical = outer.hypothetical or bool({"would", "could", "might", "may"}.intersection(outer.modals))
        if copula == governor:
            subjects = subjects or outer.subjects or outer.objects
            negated, modals, rank = negated or outer.negated, outer.modals, outer.rank
    elif graph.kid(index, R.COPULA) is not None:
        subjects = subjects or graph.spread(graph.kids(index, R.SUBJECT))
        modals = tuple(graph.sentence.lemmas[a] for a in graph.kids(index, R.AUXILIARY) if graph.tags[a] == "MD")
        negated = negated or any(graph.sentence.lemmas[a] in {"not", "never"} for a in graph.kids(index, R.ADVERB))
        rank = Rank.MAIN
    hypothetical = hypothetical or any(clauses.is_history(o) for o in nested if o.path in {("in",), ("of",)})
    infinitives: list[int] = []
    finite: list[int] = []
    for child in graph.kids(index, R.ADNOMINAL, R.RELATIVE, R.OPEN_COMPLEMENT, R.COMPLEMENT, R.ADVERBIAL):
        if any(graph.tags[c] == "TO" for c in graph.kids(child, R.AUXILIARY, R.MARKER)):
            infinitives.append(child)
        elif graph.relations[child] in {R.COMPLEMENT, R.ADNOMINAL} and graph.kid(child, R.MARKER) is not None:
            finite.append(child)
    return Predicate(
        head=index,
        subjects=subjects,
        objects=graph.spread([o.head for o in obliques if o.path == ("of",)]),
        modifiers=tuple(child for child in graph.kids(index, R.MODIFIER) if not graph.is_clause(child)),
        obliques=nested,
        infinitives=graph.spread(infinitives),
        clauses=graph.spread(finite),
        nominal=True,
        negated=negated,
        modals=modals,
        hypothetical=hypothetical,
        rank=rank,
        governor=governor,
    )


def bystander(clauses: Clauses, noun: int) -> tuple[int, ...]:
    """Who does what a bare noun behind "in" says: "marched in protest", "fired in retaliation"."""
    graph = clauses.graph
    head = graph.heads[noun]
    if graph.relations[noun] is not R.PREPOSITION_OBJECT or graph.sentence.lemmas[head] != "in":
        return ()
    verb = graph.heads[head]
    if not graph.is_verb(verb) or graph.kid(noun, R.DETERMINER, R.POSSESSOR, R.MODIFIER) is not None:
        return ()
    return clauses.predicate(verb).subjects


def party(clauses: Clauses, noun: int) -> tuple[int, ...]:
    """Who takes part in a meeting that a sentence mentions: "released them after talks with Moscow"."""
    graph = clauses.graph
    head = graph.heads[noun]
    after = graph.sentence.lemmas[head] in {"after", "during", "in", "at"}
    if graph.relations[noun] is not R.PREPOSITION_OBJECT or not after:
        return ()
    verb = graph.heads[head]
    return clauses.predicate(verb).subjects if graph.is_verb(verb) else ()


def _nested(graph: Graph, noun: int, relatives: Sequence[int]) -> Iterator[Oblique]:
    """A noun's prepositional phrases, those that the parser hung on its "of", and those of its participles and `relatives`.

    "The release of prisoners by Israel", "the sanctions imposed on Iran by the EU", "the raid that Israel launched on Gaza".
    """
    obliques = graph.obliques(noun)
    yield from obliques
    for oblique in obliques:
        if oblique.path in {("of",), ("by",)} and not oblique.clausal:
            yield from graph.obliques(oblique.head)
    for participle in graph.kids(noun, R.ADNOMINAL):
        if graph.tags[participle] in {"VBN", "VBD"}:
            yield from graph.obliques(participle)
    for clause in relatives:
        yield from (o for o in graph.obliques(clause) if o.path[-1] in _AIMS)


def _relatives(graph: Graph, noun: int) -> Iterator[int]:
    """The relative clauses that say who did to whom what the noun says: "the sanctions (that) it imposed on Iran"."""
    for clause in graph.kids(noun, R.RELATIVE):
        subject = graph.kid(clause, R.SUBJECT)
        if subject is None or graph.tags[subject] in RELATIVE_WORDS:
            continue
        if graph.kid(clause, R.PASSIVE_AUXILIARY, R.COMPLEMENT, R.OPEN_COMPLEMENT) is not None:
            continue
        if all(graph.tags[o] in RELATIVE_WORDS for o in graph.kids(clause, R.OBJECT)):
            yield clause


def _copula(graph: Graph, index: int) -> int:
    """The "be" whose predicate a noun or adjective is ("is a donor", "is in talks"), -1 for none."""
    index = graph.first_conjunct(index)
    head = graph.heads[index]
    if graph.relations[index] is R.PREDICATIVE:
        return head
    if graph.relations[index] is R.PREPOSITION_OBJECT:
        above = graph.heads[head]
        if graph.sentence.lemmas[head] in _STATES and graph.sentence.lemmas[above] in _COPULAS:
            return above
        if graph.sentence.lemmas[head] == "of" and graph.tags[above] == "CD":  # "is one of the largest donors"
            return _copula(graph, above)
    return -1
