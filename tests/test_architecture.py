"""The rooms of eventcoder: imports only run downwards, labels and spaCy stay where they belong, nothing public is unsaid."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import eventcoder
from eventcoder.grammar.labels import SCHEMES

PACKAGE = Path(eventcoder.__file__).parent
FILES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
TESTS = sorted(Path(__file__).parent.rglob("*.py"))

# From the bottom up. A module may import from its own room and from the storeys below it, never beside or above.
STOREYS = [
    {"errors", "text", "ontology"},
    {"dictionary", "grammar"},
    {"records", "actors", "parser"},
    {"readings"},
    {"coder"},
    {"batch", "editing", "explain", "spacy_pipe"},
    {"cli", "spark"},
]
STOREY = {room: number for number, rooms in enumerate(STOREYS) for room in rooms}
# Labels that are also plain English words or names of something else in the code.
PLAIN_WORDS = {"agent", "compound", "case", "mark", "root", "acl"}
# Who may know that there are schemes of labels; all else asks the graph for relations.
KNOW_LABELS = {"parser"}
KNOW_SPACY = {"parser", "spacy_pipe"}
DRAWS = "explain/drawing.py"
MOST_LINES = 400


def room(name):
    return name.partition("/")[0].removesuffix(".py")


def imports(tree):
    """The modules that a module imports while it runs: what only type checkers read is left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if node.level == 0 else "." * node.level


def without_type_checking(tree):
    class Remover(ast.NodeTransformer):
        def visit_If(self, node):
            return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node

    return Remover().visit(ast.parse(ast.unparse(tree)))


def is_overload(function):
    return any(ast.unparse(decorator) == "overload" for decorator in function.decorator_list)


def rooms_imported(tree):
    for module in imports(tree):
        first, _, rest = module.partition(".")
        if first == "eventcoder":
            yield rest.partition(".")[0] or "eventcoder"


@pytest.mark.parametrize("name", FILES)
def test_imports_only_run_downwards(name):
    if name == "__init__.py":
        return
    own = room(name)
    for other in rooms_imported(TREES[name]):
        assert other in STOREY, f"{name} imports eventcoder itself, or a room that has no storey: {other}"
        assert other == own or STOREY[other] < STOREY[own], f"{name} imports {other}, which is not below {own}"


def test_every_room_has_its_storey():
    assert {room(name) for name in FILES} - {"__init__"} == STOREY.keys()


def test_every_import_is_absolute():
    assert [name for name, tree in TREES.items() for module in imports(tree) if module.startswith(".")] == []


def test_only_one_file_knows_labels():
    labels = {label for scheme in SCHEMES for label in scheme.table} - PLAIN_WORDS
    for name, tree in TREES.items():
        if name != "grammar/labels.py":
            found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in labels}
            assert not found, f"{name} holds the labels {found}"


def test_only_grammar_and_the_parser_ask_for_schemes():
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "eventcoder.grammar.labels" and room(name) != "grammar":
                names = {alias.name for alias in node.names}
                assert names == {"Relation"} or room(name) in KNOW_LABELS, f"{name} imports {names} from labels"


def test_only_the_parser_the_component_and_the_drawing_know_spacy():
    for name, tree in TREES.items():
        if room(name) not in KNOW_SPACY and name != DRAWS:
            modules = {module.partition(".")[0] for module in imports(without_type_checking(tree))}
            assert "spacy" not in modules, f"{name} imports spaCy"


def test_help_does_not_wait_for_spacy():
    program = "import sys, eventcoder, eventcoder.cli; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("path", [*FILES.values(), *TESTS], ids=lambda path: "/".join(path.parts[-3:]))
def test_no_file_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", FILES)
def test_everything_public_says_what_it_is(name):
    tree = TREES[name]
    assert ast.get_docstring(tree), f"{name} has no docstring"
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        assert ast.get_docstring(node), f"{name}: {node.name} has no docstring"
        for method in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(method, ast.FunctionDef) and not method.name.startswith("_") and not is_overload(method):
                assert ast.get_docstring(method), f"{name}: {node.name}.{method.name} has no docstring"


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("/__init__.py")])
def test_what_a_module_offers_is_listed_sorted_and_there(name):
    (listed,) = (
        ast.literal_eval(node.value)
        for node in TREES[name].body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    defined = {node.name for node in TREES[name].body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = {ast.unparse(target) for node in TREES[name].body if isinstance(node, ast.Assign) for target in node.targets}
    imported = {alias.name for node in TREES[name].body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert sorted(listed, key=lambda entry: (not entry.isupper(), entry)) == listed
    assert set(listed) <= defined | assigned | (imported if name == "__init__.py" else set())
    if room(name) not in {"__init__", "cli"}:  # commands are reached through the app
        assert {entry for entry in defined if not entry.startswith("_")} == set(listed) & defined


def test_the_package_offers_what_it_lists():
    assert all(hasattr(eventcoder, name) for name in eventcoder.__all__)
