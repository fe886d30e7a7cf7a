"""The importer: files of TABARI, PETRARCH and PETRARCH2 to a folder of our dictionaries, with an account of every line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml
from attrs import define, field

from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.load import default_folder, ontology_folder
from eventcoder.editing.petrarch.actors import ActorConverter
from eventcoder.editing.petrarch.agents import AgentConverter, AgentNoun
from eventcoder.editing.petrarch.discards import discards, issues
from eventcoder.editing.petrarch.lines import Line, read_lines
from eventcoder.editing.petrarch.report import FileReport, Report
from eventcoder.editing.petrarch.verbs import VerbConverter
from eventcoder.editing.petrarch.words import Vocabulary, vocabulary_of
from eventcoder.editing.petrarch.write import (
    actor_lines,
    agent_lines,
    country_lines,
    discard_lines,
    header,
    predicate_lines,
    role_lines,
    set_lines,
)
from eventcoder.errors import InputError
from eventcoder.ontology import Ontology
from eventcoder.parser import load_parser
from eventcoder.text import fold

__all__ = ["FORMATS", "convert", "format_of", "import_petrarch"]

FORMATS = ("actors", "agents", "verbs", "discards", "issues")
_SIGNS = (
    ("verbs", re.compile(r"^---.|^-[^-].*\*.*\[", re.MULTILINE)),
    ("issues", re.compile(r"^<ISSUE|^[nv]:\w", re.MULTILINE)),
    ("agents", re.compile(r"\[(?:~[A-Z]{3}|[A-Z]{3,}~)")),
    ("actors", re.compile(r"\[[A-Z0-9]{3,}(?: [\d<>-]+)?\s*\]")),
)


def convert(paths: Iterable[Path], formats: Sequence[str] = ()) -> Report:
    """Convert files, without writing anything.

    Args:
        paths: the files. Of a name that stands in several, the first file's counts.
        formats: what each file is, one of `FORMATS`; without it, the name and content of a file tell.

    Raises:
        InputError: if a file cannot be read, or it cannot be told what it is.

    """
    files = [(path, read_lines(path)) for path in paths]
    if formats and len(formats) != len(files):
        raise InputError(f"{len(formats)} formats for {len(files)} files: give one for each, or none")
    ontology = load_dictionary([ontology_folder()], default=False).ontology
    converter = _Converter(_vocabulary(), ontology)
    for number, (path, lines) in enumerate(files):
        converter.add(path, lines, formats[number] if formats else format_of(path.name, lines))
    return converter.report


def import_petrarch(
    files: Sequence[Path],
    to: Path,
    *,
    formats: Sequence[str] = (),
    dry_run: bool = False,
    overwrite: bool = False,
    report_to: Path | None = None,
) -> Report:
    """Convert files and write the folder.

    Args:
        files: the files to convert.
        to: the folder to write; it is made if it is not there.
        formats: as for `convert`.
        dry_run: write nothing but the report.
        overwrite: write into a folder that holds something already; only files of the same names are replaced.
        report_to: a file for the whole report as JSON, with every line that was not converted.

    Raises:
        InputError: if a file cannot be read or written, or the folder is not empty.

    """
    if not dry_run and not overwrite and to.is_dir() and any(to.iterdir()):
        raise InputError(f"the folder {to} is not empty: name another one, or ask to overwrite it")
    report = convert(files, formats)
    try:
        for name, text in report.written.items() if not dry_run else ():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if report_to is not None:
            report_to.write_text(json.dumps(report.to_dict(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {error.filename or to}: {error.strerror}") from error
    return report


def format_of(name: str, lines: Sequence[Line]) -> str:
    """Say what a file is, by its name or else by its first lines.

    Raises:
        InputError: if neither tells.

    """
    for form in FORMATS:
        if form.removesuffix("s") in name.lower():
            return form
    text = "\n".join(line.text for line in lines)
    for form, sign in _SIGNS:
        if sign.search(text):
            return form
    if text and not re.search(r"[\[\]~*]", text):
        return "discards"
    raise InputError(f"{name}: no dictionary of PETRARCH's; say what it is, one of {', '.join(FORMATS)}")


@define
class _Converter:
    """Converts one file after the other; names, nouns and sets are shared among them."""

    vocabulary: Vocabulary
    ontology: Ontology
    report: Report = field(init=False, factory=Report)
    _actors: ActorConverter = field(init=False)
    _agents: AgentConverter = field(init=False)
    _verbs: VerbConverter = field(init=False)
    _roles: set[str] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        self._actors = ActorConverter(lambda word: self.vocabulary.has("adj", word), _countries())
        self._agents = AgentConverter(self.vocabulary)
        self._verbs = VerbConverter(self.vocabulary, self.ontology.codes)

    def add(self, path: Path, lines: Sequence[Line], form: str) -> None:
        """Convert a file of a format."""
        if form not in FORMATS:
            raise InputError(f"{form!r} is no format: give one of {', '.join(FORMATS)}")
        account = FileReport(path.name, form)
        self.report.files.append(account)
        if form == "actors":
            self._add_actors(path, lines, account)
        elif form == "agents":
            nouns = self._agents.convert(lines, account)
            body = [*self._new_roles(nouns), *agent_lines(nouns)] if nouns else []
            self._write(f"agents/{_slug(path)}", path, "Agents", body)
        elif form == "verbs":
            found = self._verbs.convert(lines, account)
            text = [*set_lines(found.sets), ""] if found.sets else []
            text += ["predicates:"] if found.entries else []
            self._write(f"verbs/{_slug(path)}", path, "Verbs", [*text, *_spaced(map(predicate_lines, found.entries))])
        elif form == "discards":
            phrases = discards(lines, account)
            self._write(_slug(path), path, "Phrases that are not coded", discard_lines(phrases) if phrases else [])
        else:
            issues(lines, account)
        account.close(lines)

    def _add_actors(self, path: Path, lines: Sequence[Line], account: FileReport) -> None:
        actors = self._actors.convert(lines, account)
        for actor in actors:
            if actor.is_country:
                name = re.sub(r"\W+", "-", fold(actor.name)).strip("-")
                self._write(f"actors/countries/{name}", path, actor.name, country_lines(actor))
        others = [actor for actor in actors if not actor.is_country]
        if others:
            body = (line for actor in others for line in actor_lines(actor))
            self._write(f"actors/{_slug(path)}", path, "Actors", ["actors:", *body])

    def _new_roles(self, nouns: Iterable[AgentNoun]) -> list[str]:
        chunks = {noun.role[i : i + 3] for noun in nouns for i in range(0, len(noun.role), 3)}
        missing = sorted(chunks - self.ontology.roles.keys() - self._roles)
        self._roles.update(missing)
        return [*role_lines(missing), ""] if missing else []

    def _write(self, name: str, path: Path, what: str, body: Iterable[str]) -> None:
        text = "\n".join(body)
        if not text:
            return
        unique = name
        number = 2
        while f"{unique}.yaml" in self.report.written:
            unique = f"{name}-{number}"
            number += 1
        self.report.written[f"{unique}.yaml"] = "\n".join([*header(path.name, what), text]) + "\n"


@cache
def _vocabulary() -> Vocabulary:
    return vocabulary_of(load_parser())


@cache
def _countries() -> dict[str, str]:
    """The codes of the countries that the default dictionaries know, by their folded names."""
    found: dict[str, str] = {}
    for path in sorted((default_folder() / "actors" / "countries").glob("*.yaml")):
        with path.open(encoding="utf-8") as file:
            row = yaml.load(file, Loader=yaml.CBaseLoader)
        if "country" in row:
            found.update({fold(name): row["code"] for name in (row["country"], *row.get("names", ())) if isinstance(name, str)})
    return found


def _slug(path: Path) -> str:
    stem = path.name.lower().removesuffix(".txt")
    return re.sub(r"\W+", "-", re.sub(r"\.(?:actors|agents|verbs)\b", "", stem)).strip("-") or "imported"


def _spaced(blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    for block in blocks:
        yield from block
        yield ""
