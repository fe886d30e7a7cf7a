"""The compiled dictionary as bytes from which only what a text needs is built.

A big dictionary is a few hundred thousand records, and a text meets a handful of them. So names are packed by their
first word, predicates by their lemma, and each packet is opened when it is first asked for. What stands in many packets (the
patterns of an entry with thirty verbs, the words of a set) is packed once, and the packets hold its number.

The packets are pickles in which nothing but the records of a dictionary may stand.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, overload

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.entries import Pattern, PredicateEntry, Word, WordKind

if TYPE_CHECKING:
    from _collections_abc import dict_items, dict_keys, dict_values

__all__ = ["LazyTable", "pack", "unpack"]

# Smaller sets are not worth a number.
_FEW = 3

T = TypeVar("T")
V = TypeVar("V")
_RECORDS = frozenset(
    {"eventcoder.dictionary.compiled", "eventcoder.dictionary.entries", "eventcoder.errors", "eventcoder.ontology"}
)


class LazyTable(dict[str, V]):
    """A dict whose values are built when they are first looked up."""

    def __init__(self, packets: Mapping[str, bytes], shared: _Shared) -> None:
        super().__init__()
        self._packets = packets
        self._shared = shared

    def __missing__(self, key: str) -> V:
        value: V = _open(self._packets[key], self._shared)
        self[key] = value
        return value

    @overload
    def get(self, key: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: str, default: V, /) -> V: ...
    @overload
    def get(self, key: str, default: T, /) -> V | T: ...
    def get(self, key: str, default: object = None, /) -> object:
        """Look a key up; most words of a text are in no table, so this costs no more than in a plain dict."""
        return self[key] if key in self._packets else default

    def __contains__(self, key: object) -> bool:
        return key in self._packets

    def __len__(self) -> int:
        return len(self._packets)

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened())

    def keys(self) -> dict_keys[str, V]:
        """Give all keys."""
        return self._opened().keys()

    def values(self) -> dict_values[str, V]:
        """Build everything, and give it."""
        return self._opened().values()

    def items(self) -> dict_items[str, V]:
        """Build everything, and give it by key."""
        return self._opened().items()

    def __eq__(self, other: object) -> bool:
        return self._opened() == other

    __hash__ = None

    def __repr__(self) -> str:
        return f"<table of {len(self)}>"

    def __reduce__(self) -> tuple[type, tuple[dict[str, V]]]:
        return dict, (self._opened(),)

    def _opened(self) -> dict[str, V]:
        return {key: self[key] for key in self._packets}


class _LazyEntries(Sequence[PredicateEntry]):
    """The predicate entries, which only the checker asks for."""

    def __init__(self, packet: bytes, shared: _Shared) -> None:
        self._packet = packet
        self._shared = shared

    @cached_property
    def _entries(self) -> tuple[PredicateEntry, ...]:
        entries: tuple[PredicateEntry, ...] = _open(self._packet, self._shared)
        return entries

    @overload
    def __getitem__(self, index: int) -> PredicateEntry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PredicateEntry]: ...
    def __getitem__(self, index: int | slice) -> PredicateEntry | Sequence[PredicateEntry]:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return self._entries == (tuple(other) if isinstance(other, Sequence) else other)

    def __hash__(self) -> int:
        return hash(self._entries)

    def __reduce__(self) -> tuple[type, tuple[tuple[PredicateEntry, ...]]]:
        return tuple, (self._entries,)


def pack(dictionary: Dictionary) -> bytes:
    """Give the bytes of a dictionary."""
    shared = _Sharing()
    content = shared.close(
        (
            dictionary.ontology,
            shared.packets(dictionary.names),
            {kind.value: shared.packets(table) for kind, table in dictionary.predicates.items()},
            dictionary.modals,
            dictionary.transparent,
            shared.close(tuple(dictionary.entries)),
            dictionary.warnings,
            dictionary.discards,
            dictionary.instruments,
        )
    )
    return pickle.dumps((shared.made, content), protocol=pickle.HIGHEST_PROTOCOL)


def unpack(content: bytes) -> Dictionary:
    """Give the dictionary of which these are the bytes.

    Raises:
        Exception: of many kinds, if they are not those of a dictionary.

    """
    packets, packed = _open(content)
    shared = _Shared(packets)
    ontology, names, predicates, modals, transparent, entries, warnings, discards, instruments = _open(packed, shared)
    return Dictionary(
        ontology,
        LazyTable(names, shared),
        {kind: LazyTable(predicates[kind.value], shared) for kind in WordKind},
        modals,
        transparent,
        _LazyEntries(entries, shared),
        warnings,
        discards,
        instruments,
    )


class _Sharing:
    """Packs values; what may stand in many of them is packed once, in `made`."""

    def __init__(self) -> None:
        self.made: list[bytes] = []
        self._numbers: dict[object, int] = {}
        # Patterns are told apart by identity, for which they must not be replaced by others while packing.
        self._kept: list[object] = []

    def close(self, value: object) -> bytes:
        """The packet of a value."""
        packet = io.BytesIO()
        _Packer(packet, value, self).dump(value)
        return packet.getvalue()

    def packets(self, table: Mapping[str, object]) -> dict[str, bytes]:
        """The packets of a table's values."""
        return {key: self.close(value) for key, value in table.items()}

    def number(self, value: object) -> int | None:
        """The number of a value that is shared, None if it is not of that kind."""
        if isinstance(value, Pattern):
            key: object = id(value)
        elif isinstance(value, Word) or (isinstance(value, frozenset) and len(value) > _FEW):
            key = value
        else:
            return None
        number = self._numbers.get(key)
        if number is None:
            packet = self.close(value)  # may share other values, which get their numbers first
            number = self._numbers[key] = len(self.made)
            self.made.append(packet)
            self._kept.append(value)
        return number


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, value: object, sharing: _Sharing) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._value = value
        self._sharing = sharing

    def persistent_id(self, obj: object) -> int | None:
        """The number that stands for a shared value."""
        return None if obj is self._value else self._sharing.number(obj)


class _Shared(dict[int, object]):
    """Shared values by their numbers, each built when it is first looked up."""

    def __init__(self, packets: Sequence[bytes] = ()) -> None:
        super().__init__()
        self._packets = packets

    def __missing__(self, number: int) -> object:
        value = self[number] = _open(self._packets[number], self)
        return value


def _open(packet: bytes, shared: Mapping[int, object] | None = None) -> Any:  # noqa: ANN401 - whoever opens a packet knows what was packed
    return _RecordsOnly(io.BytesIO(packet), {} if shared is None else shared).load()


class _RecordsOnly(pickle.Unpickler):
    """Builds the records of a dictionary and refuses anything else."""

    def __init__(self, file: io.BytesIO, shared: Mapping[int, object]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid: int) -> object:
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
