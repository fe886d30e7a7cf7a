"""Our YAML, as an editor would write it: short lists in one line, each entry with the line that it came from."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventcoder.editing.petrarch.actors import Actor
from eventcoder.editing.petrarch.agents import AgentNoun
from eventcoder.editing.petrarch.dates import Period
from eventcoder.editing.petrarch.verbs import CodedRule, VerbEntry

__all__ = [
    "actor_lines",
    "agent_lines",
    "country_lines",
    "discard_lines",
    "header",
    "listed",
    "predicate_lines",
    "role_lines",
    "scalar",
    "set_lines",
]

_WIDTH = 120
# What needs no quotes, in a list of YAML's in brackets as elsewhere.
_PLAIN = re.compile(r"[\w(.][^,\[\]{}#\"|:&*!%@`<>=?]*")


def scalar(text: str) -> str:
    """Give a text as a YAML scalar, quoted if it must be."""
    return text if _PLAIN.fullmatch(text) and text == text.strip() else "'" + text.replace("'", "''") + "'"


def listed(indent: str, key: str, texts: Iterable[str]) -> Iterator[str]:
    """Give `key: [a, b]`, in several lines if it is long."""
    # A blank inside a text must not become the end of a line.
    items = [scalar(text).replace(" ", "\0") for text in texts]
    if items:
        inside = f"{indent}{key}: [{', '.join(items)}]"
        for line in textwrap.wrap(
            inside, _WIDTH, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False
        ):
            yield line.replace("\0", " ")


def header(source: str, what: str) -> list[str]:
    """Say where a file comes from."""
    return [
        f"# {what}, converted from {source} by `eventcoder dict import-petrarch`.",
        "# Line numbers are those of that file.",
        "",
    ]


def actor_lines(actor: Actor) -> Iterator[str]:
    """Give an item of `actors:`."""
    yield f"  - name: {scalar(actor.name)}  # line {actor.line}"
    yield from listed("    ", "names", actor.names)
    yield from listed("    ", "adjectives", actor.adjectives)
    yield from _codes(actor.periods)


def country_lines(actor: Actor) -> Iterator[str]:
    """Give the whole file of a country."""
    yield f"country: {scalar(actor.name)}  # line {actor.line}"
    yield f"code: {actor.periods[0].code}"
    yield from listed("", "names", actor.names)
    yield from listed("", "adjectives", actor.adjectives)


def _codes(periods: tuple[Period, ...]) -> Iterator[str]:
    if len(periods) == 1 and not (periods[0].since or periods[0].until):
        yield f"    code: {periods[0].code}"
        return
    yield "    code:"
    for period in periods:
        parts = [f"code: {period.code}"]
        parts += [f"from: {period.since}"] if period.since else []
        parts += [f"to: {period.until}"] if period.until else []
        yield f"      - {{{', '.join(parts)}}}"


def agent_lines(nouns: Sequence[AgentNoun]) -> Iterator[str]:
    """Give `agents:`, a group for each role in the order of the roles' first nouns, each noun with its line."""
    groups: dict[str, list[AgentNoun]] = {}
    for noun in nouns:
        groups.setdefault(noun.role, []).append(noun)
    yield "agents:"
    for role, members in groups.items():
        yield f"  - role: {role}"
        yield "    nouns:"
        for noun in members:
            text = scalar(noun.noun)
            text = f"{{noun: {text}, plural: {scalar(noun.plural)}}}" if noun.plural else text
            yield f"      - {text}  # line {noun.line}"


def role_lines(roles: Iterable[str]) -> Iterator[str]:
    """Give `roles:` for those that the ontology lacks; they stand last in an actor code."""
    yield "# Roles that eventcoder's ontology does not have."
    yield "roles:"
    yield "  imported:"
    yield '    order: "9"'
    yield "    codes:"
    yield from (f"      {role}: from an imported file" for role in roles)


def set_lines(sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give `sets:`."""
    yield "sets:"
    for name, members in sets.items():
        yield from listed("  ", name, dict.fromkeys(members))


def predicate_lines(entry: VerbEntry) -> Iterator[str]:
    """Give an item of `predicates:`."""
    yield f"  - name: {scalar(entry.name)}  # line {entry.line}"
    for key, words in entry.words.items():
        yield from listed("    ", key, words)
    yield "    patterns:"
    for coded in entry.rules:
        text = coded.rule.pattern
        parts = [f"pattern: {text if text[0].isalpha() else scalar(text)}"]
        parts += [f"{key}: {value}" for key, value in _outcome(coded) if value]
        yield f"      - {{{', '.join(parts)}}}  # line {coded.line}"


def _outcome(coded: CodedRule) -> list[tuple[str, str]]:
    return [
        ("code", coded.code),
        ("operator", coded.operator),
        ("mutual", coded.rule.mutual),
        ("mirror", coded.mirror),
        ("priority", str(coded.priority or "")),
    ]


def discard_lines(phrases: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Give `discards:`, each phrase with its line."""
    yield "discards:"
    yield from (f"  - {scalar(phrase)}  # line {number}" for number, phrase in phrases)
