"""From folders of YAML files to one compiled dictionary, with all mistakes reported together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, field

from eventcoder.dictionary.compiled import Dictionary, Listed, Trie
from eventcoder.dictionary.entries import Name, PredicateEntry, WordKind
from eventcoder.dictionary.read_actors import ActorReader
from eventcoder.dictionary.read_ontology import OntologyReader
from eventcoder.dictionary.read_predicates import PredicateReader
from eventcoder.dictionary.yaml import Mapping as Fields
from eventcoder.dictionary.yaml import Node, Source
from eventcoder.errors import DictionaryError, EventcoderError, Problem
from eventcoder.text import fold

__all__ = ["DictionaryFile", "compile_dictionary", "default_folder", "read_files"]

_SECTIONS = (
    "codes", "roles", "operators", "sets", "frames", "transparent", "modals",
    "predicates", "actors", "agents", "remove", "country",
)  # fmt: skip
_COUNTRY = ("code", "name", "names", "adjectives", "demonyms", "capital", "cities", "regions", "institutions", "people")


@define
class DictionaryFile:
    """A file of a layer: its path inside the layer's folder, and its bytes."""

    layer: int
    name: str
    content: bytes


def default_folder() -> Path:
    """The dictionaries that come with eventcoder: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "dictionaries"
    return inside if inside.is_dir() else package.parent / "dictionaries"


def read_files(folders: Sequence[Path]) -> list[DictionaryFile]:
    """The bytes of all `.yaml` and `.yml` files of the folders, in a fixed order.

    Raises:
        EventcoderError: if a folder is missing or holds no such file.
    """
    files: list[DictionaryFile] = []
    for layer, folder in enumerate(folders):
        if not folder.is_dir():
            raise EventcoderError(f"no dictionary folder {folder}: give a folder that holds .yaml files")
        paths = sorted(path for path in folder.rglob("*.y*ml") if path.suffix in {".yaml", ".yml"})
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


def compile_dictionary(files: Iterable[DictionaryFile]) -> Dictionary:
    """Read, check, merge and index.

    Raises:
        DictionaryError: with every mistake of every file.
    """
    parts = _Parts()
    for file in files:
        parts.add(file)
    return parts.build()


@define
class _Parts:
    """The sections of all files, in the order in which they must be read."""

    sources: list[Source] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    sections: dict[str, list[tuple[int, Source, Node, Fields]]] = field(factory=dict)

    def add(self, file: DictionaryFile) -> None:
        try:
            source = Source(file.name, file.content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = file.content.count(b"\n", 0, error.start) + 1
            self.problems.append(Problem(file.name, line, 1, "E01", "not UTF-8", "save the file as UTF-8"))
            return
        self.sources.append(source)
        root = source.root()
        if root is None:
            return
        optional = _SECTIONS
        if root.id == "mapping" and any(key.value == "country" for key, _ in root.value if key.id == "scalar"):
            optional += _COUNTRY
        row = source.mapping(root, "a dictionary file", (), optional)
        for name in _SECTIONS:
            if name in row:
                self.sections.setdefault(name, []).append((file.layer, source, row.values[name], row))

    def of(self, name: str) -> Iterator[tuple[int, Source, Node, Fields]]:
        """The places of a section, lower layers first; each layer's `remove:` comes before what it adds."""
        yield from sorted(self.sections.get(name, []), key=lambda part: part[0])

    def build(self) -> Dictionary:
        ontology = OntologyReader()
        for _, source, node, _ in self.of("codes"):
            ontology.read_codes(source, node)
        for _, source, node, _ in self.of("roles"):
            ontology.read_roles(source, node)
        for _, source, node, _ in self.of("operators"):
            ontology.read_operators(source, node)
        built = ontology.build()
        actors, predicates = ActorReader(built.roles), PredicateReader(built)
        for _, source, node, _ in self.of("sets"):
            predicates.read_sets(source, node)
        for _, source, node, _ in self.of("frames"):
            predicates.read_frames(source, node)
        for _, source, node, _ in self.of("transparent"):
            predicates.read_transparent(source, node)
        for _, source, node, _ in self.of("modals"):
            predicates.read_modals(source, node)
        layers = sorted({part[0] for parts in self.sections.values() for part in parts})
        for layer in layers:
            actors.layer = predicates.layer = layer
            self._remove(layer, actors, predicates)
            for _, source, node, row in self._at("country", layer):
                actors.read_country(source, node, row)
            for _, source, node, _ in self._at("actors", layer):
                actors.read_actors(source, node)
            for _, source, node, _ in self._at("agents", layer):
                actors.read_agents(source, node)
            for _, source, node, _ in self._at("predicates", layer):
                predicates.read_predicates(source, node)
        problems = self.problems + [problem for source in self.sources for problem in source.problems]
        errors = [problem for problem in problems if not problem.is_warning]
        if errors:
            raise DictionaryError(errors)
        entries = tuple(predicates.entries.values())
        names = [form for forms in actors.names.values() for form in forms]
        return Dictionary(
            built,
            _trie(names),
            _index(entries),
            tuple(predicates.modals),
            frozenset(predicates.transparent),
            entries,
            tuple(problem for problem in problems if problem.is_warning),
        )

    def _at(self, name: str, layer: int) -> Iterator[tuple[int, Source, Node, Fields]]:
        return (part for part in self.of(name) if part[0] == layer)

    def _remove(self, layer: int, actors: ActorReader, predicates: PredicateReader) -> None:
        for _, source, node, _ in self._at("remove", layer):
            for name, item in source.texts(node, "remove"):
                found = [actors.remove(name), actors.remove(f"{name} (agent)"), predicates.remove(name)]
                if not any(found):
                    source.report("E11", item, f"no entry of a lower layer is named {name!r}")


def _trie(names: Iterable[Name]) -> Trie:
    root: Trie = {}
    for name in names:
        node = root
        for word in name.surface:
            node = node.setdefault(fold(word), {})
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
