"""The merged dictionaries in the form that coding works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen

from eventcoder.dictionary.entries import ModalEntry, Name, Pattern, PredicateEntry, WordKind
from eventcoder.errors import Problem
from eventcoder.ontology import Ontology

__all__ = ["Dictionary", "Listed", "Trie"]

# A node of the trie of names: the next nodes by word, and under "" the names that end here.
Trie = dict[str, Any]


@frozen
class Listed:
    """A dictionary word with its patterns: ("call", "off") under the verb "call"."""

    words: tuple[str, ...]
    patterns: tuple[Pattern, ...]


@frozen
class Dictionary:
    """Everything that the dictionaries say.

    Attributes:
        ontology: codes, operators, roles.
        names: the trie of actors' and agents' names.
        predicates: for each part of speech, the listed words by their main lemma.
        modals: what auxiliaries make of an event.
        transparent: nouns that are looked through ("a series of").
        entries: the predicate entries, for the checker and the coverage of examples.
        warnings: what is suspicious but usable.
        discards: phrases, as lemmas, that keep a whole sentence from being coded ("world cup").
        instruments: nouns whose owner acts through them ("Israeli jets").

    """

    ontology: Ontology
    names: Trie
    predicates: Mapping[WordKind, Mapping[str, tuple[Listed, ...]]]
    modals: tuple[ModalEntry, ...] = ()
    transparent: frozenset[str] = frozenset()
    entries: Sequence[PredicateEntry] = ()
    warnings: tuple[Problem, ...] = ()
    discards: frozenset[tuple[str, ...]] = frozenset()
    instruments: frozenset[str] = frozenset()
    modal_index: Mapping[str, ModalEntry] = field(init=False)

    def __attrs_post_init__(self) -> None:
        index = {word: entry for entry in self.modals for word in entry.words}
        object.__setattr__(self, "modal_index", index)

    def names_listed(self) -> list[Name]:
        """All names of the trie, in no particular order."""
        found: list[Name] = []
        open_nodes = [self.names]
        while open_nodes:
            node = open_nodes.pop()
            for key, value in node.items():
                if key:
                    open_nodes.append(value)
                else:
                    found.extend(value)
        return found
