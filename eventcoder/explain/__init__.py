"""Why a text was coded as it was, and why not: the facts gathered once (report.py), for a terminal and as a page."""

from eventcoder.explain.text import explain

__all__ = ["explain"]
