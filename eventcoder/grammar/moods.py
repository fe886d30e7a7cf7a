"""Modals and negation: what a verb's auxiliaries and its neighbours make of it."""

from __future__ import annotations

from eventcoder.grammar.graph import Graph
from eventcoder.grammar.labels import Relation as R

__all__ = [
    "has_singular_subject",
    "has_to",
    "is_comparison",
    "is_imagined",
    "is_inverted",
    "is_negated",
    "is_recalled",
    "is_subjunctive",
    "is_supposed",
    "joined_by",
    "modals",
]

_NO = {"no", "neither"}
_LONG = {"year", "decade", "century"}
_MARKED = {"be", "mark", "pass", "commemorate", "celebrate"}
_THINK = {"suppose", "imagine", "assume"}
_SEMI_MODALS = {"be", "be going", "have", "need", "ought"}


def has_to(graph: Graph, verb: int) -> bool:
    """Whether a verb is an infinitive with to."""
    tags = graph.tags
    return any(tags[child] == "TO" for child in graph.kids(verb, R.AUXILIARY, R.MARKER))


def modals(graph: Graph, verb: int) -> tuple[str, ...]:
    """The base forms of a verb's modals, those before an infinitive included (is to, has to)."""
    sentence = graph.sentence
    found = [sentence.lemmas[a] for a in graph.kids(verb, R.AUXILIARY) if sentence.tags[a] == "MD"]
    if found or not has_to(graph, verb):
        return tuple(found)
    if graph.relations[verb] is R.ROOT:  # a headline: "Putin to visit China"
        return ("be to",)
    head = graph.heads[verb]
    if graph.relations[verb] is R.OPEN_COMPLEMENT and graph.is_verb(head):
        semi = "be going" if sentence.tags[head] == "VBG" and sentence.lemmas[head] == "go" else sentence.lemmas[head]
        if semi in _SEMI_MODALS:
            return (*modals(graph, head), f"{semi} to")
    return ()


def is_negated(graph: Graph, verb: int) -> bool:
    """Whether a verb, its subject or its object is negated."""
    if graph.kid(verb, R.NEGATION) is not None:
        return True
    lemmas = graph.sentence.lemmas
    if any(lemmas[child] == "neither" for child in graph.children[verb]):
        return True
    nouns = graph.kids(verb, R.SUBJECT, R.PASSIVE_SUBJECT, R.OBJECT)
    if any(lemmas[d] in _NO for noun in nouns for d in graph.kids(noun, R.DETERMINER)):
        return True
    return any(lemmas[a] in {"not", "never", "n't"} for a in graph.kids(verb, R.ADVERB))


def is_inverted(graph: Graph, verb: int) -> bool:
    """ "Were Egypt to recognise Israel", "had Egypt recognised Israel": an if-clause without "if"."""
    subject = graph.kid(verb, R.SUBJECT, R.PASSIVE_SUBJECT)
    auxiliaries = graph.kids(verb, R.AUXILIARY, R.PASSIVE_AUXILIARY) if subject is not None else []
    return any(a < (subject or 0) and graph.written[a] in {"were", "had", "should"} for a in auxiliaries)


def has_singular_subject(graph: Graph, verb: int) -> bool:
    """Whether one thing is a verb's subject, with which a plural form that the tagger saw does not go."""
    return any(graph.tags[s] in {"NN", "NNP"} and not graph.conjuncts(s) for s in graph.kids(verb, R.SUBJECT))


def is_subjunctive(graph: Graph, verb: int) -> bool:
    """ "Insisted that Russia withdraw"."""
    bare = graph.kid(verb, R.AUXILIARY, R.PASSIVE_AUXILIARY) is None
    return bare and graph.tags[verb] in {"VB", "VBP"} and has_singular_subject(graph, verb)


def is_supposed(graph: Graph, verb: int) -> bool:
    """ "In that case Turkey would close the straits", but not "Turkey would close the straits next month": that is a plan."""
    return "would" in modals(graph, verb) and not graph.has_time(verb)


def is_recalled(graph: Graph, verb: int) -> bool:
    """ "Sunday marks two decades since NATO bombed Yugoslavia", "ten years after NATO bombed Yugoslavia": an anniversary."""
    lemmas = graph.sentence.lemmas
    marks = [mark for mark in graph.kids(verb, R.MARKER) if lemmas[mark] in {"since", "after"}]
    if not marks or graph.relations[verb] is not R.ADVERBIAL:
        return False
    counted = any(lemmas[c] in _LONG and c < marks[0] for c in graph.children[verb])
    return counted or (lemmas[marks[0]] == "since" and lemmas[graph.heads[verb]] in _MARKED)


def is_comparison(graph: Graph, verb: int) -> bool:
    """ "More Britons than Germans visited Turkey": a figure, and nobody's deed."""
    for noun in graph.kids(verb, R.SUBJECT, R.PASSIVE_SUBJECT, R.OBJECT):
        if any(o.path == ("than",) for o in graph.obliques(noun)):
            return any(graph.tags[m] == "JJR" for m in graph.kids(noun, R.MODIFIER))
    return False


def is_imagined(graph: Graph, verb: int) -> bool:
    """ "Suppose that Algeria reopened the border": what an imperative asks to think of."""
    above = graph.heads[verb]
    if graph.relations[verb] is not R.COMPLEMENT or graph.tags[above] != "VB":
        return False
    return graph.sentence.lemmas[above] in _THINK and graph.kid(above, R.SUBJECT, R.AUXILIARY) is None


def joined_by(graph: Graph, index: int, words: set[str]) -> bool:
    """Whether a word is conjoined by one of these conjunctions."""
    head = graph.heads[index]
    return any(graph.sentence.lemmas[cc] in words for cc in graph.kids(head, R.COORDINATOR))
