"""Coding many articles so that none of them, whatever it brings about, takes the others with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eventcoder.coder import Coder
from eventcoder.records import CodedArticle

__all__ = ["code_each"]


def code_each(coder: Coder, articles: Sequence[Mapping[str, object]], require_dyad: bool = True) -> list[CodedArticle]:
    """Code articles as `coder.pipe` does; one that makes it fail, in whatever way, comes back with that as its `error`.

    Args:
        coder: codes the articles.
        articles: mappings with "id", "text" and, if wanted, "date".
        require_dyad: as for `Coder.code`.

    """
    try:
        return list(coder.pipe(articles, require_dyad))
    except Exception as error:  # whatever one article brings about, the others shall be coded
        if len(articles) == 1:
            return [CodedArticle(articles[0]["id"], (), f"it could not be coded: {type(error).__name__}: {error}")]
    return [coded for article in articles for coded in code_each(coder, [article], require_dyad)]
