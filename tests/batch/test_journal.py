"""The journal: what was committed stays, what was not is gone, and nobody else's files are touched."""

import subprocess
import sys

import pytest

from eventcoder.batch.journal import Counts, Journal, working_folder
from eventcoder.errors import InputError

SETTINGS = {"inputs": ["news.jsonl"], "one_sided": False}


@pytest.fixture
def folder(tmp_path):
    return working_folder(tmp_path / "events.jsonl")


def test_the_working_folder_stands_beside_the_output(tmp_path):
    assert working_folder(tmp_path / "events.jsonl") == tmp_path / "events.jsonl.part"


def test_what_was_committed_is_there_after_a_crash_and_the_rest_is_not(folder):
    journal = Journal.begin(folder, SETTINGS)
    journal.write(b"one\n", b"", Counts(1, 1, 1, 0))
    journal.write(b"", b"bad\n", Counts(2, 1, 1, 1))
    journal.commit()
    journal.write(b"two\n", b"worse\n", Counts(4, 2, 2, 2))
    journal.close()  # as a killed process would: nothing is committed
    again = Journal.begin(folder, SETTINGS)
    assert again.counts == Counts(2, 1, 1, 1)
    assert again.events_file.read_bytes() == b"one\n"
    assert again.rejects_file.read_bytes() == b"bad\n"
    again.write(b"three\n", b"", Counts(3, 2, 2, 1))
    again.commit()
    again.close()
    assert again.events_file.read_bytes() == b"one\nthree\n"


@pytest.mark.parametrize("torn", [b'{"ev', b'{"events": 400, "rejects": 0}'])
def test_a_line_of_the_journal_that_was_not_written_whole_does_not_count(folder, torn):
    journal = Journal.begin(folder, SETTINGS)
    journal.write(b"one\n", b"", Counts(1, 1, 1, 0))
    journal.commit()
    journal.close()
    with (folder / "journal").open("ab") as file:
        file.write(torn)
    again = Journal.begin(folder, SETTINGS)
    assert again.counts == Counts(1, 1, 1, 0)
    again.write(b"two\n", b"", Counts(2, 2, 2, 0))
    again.commit()
    again.close()
    assert Journal.begin(folder, SETTINGS).counts == Counts(2, 2, 2, 0)


def test_a_kill_before_the_journal_has_a_line_begins_anew(folder):
    folder.mkdir()
    (folder / "journal").write_bytes(b'{"inp')
    (folder / "events").write_bytes(b"something")
    journal = Journal.begin(folder, SETTINGS)
    assert journal.counts == Counts()
    assert journal.events_file.read_bytes() == b""


def test_other_settings_are_refused_by_name(folder):
    Journal.begin(folder, SETTINGS).close()
    with pytest.raises(InputError, match=r"begun otherwise \(one_sided\).*--overwrite"):
        Journal.begin(folder, {**SETTINGS, "one_sided": True})
    assert Journal.begin(folder, {**SETTINGS, "one_sided": True}, overwrite=True).counts == Counts()


def test_overwriting_forgets_what_was_committed(folder):
    journal = Journal.begin(folder, SETTINGS)
    journal.write(b"one\n", b"", Counts(1, 1, 1, 0))
    journal.commit()
    journal.close()
    anew = Journal.begin(folder, SETTINGS, overwrite=True)
    assert anew.counts == Counts()
    assert anew.events_file.read_bytes() == b""


def test_two_runs_never_write_to_one_output(folder):
    held = Journal.begin(folder, SETTINGS)
    program = (
        "import pathlib, sys; from eventcoder.batch.journal import Journal; "
        f"Journal.begin(pathlib.Path(sys.argv[1]), {SETTINGS!r}, overwrite=sys.argv[2] == 'overwrite')"
    )
    for how in ("resume", "overwrite"):
        run = subprocess.run([sys.executable, "-c", program, str(folder), how], capture_output=True, text=True, check=False)
        assert "another process is writing to" in run.stderr
    held.close()


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_of_somebody_else_is_left_alone(folder, overwrite):
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(InputError, match=r"not of a batch \(thesis.txt\)"):
        Journal.begin(folder, SETTINGS, overwrite)
    assert (folder / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_events_that_have_vanished_are_noticed(folder):
    journal = Journal.begin(folder, SETTINGS)
    journal.write(b"one\n", b"", Counts(1, 1, 1, 0))
    journal.commit()
    journal.close()
    (folder / "events").write_bytes(b"")
    with pytest.raises(InputError, match="shorter than its journal says"):
        Journal.begin(folder, SETTINGS)


def test_the_folder_goes_when_all_is_done(folder):
    journal = Journal.begin(folder, SETTINGS)
    journal.finish()
    assert not folder.exists()
