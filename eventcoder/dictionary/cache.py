"""The compiled dictionary on disk.

A cache file is named by the hash of everything that went into it (the files, eventcoder's own version and Python's) and
starts with the hash of what it holds. Anything that does not fit is rebuilt. It is a pickle, in the user's own cache folder
and written by this module alone, as Python's own .pyc files are.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.load import DictionaryFile, compile_dictionary, default_folder, read_files

__all__ = ["cache_folder", "load_dictionary"]

_KEEP = 8


def cache_folder() -> Path:
    """Where compiled dictionaries are kept: $EVENTCODER_CACHE, or eventcoder in the user's cache folder."""
    if named := os.environ.get("EVENTCODER_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "eventcoder"


def load_dictionary(folders: Sequence[Path] = ()) -> Dictionary:
    """The default dictionary with further folders over it, from the cache if nothing has changed.

    Raises:
        DictionaryError: if a file has a mistake.
        EventcoderError: if a folder is missing or empty.
    """
    files = read_files([default_folder(), *folders])
    path = cache_folder() / f"{_fingerprint(files)}.dictionary"
    found = _read(path)
    if found is None:
        found = compile_dictionary(files)
        _write(path, found)
    return found


def _fingerprint(files: Sequence[DictionaryFile]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for module in sorted(_compiler_files()):
        digest.update(module)
    for file in files:
        digest.update(f"\0{file.layer}\0{file.name}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    return digest.hexdigest()[:32]


def _compiler_files() -> list[bytes]:
    package = resources.files("eventcoder")
    folder = package.joinpath("dictionary")
    sources = [item for item in folder.iterdir() if item.name.endswith(".py")]
    sources += [package.joinpath("ontology.py"), package.joinpath("text.py")]
    return [source.read_bytes() for source in sources]


def _read(path: Path) -> Dictionary | None:
    try:
        content = path.read_bytes()
        digest, payload = content[:32], content[32:]
        if hashlib.sha256(payload).digest() != digest:
            return None
        found = pickle.loads(payload)
    except Exception:  # noqa: BLE001 - whatever is wrong with a cache, it is rebuilt
        return None
    return found if isinstance(found, Dictionary) else None


def _write(path: Path, dictionary: Dictionary) -> None:
    payload = pickle.dumps(dictionary, protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):  # a read-only home only costs the time of compiling
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        Path(temporary).replace(path)
        old = sorted(path.parent.glob("*.dictionary"), key=lambda p: p.stat().st_mtime, reverse=True)[_KEEP:]
        for stale in old:
            stale.unlink(missing_ok=True)
