"""HTML in which no text can stand unescaped: only `tag` makes markup, and it escapes whatever is none."""

from __future__ import annotations

from html import escape

__all__ = ["Markup", "tag"]


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, *content: str, cls: str = "", opened: bool = False) -> Markup:
    """An element with its content; `cls` is its class, `opened` stands for the `open` of details."""
    attributes = (f' class="{escape(cls)}"' if cls else "") + (' open="open"' if opened else "")
    inner = "".join(part if isinstance(part, Markup) else escape(part) for part in content)
    return Markup(f"<{name}{attributes}>{inner}</{name}>")
