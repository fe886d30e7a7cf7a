"""What the grammar says of a word of a parse, in words instead of numbers."""

from __future__ import annotations

from eventcoder.grammar.clauses import Clauses
from eventcoder.grammar.graph import Graph
from eventcoder.grammar.predicate import Predicate
from eventcoder.grammar.sentence import Sentence

__all__ = ["predicate", "speaker", "told"]

_ARGUMENTS = ("subjects", "objects", "indirect", "modifiers", "infinitives", "clauses", "predicatives")
_MARKS = ("passive", "negated", "hypothetical")


def predicate(sentence: Sentence, word: str) -> Predicate:
    """The predicate at a word of a sentence."""
    last = sentence.words[-1]
    clauses = Clauses(Graph(sentence), question=last == "?", headline=last[-1].isalnum())
    return clauses.predicate(list(sentence.words).index(word))


def told(sentence: Sentence, word: str) -> dict[str, object]:
    """The arguments and marks of a word, those that it has: {"subjects": "Kenya, Uganda", "modals": "must"}.

    Prepositional phrases stand under "phrases", each with its preposition: "with Chad, in Nairobi".
    """
    found = predicate(sentence, word)
    words = sentence.words
    said: dict[str, object] = {name: ", ".join(words[i] for i in getattr(found, name)) for name in _ARGUMENTS}
    said["phrases"] = ", ".join(f"{' '.join(o.path)} {words[o.head]}" for o in found.obliques)
    said["modals"] = ", ".join(found.modals)
    said |= {name: getattr(found, name) for name in _MARKS}
    return {name: value for name, value in said.items() if value}


def speaker(sentence: Sentence, word: str) -> str:
    """The subject of the clause around that of a word."""
    outer = predicate(sentence, word).governor
    return "" if outer < 0 else str(told(sentence, sentence.words[outer]).get("subjects", ""))
