"""Writing a new entry into a dictionary file, in place: nothing else in the file is touched."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml
from attrs import frozen

from eventcoder.dictionary.load import DictionaryFile
from eventcoder.dictionary.yaml import Node, Source, is_list, is_mapping
from eventcoder.errors import DictionaryError, EventcoderError

__all__ = ["Country", "countries", "item", "person_codes", "with_item"]

_NEEDS_QUOTES = re.compile(r"""^[\s*@&\[\]{}"'#|>%!,?`-]|: |:$| #|\s$""")
_PLAIN_INSIDE = re.compile(r"[\w=>*()|@ .'\u2019/+-]+")

Value = str | Sequence[str] | Sequence[dict[str, str]]


@frozen
class Country:
    """A country's name and code, and the file that is about it."""

    name: str
    code: str
    file: DictionaryFile


def countries(files: Iterable[DictionaryFile]) -> Iterator[Country]:
    """The countries of dictionary files."""
    for file in files:
        text = file.content.decode("utf-8-sig", "replace")
        name = re.search(r"^country: *([^#\n]+)", text, re.MULTILINE)
        code = re.search(r"^code: *(\w{3})", text, re.MULTILINE)
        if name and code:
            yield Country(name[1].strip(" '\""), code[1], file)


def person_codes(country: str, role: str, start: str, end: str) -> list[dict[str, str]]:
    """The dated codes of a person, as a country's file would give them: before the office the country's, afterwards ELI."""
    codes = [{"code": country + role, "from": start, "to": end}]
    if end:
        codes.append({"code": f"{country}ELI", "from": _day_after(end)})
    return [*codes, {"code": country}] if start or end else codes


def _day_after(date: str) -> str:
    """The first day behind a day, month or year; what is none is left for the checker to report."""
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", date):
        return date
    year, month, day = (int(part) for part in (date + "-12-00"[len(date) - 4 :]).split("-"))
    if len(date) == len("2017-05-14"):
        try:
            return (datetime.date(year, month, day) + datetime.timedelta(1)).isoformat()
        except ValueError:
            return date
    return f"{year + month // 12}-{month % 12 + 1:02}-01"


def item(values: Mapping[str, Value]) -> list[str]:
    """The lines of a list's item: keys with their values, those that are empty left out."""
    lines: list[str] = []
    for key, value in values.items():
        if not value:
            continue
        if isinstance(value, str):
            lines.append(f"{key}: {_scalar(value)}")
        elif all(isinstance(part, str) for part in value) and key not in {"examples", "non_examples"}:
            lines.append(f"{key}: [{', '.join(_scalar(str(part), inside=True) for part in value)}]")
        else:
            lines.append(f"{key}:")
            lines += (f"  - {_flow(part) if isinstance(part, dict) else _scalar(part)}" for part in value)
    return [("  " if number else "- ") + line for number, line in enumerate(lines)]


def _flow(row: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value, inside=True)}" for key, value in row.items() if value) + "}"


def _scalar(text: str, *, inside: bool = False) -> str:
    if _NEEDS_QUOTES.search(text) or (inside and not _PLAIN_INSIDE.fullmatch(text)):
        return "'" + text.replace("'", "''") + "'"
    return text


def with_item(name: str, text: str, section: str, lines: Sequence[str]) -> str:
    """Give a file's text with an item more at the end of a list of its top level; the list is begun if it is not there.

    Raises:
        DictionaryError: if the file is no valid YAML.
        EventcoderError: if the list is written in brackets, or is no list.

    """
    source = Source(name, text)
    root = source.root()
    if source.problems:
        raise DictionaryError(source.problems)
    pairs = root.value if root is not None and is_mapping(root) else ()
    node = next((value for key, value in pairs if key.value == section), None)
    rows = text.splitlines()
    if node is None:
        gap = [""] if rows and rows[-1].strip() else []
        rows += [*gap, f"{section}:", *(f"  {line}" for line in lines)]
    elif is_list(node) and not node.flow_style:
        last = node.value[-1]
        first_row = rows[node.value[0].start_mark.line]
        indent = " " * (len(first_row) - len(first_row.lstrip())) if first_row.lstrip().startswith("-") else "  "
        rows[_last_line(last) + 1 : _last_line(last) + 1] = [indent + line for line in lines]
    else:
        place = source.location(node)
        raise EventcoderError(f"{place}: {section}: is no list of lines that begin with -: write it so, and try again")
    return "\n".join(rows) + "\n"


def _last_line(node: Node) -> int:
    """The line on which a node ends; a block's own end mark stands at what follows it, behind comments."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return int(mark.line if mark.column or mark.line == node.start_mark.line else mark.line - 1)
