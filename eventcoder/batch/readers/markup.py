"""HTML taken out of a text; a text without HTML stays as it is."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

__all__ = ["strip_html"]

_BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 head header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul
    """.split()  # noqa: SIM905 - a list of so many names reads best as text
)
_INLINE = frozenset(
    """
    a abbr acronym area audio b bdi bdo big br button canvas caption cite code col colgroup data del dfn em embed
    font i iframe img input ins kbd label link map mark meta noscript object option picture q s samp script select small
    source span strike strong style sub sup svg td template textarea th time title tt u var video wbr
    """.split()  # noqa: SIM905
)
_KNOWN = _BLOCKS | _INLINE
# What these enclose is no text of the article.
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title"})
_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(_KNOWN))})(?=[\s/>])[^<>]*>|</?[a-z]+:[a-z]+\s*/?>|<!--|<!doctype[^<>]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def strip_html(text: str) -> str:
    """The words of a text without tags, comments, scripts and styles, entities as the characters that they stand for.

    Paragraphs, headings and list items become paragraphs, with a blank line between them; `<br>` becomes a line's end. A
    sign that is no markup, as in "a < b" or "<name@example.org>", stays; a text without markup comes back unchanged.
    """
    if "<" not in text and "&" not in text:
        return text
    if "<![CDATA[" in text:
        text = re.sub(r"<!\[CDATA\[|\]\]>", "", text)
    if _TAG.search(text):
        return _without_tags(text)
    plain = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text).replace("\xa0", " ") if _ENTITY.search(text) else text
    # A feed may carry its HTML escaped: &lt;p&gt;
    return _without_tags(plain) if plain is not text and re.search(r"</[a-z]+\d?>", plain) and _TAG.search(plain) else plain


def _without_tags(text: str) -> str:
    last_comment = text.rfind("-->")

    def escape(sign: re.Match[str]) -> str:
        start = sign.start()
        tag = _TAG.match(text, start)
        return "<" if tag and (tag[0] != "<!--" or start < last_comment) else "&lt;"

    # The parser would take "<name@example.org>" for a tag; and on tags that are never closed it spends quadratic time.
    text = re.sub("<", escape, text)
    stripper = _Stripper(convert_charrefs=True)
    stripper.feed(text)
    stripper.close()
    plain = "".join(stripper.pieces).replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", plain)).strip()


class _Stripper(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.pieces: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _BLOCKS and not self._unseen:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
