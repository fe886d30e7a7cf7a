"""Every example that the default dictionaries carry comes out as it says; a failure names the file and lists them all."""

import pytest

from eventcoder.dictionary.load import default_folder
from eventcoder.editing.examples import failures

FOLDER = default_folder()
FILES = {f"{FOLDER.name}/{path.relative_to(FOLDER).as_posix()}": path for path in sorted(FOLDER.rglob("*.yaml"))}
WITH_EXAMPLES = [name for name, path in FILES.items() if "examples:" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", WITH_EXAMPLES)
def test_the_examples_of_a_file_come_out(coder, file):
    entries = [entry for entry in coder.dictionary.entries if entry.location.file == file]
    broken = [str(failure) for failure in failures(coder, entries)]
    assert sum(len(entry.examples) for entry in entries)
    assert not broken, "\n".join([f"{len(broken)} examples of {file} fail:", *broken])


def test_every_root_of_cameo_has_a_file_with_examples():
    numbers = {name.rpartition("/")[2][:2] for name in WITH_EXAMPLES}
    assert {f"{root:02}" for root in range(1, 21)} <= numbers


def test_every_entry_has_an_example(coder):
    bare = [f"{entry.location}: {entry.name}" for entry in coder.dictionary.entries if not entry.examples]
    assert not bare, "\n".join([f"{len(bare)} entries have neither an example nor a non-example:", *bare])
