"""Whether a colour can be read on another, and the nearest one that can: WCAG 2. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import Color


def contrast(a: Color, b: Color) -> float:
    """Return the WCAG 2 contrast ratio of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of an opaque sRGB colour, 0 to 1 (WCAG 2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: Color, backgrounds: Iterable[Color], least: float) -> Color:
    """Return ``colour``, moved towards white or black as little as is needed to be read on all backgrounds."""
    grounds = list(backgrounds)
    ends = [Color(255, 255, 255), Color(0, 0, 0)]
    end = max(ends, key=lambda end: min(contrast(end, ground) for ground in grounds))
    for step in range(21):
        moved = colour.blend(end, step / 20, alpha=1)
        if min(contrast(moved, ground) for ground in grounds) >= least:
            return moved
    return end
