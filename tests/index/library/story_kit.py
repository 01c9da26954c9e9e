"""The shared news events as profiles, the stories they are grouped into, and how good that is (B-cubed)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from index.profiles import Packed, Profile, make_profile
from index.stories import Grouping


class Nothing:
    """A source that knows no articles."""

    def days(self, profile: Profile) -> Iterable[int]:
        return ()

    def load(self, day: int | None) -> Iterable[Packed]:
        return ()

    def taken(self, story: str) -> bool:
        return False


def read_events(folder: Path) -> list[tuple[str, Profile]]:
    """Return every article of a folder of events with the name of its event."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        for outlet, article in json.loads(path.read_text("utf-8"))["articles"].items():
            day = date.fromisoformat(article["date"][:10]).toordinal() if article.get("date") else None
            text = " ".join(article["sentences"])
            found.append((path.stem, make_profile(f"{path.stem}-{outlet}", article["title"], text, day)))
    return found


def group(profiles: Sequence[Profile]) -> dict[str, str]:
    """Return the story of each article after all have arrived in this order; one that stands alone is its own."""
    grouping = Grouping(Nothing())
    stories: dict[str, str] = {}
    for profile in profiles:
        moves = grouping.place(profile)
        stories.update({id_: story or f"alone-{id_}" for id_, story in moves.stories.items()})
    return stories


def b_cubed(found: Mapping[str, str], true: Mapping[str, str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of a grouping (Bagga and Baldwin, 1998)."""
    precision = recall = 0.0
    for id_ in true:
        mine = {other for other in true if found[other] == found[id_]}
        right = {other for other in true if true[other] == true[id_]}
        precision += len(mine & right) / len(mine)
        recall += len(mine & right) / len(right)
    p, r = precision / len(true), recall / len(true)
    return p, r, 2 * p * r / (p + r)
