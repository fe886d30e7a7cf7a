"""Versions of dictionaries: a folder, or what a folder was at a revision of its git repository."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.load import Parts, read_files
from eventcoder.errors import EventcoderError

__all__ = ["DEFAULT", "load_version"]

DEFAULT = "default"


def load_version(version: str, tracked: str, scratch: Path) -> Dictionary:
    """Load the dictionaries that a version names.

    Args:
        version: a folder; `default` for the dictionaries that come with eventcoder; or a git revision, as HEAD~1.
        tracked: the folder that a revision is taken of, from the current folder.
        scratch: an empty folder for what git gives.

    A folder that brings codes: of its own stands by itself; any other is laid over the default dictionaries.

    Raises:
        EventcoderError: if there is neither such a folder nor such a revision.
        DictionaryError: if its files have mistakes.

    """
    if version == DEFAULT:
        return load_dictionary()
    folder = Path(version)
    if not folder.is_dir():
        folder = _checked_out(version, tracked, scratch)
    parts = Parts()
    for file in read_files([folder]):
        parts.add(file)
    return load_dictionary([folder], default="codes" not in parts.sections)


def _checked_out(revision: str, tracked: str, scratch: Path) -> Path:
    command = ["git", "archive", "--format=tar", revision, "--", tracked]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise EventcoderError(f"{revision!r} is no folder, and git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise EventcoderError(f"{revision!r} is neither a folder nor a revision of {tracked}: git says: {said}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(scratch, filter="data")
    return scratch / tracked
