"""Who has which name: an entry replaces that of a lower layer, and two of one layer are a mistake (E10)."""

from __future__ import annotations

from attrs import define, field

from eventcoder.dictionary.entries import Location
from eventcoder.dictionary.yaml import Node, Source

__all__ = ["Claims"]


@define
class Claims:
    """The names given so far, with the layer and place of each."""

    _taken: dict[str, tuple[int, Location]] = field(factory=dict)

    def claim(
        self,
        source: Source,
        node: Node,
        name: str,
        layer: int,
        *,
        what: str = "",
        remedy: str = "give one another name",
    ) -> bool:
        """Take a name; reports E10, and gives False, if this layer has it already. `what` says what it is."""
        earlier = self._taken.get(name)
        if earlier is not None and earlier[0] == layer:
            message = f"{what} stands twice" if what else f"two entries are named {name!r}"
            remedy = f"take one away, or {remedy}" if remedy else "take one away"
            source.report("E10", node, message, f"the other stands at {earlier[1]}: {remedy}")
            return False
        self._taken[name] = (layer, source.location(node))
        return True
