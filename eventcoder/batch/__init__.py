"""Coding articles by the million: readers, the engine that survives anything, and writers for the tools of the field."""
