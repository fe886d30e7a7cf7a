"""What the YAML parser complains of, in words for an editor who has never heard of tokens and scalars."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

__all__ = ["Place", "Trouble", "explain", "quote_it"]

_QUOTES = "the whole text must stand in quotes, '...' (an apostrophe in it written twice); or a quote is missing above"
_INDENT = "indent it like the lines it belongs with; or a quote or bracket is left open above"

_KEY = "indent it like the keys it stands with; or the line above lacks its colon, the space behind it, or a quote"
_NO_COLON = "write key: value; the second line of a long text must be indented further than its key"


class Trouble(NamedTuple):
    """A mistake in the form of a file: where (line and column from 0, -1 for unknown), what, and the remedy."""

    line: int
    column: int
    message: str
    remedy: str


def explain(error: yaml.YAMLError, text: str, lines: list[str]) -> Trouble:
    """Say in plain words what is wrong."""
    if isinstance(error, yaml.reader.ReaderError):
        line, column = text.count("\n", 0, error.position), error.position - (text.rfind("\n", 0, error.position) + 1)
        code = f"U+{ord(text[error.position]):04X}" if error.position < len(text) else "unknown"
        return Trouble(line, column, f"an invisible control character ({code}) stands here", "delete it")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Trouble(-1, -1, str(error), "")
    place = error.problem_mark or error.context_mark
    if place is None:
        return Trouble(-1, -1, str(error.problem), "")
    opened = error.context_mark or place
    return _explain(
        str(error.context or ""),
        str(error.problem),
        Place(place.line, place.column, lines),
        Place(opened.line, opened.column, lines),
    )


class Place(NamedTuple):
    """A place in a file."""

    line: int
    column: int
    lines: list[str]

    @property
    def whole(self) -> str:
        """The line."""
        return self.lines[self.line] if 0 <= self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.whole[: self.column]

    @property
    def rest(self) -> str:
        """The line from the place on."""
        return self.whole[self.column :]

    def trouble(self, message: str, remedy: str) -> Trouble:
        """Report something here."""
        return Trouble(self.line, self.column, message, remedy)


def _explain(context: str, problem: str, at: Place, opened: Place) -> Trouble:
    if "\t" in (at.whole[: len(at.whole) - len(at.whole.lstrip())]):
        tab = Place(at.line, at.whole.index("\t"), at.lines)
        return tab.trouble("a tab stands here; only spaces may indent a line", "replace the tab by spaces")
    if "cannot start any token" in problem or "directive" in context or "block scalar" in context:
        start = opened if "block scalar" in context or "directive" in context else at
        return quote_it(start)
    if "alias" in context or "anchor" in context or "alias" in problem:
        return quote_it(opened if context else at)
    if "quoted scalar" in context:
        if "escape" in problem:
            return at.trouble('a \\ has a meaning of its own inside "..."', "write the text in '...' instead")
        return opened.trouble("the quote that opens here is never closed", "add the closing quote")
    if "flow" in context:
        return _brackets(context, problem, at, opened)
    if "mapping values are not allowed" in problem:
        if ": " in at.before:
            return at.trouble('a second ": " stands in this line', 'a text that contains ": " must stand in quotes')
        return _misplaced_key(at)
    if "could not find expected ':'" in problem:
        return opened.trouble("this line has no colon", _NO_COLON)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        return _block(problem, at, opened)
    if "<document start>" in problem:
        return at.trouble("this line does not belong to what stands above it", "let all sections begin at the left margin")
    if "single document" in context:
        return at.trouble("--- begins a second document", "take the line --- away: a file holds one document")
    return at.trouble(problem, "look for a missing quote or bracket on this line or just above")


def _misplaced_key(at: Place) -> Trouble:
    key = Place(at.line, _indent(at.whole), at.lines)
    above = at.line - 1
    while above > 0 and not at.lines[above].strip():
        above -= 1
    line = at.lines[above] if above >= 0 else ""
    run_together = re.match(r"[\s-]*[a-z_]+:(?=[^\s:/])", line)
    if run_together:
        return Place(above, run_together.end(), at.lines).trouble("a space must stand after the colon", "put one there")
    if ": " in line and key.column > _indent(line.replace("- ", "  ")):
        return key.trouble("this line is indented further than the one above, which is complete", _INDENT)
    return key.trouble("this key is not expected here", _KEY)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def quote_it(start: Place) -> Trouble:
    """Say that a text beginning with a sign of YAML's own needs quotes."""
    sign = start.rest[:1]
    if re.match(r"[&*]\w+ +[\[{]", start.rest) or "<<" in start.before:
        remedy = "& and * do not share values here as they do elsewhere in YAML: write the values out"
        return start.trouble(f"{sign} stands before a value", remedy)
    text = start.rest.split(" #")[0].strip().replace('"', "'")
    inside = any(bracket in start.before for bracket in "[{")
    if inside:
        for end in ",]}":
            text = text.split(end)[0].strip()
    return start.trouble(f"a text can't start with {sign}", f'put it in quotes: "{text}"')


def _brackets(context: str, problem: str, at: Place, opened: Place) -> Trouble:
    bracket, closing = ("[", "]") if "sequence" in context else ("{", "}")
    if "node" in context:
        if at.line < len(at.lines) and at.rest.strip():
            return at.trouble("something is missing before this sign", "is a comma or a bracket too many here?")
        return opened.trouble("a bracket is never closed", "add the ] or } that is missing at the end of the list")
    if at.line == opened.line and at.rest[:1] not in {"", "]", "}"}:
        return at.trouble(f"a comma or the closing {closing} is missing here", f"inside {bracket}...{closing} {_QUOTES}")
    if at.rest[:1] in {"]", "}"}:
        return at.trouble(f"a {bracket} is closed by a {at.rest[0]}", f"the {bracket} is on line {opened.line + 1}")
    return opened.trouble(f"the {bracket} that opens here is never closed", f"add the {closing}")


def _block(problem: str, at: Place, opened: Place) -> Trouble:
    if at.before.strip() and at.before.strip() != "-":
        if at.rest[:1] in {"]", "}"}:
            return at.trouble(f"a {at.rest[0]} without its opening bracket", "take it away, or add the opening bracket")
        return at.trouble("a text ends here in a quote or bracket, but the line goes on", _QUOTES)
    if at.rest.startswith("- ") and "key" in problem:
        message = f'a list item "- ..." stands among the keys that begin on line {opened.line + 1}'
        return at.trouble(message, _INDENT)
    if "indicator" in problem:
        message = f"this line is no item of the list that begins on line {opened.line + 1}"
        return at.trouble(message, f'begin it with "- ", or {_INDENT}')
    return at.trouble(f"this line is indented otherwise than the keys that begin on line {opened.line + 1}", _INDENT)
