"""The parser: text in, sentences with their trees out. The only room, beside the spaCy component, that knows spaCy."""

from eventcoder.parser.parse import Parser, load_parser, parser_of
from eventcoder.parser.pipeline import DEFAULT_MODEL
from eventcoder.parser.split import Piece, pieces

__all__ = ["DEFAULT_MODEL", "Parser", "Piece", "load_parser", "parser_of", "pieces"]
