"""What a check needs to know of each dictionary file, kept from check to check: only what has changed is read anew.

All that is kept is plain tuples, so that the tens of thousands of names of the dictionaries are there in a moment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from attrs import define, field

from eventcoder.dictionary.cache import cache_folder, compiler_digest, recall, store
from eventcoder.dictionary.checks import spelling
from eventcoder.dictionary.entries import WordKind
from eventcoder.dictionary.load import DictionaryFile, Parts
from eventcoder.dictionary.pickles import from_bytes, to_bytes
from eventcoder.dictionary.read_actors import ActorReader
from eventcoder.dictionary.read_predicates import PredicateReader
from eventcoder.dictionary.yaml import Node
from eventcoder.errors import Problem

__all__ = ["ActorRow", "Memo", "PredicateRow", "Sheet", "Vocabulary", "sheets_of"]

T = TypeVar("T")

_ONTOLOGY = ("codes", "roles", "operators")
_VOCABULARY = (*_ONTOLOGY, "sets", "frames", "transparent", "instruments", "modals", "discards")
_ACTORS = ("country", "actors", "agents")
_SET = re.compile(r"@([^|\s()]+)")
_NOWHERE = Node("", "", None, None)
_MODULES = ("editing/sheets.py", "editing/check.py")

Place = tuple[int, int]  # line and column of a node, from 0


@define
class Memo:
    """Results by what they were made from. What a run did not ask for is forgotten when it is saved."""

    _kept: dict[str, Any] = field(factory=dict)
    _used: dict[str, Any] = field(factory=dict)

    def get(self, key: str, make: Callable[[], T]) -> T:
        """Give the result kept under a key, which must say everything that it depends on; made if there is none."""
        if key not in self._used:
            self._used[key] = self._kept[key] if key in self._kept else make()
        found: T = self._used[key]
        return found

    @classmethod
    def load(cls) -> Memo:
        """Read what the last check kept; empty if there is nothing of this version."""
        try:
            payload = recall(cache_folder() / f"{compiler_digest(*_MODULES)}.check")
            return cls(from_bytes(payload) if payload else {})
        except Exception:  # whatever is wrong with a cache, it is made anew
            return cls()

    def save(self) -> None:
        """Write it, if anything was new."""
        if self._used.keys() == self._kept.keys():
            return
        try:
            store(cache_folder() / f"{compiler_digest(*_MODULES)}.check", to_bytes(self._used))
        except RuntimeError:  # a user without a home, as in some containers
            return


class ActorRow(NamedTuple):
    """An actor or agent with its names: (spelling, words, place) each."""

    section: str
    key: str
    what: str
    remedy: str
    place: Place
    entry: tuple[Any, ...]
    forms: tuple[tuple[str, tuple[str, ...], Place], ...]


class PredicateRow(NamedTuple):
    """A predicate entry: (kind, word) for its words, (text, code, operator, priority, place) for its patterns, and its sets.

    `id` is the same as long as its patterns say the same, wherever they stand in their file.
    """

    id: str
    key: str
    what: str
    remedy: str
    place: Place
    words: tuple[tuple[str, tuple[str, ...]], ...]
    patterns: tuple[tuple[str, str, str, int, Place], ...]
    sets: tuple[str, ...]


class Sheet(NamedTuple):
    """A file by itself: its own problems, and what may clash with other files. `id` tells it from any other sheet."""

    id: str
    file: DictionaryFile
    problems: Sequence[Problem]
    removes: Sequence[tuple[str, Place]]
    actors: Sequence[ActorRow]
    predicates: Sequence[PredicateRow]
    terms: Sequence[tuple[str, str, int, int, Place]]


class Vocabulary(NamedTuple):
    """What entries of any file may name, with the digests of the sets."""

    reader: PredicateReader
    set_ids: Mapping[str, str]
    problems: Sequence[Problem]


class _Outline(NamedTuple):
    """The sections of a file, and those of them whole that other files depend on: (name, line, text)."""

    sections: Sequence[str]
    slices: Sequence[tuple[str, int, str]]
    problems: Sequence[Problem]


def sheets_of(files: Sequence[DictionaryFile], memo: Memo) -> tuple[list[Sheet], Vocabulary]:
    """Give a sheet for each file, and the vocabulary of all."""
    reading = _Reading(memo)
    outlines = [reading.outline(file) for file in files]
    vocabulary = reading.vocabulary(files, outlines)
    return [reading.sheet(file, outline, vocabulary) for file, outline in zip(files, outlines, strict=True)], vocabulary


@define
class _Reading:
    """One run over the files; each is parsed at most once, and not at all if the memo knows it."""

    memo: Memo
    _parsed: dict[str, Parts] = field(factory=dict)
    _frames: tuple[str, str] = ("", "")

    def _parts(self, file: DictionaryFile) -> Parts:
        if file.name not in self._parsed:
            self._parsed[file.name] = Parts()
            self._parsed[file.name].add(file)
        return self._parsed[file.name]

    def outline(self, file: DictionaryFile) -> _Outline:
        """Give the outline of a file."""

        def make() -> tuple[Any, ...]:
            parts = self._parts(file)
            slices = []
            for name in _VOCABULARY:
                for _, source, node, row in parts.sections.get(name, ()):
                    key = row.keys[name]
                    slices.append((name, source.line(key) - 1, source.text[key.start_mark.index : node.end_mark.index]))
            return tuple(parts.sections), tuple(slices), _problems(parts)

        return _Outline(*self.memo.get(f"outline {_file_id(file)}", make))

    def vocabulary(self, files: Sequence[DictionaryFile], outlines: Sequence[_Outline]) -> Vocabulary:
        """Read the sections that entries of any file may need."""
        cut = [_cut(file, outline.slices) for file, outline in zip(files, outlines, strict=True) if outline.slices]
        id = _digest(*map(_file_id, cut))
        ontology, sets, frames, problems = self.memo.get(f"vocabulary {id}", lambda: _read_vocabulary(cut))
        named = {name: [(text, _NOWHERE) for text in texts] for name, texts in frames.items()}
        ontology_id = _digest(*(text for o in outlines for name, _, text in o.slices if name in _ONTOLOGY))
        self._frames = ontology_id, _digest(ontology_id, repr(frames), repr(sorted(sets)))
        set_ids = {name: _digest(repr(members)) for name, members in sets.items()}
        return Vocabulary(PredicateReader(ontology, sets=sets, frames=named), set_ids, problems)

    def sheet(self, file: DictionaryFile, outline: _Outline, vocabulary: Vocabulary) -> Sheet:
        """Give the sheet of a file. Of the sets only the names matter to it."""
        id = _digest(_file_id(file), self._frames["predicates" in outline.sections])
        rows = self.memo.get(f"sheet {id}", lambda: _rows(file, self._parts(file), vocabulary.reader))
        problems, removes, actors, predicates, terms = rows
        entries = [PredicateRow(*row) for row in predicates]
        return Sheet(id, file, [*outline.problems, *problems], removes, [ActorRow(*row) for row in actors], entries, terms)


def _file_id(file: DictionaryFile) -> str:
    return _digest(str(file.layer), file.name, file.content)


def _cut(file: DictionaryFile, slices: Sequence[tuple[str, int, str]]) -> DictionaryFile:
    """Give a file of nothing but its vocabulary, in the lines where it stands."""
    text = ""
    for _, line, part in sorted(slices, key=lambda each: each[1]):
        text = text.rstrip("\n") + "\n" * (line - text.rstrip("\n").count("\n")) + part
    return DictionaryFile(file.layer, file.name, text.encode())


def _digest(*parts: str | bytes) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()


def _problems(parts: Parts) -> tuple[Problem, ...]:
    return (*parts.problems, *(problem for source in parts.sources for problem in source.problems))


def _read_vocabulary(files: Iterable[DictionaryFile]) -> tuple[Any, ...]:
    parts = Parts()
    for file in files:
        parts.add(file)
    before = set(_problems(parts))
    reader = parts.vocabulary()
    frames = {name: [text for text, _ in texts] for name, texts in reader.frames.items()}
    return reader.ontology, reader.sets, frames, tuple(p for p in _problems(parts) if p not in before)


def _rows(file: DictionaryFile, parts: Parts, vocabulary: PredicateReader) -> tuple[Any, ...]:
    """Read a file's entries and removals by themselves."""
    before = len(_problems(parts))
    actors = ActorReader(vocabulary.ontology.roles, layer=file.layer)
    predicates = PredicateReader(vocabulary.ontology, sets=vocabulary.sets, frames=vocabulary.frames, layer=file.layer)
    removes, rows = [], []
    for source, node, _ in parts.at("remove", file.layer):
        removes += [(name, _place(item)) for name, item in source.texts(node, "remove")]
    for section in _ACTORS:
        earlier = set(actors.forms)
        for source, node, row in parts.at(section, file.layer):
            if section == "country":
                actors.read_country(source, node, row)
            else:
                (actors.read_actors if section == "actors" else actors.read_agents)(source, node)
        rows += [_actor_row(section, key, actors) for key in actors.forms if key not in earlier]
    for source, node, _ in parts.at("predicates", file.layer):
        predicates.read_predicates(source, node)
    terms = tuple((t.office, t.holder, t.start, t.end, _place(t.node)) for t in actors.terms)
    entries = tuple(_predicate_row(name, predicates) for name in predicates.entries)
    return _problems(parts)[before:], tuple(removes), tuple(rows), entries, terms


def _place(node: Node) -> Place:
    return node.start_mark.line, node.start_mark.column


def _actor_row(section: str, key: str, reader: ActorReader) -> tuple[Any, ...]:
    claim, forms = reader.claims.taken[key], reader.forms[key]
    entry: tuple[Any, ...] = ()
    if forms:
        actor = forms[0].name.entry
        periods = tuple((period.code, period.start, period.end) for period in actor.periods)
        entry = (actor.name, actor.kind.value, actor.location.line, periods, actor.country, actor.role, actor.ambiguous)
    names = tuple(("\0".join(spelling(form.name.surface)), form.name.surface, _place(form.node)) for form in forms)
    return section, key, claim.what, claim.remedy, _place(claim.node), entry, names


def _predicate_row(name: str, reader: PredicateReader) -> tuple[Any, ...]:
    claim, entry = reader.claims.taken[name], reader.entries[name]
    lists = ((WordKind.VERB, entry.verbs), (WordKind.NOUN, entry.nouns), (WordKind.ADJECTIVE, entry.adjectives))
    words = tuple((kind.value, word) for kind, listed in lists for word in dict.fromkeys(listed))
    patterns = tuple((p.text, p.code, p.operator, p.priority, _place(reader.places[id(p)][2])) for p in entry.patterns)
    sets = tuple(sorted({name for pattern in entry.patterns for name in _SET.findall(pattern.text)}))
    same = _digest(claim.source.name, str(claim.layer), *(repr(pattern[:-1]) for pattern in patterns))
    return same, name, "", claim.remedy, _place(claim.node), words, patterns, sets
