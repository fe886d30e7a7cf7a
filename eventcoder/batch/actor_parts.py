"""Taking an actor code apart into what GDELT and its relatives keep: country, group, ethnic group, religions, roles."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field, frozen

from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.entries import ActorKind

__all__ = ["ActorParts", "Parts"]

_ROLES = {"international", "primary", "party", "secondary", "tertiary", "specialty"}


@frozen
class Parts:
    """The parts of an actor code, "" or () for what it has not.

    Attributes:
        country: country or region, three letters: "LBN", "EUR".
        country_name: its name in the dictionaries; "" for a region.
        group: the organisation: "HEZ" of LBNREBHEZ, "UNO" of IGOUNOREFHCR.
        ethnic: the ethnic group.
        religions: religion and denomination, in their order: ("MOS", "SHI").
        roles: all role codes, international ones among them, in their order: ("GOV", "MIL").

    """

    country: str = ""
    country_name: str = ""
    group: str = ""
    ethnic: str = ""
    religions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@define
class ActorParts:
    """Takes actor codes apart by the codes of the dictionaries: `classes` of role codes, and `countries` with their names."""

    classes: Mapping[str, str] = field(repr=False)
    countries: Mapping[str, str] = field(repr=False)
    _known: dict[str, Parts] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, dictionary: Dictionary) -> ActorParts:
        """For the codes of a dictionary."""
        entries = (name.entry for name in dictionary.names_listed())
        found = {(p.code, entry.name) for entry in entries if entry.kind is ActorKind.COUNTRY for p in entry.periods}
        # A country of several names gets the first of the alphabet, whatever the order of the names.
        return cls(dictionary.ontology.roles, dict(sorted(found, reverse=True)))

    def split(self, code: str) -> Parts:
        """The parts of an actor code.

        A code that stands for a country and for its people means the country in first place and right behind an
        international code (MNCJPN), elsewhere the people (MKDALB). Three letters that no table knows are the
        organisation; a second organisation, as HCR in IGOUNOREFHCR, is in the code alone. "" and "---" have no parts.
        """
        if code not in self._known:
            self._known[code] = self._split([code[i : i + 3] for i in range(0, len(code), 3)] if code != "---" else [])
        return self._known[code]

    def _split(self, groups: list[str]) -> Parts:
        country = group = ethnic = ""
        religions: list[str] = []
        roles: list[str] = []
        for place, chunk in enumerate(groups):
            kind = self.classes.get(chunk, "")
            leads = place == 0 or (place == 1 and self.classes.get(groups[0]) == "international")
            if chunk in self.countries and not country and (leads or not kind):
                country = chunk
            elif kind == "region":
                country = country or chunk
            elif kind == "ethnic":
                ethnic = ethnic or chunk
            elif kind == "religion":
                religions.append(chunk)
            elif kind in _ROLES:
                roles.append(chunk)
            else:
                group = group or chunk
        return Parts(country, self.countries.get(country, ""), group, ethnic, tuple(religions), tuple(roles))
