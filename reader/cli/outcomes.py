"""What became of articles that were taken in, as it is written to stdout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli import output, streams

if TYPE_CHECKING:
    from index.library import Added

SHOWN = 40
"""Rows that are listed one by one on a terminal."""


def write_outcomes(
    added: Sequence[Added], failures: Sequence[str], warnings: Sequence[str], counted: str, *, as_json: bool
) -> None:
    """Write what became of each article to stdout, and the counts to stderr; as JSON they are not needed."""
    if as_json:
        entries = [{"id": one.id, "outcome": one.outcome.value, "title": one.title} for one in added]
        streams.write_json({"added": entries, "warnings": list(warnings), "failures": list(failures)})
        return
    rows = [(one.outcome.value, one.id, one.title or "–") for one in added]
    if output.on_terminal() and len(rows) > SHOWN:
        rows = [row for row in rows if row[0] != "duplicate"][:SHOWN]
    output.write_table(("outcome", "id", "title"), rows)
    streams.narrate(f"{counted}.")
