"""The side bar of the library: its counts stand in one place, whatever else comes and goes on the screen."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from tests.reader.tui.library_kit import fill, report, running, screen_text, settle

MANY = 60
"""Outlets, more than any side bar has rows for."""


def place_of_count(text: str) -> int:
    """Return the cell in which the count of all articles ends."""
    (row,) = [row for row in text.splitlines() if "All articles" in row]
    return row.index("All articles") + len(row[row.index("All articles") :].split("│")[0].rstrip())


async def test_counts_stay_where_they_are_when_a_scroll_bar_comes(tmp_path: Path) -> None:
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        few = place_of_count(screen_text(app))
        with Library.open(tmp_path) as library:
            library.add(
                report(f"Outlet {n}", f"Report {n}", f"Report number {n} is here.") for n in range(MANY)
            )
        await pilot.press("r")
        await settle(app, pilot)
        assert place_of_count(screen_text(app)) == few
        await pilot.press("space")
        await settle(app, pilot)
        assert place_of_count(screen_text(app)) == few
