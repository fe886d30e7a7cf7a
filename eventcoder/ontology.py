"""CAMEO: event codes, how operators combine with them, and the order of actor codes.

The tables themselves are data, in `dictionaries/cameo/`; their sources stand in the headers of those files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

__all__ = ["CameoCode", "Ontology", "Operator"]


_IRREGULAR = {"REB", "INS", "SEP", "UAF", "CRM", "RAD"}  # CAMEO's armed groups that serve no state
_STATE = {"MIL", "COP", "JUD", "SPY"}  # what a government has beside its ministers


@frozen
class CameoCode:
    """An event code with what the field's formats say of it.

    `goldstein` is GDELT's Goldstein value, from -10 to 10; `quad_class` GDELT's, from 1 (verbal cooperation) to 4
    (material conflict); `plover` the PLOVER event type, "" where PLOVER has none.
    """

    code: str
    name: str
    parent: str
    goldstein: float
    quad_class: int
    plover: str = ""
    mode: str = ""
    context: str = ""


@frozen
class Operator:
    """What a kind of predicate makes of the event it speaks of.

    `subject` says whose deed the inner event is: "source" (agree to do) or "target" (demand that somebody does).
    `addressed` is what becomes of a call for conflict that is made to somebody, not against him ("asked Mali to arrest").
    """

    name: str
    subject: str
    table: Mapping[str, str] = field(factory=dict)
    identity: bool = False
    addressed: str = ""

    @property
    def own_deed(self) -> bool:
        """Whether the one who speaks of the inner event is the one who does it."""
        return self.subject == "source"


@frozen
class Ontology:
    """All codes, operators and role codes.

    `roles` gives for each three-letter role code its class ("primary", "secondary", ...), `ranks` for each class its
    place in an actor code.
    """

    codes: Mapping[str, CameoCode] = field(factory=dict)
    operators: Mapping[str, Operator] = field(factory=dict)
    roles: Mapping[str, str] = field(factory=dict)
    ranks: Mapping[str, int] = field(factory=dict)

    def is_conflict(self, code: str) -> bool:
        """Whether an event is conflict, verbal or material (GDELT's quad classes 3 and 4)."""
        return self.codes[code].quad_class >= 3

    def is_material_conflict(self, code: str) -> bool:
        """Whether an event is material conflict (GDELT's quad class 4)."""
        return self.codes[code].quad_class == 4

    def compose(self, operator: str, code: str) -> str:
        """Apply an operator to an event, by the nearest ancestor its table lists; "" for no event."""
        entry = self.operators[operator]
        if entry.identity:
            return code
        while code:
            found = entry.table.get(code)
            if found:
                return "" if found == "none" else found
            known = self.codes.get(code)
            code = known.parent if known else code[:-1]
        return ""

    def actor_code(self, base: str, main_role: str, other_roles: Iterable[str] = ()) -> str:
        """Compose an actor code: base (a country or organisation), then roles in CAMEO's order, 15 letters at most.

        The main role (that of the head noun) keeps other roles of its own class out: government troops are MIL. A base that has
        a primary role already takes no second one: the Taliban's bombers are of the Taliban, the Kremlin's troops are Russia's.
        """
        groups: list[str] = []
        primary = next((chunk for chunk in _chunks(base)[1:] if self.roles.get(chunk) == "primary"), "")
        if self.roles.get(main_role[:3]) == "primary" and primary and main_role[:3] not in base:
            base, main_role = (base[:3], main_role) if base[3:] == "GOV" and main_role in _STATE else (base, "")
        classes = {self.roles.get(chunk) for chunk in _chunks(base)[1:]}
        for role in (main_role, *other_roles):
            if (role == "GOV" and base.startswith("IGO")) or (role == "MIL" and not _IRREGULAR.isdisjoint(_chunks(base))):
                continue  # the envoy of an organisation is the organisation, the rebels' commander is of the rebels
            chunks = _chunks(role)
            if not chunks or role in groups:
                continue
            kind = self.roles.get(chunks[0])
            if kind in classes and groups:
                continue
            if not all(chunk in _chunks(base) for chunk in chunks):
                groups.append(role)
            classes |= {self.roles.get(chunk) for chunk in chunks}
        groups.sort(key=lambda role: self.ranks.get(self.roles.get(role[:3], ""), 99))
        return "".join([base, *groups])[:15]


def _chunks(code: str) -> list[str]:
    return [code[i : i + 3] for i in range(0, len(code), 3)]
