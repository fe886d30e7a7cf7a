"""`eventcoder dict diff` and `eventcoder dict gaps`: dictionaries and a corpus."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli.options import Dictionaries, Model

if TYPE_CHECKING:
    from eventcoder.editing.diff import Change

__all__ = ["diff", "gaps"]

_CORPUS = 'Text files (an article each), JSON Lines with "text", or folders of both.'
_KINDS = ("gained", "lost", "changed")


def diff(
    before: Annotated[str, typer.Argument(help="A folder, a git revision, or default.")],
    after: Annotated[str, typer.Argument(help="The same, for the dictionaries after the change.")],
    on: Annotated[list[Path], typer.Option("--on", help=_CORPUS)],
    tracked: Annotated[str, typer.Option("--folder", help="The folder that a git revision is taken of.")] = "dictionaries",
    most: Annotated[int, typer.Option(help="So many sentences for each entry, 0 for all.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line for each change.")] = False,
    model: Model = "",
) -> None:
    """Code a corpus with two versions of the dictionaries, and show the events gained, lost and changed by entry.

    A folder with codes: of its own stands by itself; any other is laid over the default dictionaries.
    """
    from eventcoder.coder import Coder
    from eventcoder.editing.corpus import read_corpus
    from eventcoder.editing.diff import Comparison
    from eventcoder.editing.versions import load_version
    from eventcoder.parser import load_parser

    with tempfile.TemporaryDirectory() as scratch:
        old = load_version(before, tracked, Path(scratch, "before"))
        new = load_version(after, tracked, Path(scratch, "after"))
    parser = load_parser(model or None)
    comparison = Comparison(Coder(old, parser), Coder(new, parser))
    causes: dict[str, list[Change]] = {}
    for change in comparison.changes(read_corpus(on)):
        if as_json:
            print(json.dumps(_as_dict(change), ensure_ascii=False))
        causes.setdefault(change.cause, []).append(change)
    if as_json:
        return
    for cause, changes in sorted(causes.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{cause}: {_kinds(changes)}")
        for change in changes[: most or None]:
            print(f"  {change}   {change.article}\n      {change.sentence}")
        if 0 < most < len(changes):
            print(f"  and {len(changes) - most} more (--most 0 shows all)")
    total = _kinds([change for changes in causes.values() for change in changes]) or "no change"
    size = f"{comparison.articles} articles of {comparison.sentences} sentences"
    print(f"{size}; events before: {comparison.events_before}, after: {comparison.events_after}; {total}")


def gaps(
    corpus: Annotated[list[Path], typer.Argument(help=_CORPUS)],
    dictionaries: Dictionaries = [],  # noqa: B006 - typer copies it
    most: Annotated[int, typer.Option(help="So many of each kind, 0 for all.")] = 20,
    least: Annotated[int, typer.Option(help="Only what was met so often.")] = 1,
    model: Model = "",
) -> None:
    """List who and what a corpus tells of without a code, the most frequent first: a dictionary file that lacks the codes."""
    from eventcoder.coder import load
    from eventcoder.editing.corpus import read_corpus
    from eventcoder.editing.gaps import Gaps, as_yaml

    found = Gaps(load(dictionaries, model or None))
    found.add(read_corpus(corpus))
    for line in as_yaml(found, most, least):
        print(line)


def _kinds(changes: Sequence[Change]) -> str:
    kinds = [change.kind for change in changes]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in _KINDS if kind in kinds)


def _as_dict(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "cause": change.cause,
        "article": change.article,
        "before": str(change.before) if change.before else None,
        "after": str(change.after) if change.after else None,
        "sentence": change.sentence,
    }
