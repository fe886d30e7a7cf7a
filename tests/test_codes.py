"""docs/codes.md is made of the dictionaries. `python tests/test_codes.py` writes it."""

from collections.abc import Iterable, Iterator, Sequence

import yaml
from pages import DOCS

from eventcoder.batch.actor_parts import ActorParts
from eventcoder.dictionary.cache import load_dictionary
from eventcoder.dictionary.compiled import Dictionary
from eventcoder.dictionary.load import default_folder
from eventcoder.ontology import CameoCode

PAGE = DOCS / "codes.md"
HEAD = """\
# Codes

Written by `python tests/test_codes.py` from the dictionaries; where each table comes from stands at the head of the files in
`dictionaries/cameo/`. Codes are text: `0231` is not 231.
"""
EVENTS = """\
## Event codes

A code of two digits is a root; three and four digits say more. The quad class, GDELT's, goes by root: 1 verbal cooperation,
2 material cooperation, 3 verbal conflict, 4 material conflict. The Goldstein value, GDELT's, runs from -10 (conflict) to 10
(cooperation). In the last column stand event, mode and context of PLOVER, which has no event for root 01.
"""
ROLES = """\
## Actor codes

An actor code is put together of groups of three letters: first the country, region or international code, then what follows,
in the order of these tables. `RUSGOVMIL` is a Russian minister of defence, `IGOUNO` the United Nations. Organisations and armed
groups have codes of their own in the dictionaries (`UNO`, `HEZ`); three letters in no table here are such a group.
"""
COUNTRIES = """\
## Countries

CAMEO's codes, three letters, mostly those of ISO 3166.
"""


def table(head: str, rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns = [column.strip() for column in head.split("|")]
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield "| " + " | ".join(str(value) for value in row) + " |"


def event_tables(dictionary: Dictionary) -> Iterator[str]:
    codes = sorted(dictionary.ontology.codes.values(), key=lambda code: code.code)
    for root in (code for code in codes if len(code.code) == 2):
        yield f"\n### {root.code} {root.name}\n"
        below = [code for code in codes if code.code.startswith(root.code)]
        yield from table("code | name | root | quad class | Goldstein | PLOVER", map(event_row, below))


def event_row(code: CameoCode) -> Sequence[object]:
    plover = " ".join(filter(None, (code.plover, code.mode, code.context)))
    return f"`{code.code}`", code.name, code.code[:2], code.quad_class, code.goldstein, plover


def role_tables() -> Iterator[str]:
    listed = yaml.load((default_folder() / "cameo" / "roles.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["roles"]
    for kind, group in sorted(listed.items(), key=lambda item: int(item[1]["order"])):
        yield f"\n### {group['order']}. {kind.capitalize()}\n"
        yield from table("code | means", ((f"`{code}`", name) for code, name in group["codes"].items()))


def page() -> str:
    """docs/codes.md."""
    dictionary = load_dictionary()
    countries = sorted(ActorParts.of(dictionary).countries.items())
    lines = [HEAD, EVENTS, *event_tables(dictionary), "", ROLES, *role_tables(), "", COUNTRIES]
    lines += table("code | country", ((f"`{code}`", name) for code, name in countries))
    return "\n".join(lines) + "\n"


def test_the_page_of_codes_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/test_codes.py"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
