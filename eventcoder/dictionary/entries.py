"""What dictionary files say, as plain records.

These records are what is compiled and cached; they hold no YAML and no Python functions.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

__all__ = [
    "ActorEntry",
    "ActorKind",
    "CodePeriod",
    "Example",
    "Location",
    "ModalEntry",
    "Mutual",
    "Name",
    "Pattern",
    "PredicateEntry",
    "Slot",
    "Word",
    "WordKind",
    "Zone",
    "ZoneKind",
]


@frozen(slots=False)
class Location:
    """Where an entry or pattern stands: file (relative to its dictionary folder) and line, counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class ActorKind(StrEnum):
    """What sort of thing a name names; decides how it combines with the names around it."""

    COUNTRY = "country"
    PLACE = "place"
    INSTITUTION = "institution"
    PERSON = "person"
    ACTOR = "actor"
    AGENT = "agent"


@frozen(slots=False)
class CodePeriod:
    """A code and the days on which it holds, as proleptic ordinals (`date.toordinal`), both included."""

    code: str
    start: int = 0
    end: int = 10**7


@frozen(slots=False)
class ActorEntry:
    """A named actor or an agent noun.

    `country` is the code of the country an entry belongs to ("" for none), `periods` its codes with their dates; for an
    agent, `role` is what it adds to a country, "" for a neutral one, and `periods` is empty unless it stands by itself.
    `refers`: a noun for the country that the text has just named ("the country").
    """

    name: str
    kind: ActorKind
    location: Location
    periods: tuple[CodePeriod, ...] = ()
    country: str = ""
    role: str = ""
    neutral: bool = False
    ambiguous: bool = False
    refers: bool = False

    def code_on(self, day: int) -> str:
        """Give the code on a day (an ordinal), "" if none holds."""
        for period in self.periods:
            if period.start <= day <= period.end:
                return period.code
        return ""


@frozen(slots=False)
class Name:
    """One written form of an entry: what the trie of names holds. `plural`: stands for several."""

    surface: tuple[str, ...]
    entry: ActorEntry
    adjective: bool = False
    plural: bool = False


class WordKind(StrEnum):
    """The three parts of speech that report events."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class Mutual(StrEnum):
    """Whether an event holds in both directions.

    MEMBERS: only between the members of a compound SOURCE that has no TARGET ("A and B agreed to share").
    """

    NO = "no"
    YES = "yes"
    MEMBERS = "members"


class ZoneKind(StrEnum):
    """A place in a clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    PREPOSITION = "preposition"
    INFINITIVE = "infinitive"
    CLAUSE = "clause"


@frozen(slots=False)
class Word:
    """A condition on a place: one of these alternatives, each one or more lemmas, the last being the main one.

    `single` holds the alternatives of one word, `compound` the others.
    """

    alternatives: tuple[tuple[str, ...], ...]
    single: frozenset[str] = field(init=False, eq=False, repr=False)
    compound: tuple[tuple[str, ...], ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "single", frozenset(a[0] for a in self.alternatives if len(a) == 1))
        object.__setattr__(self, "compound", tuple(a for a in self.alternatives if len(a) > 1))


@frozen(slots=False)
class Slot:
    """SOURCE, TARGET or EVENT in a place, with the words that it must contain."""

    name: str
    condition: Word | None = None


@frozen(slots=False)
class Zone:
    """What a pattern asks of one place of a clause.

    `modals` are asked of the auxiliaries of a that-clause or, in the subject's place, of the pattern's own verb, where "not"
    asks for a negation.
    """

    kind: ZoneKind
    prepositions: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()
    slots: tuple[Slot, ...] = ()
    modals: frozenset[str] = frozenset()
    optional: bool = False
    conditions: tuple[Word, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        conditions = (*self.words, *(slot.condition for slot in self.slots if slot.condition))
        object.__setattr__(self, "conditions", conditions)

    def needs(self) -> list[frozenset[str]]:
        """For each condition, the lemmas of which a sentence must hold one."""
        found = [word.single.union(c[-1] for c in word.compound) for word in self.conditions]
        if self.kind is ZoneKind.PREPOSITION:
            found.append(frozenset(p.rpartition(" ")[2] for p in self.prepositions))
        return found

    def slot(self, name: str) -> Slot | None:
        """Find the slot of this name here, if any."""
        return next((slot for slot in self.slots if slot.name == name), None)


@frozen(slots=False)
class Pattern:
    """A compiled pattern and what comes of it.

    `code` is a CAMEO code, "none", or "" if only the operator gives one. `operator` is "" for patterns without EVENT.
    `layer` counts dictionary folders from 0, the default one. `needs` are sets of lemmas of which a sentence must hold
    one each for the pattern to have a chance, `asks` the places that must not be empty. `has_modals`: it asks for auxiliaries
    of its own verb, and so says itself what they make of the event. No match of the pattern meets more
    than `most_on_heads` conditions on the main words of its places and `most_anywhere` in all.
    """

    text: str
    zones: tuple[Zone, ...]
    location: Location
    entry: str
    code: str = ""
    operator: str = ""
    passive: bool = False
    mutual: Mutual = Mutual.NO
    mirror: str = ""
    priority: int = 0
    layer: int = 0
    has_event: bool = field(init=False)
    has_target: bool = field(init=False)
    has_modals: bool = field(init=False)
    needs: tuple[frozenset[str], ...] = field(init=False, repr=False, eq=False)
    asks: frozenset[ZoneKind] = field(init=False, repr=False, eq=False)
    most_on_heads: int = field(init=False, repr=False, eq=False)
    most_anywhere: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        slots = {slot.name for zone in self.zones for slot in zone.slots}
        needs = tuple(need for zone in self.zones if not zone.optional for need in zone.needs())
        if self.mutual is not Mutual.NO:  # "trade between A and B" is A's trade with B
            needs = tuple(need | {"between", "among"} if "with" in need else need for need in needs)
        asks = {zone.kind for zone in self.zones if not zone.optional}
        if any(zone.words for zone in self.zones):
            asks.discard(ZoneKind.INFINITIVE)  # "put an end to EVENT": the "to" may hang on a word of the pattern
        object.__setattr__(self, "needs", needs)
        object.__setattr__(self, "asks", frozenset(asks))
        # A bare preposition that is a particle, and a that-clause's auxiliary, count as conditions met.
        most = sum(len(z.conditions) + bool(z.modals) + (not z.slots and not z.words) for z in self.zones)
        object.__setattr__(self, "most_anywhere", most)
        object.__setattr__(self, "most_on_heads", most + ("EVENT" in slots))
        object.__setattr__(self, "has_event", "EVENT" in slots)
        object.__setattr__(self, "has_target", "TARGET" in slots)
        object.__setattr__(self, "has_modals", any(z.modals for z in self.zones if z.kind is ZoneKind.SUBJECT))


@frozen
class Example:
    """A sentence and what must come of it: (source, code, target) triples with "---" for an empty side.

    `events` is None for a non-example, from which its entry must make nothing.
    """

    sentence: str
    events: frozenset[tuple[str, str, str]] | None
    location: Location


@frozen
class PredicateEntry:
    """The words of an entry and their patterns. A word is a tuple of lemmas: ("call", "off"), ("air", "strike")."""

    name: str
    location: Location
    verbs: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[tuple[str, ...], ...] = ()
    adjectives: tuple[tuple[str, ...], ...] = ()
    patterns: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = ()


@frozen
class ModalEntry:
    """Auxiliaries and what they make of an event: an operator's name, or "none"."""

    words: frozenset[str]
    operator: str
    location: Location
    negated: str = ""
