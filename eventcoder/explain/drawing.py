"""The parse as a drawing in SVG, by spaCy's displaCy."""

from __future__ import annotations

from html import escape

from spacy.displacy.render import DependencyRenderer

from eventcoder.explain.report import Report

__all__ = ["drawing"]

_WORD = 120  # pixels from word to word
# Angular arcs keep the names of short ones legible; inherited colours let the page be light or dark.
_OPTIONS = {"compact": True, "color": "inherit", "bg": "none", "font": "inherit", "distance": _WORD, "word_spacing": 30}


def drawing(report: Report, name: str) -> str:
    """The drawing of a sentence's parse; `name` must be one of its own in a page, for the arcs are named after it."""
    words = [{"text": word.text, "tag": escape(word.tag)} for word in report.words]
    arcs = [
        {
            "start": min(arc.head, arc.child),
            "end": max(arc.head, arc.child),
            "label": escape(arc.label),
            "dir": "left" if arc.child < arc.head else "right",
        }
        for arc in report.arcs
    ]
    renderer = DependencyRenderer(_OPTIONS)
    svg = renderer.render_svg(escape(name), words, arcs).strip()
    # displaCy leaves room for round arcs, half a word a level; an angular one takes a sixth.
    unused = renderer.highest_level * _WORD * (1 / 2 - 1 / 6)
    return f'<div style="margin-top: -{unused:.0f}px">{svg}</div>'
