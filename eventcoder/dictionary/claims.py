"""Who has which name: an entry replaces that of a lower layer, and two of one layer are a mistake (E10)."""

from __future__ import annotations

from typing import NamedTuple

from attrs import define, field

from eventcoder.dictionary.yaml import Node, Source

__all__ = ["Claim", "Claims"]


class Claim(NamedTuple):
    """A name that was taken: in which layer and where, what it names, and what to do if it is taken twice."""

    layer: int
    source: Source
    node: Node
    what: str
    remedy: str


@define
class Claims:
    """The names given so far, each with its last claim."""

    taken: dict[str, Claim] = field(factory=dict)

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
        earlier = self.taken.get(name)
        if earlier is not None and earlier.layer == layer:
            message = f"{what} stands twice" if what else f"two entries are named {name!r}"
            place = earlier.source.location(earlier.node)
            advice = f"take one away, or {remedy}" if remedy else "take one away"
            source.report("E10", node, message, f"the other stands at {place}: {advice}")
            return False
        self.taken[name] = Claim(layer, source, node, what, remedy)
        return True
