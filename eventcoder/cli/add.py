"""`eventcoder dict add ...`: new entries, written into the right file and checked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.errors import DictionaryError, EventcoderError

if TYPE_CHECKING:
    from eventcoder.dictionary.load import DictionaryFile

__all__ = ["actor", "app", "person", "verb"]

app = typer.Typer(no_args_is_help=True, help="Add an entry to a dictionary folder. What is not given is asked for.")

Folder = Annotated[Path, typer.Argument(help="The folder; made if it is not there.")]
Name = Annotated[str, typer.Option(prompt=True, help="The full name.")]
Names = Annotated[list[str] | None, typer.Option("--also", help="Another form of the name; may be repeated.")]
From = Annotated[str, typer.Option("--from", help="The first day: 2017-05-14, 2017-05 or 2017.")]
To = Annotated[str, typer.Option("--to", help="The last day.")]
File = Annotated[str, typer.Option("--file", help="The file, inside the folder.")]


@app.command()
def person(
    folder: Folder,
    name: Name,
    country: Annotated[str, typer.Option(prompt=True, help="The country's name or code.")],
    also: Names = None,
    role: Annotated[str, typer.Option(help="What is added to the country's code.")] = "GOV",
    office: Annotated[str, typer.Option(help="The office: foreign minister.")] = "",
    start: From = "",
    end: To = "",
) -> None:
    """Add a person: to people: of the country's file, if the folder has it, otherwise as an actor with dated codes."""
    from eventcoder.editing.add import countries, item, person_codes

    files, layer = _files(folder)
    known = sorted(countries(files), key=lambda each: -each.file.layer)
    found = next((each for each in known if country in {each.name, each.code}), None)
    if found is None:
        raise EventcoderError(f"no country {country!r} in the dictionaries: give its name or code as its file has it")
    names = also or []
    if found.file.layer == layer:
        path = found.file.name.removeprefix(_shown(folder, "", layer))
        values = {
            "name": name,
            "names": names,
            "role": "" if role == "GOV" else role,
            "office": office,
            "from": start,
            "to": end,
        }
        _add(folder, path, "people", item(values))
    else:
        codes = person_codes(found.code, role, start, end)
        _add(folder, "actors.yaml", "actors", item({"name": name, "names": names, "code": codes}))


@app.command()
def actor(
    folder: Folder,
    name: Name,
    code: Annotated[str, typer.Option(prompt=True, help="The actor's code: NGAREB.")],
    also: Names = None,
    start: From = "",
    end: To = "",
    file: File = "actors.yaml",
) -> None:
    """Add an actor that is no person of a country: an organisation, an armed group."""
    from eventcoder.editing.add import item

    dated = [{"code": code, "from": start, "to": end}] if start or end else code
    _add(folder, file, "actors", item({"name": name, "names": also or [], "code": dated}))


@app.command()
def verb(
    folder: Folder,
    verbs: Annotated[list[str] | None, typer.Option("--verb", help="A verb in its base form; may be repeated.")] = None,
    nouns: Annotated[list[str] | None, typer.Option("--noun", help="A noun for the same; may be repeated.")] = None,
    pattern: Annotated[str, typer.Option(prompt=True, help="The pattern.")] = "SOURCE * (TARGET)",
    code: Annotated[str, typer.Option(prompt=True, help="The CAMEO code, or none.")] = "",
    operator: Annotated[str, typer.Option(help="The operator, for a pattern with EVENT.")] = "",
    name: Annotated[str, typer.Option(help="The entry's name, if the first word's will not do.")] = "",
    examples: Annotated[list[str] | None, typer.Option("--example", help="France zapped Iran. => FRA 111 IRN")] = None,
    non_examples: Annotated[
        list[str] | None, typer.Option("--non-example", help="A sentence of which it makes nothing.")
    ] = None,
    file: File = "",
    run: Annotated[bool, typer.Option("--test/--no-test", help="Run the examples.")] = True,
) -> None:
    """Add a verb or noun with a pattern, and run its examples."""
    from eventcoder.editing.add import item

    if not verbs and not nouns:
        verbs = [typer.prompt("Verb")]
    path = file or next(
        (p.relative_to(folder).as_posix() for p in sorted(folder.rglob(f"{code[:2] or '-'}-*.yaml"))), "verbs.yaml"
    )
    given = {"pattern": pattern, "operator": operator, "code": code}
    lists = {"examples": examples or [], "non_examples": non_examples or []}
    lines = item({"name": name, "verbs": verbs or [], "nouns": nouns or [], "patterns": [given], **lists})
    first = [*(verbs or []), *(nouns or [])][0]
    _add(folder, path, "predicates", lines)
    if run and (examples or non_examples):
        _run(folder, name or f"{Path(path).stem}/{first}")


def _files(folder: Path) -> tuple[list[DictionaryFile], int]:
    """The files of all layers, and the number of the folder's own layer."""
    from eventcoder.dictionary.cache import layered_files

    exists = folder.is_dir() and any(folder.rglob("*.yaml"))
    files = layered_files([folder] if exists else [])
    return files, int(not exists or any(file.layer for file in files))


def _shown(folder: Path, file: str, layer: int) -> str:
    """A file's name in messages."""
    return f"{folder if layer else folder.resolve().name}/{file}"


def _add(folder: Path, file: str, section: str, lines: Sequence[str]) -> None:
    """Write an entry, unless the dictionaries would no longer load; tell the warnings that it brings."""
    from eventcoder.dictionary.load import DictionaryFile
    from eventcoder.editing.add import with_item
    from eventcoder.editing.check import check_files
    from eventcoder.editing.sheets import Memo

    path = folder / file
    files, layer = _files(folder)
    shown = _shown(folder, file, layer)
    before = next((each.content for each in files if each.name == shown), b"").decode("utf-8-sig", "replace")
    text = with_item(shown, before, section, lines)
    changed = [each for each in files if each.name != shown] + [DictionaryFile(layer, shown, text.encode())]
    memo = Memo.load()
    today = datetime.date.today()
    old = {problem.message for problem in check_files(files, today, memo)}
    problems = check_files(sorted(changed, key=lambda each: (each.layer, each.name)), today, memo)
    if any(not problem.is_warning for problem in problems):
        raise DictionaryError(problem for problem in problems if not problem.is_warning)
    memo.save()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"{path}:")
    print("\n".join(f"  {line}" for line in lines))
    for problem in problems:
        if problem.message not in old:
            print(problem)


def _run(folder: Path, entry: str) -> None:
    from eventcoder.coder import load
    from eventcoder.editing.examples import run_examples

    coder = load([folder])
    results = list(run_examples(coder, [each for each in coder.dictionary.entries if each.name == entry]))
    failed = [result for result in results if not result.as_expected]
    for result in failed:
        print(result)
    for result in results:
        if result.by_another:
            print(f"{result.example.sentence} is coded by another entry: {', '.join(result.makers())}")
    print(f"{len(results) - len(failed)} of {len(results)} examples as expected")
    if failed:
        raise typer.Exit(1)
