"""Tools for those who write dictionaries."""
