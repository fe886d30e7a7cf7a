"""What the tests of the documentation share: the blocks of a page, and a shell that runs its commands."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
from contextlib import chdir
from pathlib import Path

from attrs import define, field, frozen
from typer.testing import CliRunner

from eventcoder.cli import app
from eventcoder.errors import EventcoderError

__all__ = ["DOCS", "ROOT", "Block", "Shell", "agree", "blocks", "steady"]

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
_FENCE = re.compile(
    r"(?:`(?P<name>\w[\w./-]*\.\w+)`[^`\n]*:\n\n)?^```(?P<kind>\w*)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL
)

# Lines of the default dictionaries, and how long a batch took.
_LINE = re.compile(r"(dictionaries/\S+?\.yaml:|\b\d\d-[a-z-]+:)\d+")
_TIME = re.compile(r"in [\d,]+ s \([\d,]+ ")


@frozen
class Block:
    """A fenced block: its language, what stands in it, and the file that the line before it names (`mine/a.yaml`:), or ""."""

    kind: str
    content: str
    name: str
    line: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.line}"


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in their order."""
    return [
        Block(found["kind"], found["content"], found["name"] or "", page.count("\n", 0, found.start("kind")) + 1)
        for found in _FENCE.finditer(page)
    ]


def agree(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; "..." in it stands for anything, spaces count only as such."""
    return doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)


def steady(printed: str) -> str:
    """What was printed with "..." for what another machine, or another line in the dictionaries, would change."""
    return _TIME.sub("in ... s (... ", _LINE.sub(r"\1...", printed))


@define
class Shell:
    """Runs lines of a page in a folder: eventcoder in this process, all else in a shell."""

    folder: Path
    status: int = field(default=0, init=False)

    def session(self, content: str) -> str:
        """What a block of the console looks like if its commands are run: those lines that begin with "$ "."""
        return "".join(f"{line}\n{steady(self.run(line[2:]))}" for line in content.splitlines() if line.startswith("$ "))

    def run(self, line: str) -> str:
        """What the terminal would show."""
        if line == "echo $?":
            return f"{self.status}\n"
        words = shlex.split(line)
        if words[0] != "eventcoder":
            done = subprocess.run(["/bin/sh", "-c", line], cwd=self.folder, capture_output=True, text=True, check=False)
            self.status = done.returncode
            return done.stdout + done.stderr
        target = words[words.index(">") + 1] if ">" in words else ""
        with chdir(self.folder):
            done = CliRunner().invoke(app, words[1 : -2 if target else None])
            if target:
                Path(target).write_text(done.stdout, encoding="utf-8")
        self.status = done.exit_code
        if isinstance(done.exception, EventcoderError):
            self.status = 2
            return f"{done.output}eventcoder: {done.exception}\n"
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.stderr if target else done.output
