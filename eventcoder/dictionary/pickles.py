"""Records as bytes: pickles in which nothing but the records of a dictionary may stand, and values that they share."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Mapping
from typing import Any

from eventcoder.dictionary.entries import Pattern, Word

__all__ = ["Shared", "Sharing", "from_bytes", "to_bytes"]

_RECORDS = frozenset(
    {"eventcoder.dictionary.compiled", "eventcoder.dictionary.entries", "eventcoder.errors", "eventcoder.ontology"}
)
# Smaller sets are not worth a key.
_FEW = 3
_KEY_BYTES = 9


class Sharing:
    """Packs values; what may stand in many of them is packed once, in `made`, under a digest of its bytes.

    So the packets of equal values are equal, whatever else was packed.
    """

    def __init__(self) -> None:
        self.made: dict[bytes, bytes] = {}
        self._keys: dict[object, bytes] = {}
        # Patterns are told apart by identity, for which they must stay alive.
        self._kept: list[object] = []

    def close(self, value: object) -> bytes:
        """The packet of a value."""
        packet = io.BytesIO()
        _Packer(packet, value, self).dump(value)
        return packet.getvalue()

    def packets(self, table: Mapping[str, object]) -> dict[str, bytes]:
        """The packets of a table's values."""
        return {key: self.close(value) for key, value in table.items()}

    def key(self, value: object) -> bytes | None:
        """The key of a value that is shared, None if it is not of that kind."""
        if isinstance(value, Pattern):
            handle: object = id(value)
        elif isinstance(value, Word) or (isinstance(value, frozenset) and len(value) > _FEW):
            handle = value
        else:
            return None
        key = self._keys.get(handle)
        if key is None:
            packet = self.close(value)
            key = self._keys[handle] = hashlib.blake2b(packet, digest_size=_KEY_BYTES).digest()
            self.made[key] = packet
            self._kept.append(value)
        return key


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, value: object, sharing: Sharing) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._value = value
        self._sharing = sharing

    def persistent_id(self, obj: object) -> bytes | None:
        """The key that stands for a shared value."""
        return None if obj is self._value else self._sharing.key(obj)


class Shared(dict[bytes, object]):
    """Shared values by their keys, each built when it is first looked up."""

    def __init__(self, packets: Mapping[bytes, bytes]) -> None:
        super().__init__()
        self._packets = packets

    def __missing__(self, key: bytes) -> object:
        value = self[key] = from_bytes(self._packets[key], self)
        return value


def to_bytes(value: object) -> bytes:
    """Give the bytes of records, and of tuples, lists, dicts and plain values that hold them."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def from_bytes(packet: bytes, shared: Mapping[bytes, object] | None = None) -> Any:  # noqa: ANN401 - whoever opens a packet knows what was packed
    """Give what was packed; `shared` are the values that it shares with others.

    Raises:
        Exception: of many kinds, if it is not the work of `to_bytes` or `Sharing`.

    """
    return _RecordsOnly(io.BytesIO(packet), {} if shared is None else shared).load()


class _RecordsOnly(pickle.Unpickler):
    """Builds the records of a dictionary and refuses anything else."""

    def __init__(self, file: io.BytesIO, shared: Mapping[bytes, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid: bytes) -> object:
        """A shared value."""
        return self._shared[pid]

    def find_class(self, module_name: str, global_name: str) -> type:
        """Find a record's class."""
        if module_name in _RECORDS and "." not in global_name:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        if (module_name, global_name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module_name}.{global_name} has no place in a dictionary")
