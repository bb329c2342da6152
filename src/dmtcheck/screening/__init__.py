"""Whole populations: the same rules, in columns."""
