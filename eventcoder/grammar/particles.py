"""The rest of a phrasal verb."""

from __future__ import annotations

from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import Relation as R

__all__ = ["particles"]


def particles(graph: Graph, verb: int) -> frozenset[str]:
    """The rest of a phrasal verb, perhaps: "off" in "called off", "free" in "set free", "part" and "in" in "take part in"."""
    lemmas = graph.sentence.lemmas
    kids = graph.kids(verb, R.PARTICLE, R.ADVERB, R.PREDICATIVE, R.OBJECT)
    # "called off the visit", with off as a preposition; not "gave Somalia a grant in May"
    for preposition in graph.kids(verb, R.PREPOSITION):
        # "voted heavily for", "took part in"
        beside = all(graph.tags[i][0] == "R" or not graph.children[i] for i in range(verb + 1, preposition))
        if preposition > verb and (beside or graph.kid(preposition, R.PREPOSITION_OBJECT) is None):
            kids.append(preposition)
    interjections = [child for child in graph.children[verb] if graph.tags[child] == "UH"]  # "said no to"
    return frozenset(lemmas[child] for child in (*kids, *interjections))
