"""The report as one page for a browser, which needs nothing from elsewhere: no script, font or stylesheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import groupby
from string import Template

from eventcoder.explain.drawing import drawing
from eventcoder.explain.markup import Markup, tag
from eventcoder.explain.report import MadeBy, Mention, Miss, Missed, Report, Told, Words
from eventcoder.explain.text import NOTHING

__all__ = ["page"]

_TITLE = 80  # letters of the first sentence that name the page
_NEAREST = 5  # entries of a word that are shown at once


def page(reports: Sequence[Report]) -> str:
    """The whole page, well-formed as XML, too."""
    template = Template(resources.files("eventcoder.explain").joinpath("page.html").read_text(encoding="utf-8"))
    body = [_report(report, f"parse-{number}") for number, report in enumerate(reports, 1)] or [tag("p", NOTHING)]
    title = reports[0].text[:_TITLE] if reports else "nothing"
    return template.substitute(title=tag("title", f"eventcoder: {title}"), body="\n".join(body))


def _report(report: Report, name: str) -> Markup:
    return tag(
        "section",
        tag("p", *_marked(report.text, 0, len(report.text), report.mentions), cls="sentence"),
        *(tag("p", note, cls="note") for note in report.notes),
        tag("h2", "Events"),
        *([_told(list(told)) for _, told in groupby(report.told, _makers)] or [tag("p", "none", cls="none")]),
        tag("h2", "Why not"),
        *(
            [_words(words) for words in report.listed]
            or [tag("p", "No word of the sentence is in the dictionaries.", cls="none")]
        ),
        tag("h2", "Actors"),
        _table(("code", "words", "dictionary"), map(_mention, report.mentions)),
        tag("h2", "Clauses"),
        _table(("word", "arguments", ""), _clauses(report)),
        tag("h2", "Parse"),
        tag("div", Markup(drawing(report, name)), cls="parse"),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    found = [tag("tr", *(tag("td", cell) for cell in row)) for row in rows]
    if not found:
        return tag("p", "none", cls="none")
    return tag("table", tag("thead", tag("tr", *(tag("th", cell) for cell in head))), tag("tbody", *found))


# ---------------------------------------------------------------- the sentence


def _marked(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[str]:
    """A stretch of the sentence with its mentions marked, shorter ones inside longer ones."""
    inside = sorted((m for m in mentions if start <= m.start and m.end <= end), key=lambda m: (m.start, -m.end))
    at = start
    while inside:
        outer = inside[0]
        same = [m for m in inside if (m.start, m.end) == (outer.start, outer.end)]
        inner = [m for m in inside if m not in same and m.end <= outer.end]
        yield text[at : outer.start]
        codes = tag("span", ", ".join(m.code for m in same), cls="code")
        yield tag("mark", *_marked(text, outer.start, outer.end, inner), codes, cls=_side(same))
        at = outer.end
        inside = [m for m in inside if m.start >= at]
    yield text[at:end]


def _side(mentions: Sequence[Mention]) -> str:
    sides = [name for name in ("source", "target") if any(getattr(mention, name) for mention in mentions)]
    return " ".join(sides) or "bystander"


def _mention(mention: Mention) -> tuple[str, ...]:
    where = ", ".join(map(str, mention.entries)) or "a pronoun, or a name met before"
    return tag("code", mention.code), mention.text, where


def _clauses(report: Report) -> Iterator[tuple[str, ...]]:
    for clause in report.clauses:
        said = [tag("span", tag("b", kind), f" {what}", cls="argument") for kind, what in clause.arguments]
        marks = [tag("span", mark, cls="chip") for mark in clause.marks]
        unknown = "" if clause.known else "not in the dictionary"
        yield clause.word, Markup("".join([*said, *marks])), unknown


# ---------------------------------------------------------------- events


def _makers(told: Told) -> tuple[str, tuple[MadeBy, ...]]:
    return told.action, told.made_by


def _told(events: Sequence[Told]) -> Markup:
    """The events that the same patterns made of the same words: those of compound actors."""
    heads = []
    for told in events:
        heads.append(tag("h3", tag("code", f"{told.source} {told.code} {told.target}"), f" {told.name}"))
        if told.left_out:
            heads.append(tag("p", f"One-sided, left out unless asked for: {told.left_out}", cls="note"))
    told_by = tag("p", "told by ", tag("b", events[0].action))
    return tag("article", *heads, told_by, *map(_made_by, events[0].made_by), cls="event")


def _made_by(made_by: MadeBy) -> Markup:
    lines = []
    before = made_by.lines[0].number if made_by.lines else 0
    for line in made_by.lines:
        gap = "    \u22ee\n" if line.number > before + 1 else ""
        lines += [gap, tag("span", f"{line.number:5}  {line.text}", cls="meant" if line.meant else "around"), "\n"]
        before = line.number
    yaml = tag("pre", *lines) if lines else tag("p", "(the file can no longer be read)", cls="note")
    what = tag("p", tag("b", made_by.entry), " ", tag("code", made_by.pattern), f" gives {made_by.gave}")
    return tag("div", what, tag("p", str(made_by.location), cls="place"), yaml, cls="made")


# ---------------------------------------------------------------- why not


def _words(words: Words) -> Markup:
    verdict = words.verdict or "told its event"
    count = f" ({len(words.missed)} entries)" if len(words.missed) != 1 else " (1 entry)"
    summary = tag("summary", tag("b", words.word), f": {verdict}", tag("span", count, cls="none"))
    opened = bool(words.verdict) and not words.verdict.startswith("part of ")
    near, far = words.missed[:_NEAREST], words.missed[_NEAREST:]
    rest = [tag("details", tag("summary", f"{len(far)} entries further away"), *map(_missed, far))] if far else []
    return tag("details", summary, *map(_missed, near), *rest, opened=opened, cls="word")


def _missed(missed: Missed) -> Markup:
    nearest, *others = missed.misses
    more = []
    if others:
        label = f"{len(others)} more pattern{'s' if len(others) > 1 else ''} of {missed.entry}"
        more = [tag("details", tag("summary", label), *map(_miss, others))]
    return tag("div", tag("b", missed.entry), _miss(nearest), *more, cls="missed")


def _miss(miss: Miss) -> Markup:
    chips = [
        tag(
            "span",
            ("\u2713 " if condition.met else "\u2717 ") + condition.wanted,
            cls=f"chip {'met' if condition.met else 'unmet'}",
        )
        for condition in miss.conditions
    ]
    return tag(
        "div",
        tag("p", tag("code", miss.pattern), " ", tag("span", str(miss.location), cls="place")),
        tag("p", f"{miss.met} of {len(miss.conditions)}: ", tag("span", miss.reason, cls="reason")),
        tag("p", *chips),
        cls="miss",
    )
