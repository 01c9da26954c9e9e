"""What stands beside the views: what the story holds, and the least score of a link where a reader has moved it."""

from __future__ import annotations

from reader.tui.render.rows import counted
from reader.tui.render.scene import Scene

STEP = 0.05
"""How much a key moves the least score of a link."""
LEAST, MOST = 0.1, 0.95
"""Below, nearly all pairs of sentences are linked; above, hardly any."""


def story_told(scene: Scene, divergent: str) -> tuple[str, ...]:
    """Return what a compared story holds, and the same for ever narrower terminals."""
    assert scene.comparison is not None
    if scene.alone:
        return counted(1, "article"), ""
    points, threshold = len(scene.points), scene.comparison.overrides.threshold
    claims = counted(len(scene.comparison.claims), "claim")
    contested = counted(points, "contested point")
    told = f"{counted(len(scene.articles), 'article')}, {claims}, {contested}"
    if threshold is None:
        return told, contested, f"{divergent} {points}"
    links = f"links from {threshold:.2f}"
    return f"{told}, {links}", f"{contested}, {links}", f"{divergent} {points}, {threshold:.2f}"


def next_threshold(now: float | None, usual: float, by: int) -> float | None:
    """Return the least score that is so many steps from this one; None where that is the usual one again."""
    least = round(max(LEAST, min(MOST, (usual if now is None else now) + by * STEP)), 2)
    return None if abs(least - usual) < STEP / 2 else least


def threshold_told(least: float | None, before: float | None, usual: float) -> str:
    """Say from which score on links are shown after a key was pressed."""
    if least is None:
        return f"Links from a score of {usual:.2f} on, as usual."
    if least == before:
        return f"Links from a score of {least:.2f} on: it goes no further."
    return f"Links from a score of {least:.2f} on; {usual:.2f} is usual."
