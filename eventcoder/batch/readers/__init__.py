"""From files to articles: each format has a module of its own; `read` is the way in."""
