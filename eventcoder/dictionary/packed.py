"""The compiled dictionary as bytes from which only what a text needs is built.

A big dictionary is a few hundred thousand records, and a text meets a handful of them. So names are packed by their
first word, predicates by their lemma, and each packet is opened when it is first asked for. What stands in many packets (the
patterns of an entry with thirty verbs, the words of a set) is packed once; see `pickles.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.entries import PredicateEntry, WordKind
from eventcoder.dictionary.pickles import Shared, Sharing, from_bytes, to_bytes

if TYPE_CHECKING:
    from _collections_abc import dict_items, dict_keys, dict_values

__all__ = ["LazyTable", "differing_keys", "pack", "unpack"]

T = TypeVar("T")
V = TypeVar("V")


class LazyTable(dict[str, V]):
    """A dict whose values are built when they are first looked up; `packets` holds their bytes."""

    def __init__(self, packets: Mapping[str, bytes], shared: Shared) -> None:
        super().__init__()
        self.packets = packets
        self._shared = shared

    def __missing__(self, key: str) -> V:
        value: V = from_bytes(self.packets[key], self._shared)
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
        return self[key] if key in self.packets else default

    def __contains__(self, key: object) -> bool:
        return key in self.packets

    def __len__(self) -> int:
        return len(self.packets)

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
        return {key: self[key] for key in self.packets}


class _LazyEntries(Sequence[PredicateEntry]):
    """The predicate entries, which only the checker asks for."""

    def __init__(self, packet: bytes, shared: Shared) -> None:
        self._packet = packet
        self._shared = shared

    @cached_property
    def _entries(self) -> tuple[PredicateEntry, ...]:
        entries: tuple[PredicateEntry, ...] = from_bytes(self._packet, self._shared)
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


def differing_keys(one: Mapping[str, object], other: Mapping[str, object]) -> frozenset[str]:
    """Give the keys under which two tables do not hold the same; of packed ones, more may be given, never fewer."""
    tables = [table.packets if isinstance(table, LazyTable) else table for table in (one, other)]
    if len({isinstance(table, LazyTable) for table in (one, other)}) > 1:  # only one is packed
        tables = [one, other]
    first, second = tables
    return frozenset(key for key in first.keys() | second.keys() if first.get(key) != second.get(key))


def pack(dictionary: Dictionary) -> bytes:
    """Give the bytes of a dictionary."""
    shared = Sharing()
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
    return to_bytes((shared.made, content))


def unpack(content: bytes) -> Dictionary:
    """Give the dictionary of which these are the bytes.

    Raises:
        Exception: of many kinds, if they are not those of a dictionary.

    """
    packets, packed = from_bytes(content)
    shared = Shared(packets)
    ontology, names, predicates, modals, transparent, entries, warnings, discards, instruments = from_bytes(packed, shared)
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
