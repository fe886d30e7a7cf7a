"""What README.md shows runs, and prints what it says."""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eventcoder import coder as coder_module

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8") if README.is_file() else ""
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHELL = [line.strip() for line in re.findall(r"(?<=\n)    (.+)", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))]
COMMANDS = [command for line in SHELL if "eventcoder " in (command := line.partition(" #")[0].strip())]

pytestmark = pytest.mark.skipif(not TEXT, reason="there is no README.md")


def test_the_readme_shows_python_yaml_and_commands():
    assert {"python", "text", "yaml"} <= {kind for kind, _ in BLOCKS}
    assert len(COMMANDS) >= 4


def test_its_python_runs_and_prints_what_it_says(coder, monkeypatch):
    monkeypatch.setattr(coder_module, "load", lambda *_: coder)
    monkeypatch.setattr("eventcoder.load", lambda *_: coder)
    namespace, printed = {}, ""
    for kind, block in BLOCKS:
        if kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(block, str(README), "exec"), namespace)
            printed = out.getvalue()
        elif kind == "text":
            assert printed == block


def shell(command, folder):
    """Run a line of the README in a folder with an article and a dictionary of one's own."""
    (folder / "bin").mkdir()
    (folder / "mine").mkdir()
    (folder / "bin" / "eventcoder").write_text(
        f"#!{sys.executable}\nfrom eventcoder.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8"
    )
    (folder / "bin" / "eventcoder").chmod(0o755)
    (folder / "article.txt").write_text("France condemned Iran on Monday.", encoding="utf-8")
    (folder / "mine" / "mine.yaml").write_text(next(block for kind, block in BLOCKS if kind == "yaml"), encoding="utf-8")
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="there is no shell")
@pytest.mark.parametrize(
    "command",
    [pytest.param(c, marks=pytest.mark.slow) if "mine" in c or "check" in c else c for c in COMMANDS],
)
def test_a_command_of_the_readme_runs(command, tmp_path):
    done = shell(command, tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert done.stdout or ">" in command or " -o " in command


def test_its_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_its_make_targets_are_there():
    targets = set(re.findall(r"`make ([\w-]+)`|^    make ([\w-]+)", TEXT, re.MULTILINE))
    wanted = {first or second for first, second in targets}
    there = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert wanted
    assert wanted <= there
