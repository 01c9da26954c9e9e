"""Statements: which exclude each other (denied, left open, opposite), and which are of one thing (``rules``)."""
