"""ICEWS coded event data (20 columns, with a line of names).

Source of the list: ICEWS Coded Event Data, doi:10.7910/DVN/28075.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.text import TabFormat

__all__ = ["ICEWS", "SECTORS"]

# Plain names for CAMEO's role codes; ICEWS has a finer list of its own.
SECTORS = {
    "IGO": "International Government Organization",
    "IMG": "International Armed Group",
    "INT": "International",
    "MNC": "Multinational Corporation",
    "NGM": "Nongovernmental Movement",
    "NGO": "Nongovernmental Organization",
    "UIS": "Unidentified State",
    "COP": "Police",
    "GOV": "Government",
    "INS": "Insurgents",
    "JUD": "Judicial",
    "MIL": "Military",
    "OPP": "Opposition",
    "REB": "Rebels",
    "SEP": "Separatists",
    "SPY": "Intelligence",
    "UAF": "Unaffiliated Armed Forces",
    "PTY": "Party",
    "AGR": "Agriculture",
    "BUS": "Business",
    "CRM": "Criminals",
    "CVL": "Civilians",
    "DEV": "Development",
    "EDU": "Education",
    "ELI": "Elite",
    "ENV": "Environment",
    "HLH": "Health",
    "HRI": "Human Rights",
    "LAB": "Labor",
    "LEG": "Legislative",
    "MED": "Media",
    "REF": "Refugees",
    "MOD": "Moderates",
    "RAD": "Radicals",
    "PKO": "Peacekeepers",
}


def _event(row: Row) -> Iterator[object]:
    yield from (row.event_id, row.iso_date)
    yield from (row.source_text, _sectors(row.source_roles), row.source_country_name)
    yield from (row.name, row.code, row.goldstein)
    yield from (row.target_text, _sectors(row.target_roles), row.target_country_name)
    yield from (row.article_id, row.sentence_number, row.publisher)
    yield from ("" for _ in range(6))


def _sectors(roles: str) -> str:
    return ",".join(SECTORS.get(role, role) for role in roles.split(";"))


ICEWS = TabFormat(
    (
        *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity"),
        *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
        *("City", "District", "Province", "Country", "Latitude", "Longitude"),
    ),
    _event,
    named=True,
)
