"""Where sentences end, by a regular expression and the abbreviations of news: cheap, so that it can come before any parse.

In doubt two sentences stay together: the parser still finds the end between them.
"""

from __future__ import annotations

import re

__all__ = ["Piece", "pieces"]

_CLOSING = "\"'\u201d\u2019\u00bb)]"
_STOP = re.compile(rf"(?<![.!?\u2026])[.!?\u2026]++[{re.escape(_CLOSING)}]*+\s+")
_NEXT = re.compile(
    r"(?P<opening>(?:[\"'\u201c\u2018\u00ab(\[]|[-\u2013\u2014\u2022*]\s*)*)"
    r"(?P<word>[^\W_]+|[$\u00a3\u20ac])(?P<rest>[^.!?,;:]{0,40})"
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # an initial, "U.S", "D.C", "a.m"
_LONGEST = 20  # characters of an abbreviation
_SAID = re.compile(
    r"(?:\W+\w+){0,3}?\W+(?:said|says|asked|asks|told|wrote|cried|shouted|replied|added|wondered|chanted|yelled)\b"
)
# These stand before a name.
_BEFORE_NAMES = frozenset(
    """
    adj adm amb brig capt cdr cmdr cmdt col comdr cpl det dr ens fr ft gen gov hon insp lt maj messrs mlle mme mr mrs ms msgr mt
    mx pfc ph pres prof pvt rep reps rev rt sen sens sgt spc ssgt st supt v viz vs
    """.split()  # noqa: SIM905 - lists of words read best as text
)
# These stand before a number: "No. 10", "Jan. 5", "p. 7".
_BEFORE_NUMBERS = frozenset(
    """
    approx apr art aug c ca ch dec feb fig jan jul jun mar no nos nov oct p para pp sec sep sept v vol
    """.split()  # noqa: SIM905
)
# These stand inside a sentence or at its end: companies, states, months, days, streets, schools.
_ABBREVIATIONS = frozenset(
    """
    al ala alta approx apr ariz ark assn assoc asst aug ave bhd bldg blvd bros calif cf cie co colo conn corp dec del
    dept dist div esq est etc fla feb fri ga gmbh govt ill inc ind intl jan jr kan ky la llc ltd mass md mich minn
    miss mo mon mont natl neb nev nov oct okla ont ore pa penn plc pty que rd sask sat sep sept sr ste sun tenn tex
    thu thur thurs tue tues univ va vt wash wed wis wyo
    """.split()  # noqa: SIM905
)
_SMALL = {"al", "approx", "cf", "esq", "etc", "v", "viz", "vs"}  # written without a capital
_NAMES_WITH_SIGN = {"yahoo", "jeopardy"}
# Behind an abbreviation, one of these begins a sentence, as no name does.
_STARTERS = frozenset(
    """
    after all also although an and another any as at because before both but by despite during each earlier even every few
    for from he her his how however i if in instead it its last later many meanwhile more most no nobody nor not now of on once
    one only or other others our she since so some soon still that the their then there these they this those though to two
    under until we what when where whether which while who why with yet you your
    """.split()  # noqa: SIM905
)
# A text with the offset of its first character in its article.
Piece = tuple[str, int]


def pieces(text: str, start: int = 0) -> list[Piece]:
    """Cut a text, which begins at this offset of its article, behind its sentences; the space between them is left out.

    A line break is a space: paragraphs are told apart before.
    """
    found: list[Piece] = []
    first = len(text) - len(text.lstrip())
    for stop in _STOP.finditer(text, first):
        if stop.end() < len(text) and _ends_sentence(text, first, stop):
            found.append((text[first : stop.end()].rstrip(), start + first))
            first = stop.end()
    if last := text[first:].rstrip():
        found.append((last, start + first))
    return found


def _ends_sentence(text: str, first: int, stop: re.Match[str]) -> bool:
    follows = _NEXT.match(text, stop.end())
    if not follows or follows["word"][0].islower():
        return False
    signs = stop[0].rstrip()
    sign = signs.rstrip(_CLOSING)
    starts = follows["word"].lower() in _STARTERS
    if "..." in sign or "\u2026" in sign:
        return starts or bool(follows["opening"])
    if sign != ".":
        asked = signs[-1] in _CLOSING and _SAID.match(follows["rest"])  # "Why?" Smith asked.
        return not asked and _last_word(text, first, stop).lower() not in _NAMES_WITH_SIGN
    word = _last_word(text, first, stop)
    key = word.lower()
    if word.isdigit():
        return stop.start() - first != len(word)  # the number of an item: "1. The parties agree"
    if key in _BEFORE_NAMES and (word[0].isupper() or key in _SMALL):
        return False
    if key in _BEFORE_NUMBERS and follows["word"][0].isdigit():
        return False
    if not word or _DOTTED.fullmatch(word) or (key in _ABBREVIATIONS and (word[0].isupper() or key in _SMALL)):
        return starts
    return True


def _last_word(text: str, first: int, stop: re.Match[str]) -> str:
    before = text[max(first, stop.start() - _LONGEST) : stop.start()].rstrip(_CLOSING)
    return re.split(r"[\s(\[\"'\u2018\u201c\u2013\u2014/-]", before)[-1]
