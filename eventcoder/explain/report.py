"""What there is to say about the coding of a text, as plain records; offsets are characters of the sentence's text."""

from __future__ import annotations

from attrs import frozen

from eventcoder.dictionary.entries import Location

__all__ = ["Arc", "Clause", "Condition", "Line", "MadeBy", "Mention", "Miss", "Missed", "Report", "Told", "Word", "Words"]


@frozen
class Mention:
    """Words that stand for an actor.

    `code` is the actor's code, `entries` where the dictionaries have the names in it (none for a pronoun). `source` and
    `target` tell which sides of events it takes.
    """

    start: int
    end: int
    text: str
    code: str
    entries: tuple[Location, ...] = ()
    source: bool = False
    target: bool = False


@frozen
class Arc:
    """A dependency, from the index of the head to that of the word; the root has none. `label` as the parser names it."""

    head: int
    child: int
    label: str


@frozen
class Word:
    """A word of the sentence with its Penn tag."""

    text: str
    tag: str


@frozen
class Clause:
    """A predicate with its arguments by their kind ("subjects", "with"), and what holds of it ("passive", "negated").

    `known`: whether a dictionary lists its word.
    """

    word: str
    arguments: tuple[tuple[str, str], ...]
    marks: tuple[str, ...]
    known: bool


@frozen
class Line:
    """A line of a dictionary file, counted from 1. `meant`: the pattern stands in it."""

    number: int
    text: str
    meant: bool


@frozen
class MadeBy:
    """A pattern that made an event: its entry, what it gave ("code 111"), and the lines of YAML around it.

    There are no `lines` where the file has gone since the dictionaries were read.
    """

    entry: str
    pattern: str
    gave: str
    location: Location
    lines: tuple[Line, ...]


@frozen
class Told:
    """An event; "---" stands for a side that is missing. `left_out`: why it is given only to who asks, "" if it is coded.

    `name` says what the code means, `action` are the words that tell the event, `made_by` has the outermost pattern first.
    """

    source: str
    code: str
    target: str
    name: str
    action: str
    made_by: tuple[MadeBy, ...]
    left_out: str = ""


@frozen
class Condition:
    """Something that a pattern asks of a sentence. `failure` says what was there instead, "" if the condition is met."""

    wanted: str
    failure: str = ""

    @property
    def met(self) -> bool:
        """Whether the sentence has it."""
        return not self.failure


@frozen
class Miss:
    """A pattern of a word that made no event: its conditions, and the first reason why it did not."""

    pattern: str
    location: Location
    conditions: tuple[Condition, ...]
    reason: str

    @property
    def met(self) -> int:
        """How many conditions the sentence meets."""
        return sum(condition.met for condition in self.conditions)

    @property
    def nearness(self) -> tuple[int, int]:
        """What misses are sorted by, nearest first: few conditions unmet, then many met."""
        return len(self.conditions) - self.met, -self.met


@frozen
class Missed:
    """An entry indexed under a word, with its patterns that made no event, nearest first; there is at least one."""

    entry: str
    misses: tuple[Miss, ...]


@frozen
class Words:
    """What the dictionaries have for a word of the sentence.

    `verdict`: why the word tells no event, "" if it does. `missed` are the entries that made none, nearest first.
    """

    word: str
    verdict: str
    missed: tuple[Missed, ...]


@frozen
class Report:
    """A sentence explained. `notes` hold of the whole sentence: why nothing of it can be coded."""

    text: str
    words: tuple[Word, ...]
    arcs: tuple[Arc, ...]
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    told: tuple[Told, ...]
    listed: tuple[Words, ...]
    notes: tuple[str, ...] = ()
