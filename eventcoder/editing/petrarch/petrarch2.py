"""What PETRARCH2 writes otherwise: phrases in patterns, `{old ally}` and `(WITH ally)`, and verbs on verbs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from eventcoder.editing.petrarch.rules import Rule
from eventcoder.editing.petrarch.tokens import MODALS, PatternRefusedError, Token, Tokenizer

__all__ = ["Transformation", "is_petrarch2", "tokens_of_phrases", "transformation"]

_BRACKETS = str.maketrans("(){}", "    ")
_TRANSFORMATION = re.compile(
    r"~\s*(?P<speaker>\S+)\s*\(\s*(?P<doer>\S+)\s+(?P<done_to>\S+)\s+(?P<deed>\S+)\s*\)\s*(?P<verb>\S+)\s*"
    r"=\s*(?P<source>\S+)\s+(?P<target>\S+)\s+(?P<code>\S+)\s*"
)
_NOBODY = {".", "_"}
_ANY = "Q"


@frozen
class Transformation:
    """A transformation in our words: `verbs` are the entry's, `operator` is "same" where the inner code stays."""

    verbs: Sequence[str]
    rule: Rule
    code: str
    operator: str = ""


def is_petrarch2(pattern: str) -> bool:
    """Whether a pattern has brackets of PETRARCH2."""
    return any(bracket in pattern for bracket in "(){}")


def tokens_of_phrases(pattern: str, tokenizer: Tokenizer) -> list[Token]:
    """Split a pattern with brackets.

    The brackets need no place of their own: a preposition opens its place in our patterns, and the words of a noun phrase
    belong together in theirs. What stands in them are nouns.

    Raises:
        PatternRefusedError: as `Tokenizer.tokens`.

    """
    tokens = tokenizer.tokens(pattern.translate(_BRACKETS))
    return [evolve(token, verb="") if token.noun else token for token in tokens]


def transformation(text: str, verbs_like: Mapping[str, Sequence[str]]) -> Transformation:
    """Convert `~ a (b . ATTACK) SAY = a b 112`: what comes of one verb's event inside another's.

    Args:
        text: the line.
        verbs_like: for each verb, the verbs of its block, as words of patterns.

    Raises:
        PatternRefusedError: if it cannot be read, or our patterns cannot say it.

    """
    match = _TRANSFORMATION.fullmatch(text.strip())
    if match is None:
        raise PatternRefusedError("not understood", "a transformation is like ~ a (b . ATTACK) SAY = a b 112")
    verb = match["verb"].lower()
    verbs = verbs_like.get(verb, [verb])
    speaker, doer, done_to = match["speaker"], match["doer"], match["done_to"]
    if (
        (match["source"], match["target"]) == (speaker, done_to)
        and doer in {speaker, "_"}
        and match["code"] == _ANY == match["deed"]
    ):
        return Transformation(verbs, Rule("SOURCE * that EVENT"), "", "same")
    *modals, deed = match["deed"].lower().split("_")
    if match["deed"] == _ANY or not MODALS.issuperset(modals):
        raise PatternRefusedError(
            "transformation not sayable", "a code that changes with the inner event is the work of an operator"
        )
    deeds = "|".join(verbs_like.get(deed, [deed]))
    if (match["source"], match["target"]) == (speaker, doer) and done_to in _NOBODY:
        return Transformation(verbs, Rule(" ".join(["SOURCE * that TARGET", *modals, deeds])), match["code"])
    if (match["source"], match["target"]) == (speaker, done_to) and doer in _NOBODY and not modals:
        return Transformation(verbs, Rule(f"SOURCE * to {deeds} TARGET"), match["code"])
    reason = "our patterns do not reach whom the deed of a that-clause is done to"
    raise PatternRefusedError("transformation not sayable", reason)
