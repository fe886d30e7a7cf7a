"""Each bad file is reported in the words that stand beside it; README.md says how to write them anew."""

import datetime
import os
from pathlib import Path

import pytest

from eventcoder.dictionary.load import DictionaryFile, compile_dictionary
from eventcoder.editing.check import check_files
from eventcoder.errors import DictionaryError

HERE = Path(__file__).parent
IDS = [*(f"E{number:02}" for number in range(1, 13)), "W01", "W02", "W03", "W04"]
TODAY = datetime.date(2020, 6, 15)
CASES = sorted(path.stem for path in HERE.iterdir() if path.name[:3] in IDS and path.suffix != ".txt")


def files_of(folder, layer):
    paths = sorted(folder.rglob("*.yaml")) if folder.is_dir() else [folder.with_suffix(".yaml")]
    return [DictionaryFile(layer, path.relative_to(HERE).as_posix(), path.read_bytes()) for path in paths]


def files_for(case):
    return [*files_of(HERE / "base", 0), *files_of(HERE / case, 1)]


def problems_of(case):
    return check_files(files_for(case), TODAY)


def problems_on_loading(case):
    try:
        return list(compile_dictionary(files_for(case)).warnings)
    except DictionaryError as error:
        return list(error.problems)


@pytest.mark.parametrize("case", CASES)
def test_the_message_is_the_one_that_was_judged_good(case):
    said = "\n\n".join(str(problem) for problem in problems_of(case)) + "\n"
    golden = HERE / f"{case}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_coder_that_loads_the_file_says_the_same(case):
    # Whether an office has a holder today is no matter of the coder's.
    assert problems_on_loading(case) == [problem for problem in problems_of(case) if problem.id != "W04"]


@pytest.mark.parametrize("case", CASES)
def test_a_file_makes_the_mistake_that_it_is_named_after_and_no_other(case):
    assert {problem.id for problem in problems_of(case)} == {case[:3]}


@pytest.mark.parametrize("case", CASES)
def test_every_message_has_a_place_and_a_remedy(case):
    for problem in problems_of(case):
        assert problem.line or "UTF-16" in problem.message
        assert problem.remedy


def test_no_kind_of_mistake_is_without_a_bad_file():
    assert {case[:3] for case in CASES} == set(IDS)


def test_what_the_bad_files_are_laid_over_is_in_order():
    assert compile_dictionary(files_of(HERE / "base", 0)).warnings == ()


def test_no_message_is_left_over():
    assert {path.stem for path in HERE.glob("*.txt")} == set(CASES)
