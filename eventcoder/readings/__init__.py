"""From predicates to events: patterns, operators, slots."""
