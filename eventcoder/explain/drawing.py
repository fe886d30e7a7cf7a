"""The parse as a drawing in SVG, by spaCy's displaCy."""

from __future__ import annotations

from html import escape

from spacy.displacy.render import DependencyRenderer

from eventcoder.explain.report import Report

__all__ = ["drawing"]

# Inherited colours, so that a page can be light or dark; the width of a word in pixels.
_OPTIONS = {"color": "inherit", "bg": "none", "font": "inherit", "distance": 105, "word_spacing": 30, "arrow_stroke": 1.5}


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
    return DependencyRenderer(_OPTIONS).render_svg(escape(name), words, arcs).strip()
