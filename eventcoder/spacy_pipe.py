"""eventcoder as a component of a spaCy pipeline: `nlp.add_pipe("eventcoder")` puts the events on `doc._.events`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from attrs import define, field
from spacy.language import Language
from spacy.tokens import Doc

from eventcoder.coder import Coder
from eventcoder.parser import parser_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Component", "make_component"]


@define
class Component:
    """Codes documents that the pipeline has parsed. The day of a text is taken from `doc.user_data["date"]`, if there."""

    coder: Coder
    require_dyad: bool = True
    _knows_labels: bool = field(init=False, default=False)

    def __call__(self, doc: Doc) -> Doc:
        """Put the events on `doc._.events`, character offsets counted in `doc.text`."""
        if not self._knows_labels:
            # A pipeline that is loaded from disk has its labels only after all its components are made.
            self.coder.parser = parser_of(self.coder.parser.nlp)
            self._knows_labels = True
        date: datetime.date | str | None = doc.user_data.get("date")
        doc._.events = self.coder.code_parsed(doc, date, self.require_dyad)
        return doc


@Language.factory("eventcoder", default_config={"dictionaries": None, "require_dyad": True})
def make_component(nlp: Language, name: str, dictionaries: Sequence[str] | None = None, require_dyad: bool = True) -> Component:
    """The factory that spaCy calls; `dictionaries` are folders to lay over the default one."""
    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=())
    return Component(Coder.of(dictionaries, parser_of(nlp)), require_dyad)
