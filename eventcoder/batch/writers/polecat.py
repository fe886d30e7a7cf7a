"""Records in the columns of POLECAT, the data set that is coded in PLOVER (40 columns, with a line of names).

Source of the list: POLECAT Weekly Data, doi:10.7910/DVN/AJGVIT.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.batch.rows import Row
from eventcoder.batch.writers.text import TabFormat, coder_version

__all__ = ["POLECAT", "QUAD_CODES"]

# PLOVER's quad category of each event type: it differs from GDELT's for REQUEST, and for ACCUSE that investigates.
QUAD_CODES = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}


def _record(row: Row) -> Iterator[object]:
    yield from (row.event_id, row.iso_date, row.plover, row.plover_mode, row.goldstein)
    yield from (QUAD_CODES.get(row.plover, ""), row.plover_context)
    yield from _actor(row.source_text, row.source_country, row.source_country_name, row.source_roles)
    yield from _actor(row.target_text, row.target_country, row.target_country_name, row.target_roles)
    yield from ("" for _ in range(10))
    yield from (row.publisher, row.iso_date, "", "", "", row.language, coder_version())


def _actor(text: str, country: str, country_name: str, roles: str) -> tuple[str, ...]:
    # A region has no name in the dictionaries, and POLECAT knows only countries.
    return ("", country if country_name else "", "", roles.partition(";")[0], roles, "", text, "")


def _actor_columns(actor: str) -> tuple[str, ...]:
    return (
        *(f"{actor} Name", f"{actor} Country", f"{actor} COW", f"Primary {actor} Sector", f"{actor} Sectors"),
        *(f"{actor} Title", f"{actor} Name Raw", f"Wikipedia {actor} ID"),
    )


POLECAT = TabFormat(
    (
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
        *_actor_columns("Actor"),
        *_actor_columns("Recipient"),
        *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
        *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
        *("Language", "Version"),
    ),
    _record,
    named=True,
    keeps=lambda row: bool(row.plover),
)
