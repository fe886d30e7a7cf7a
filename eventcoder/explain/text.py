"""The report for a terminal: coloured lines, or the same as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from eventcoder.coder import Coder, Date
from eventcoder.explain.gather import reports
from eventcoder.explain.report import MadeBy, Mention, Miss, Report, Told, Words

__all__ = ["NOTHING", "explain", "lines"]

NOTHING = "No sentence to code: the text is empty, or holds only boilerplate."
_MOST = 5
_WIDTH = 11


def explain(coder: Coder, text: str, date: Date = None) -> str:
    """A report of every sentence: actors, parse, clauses, events with the entries that made them, misses with the reason.

    Raises:
        InputError: as `Coder.code` does.

    """
    return "\n".join(line.plain for line in lines(reports(coder, text, date)))


def lines(found: Iterable[Report], every: bool = False) -> Iterator[Text]:
    """The lines of reports, an empty one between two. `every`: all misses, and not only the nearest of words without event."""
    first = True
    for report in found:
        if not first:
            yield Text()
        first = False
        yield from _section("Sentence", iter([_sentence(report), *(Text(note, "yellow") for note in report.notes)]))
        yield from _section("Actors", _actors(report))
        yield from _section("Parse", _parse(report))
        yield from _section("Clauses", _clauses(report))
        yield from _section("Events", _events(report))
        yield from _section("Not coded", (line for words in report.listed for line in _words(words, every)))
    if first:
        yield Text(NOTHING)


def _section(title: str, body: Iterator[Text]) -> Iterator[Text]:
    for number, line in enumerate(list(body) or [Text("none", "dim")]):
        yield Text.assemble((f"{'' if number else title:{_WIDTH}}", "bold"), line)


def _sentence(report: Report) -> Text:
    text = Text(report.text)
    for mention in report.mentions:
        text.stylize(_colour(mention), mention.start, mention.end)
    return text


def _colour(mention: Mention) -> str:
    return "magenta" if mention.target else "cyan" if mention.source else "bold"


def _actors(report: Report) -> Iterator[Text]:
    for mention in report.mentions:
        where = ", ".join(map(str, mention.entries)) or "a pronoun, or a name met before"
        yield Text.assemble((f"{mention.code:12} ", _colour(mention)), mention.text, (f"   {where}", "dim"))


def _parse(report: Report) -> Iterator[Text]:
    """The tree, a word a line under the word that it hangs on; signs are left out."""
    above = {arc.child: arc for arc in report.arcs}
    below: dict[int, list[int]] = {}
    for arc in report.arcs:
        below.setdefault(arc.head, []).append(arc.child)
    todo = [(index, 0) for index in reversed(range(len(report.words))) if index not in above]
    while todo:
        index, depth = todo.pop()
        word = report.words[index]
        if any(letter.isalnum() for letter in word.text):
            label = above[index].label if index in above else "root"
            yield Text.assemble("  " * depth, word.text, (f"  {label} {word.tag}", "dim"))
        todo += [(child, depth + 1) for child in reversed(below.get(index, []))]


def _clauses(report: Report) -> Iterator[Text]:
    for clause in report.clauses:
        told = "; ".join([*(f"{kind} {what}" for kind, what in clause.arguments), *clause.marks])
        unknown = "" if clause.known else "   (not in the dictionary)"
        yield Text.assemble((clause.word, "bold"), f": {told}", (unknown, "yellow"))


def _events(report: Report) -> Iterator[Text]:
    """Each event with its patterns; the YAML around a pattern is shown once."""
    shown: set[MadeBy] = set()
    for told in report.told:
        left_out = f"   one-sided, left out unless asked for: {told.left_out}" if told.left_out else ""
        yield Text.assemble((_triple(told), "bold green"), f"   {told.name}", (left_out, "yellow"))
        for made_by in told.made_by:
            yield Text.assemble(
                f"    by {made_by.entry}: {made_by.pattern}   {made_by.gave}", (f"   {made_by.location}", "dim")
            )
            if made_by not in shown:
                yield from _yaml(made_by)
            shown.add(made_by)


def _triple(told: Told) -> str:
    return f"{told.source} {told.code} {told.target}"


def _yaml(made_by: MadeBy) -> Iterator[Text]:
    if not made_by.lines:
        yield Text("        (the file can no longer be read)", "yellow")
    before = None
    for line in made_by.lines:
        if before is not None and line.number > before + 1:
            yield Text("               ...", "dim")
        before = line.number
        shown = f"      {'>' if line.meant else ' '} {line.number:5}  {line.text}"
        yield Text(shown, "bold" if line.meant else "dim")


def _words(words: Words, every: bool) -> Iterator[Text]:
    """The verdict on a word, and its entries, nearest first; what told its event is passed over unless all is wanted."""
    if words.verdict:
        yield Text.assemble((words.word, "bold"), f": {words.verdict}")
    elif every:
        yield Text.assemble((words.word, "bold"), ": told its event; its other entries")
    else:
        return
    if words.verdict.startswith("part of ") and not every:
        return
    for missed in words.missed if every else words.missed[:_MOST]:
        for miss in missed.misses if every else missed.misses[:1]:
            yield _miss(missed.entry, miss, words.verdict)
    rest = 0 if every else len(words.missed) - _MOST
    if rest > 0:
        yield Text(f"    and {rest} more entries (--all shows them)", "dim")


def _miss(entry: str, miss: Miss, verdict: str) -> Text:
    return Text.assemble(
        (f"    {miss.met} of {len(miss.conditions)}  ", "dim"),
        "fits" if miss.reason == verdict else miss.reason,
        (f"   {entry}: {miss.pattern}   {miss.location}", "dim"),
    )
