"""Everything that the pages of docs/ show runs, and gives what they say; "..." in them stands for anything.

A page is a script: files are written where a line names them, python and the console run in a folder of the page's own. A block
of YAML without a name is a dictionary file: its examples must come out with its page alone, over codes, actors, operators.

UPDATE_GOLDEN=1 writes what was printed into the pages.
"""

import contextlib
import io
import os
import re
import shutil
from pathlib import Path

import pytest
import typer
from pages import DOCS, ROOT, Shell, agree, blocks, steady

import eventcoder
from eventcoder import coder as coder_module
from eventcoder import parser as parser_module
from eventcoder.cli import app
from eventcoder.coder import Coder
from eventcoder.dictionary.load import compile_dictionary, default_folder, read_files
from eventcoder.editing.examples import run_examples

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
# These have tests of their own, which look closer.
TESTED_ELSEWHERE = {
    "editing.md": "editing/test_editing_doc.py",
    "explain.md": "explain/test_docs.py",
    "input.md": "batch/test_readers_docs.py",
    "clusters.md": "batch/test_frame.py",
}
DICTIONARIES = [
    name
    for name, page in PAGES.items()
    if name not in TESTED_ELSEWHERE and any(block.kind == "yaml" and not block.name for block in blocks(page))
]
SLOW = {"petrarch.md", "tutorial-editor.md"}  # they lay a folder over the default dictionaries, which takes half a minute
SCRIPTS = [
    pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name
    for name, page in PAGES.items()
    if name not in TESTED_ELSEWHERE and any(b.kind in {"python", "console"} for b in blocks(page))
]
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
KINDS = {"python", "console", "sh", "yaml", "text", "json", "csv", "xml", "sql"}
BASE = ["cameo", "actors/agents.yaml", "verbs/operators.yaml", "verbs/sets.yaml"]
COUNTRIES = "chad france germany iran israel japan kenya mali russia syria turkey uganda ukraine united-states".split()  # noqa: SIM905
COMMAND = re.compile(r"^(?:    |\$ )?(eventcoder .*?)(?:  +#.*| > \S+)?$", re.MULTILINE)

pytestmark = pytest.mark.skipif(not PAGES, reason="there is no docs/")


@pytest.fixture
def shell(coder, tmp_path, monkeypatch):
    """A shell in an empty folder, whose commands share the coder of all tests."""

    def load(dictionaries=None, model=None, default=True):
        return Coder.of(dictionaries, coder.parser, default=default) if dictionaries else coder

    for owner in (coder_module, eventcoder):
        monkeypatch.setattr(owner, "load", load)
    monkeypatch.setattr("eventcoder.batch.worker.load", load)
    monkeypatch.setattr(parser_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.setattr(coder_module, "load_parser", lambda model=None: coder.parser)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCS / "sample-article.txt", tmp_path)
    return Shell(tmp_path)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_page_is_a_script_that_runs(name, shell):
    page, namespace, printed = PAGES[name], {}, None
    for block in blocks(page):
        shown = block.content
        if block.name:
            Path(block.name).parent.mkdir(parents=True, exist_ok=True)
            Path(block.name).write_text(block.content, encoding="utf-8")
        elif block.kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile("\n" * block.line + block.content, name, "exec"), namespace)
            printed = steady(out.getvalue())
            continue
        elif block.kind == "console":
            shown = shell.session(block.content)
        elif block.kind == "text" and printed is not None:
            shown = printed
        if not agree(block.content, shown):
            assert UPDATE, f"docs/{name}:{block.line} shows\n{block.content}\nbut this comes out\n{shown}"
            page = page.replace(f"```{block.kind}\n{block.content}```", f"```{block.kind}\n{shown}```", 1)
        printed = None
    if page != PAGES[name]:
        (DOCS / name).write_text(page, encoding="utf-8")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The default dictionaries without their verbs and most countries, which compile in two seconds."""
    folder = tmp_path_factory.mktemp("base")
    for part in [*BASE, *(f"actors/countries/{country}.yaml" for country in COUNTRIES)]:
        source = default_folder() / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / part)
    return folder


@pytest.mark.parametrize("name", DICTIONARIES)
def test_its_yaml_is_a_dictionary_whose_examples_come_out(name, base, coder, tmp_path):
    for block in blocks(PAGES[name]):
        if block.kind == "yaml" and not block.name:
            (tmp_path / f"{block.line:04}.yaml").write_text(block.content, encoding="utf-8")
    dictionary = compile_dictionary(read_files([base, tmp_path]))
    files = {path.name for path in tmp_path.iterdir()}
    entries = [entry for entry in dictionary.entries if Path(entry.location.file).name in files]
    wrong = [str(result) for result in run_examples(Coder(dictionary, coder.parser), entries) if not result.as_expected]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_a_page_escapes_the_tests(name):
    found = blocks(PAGES[name])
    assert [f"{block.line}: {block.kind}" for block in found if block.kind not in KINDS] == []
    assert [f"{block.line}: {block.name}" for block in found if block.name and block.kind in {"python", "console"}] == []
    assert PAGES[name].count("\n```") == 2 * len(found)


@pytest.mark.parametrize("name", [*PAGES, "../README.md"])
def test_the_commands_of_a_page_exist_with_their_options(name):
    page = PAGES.get(name) or (DOCS / name).read_text(encoding="utf-8")
    for line in COMMAND.findall(page):
        words = [word.strip("\"'") for word in line.split()[1:]]
        command = typer.main.get_command(app)
        while hasattr(command, "commands") and words and not words[0].startswith("-"):
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        known = {option for parameter in command.params for option in [*parameter.opts, *parameter.secondary_opts]} | {"--help"}
        options = {word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z].*", word)}
        assert options <= known, line


def test_the_links_of_the_pages_lead_somewhere():
    lost = [
        f"{name}: {link}"
        for name, page in PAGES.items()
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page)
        if not (DOCS / link).exists()
    ]
    assert lost == []


def test_the_site_holds_every_page():
    listed = re.findall(r"[\w-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(PAGES)


def test_the_api_page_has_every_public_name():
    shown = re.findall(r"^::: eventcoder\.(\w+)$", PAGES["api.md"], re.MULTILINE)
    assert sorted(shown) == sorted(eventcoder.__all__)
