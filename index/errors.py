"""Errors that reach people: one sentence each, with what failed, on which input and what to do."""

from __future__ import annotations


class CrossreadError(Exception):
    """Base of all errors shown to people; carries a title, a message and a hint, never article markup."""

    title = "Something went wrong"

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the one-sentence ``message`` (what failed, on which input) and the ``hint`` (what to do)."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class IngestError(CrossreadError):
    """A source cannot be read as articles."""

    title = "This source cannot be read"


class QueryError(CrossreadError):
    """A filter value cannot be understood (a query itself never raises)."""

    title = "This query cannot be understood"


class StoreError(CrossreadError):
    """The library cannot be opened, read or written."""

    title = "The library cannot be used"


class NotFoundError(CrossreadError):
    """No article, story or note has this id."""

    title = "Not found"


class ConfigError(CrossreadError):
    """The configuration file holds something that is not valid."""

    title = "The configuration is not valid"


class NoteError(CrossreadError):
    """An annotation cannot be made, placed, read or written."""

    title = "This note cannot be kept"
