"""The labels of dependency schemes, in one table each; nothing else in eventcoder knows them.

`CLEAR` is what spaCy's English pipelines use (ClearNLP's labels), `UNIVERSAL` are Universal Dependencies (version 2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import IntEnum, auto

from attrs import frozen

__all__ = ["CLEAR", "SCHEMES", "UNIVERSAL", "Relation", "Scheme", "scheme_of"]


class Relation(IntEnum):
    """What a word is to its head, whatever the scheme."""

    SUBJECT = auto()
    PASSIVE_SUBJECT = auto()
    CLAUSAL_SUBJECT = auto()
    OBJECT = auto()
    INDIRECT_OBJECT = auto()
    PREDICATIVE = auto()
    PREPOSITION = auto()  # a preposition as a head of its object (ClearNLP)
    AGENT = auto()  # the "by" of a passive as such a head
    PREPOSITION_OBJECT = auto()
    PREPOSITION_CLAUSE = auto()
    OBLIQUE = auto()  # a noun whose preposition is its child (Universal Dependencies)
    CASE = auto()  # that child, or a possessive sign
    COMPLEMENT = auto()
    OPEN_COMPLEMENT = auto()
    ADVERBIAL = auto()
    RELATIVE = auto()
    ADNOMINAL = auto()
    APPOSITION = auto()
    POSSESSOR = auto()
    MODIFIER = auto()
    ADVERB = auto()
    DETERMINER = auto()
    CONJUNCT = auto()
    COORDINATOR = auto()
    PARATAXIS = auto()
    PARTICLE = auto()
    AUXILIARY = auto()
    PASSIVE_AUXILIARY = auto()
    COPULA = auto()  # "be" as the child of its predicate (Universal Dependencies)
    NEGATION = auto()
    MARKER = auto()
    ROOT = auto()
    OTHER = auto()


@frozen
class Scheme:
    """A label scheme: its table from label to relation."""

    name: str
    table: Mapping[str, Relation]

    def relation(self, label: str) -> Relation:
        """The relation of a label; a sub-type that the table lacks counts as its main type."""
        return self.table.get(label) or self.table.get(label.partition(":")[0], Relation.OTHER)


CLEAR = Scheme(
    "ClearNLP",
    {
        "ROOT": Relation.ROOT,
        "nsubj": Relation.SUBJECT,
        "nsubjpass": Relation.PASSIVE_SUBJECT,
        "csubj": Relation.CLAUSAL_SUBJECT,
        "csubjpass": Relation.CLAUSAL_SUBJECT,
        "dobj": Relation.OBJECT,
        "dative": Relation.INDIRECT_OBJECT,
        "attr": Relation.PREDICATIVE,
        "acomp": Relation.PREDICATIVE,
        "oprd": Relation.PREDICATIVE,
        "prep": Relation.PREPOSITION,
        "agent": Relation.AGENT,
        "pobj": Relation.PREPOSITION_OBJECT,
        "pcomp": Relation.PREPOSITION_CLAUSE,
        "ccomp": Relation.COMPLEMENT,
        "xcomp": Relation.OPEN_COMPLEMENT,
        "advcl": Relation.ADVERBIAL,
        "relcl": Relation.RELATIVE,
        "acl": Relation.ADNOMINAL,
        "appos": Relation.APPOSITION,
        "poss": Relation.POSSESSOR,
        "case": Relation.CASE,
        "amod": Relation.MODIFIER,
        "compound": Relation.MODIFIER,
        "nmod": Relation.MODIFIER,
        "npadvmod": Relation.MODIFIER,
        "nummod": Relation.MODIFIER,
        "advmod": Relation.ADVERB,
        "det": Relation.DETERMINER,
        "predet": Relation.DETERMINER,
        "conj": Relation.CONJUNCT,
        "cc": Relation.COORDINATOR,
        "parataxis": Relation.PARATAXIS,
        "prt": Relation.PARTICLE,
        "aux": Relation.AUXILIARY,
        "auxpass": Relation.PASSIVE_AUXILIARY,
        "neg": Relation.NEGATION,
        "mark": Relation.MARKER,
    },
)

UNIVERSAL = Scheme(
    "Universal Dependencies",
    {
        "root": Relation.ROOT,
        "ROOT": Relation.ROOT,
        "nsubj": Relation.SUBJECT,
        "nsubj:pass": Relation.PASSIVE_SUBJECT,
        "csubj": Relation.CLAUSAL_SUBJECT,
        "obj": Relation.OBJECT,
        "iobj": Relation.INDIRECT_OBJECT,
        "obl": Relation.OBLIQUE,
        "nmod": Relation.OBLIQUE,
        "nmod:poss": Relation.POSSESSOR,
        "case": Relation.CASE,
        "ccomp": Relation.COMPLEMENT,
        "xcomp": Relation.OPEN_COMPLEMENT,
        "advcl": Relation.ADVERBIAL,
        "acl": Relation.ADNOMINAL,
        "acl:relcl": Relation.RELATIVE,
        "appos": Relation.APPOSITION,
        "amod": Relation.MODIFIER,
        "compound": Relation.MODIFIER,
        "compound:prt": Relation.PARTICLE,
        "flat": Relation.MODIFIER,
        "nummod": Relation.MODIFIER,
        "advmod": Relation.ADVERB,
        "det": Relation.DETERMINER,
        "conj": Relation.CONJUNCT,
        "cc": Relation.COORDINATOR,
        "parataxis": Relation.PARATAXIS,
        "aux": Relation.AUXILIARY,
        "aux:pass": Relation.PASSIVE_AUXILIARY,
        "cop": Relation.COPULA,
        "mark": Relation.MARKER,
    },
)

SCHEMES = (CLEAR, UNIVERSAL)


def scheme_of(labels: Collection[str]) -> Scheme | None:
    """The scheme that a parser's labels belong to; None if they fit neither."""
    known = set(labels)
    if {"nsubj", "dobj", "pobj"} <= known:
        return CLEAR
    if {"nsubj", "obj", "obl", "case"} <= known:
        return UNIVERSAL
    return None
