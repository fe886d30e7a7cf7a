"""What an article has called somebody so far, for those whom it later calls by a bare noun: "the rebels", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

__all__ = ["Named", "same_country", "same_noun", "same_role", "the_organization", "the_several"]


@frozen
class Named:
    """An actor as a sentence named it.

    `noun` is the role noun that it was called by, "" for a name. `organization`: a body with a name of its own.
    `subject`: whom the sentence is about.
    """

    code: str
    noun: str = ""
    organization: bool = False
    subject: bool = False


_GOVERNMENT = "GOV"
# The sentences before, the last one first; each with the actors that it names.
_Sentences = Sequence[Sequence[Named]]


def same_noun(sentences: _Sentences, noun: str) -> str:
    """The code of whom the article called by this noun last, or by a longer one ("foreign ministry", then "ministry")."""
    return _last(sentences, lambda named: named.noun == noun or named.noun.endswith(f" {noun}"))


def same_role(sentences: _Sentences, role: str, country: Callable[[str], bool]) -> str:
    """The code of whom the article named last in this role of some country: after "Sri Lankan troops", "the army".

    What is of a government is too much: "the embassy" is not of the ministry that was named, but "the president" is Obama.
    """
    return _last(
        sentences,
        lambda named: named.code[3:] == role and country(named.code[:3]) and not (named.noun and role.startswith(_GOVERNMENT)),
    )


def same_country(sentences: _Sentences, country: str) -> str:
    """The code of a person of this country whom the last sentence named: after "Putin", "the Russian leader"."""
    return _last(
        sentences[:1],
        lambda named: named.code.startswith(country) and named.code != country and not named.noun and not named.organization,
    )


def the_organization(sentences: _Sentences, kind: str = "") -> str:
    """The code of the organization of a kind (the first letters of its code) that the last sentence named."""
    return _last(sentences[:1], lambda named: named.organization and named.code.startswith(kind))


def the_several(sentences: _Sentences, number: int, country: Callable[[str], bool]) -> tuple[str, ...]:
    """As many countries as a sentence has named, the last such sentence: for "the two countries"."""
    for sentence in sentences:
        for named in ([n for n in sentence if n.subject], sentence):
            codes = tuple(dict.fromkeys(n.code[:3] for n in named if country(n.code[:3])))
            if len(codes) == number:
                return codes
    return ()


def _last(sentences: _Sentences, fits: Callable[[Named], bool]) -> str:
    """The code that fits in the last sentence that has any; "" if that sentence has several."""
    for sentence in sentences:
        codes: Iterable[str] = {named.code for named in sentence if fits(named)}
        if codes:
            return "" if len(set(codes)) > 1 else next(iter(codes))
    return ""
