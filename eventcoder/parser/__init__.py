"""The parser: text in, sentences with their trees out. The only room, beside the spaCy component, that knows spaCy."""

from eventcoder.parser.parse import Parser, load_parser, parser_of
from eventcoder.parser.pipeline import DEFAULT_MODEL

__all__ = ["DEFAULT_MODEL", "Parser", "load_parser", "parser_of"]
