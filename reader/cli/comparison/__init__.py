"""A comparison as text, JSON, Markdown and HTML: pure functions from the values of ``reader.compare.model``."""
