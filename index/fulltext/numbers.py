"""Dates as the numbers that engines filter and sort by. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime


def day_number(published: str | None) -> int:
    """Return the day of an ISO 8601 date as a number, 0 where there is none."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else 0
    except ValueError:
        return 0


def moment_number(published: str | None) -> int:
    """Return the minute of an ISO 8601 date or date-time as a number for sorting, 0 where there is none."""
    if not published:
        return 0
    try:
        at = datetime.fromisoformat(published)
        if at.tzinfo is not None:
            at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return day_number(published) * 1440
    return at.toordinal() * 1440 + at.hour * 60 + at.minute
