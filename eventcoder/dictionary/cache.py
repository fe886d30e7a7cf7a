"""The compiled dictionary on disk.

A cache file is named by the hash of everything that went into it (the files, the compiler's own source and Python's
version) and starts with the hash of what it holds. Anything that does not fit is rebuilt, never trusted.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.load import DictionaryFile, compile_dictionary, default_folder, read_files
from eventcoder.dictionary.packed import pack, unpack

__all__ = ["cache_folder", "compiler_digest", "fingerprint", "layered_files", "load_dictionary", "recall", "store"]

_KEEP = 8


def cache_folder() -> Path:
    """Say where compiled dictionaries are kept: $EVENTCODER_CACHE, or eventcoder in the user's cache folder.

    Raises:
        RuntimeError: if there is neither that variable nor a home.

    """
    if named := os.environ.get("EVENTCODER_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "eventcoder"


def layered_files(folders: Sequence[Path] = (), *, default: bool = True) -> list[DictionaryFile]:
    """Read the files of the default dictionary with further folders over it; see `load_dictionary`.

    The default dictionary's own folder is not laid over itself.
    """
    if not default:
        return read_files(folders)
    lowest = default_folder()
    return read_files([lowest, *(folder for folder in folders if folder.resolve() != lowest.resolve())])


def load_dictionary(folders: Sequence[Path] = (), *, default: bool = True) -> Dictionary:
    """Load the default dictionary with further folders over it, from the cache if nothing has changed.

    Args:
        folders: the further folders, lower ones first.
        default: False leaves the default dictionary out; the folders must then bring an ontology of their own.

    Raises:
        DictionaryError: if a file has a mistake.
        EventcoderError: if a folder is missing or empty.

    """
    files = layered_files(folders, default=default)
    try:
        path = cache_folder() / f"{_fingerprint(files)}.dictionary"
    except RuntimeError:  # a user without a home, as in some containers
        return compile_dictionary(files)
    found = _read(path)
    if found is None:
        found = compile_dictionary(files)
        store(path, pack(found))
    return found


def fingerprint(folders: Sequence[Path] = ()) -> str:
    """Thirty-two letters that stand for the default dictionary with further folders over it, and for their compiler.

    Raises:
        EventcoderError: if a folder is missing or empty.

    """
    return _fingerprint(layered_files(folders))


def compiler_digest(*further: str) -> str:
    """Give a digest of Python, of the modules that read dictionaries, and of further ones by their path in the package."""
    package = resources.files("eventcoder")
    sources = [item for item in package.joinpath("dictionary").iterdir() if item.name.endswith(".py")]
    sources += [package.joinpath(name) for name in ("errors.py", "ontology.py", "text.py", *further)]
    digest = hashlib.sha256(sys.version.encode())
    for module in sorted(source.read_bytes() for source in sources):
        digest.update(module)
    return digest.hexdigest()[:32]


def _fingerprint(files: Sequence[DictionaryFile]) -> str:
    digest = hashlib.sha256(compiler_digest().encode())
    for file in files:
        digest.update(f"\0{file.layer}\0{file.name}\0{len(file.content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(file.content)
    return digest.hexdigest()[:32]


def recall(path: Path) -> bytes | None:
    """Give what was stored there; None if there is nothing, or it is not whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content[32:] if hashlib.sha256(memoryview(content)[32:]).digest() == content[:32] else None


def store(path: Path, payload: bytes) -> None:
    """Write a cache file; the oldest of its kind are taken away. A cache that cannot be written only costs time."""
    with suppress(OSError):  # a read-only home
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        old = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda p: p.stat().st_mtime, reverse=True)[_KEEP:]
        for stale in old:
            stale.unlink(missing_ok=True)


def _read(path: Path) -> Dictionary | None:
    payload = recall(path)
    try:
        return None if payload is None else unpack(payload)
    except Exception:  # whatever is wrong with a cache, it is rebuilt
        return None
