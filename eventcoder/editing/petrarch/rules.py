"""From a TABARI or PETRARCH verb pattern to patterns of ours: an order of words becomes places of a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from eventcoder.editing.petrarch.tokens import PatternRefusedError, Sign, Token

__all__ = ["VOICE", "Rule", "default_rules", "rules_of"]

# Where PETRARCH looks for a target that its pattern does not name: behind the verb, wherever.
_ANYWHERE = "against at for from in into of on over to upon with".split()  # noqa: SIM905
_SLOTS = {Sign.SOURCE: "SOURCE", Sign.TARGET: "TARGET", Sign.BOTH: "SOURCE"}
_MOST_RULES = 4
_SAID = "said"
_AGENT = "by $"  # the place of a passive's agent, which is the subject for us
_ADVERBS = frozenset({"up", "off", "down", "out"})
_PARTICLES = _ADVERBS | {"over", "on"}
_DEFAULT = "SOURCE * (TARGET)"
_BARE = frozenset({_DEFAULT, "SOURCE * TARGET"})
VOICE = "only tense or voice"


@frozen
class Rule:
    """A pattern of ours.

    Attributes:
        pattern: its text; `*` is the block's verb, or one of the `words` if there are any.
        words: for a verb, noun or adjective that stands before the block's verb ("agree to *"): the entry's own words,
            by the key of the entry ("verbs", "nouns", "adjectives").
        mutual: "", "yes" or "members", as our dictionaries write it.

    """

    pattern: str
    words: tuple[tuple[str, str], ...] = ()
    mutual: str = ""


@define
class _Place:
    """A place of a clause that is being filled: the object, a preposition's, an infinitive's or a clause's."""

    opener: str = ""
    parts: list[str] = field(factory=list)
    optional: bool = False

    def __str__(self) -> str:
        text = " ".join([self.opener, *self.parts] if self.opener else self.parts)
        return f"({text})" if self.optional else text


@define
class _Clause:
    """A pattern in the making: what stands before the verb, and the places behind it."""

    subject: list[str] = field(factory=list)
    places: list[_Place] = field(factory=lambda: [_Place()])
    particles: list[str] = field(factory=list)

    def copy(self) -> _Clause:
        places = [_Place(place.opener, [*place.parts], place.optional) for place in self.places]
        return _Clause([*self.subject], places, [*self.particles])

    def open(self, opener: str) -> None:
        """Begin a new place; a preposition with nothing behind it was a particle ("up")."""
        last = self.places[-1]
        if last.opener and not last.parts:
            self.places.pop()
            self.particles += [last.opener] if last.opener != _AGENT else []
        self.places.append(_Place(opener))

    def has(self, slot: str) -> bool:
        return slot in self.subject or any(slot in place.parts for place in self.places)

    @property
    def in_clause(self) -> bool:
        return self.places[-1].opener in {"that", "if", "whether", "unless", "until"}

    def __str__(self) -> str:
        places = [str(place) for place in self.places if place.parts]
        return " ".join([*self.subject, "*", *places, *dict.fromkeys(self.particles)])


def default_rules() -> list[Rule]:
    """The patterns of a verb that has just a code: the target is its object, or stands behind a preposition."""
    return [Rule(_DEFAULT), Rule(f"SOURCE * {'|'.join(_ANYWHERE)} TARGET")]


def rules_of(tokens: Sequence[Token], verbs: Sequence[str]) -> list[Rule]:
    """Convert a pattern.

    Args:
        tokens: the pattern.
        verbs: the block's verbs of one word, which become a condition where another word takes the place of `*`.

    Raises:
        PatternRefusedError: if our language cannot say it.

    """
    star = next(i for i, token in enumerate(tokens) if token.sign is Sign.VERB)
    left, right = tokens[:star], tokens[star + 1 :]
    outer, left = _outer(left)
    mutual = "yes" if any(token.sign is Sign.BOTH for token in tokens) else ""
    if [t.sign for t in left] == [Sign.SOURCE, Sign.TARGET]:  # "$ and + *": the two do it together
        left, mutual = [Token(Sign.BOTH)], "members"
    clause = _before(left, right)
    if outer:
        opener = {Sign.PREPOSITION: "to", Sign.CLAUSE: "that"}.get(outer.sign, "")
        clause.places = [_Place(opener, ["|".join(verbs)])]
        if not verbs:
            raise PatternRefusedError("phrasal verbs behind another verb", "the block has no verb of one word")
    words = _own_words(outer) if outer else ()
    texts = _texts(clause, right)
    if texts[0] in _BARE and any(token.sign is Sign.TENSE or token.raw == "by" for token in tokens):
        raise PatternRefusedError(VOICE, "it asks for nothing but tense or voice, which our patterns do not tell apart")
    return [Rule(text, words, mutual) for text in texts]


def _texts(clause: _Clause, right: Sequence[Token]) -> list[str]:
    """All that the words behind the verb may mean; what our language cannot say is left out, if anything remains."""
    found = [clause]
    refused: PatternRefusedError | None = None
    for position, token in enumerate(right):
        following: list[_Clause] = []
        for each in found:
            try:
                following += _after(each, token, right[position + 1 :])
            except PatternRefusedError as error:
                refused = error
        found = following[:_MOST_RULES]
    texts: dict[str, None] = {}
    for each in found:
        try:
            texts.update(dict.fromkeys(_finished(each)))
        except PatternRefusedError as error:
            refused = error
    if refused is not None and not texts:
        raise refused
    return list(texts)


# ---------------------------------------------------------------- before the verb


@frozen
class _Outer:
    """A word that governs the block's verb: "agree to *", "stop *"."""

    token: Token
    sign: Sign
    particle: str = ""


def _outer(left: Sequence[Token]) -> tuple[_Outer | None, Sequence[Token]]:
    if len(left) >= 2 and left[-1].raw == "to" and left[-1].sign is Sign.PREPOSITION and left[-2].sign is Sign.WORD:
        return _Outer(left[-2], Sign.PREPOSITION), left[:-2]
    if len(left) >= 2 and left[-1].raw in _PARTICLES and left[-2].verb:  # "put off *"
        return _Outer(left[-2], Sign.VERB, left[-1].raw), left[:-2]
    if left and left[-1].raw == _SAID:
        return _Outer(Token(Sign.WORD, "say", _SAID, "say"), Sign.CLAUSE), left[:-1]
    if left and left[-1].sign is Sign.WORD and left[-1].verb and not left[-1].noun:
        return _Outer(left[-1], Sign.VERB), left[:-1]
    return None, left


def _own_words(outer: _Outer) -> tuple[tuple[str, str], ...]:
    token = outer.token
    if token.text.startswith("@"):
        raise PatternRefusedError(
            "set before the verb", f"a set as the governing word ({token.raw}) cannot be an entry's own word"
        )
    if token.verb:
        return tuple(("verbs", f"{form} {outer.particle}".strip()) for form in token.verb.split("|"))
    return tuple((kind, form.replace("_", " ")) for form in token.text.split("|") for kind in ("adjectives", "nouns"))


def _before(left: Sequence[Token], right: Sequence[Token]) -> _Clause:
    clause = _Clause()
    auxiliaries: list[str] = []
    words: list[str] = []
    slots: list[str] = []
    passive = False
    pending: Token | None = None
    for position, token in enumerate(left):
        following = left[position + 1] if position + 1 < len(left) else Token(Sign.VERB)
        if token.raw == _SAID:
            continue  # "said would *": the event is told of the subject all the same
        if token.sign in {Sign.MODAL, Sign.NOT}:
            auxiliaries += [token.text] if token.text else []
            auxiliaries += ["not"] if token.sign is Sign.NOT else []
        elif token.sign is Sign.TENSE:
            passive = True
        elif token.sign is Sign.SKIP:
            continue
        elif token.sign is Sign.PREPOSITION:
            pending = token
        elif pending is not None and token.sign in _SLOTS:
            if pending.text in {"between", "among"}:
                clause.places.append(_Place("between", [_SLOTS[token.sign]]))
            elif words:  # "ties with +": the actor inside the subject
                slots.append(_SLOTS[token.sign])
            else:
                break
            pending = None
        elif token.sign in _SLOTS:
            slots.append(_SLOTS[token.sign])
        elif token.sign is Sign.WORD and pending is None and (token.noun or token.text[0] == "@"):
            words.append(token.text)
        elif token.verb and pending is None and following.sign is Sign.WORD and (following.noun or following.text[0] == "@"):
            words.append(f"{token.text}|{token.raw}")  # "armed men *"
        elif token.raw.endswith("ly"):
            raise PatternRefusedError("adverb before the verb", f"our patterns have no place for an adverb ({token.raw})")
        else:
            raise PatternRefusedError("clause before the verb", f"{token.raw!r} before the verb is in another clause")
    if pending is not None:
        raise PatternRefusedError("preposition before the verb", f"the verb after {pending.raw!r} is no verb of a clause")
    if len(set(slots)) < len(slots) or (len(slots) == 2 and "not" in auxiliaries):
        raise PatternRefusedError("several slots before the verb", "the actors before the verb are not all its subject")
    by_source = any(t.raw == "by" and f.sign is Sign.SOURCE for t, f in pairwise(right))
    if "TARGET" in slots and not words and (passive or by_source):
        slots.remove("TARGET")  # "+ was *": the passive of "* +"
        clause.places[0].parts.append("TARGET")
    if len(slots) > 1:
        raise PatternRefusedError("several slots before the verb", "the actors before the verb are not all its subject")
    source_elsewhere = any(place.parts == ["SOURCE"] for place in clause.places) or (
        any(t.sign in {Sign.SOURCE, Sign.BOTH} for t in right) and not by_source
    )
    if not slots and not source_elsewhere:
        slots = ["SOURCE"]
    clause.subject = [*slots, *words, *dict.fromkeys(auxiliaries)]
    return clause


# ---------------------------------------------------------------- behind the verb


def _after(clause: _Clause, token: Token, rest: Sequence[Token]) -> Iterator[_Clause]:
    place = clause.places[-1]
    if token.sign is Sign.SKIP or (token.sign is Sign.TENSE and (clause.in_clause or place.opener == "to")):
        yield clause
    elif token.sign in _SLOTS:
        yield from _with_slot(clause, _SLOTS[token.sign])
    elif token.sign is Sign.PREPOSITION:
        if token.raw in _ADVERBS and len(clause.places) == 1 and not place.parts and any(t.sign is Sign.WORD for t in rest[:1]):
            clause.particles.append(token.raw)  # "* up militia": called up
        elif not clause.in_clause:  # there words stand anywhere
            clause.open(token.text)
        yield clause
    elif token.sign is Sign.CLAUSE:
        yield from _with_clause(clause, token.text if token.text != "until" else "that", move=False)
    elif token.sign is Sign.NOT:
        raise PatternRefusedError("negation behind the verb", f"{token.raw!r} behind the verb cannot be a condition")
    elif token.sign in {Sign.MODAL, Sign.TENSE}:
        yield from _with_auxiliary(clause, token, rest)
    elif place.opener == _AGENT:
        clause.subject.append(token.text)
        yield clause
    elif clause.in_clause or not token.verb or token.raw.endswith("ing") or (place.opener and not place.parts):
        place.parts.append(token.text)
        yield clause
    else:
        yield from _with_verb(clause, token)


def _with_slot(clause: _Clause, slot: str) -> Iterator[_Clause]:
    place = clause.places[-1]
    if slot == "SOURCE" and not clause.subject and not place.opener and place.parts == ["TARGET"]:
        clause.subject = ["SOURCE"]  # "+ was * $": the agent of a passive, although without "by"
        yield clause
        return
    if clause.has(slot):
        if slot == "SOURCE" and clause.subject[:1] == ["SOURCE"] and clause.places[-1].opener == "by":
            clause.places.pop()
            clause.places.append(_Place(_AGENT))
            yield clause
            return
        raise PatternRefusedError("slot twice", f"{slot} stands twice: our patterns have each slot once")
    if clause.in_clause and len(clause.places[-1].parts) > 0:
        raise PatternRefusedError("actor inside a clause", "in a that-clause only its subject can be an actor")
    clause.places[-1].parts.append(slot)
    yield clause


def _with_clause(clause: _Clause, opener: str, move: bool) -> Iterator[_Clause]:
    """Begin a that-clause. `move`: what stands behind the verb is its subject."""
    last = clause.places[-1]
    moved = last.parts if move and not last.opener else []
    if moved:
        last.parts = []
    clause.open(opener)
    clause.places[-1].parts += [part for part in moved if part.isupper()] + [part for part in moved if not part.isupper()]
    yield clause


def _with_auxiliary(clause: _Clause, token: Token, rest: Sequence[Token]) -> Iterator[_Clause]:
    if not rest:
        raise PatternRefusedError("empty clause", f"nothing stands behind {token.raw!r}")
    if clause.in_clause:
        clause.places[-1].parts.append(token.text)
        yield clause
    else:
        for found in _with_clause(clause, "that", move=True):
            found.places[-1].parts += [token.text] if token.sign is Sign.MODAL else []
            yield found


def _with_verb(clause: _Clause, token: Token) -> Iterator[_Clause]:
    """A word that may be a verb of its own behind the block's verb: "* + resign" for "told them to resign"."""
    place = clause.places[-1]
    starts = not place.parts or place.parts[-1] in {"SOURCE", "TARGET"}
    if token.noun or not starts or place.opener == "to":
        other = clause.copy()
        other.places[-1].parts.append(token.text)
        yield other
    if starts and place.opener != "to":
        inflected = token.raw not in token.verb.split("|")
        if not place.opener and inflected:
            yield from (_with_word(each, token.verb) for each in _with_clause(clause, "that", move=True))
        else:
            clause.open("to")
            yield _with_word(clause, token.verb)


def _with_word(clause: _Clause, word: str) -> _Clause:
    clause.places[-1].parts.append(word)
    return clause


# ---------------------------------------------------------------- the target that is not named


def _finished(clause: _Clause) -> Iterator[str]:
    last = clause.places[-1]
    if last.opener and not last.parts and last.opener != _AGENT:
        clause.places.pop()
        if clause.has("TARGET") or last.opener in {"that", "if", "whether", "unless"}:
            if last.opener in {"that", "if", "whether", "unless"}:
                raise PatternRefusedError("empty clause", f"nothing stands behind {last.opener!r}")
            clause.particles.append(last.opener)
        else:
            clause.places.append(_Place(last.opener, ["TARGET"]))  # "* upon": the target follows
    if clause.has("TARGET") or any(place.opener == "between" and "SOURCE" in place.parts for place in clause.places):
        yield str(clause)
        return
    last = clause.places[-1]
    first = clause.places[0]
    if last.opener == "to" and last.parts and "SOURCE" not in last.parts:
        last.parts.append("TARGET")  # what the inner verb is done to
        yield str(clause)
        return
    if not first.opener and not first.parts:
        with_object = clause.copy()
        with_object.places[0] = _Place("", ["TARGET"], optional=True)
        yield str(with_object)
    used = {opener for place in clause.places for opener in place.opener.split("|")} | set(clause.particles)
    if not clause.in_clause:
        free = [preposition for preposition in _ANYWHERE if preposition not in used]
        clause.places.append(_Place("|".join(free), ["TARGET"], optional=bool(first.parts or len(clause.places) > 1)))
    yield str(clause)
