"""The exit codes, and which error ends with which."""

from __future__ import annotations

from enum import IntEnum

from index.errors import ConfigError, CrossreadError, QueryError, StoreError


class Exit(IntEnum):
    """How a command ended; scripts rely on these numbers."""

    DONE = 0
    """Everything that was asked for is done."""
    PARTLY = 1
    """Some of the work failed; each failure is named on stderr, the rest is done."""
    USAGE = 2
    """The command line is not one that crossread understands."""
    LIBRARY = 3
    """The library cannot be opened, read or written."""
    INTERRUPTED = 130
    """Ctrl+C: 128 + SIGINT, as shells have it."""


class UsageError(CrossreadError):
    """The command line asks for something that cannot be asked for."""

    title = "Wrong usage"


def exit_for(error: CrossreadError) -> Exit:
    """Return the exit code that an error ends the command with."""
    if isinstance(error, StoreError):
        return Exit.LIBRARY
    if isinstance(error, (UsageError, QueryError, ConfigError)):
        return Exit.USAGE
    return Exit.PARTLY
