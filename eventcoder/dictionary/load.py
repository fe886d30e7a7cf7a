"""From folders of YAML files to one compiled dictionary, with all mistakes reported together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from sys import intern

import yaml
from attrs import define, field

from eventcoder.dictionary.checks import check_names
from eventcoder.dictionary.compiled import Dictionary, Listed, Trie
from eventcoder.dictionary.entries import Name, PredicateEntry, WordKind
from eventcoder.dictionary.read_actors import ActorReader
from eventcoder.dictionary.read_ontology import OntologyReader
from eventcoder.dictionary.read_predicates import PredicateReader
from eventcoder.dictionary.rivals import check_patterns
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source, closest, is_mapping
from eventcoder.errors import DictionaryError, EventcoderError, Problem
from eventcoder.ontology import Ontology
from eventcoder.text import fold

__all__ = ["DictionaryFile", "Parts", "compile_dictionary", "default_folder", "ontology_folder", "read_files"]

_SECTIONS = frozenset(
    {
        "codes", "roles", "operators", "sets", "frames", "transparent", "instruments", "discards", "modals",
        "predicates", "actors", "agents", "remove", "country",
    }
)  # fmt: skip
_COUNTRY = frozenset(
    {"code", "names", "adjectives", "demonyms", "capital", "cities", "regions", "offices", "institutions", "people"}
)


@define
class DictionaryFile:
    """A file of a layer: its path inside the layer's folder, and its bytes."""

    layer: int
    name: str
    content: bytes


def default_folder() -> Path:
    """Find the dictionaries that come with eventcoder: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "dictionaries"
    return inside if inside.is_dir() else package.parent / "dictionaries"


def ontology_folder() -> Path:
    """Find the part of the default dictionaries that no coder can do without: codes, roles, and how codes combine."""
    return default_folder() / "cameo"


def read_files(folders: Sequence[Path]) -> list[DictionaryFile]:
    """Read all `.yaml` and `.yml` files of the folders, in a fixed order.

    Hidden files and folders (.git, an editor's .#lock files) are passed over. Links to folders are not
    followed, so that none can lead in a circle.

    Raises:
        EventcoderError: if a folder is missing or holds no such file.

    """
    files: list[DictionaryFile] = []
    for layer, folder in enumerate(folders):
        if not folder.is_dir():
            raise EventcoderError(f"no dictionary folder {folder}: give a folder that holds .yaml files")
        paths = sorted(_dictionary_files(folder))
        if not paths:
            raise EventcoderError(f"the dictionary folder {folder} holds no .yaml file")
        shown = folder.name if layer == 0 else str(folder)
        for path in paths:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise EventcoderError(f"cannot read {path}: {error.strerror}") from error
            files.append(DictionaryFile(layer, f"{shown}/{path.relative_to(folder).as_posix()}", content))
    return files


def _dictionary_files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(parent, name)


def compile_dictionary(files: Iterable[DictionaryFile]) -> Dictionary:
    """Read, check, merge and index; the files need not contain the default dictionary.

    Raises:
        DictionaryError: with every mistake of every file.

    """
    parts = Parts()
    for file in files:
        parts.add(file)
    return parts.build()


@define(repr=False)  # all dictionaries are in it
class Parts:
    """The sections of all files, in the order in which they must be read."""

    sources: list[Source] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    sections: dict[str, list[tuple[int, Source, Node, Fields]]] = field(factory=dict)

    def add(self, file: DictionaryFile) -> None:
        """Read a file's sections, without looking into them."""
        try:
            source = Source(file.name, file.content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            self.problems.append(_not_utf8(file, error.start))
            return
        self.sources.append(source)
        root = source.root()
        if root is None:
            return
        if not is_mapping(root):
            message = "a file begins with the name of a section; this one does not"
            source.report("E02", root, message, "write actors:, predicates: or another section above")
            return
        keys = {key.value for key, _ in root.value if isinstance(key, yaml.ScalarNode)}
        optional = _SECTIONS | _COUNTRY if "country" in keys or len(keys & _COUNTRY) > 1 else _SECTIONS
        row = source.mapping(root, "a dictionary file", (), optional)
        if optional != _SECTIONS and row.lacks("country"):
            source.report("E05", root, "the file of a country lacks country:", "add country: and its name")
        for name in _SECTIONS:
            if name in row:
                self.sections.setdefault(name, []).append((file.layer, source, row.values[name], row))

    def at(self, name: str, layer: int) -> Iterator[tuple[Source, Node, Fields]]:
        """Give the places of a section in one layer."""
        for place, source, node, row in self.sections.get(name, ()):
            if place == layer:
                yield source, node, row

    @property
    def layers(self) -> list[int]:
        """The numbers of the layers, lowest first."""
        return sorted({part[0] for parts in self.sections.values() for part in parts})

    def build(self) -> Dictionary:
        """Read what the sections hold."""
        layers = self.layers
        predicates = self.vocabulary()
        actors = ActorReader(predicates.ontology.roles)
        for layer in layers:
            actors.layer = predicates.layer = layer
            self._remove(layer, actors, predicates)
            for source, node, row in self.at("country", layer):
                actors.read_country(source, node, row)
            for source, node, _ in self.at("actors", layer):
                actors.read_actors(source, node)
            for source, node, _ in self.at("agents", layer):
                actors.read_agents(source, node)
            for source, node, _ in self.at("predicates", layer):
                predicates.read_predicates(source, node)
        return self._checked(actors, predicates)

    def vocabulary(self) -> PredicateReader:
        """Give a reader that knows what entries of any layer and file may name: codes, operators, sets and frames."""
        predicates = PredicateReader(self._ontology())
        self._read(
            predicates,
            sets=predicates.read_sets,
            frames=predicates.read_frames,
            transparent=predicates.read_transparent,
            instruments=predicates.read_instruments,
            modals=predicates.read_modals,
            discards=predicates.read_discards,
        )
        return predicates

    def _ontology(self) -> Ontology:
        reader = OntologyReader()
        self._read(reader, codes=reader.read_codes, roles=reader.read_roles, operators=reader.read_operators)
        return reader.build()

    def _read(self, reader: OntologyReader | PredicateReader, **sections: Callable[[Source, Node], None]) -> None:
        """Read sections in this order, each from the lowest layer to the highest."""
        layers = self.layers
        for section, read in sections.items():
            for reader.layer in layers:
                for source, node, _ in self.at(section, reader.layer):
                    read(source, node)

    def _checked(self, actors: ActorReader, predicates: PredicateReader) -> Dictionary:
        forms = [form for forms in actors.forms.values() for form in forms]
        entries = tuple(predicates.entries.values())
        check_names(forms)
        check_patterns(entries, predicates.places)
        problems = self.problems + [problem for source in self.sources for problem in source.problems]
        if any(not problem.is_warning for problem in problems):
            raise DictionaryError(problem for problem in problems if not problem.is_warning)
        return Dictionary(
            predicates.ontology,
            _trie(form.name for form in forms),
            _index(entries),
            tuple(predicates.modals),
            frozenset(predicates.transparent),
            entries,
            tuple(sorted(problems)),
            frozenset(predicates.discards),
            frozenset(predicates.instruments),
        )

    def _remove(self, layer: int, actors: ActorReader, predicates: PredicateReader) -> None:
        for source, node, _ in self.at("remove", layer):
            for name, item in source.texts(node, "remove"):
                if not (actors.remove(name) | predicates.remove(name)):
                    known = {*predicates.entries, *(form.name.entry.name for form in actors.first_forms())}
                    remedy = closest(name, known) or "take the name away, or write it as it stands there"
                    source.report("E11", item, f"no entry of a lower layer is named {name!r}", remedy)


def _not_utf8(file: DictionaryFile, position: int) -> Problem:
    start = file.content.rfind(b"\n", 0, position) + 1
    line = file.content.count(b"\n", 0, start) + 1
    column = len(file.content[start:position].decode("utf-8-sig")) + 1
    excerpt = file.content[start:].splitlines()[0].decode("utf-8", "replace")
    message = "a character that is not UTF-8"
    remedy = "save the file in the encoding UTF-8, not in Latin-1 or Windows-1252"
    if file.content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(file.name, 0, 0, "E01", "the file is UTF-16, not UTF-8", "save it in the encoding UTF-8")
    return Problem(file.name, line, column, "E01", message, remedy, excerpt)


def _trie(names: Iterable[Name]) -> Trie:
    root: Trie = {}
    for name in names:
        node = root
        for word in name.surface:
            node = node.setdefault(intern(fold(word)), {})
        node.setdefault("", []).append(name)
    return root


def _index(entries: Iterable[PredicateEntry]) -> dict[WordKind, dict[str, tuple[Listed, ...]]]:
    index: dict[WordKind, dict[str, list[Listed]]] = {kind: {} for kind in WordKind}
    for entry in entries:
        lists = {WordKind.VERB: entry.verbs, WordKind.NOUN: entry.nouns, WordKind.ADJECTIVE: entry.adjectives}
        for kind, words_of_kind in lists.items():
            for words in words_of_kind:
                main = words[0] if kind is WordKind.VERB else words[-1]
                index[kind].setdefault(main, []).append(Listed(words, entry.patterns))
    return {kind: {lemma: tuple(listed) for lemma, listed in table.items()} for kind, table in index.items()}
