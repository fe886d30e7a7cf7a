"""From a parse to predicates with arguments."""
