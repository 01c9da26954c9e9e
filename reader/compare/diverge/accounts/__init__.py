"""Statements that exclude each other: denied, left open, opposite, another cause, none of it."""
