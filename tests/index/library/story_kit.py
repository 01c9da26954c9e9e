"""The shared news events as profiles, the stories they are grouped into, and how good that is (B-cubed)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from index.profiles import Packed, Profile, make_profile
from index.stories import Grouping

BUSY = Path(__file__).resolve().parents[2] / "data" / "busy"


class Nothing:
    """A source that knows no articles."""

    def days(self, profile: Profile) -> Iterable[int]:
        return ()

    def load(self, day: int | None) -> Iterable[Packed]:
        return ()

    def days_of(self, story: str) -> Iterable[int | None]:
        return ()

    def taken(self, story: str) -> bool:
        return False

    def closed(self, story: str) -> bool:
        return False


def read_events(folder: Path) -> list[tuple[str, Profile]]:
    """Return every article of a folder of events with the name of its event."""
    return [
        (event, make_profile(f"{event}-{outlet}", title, " ".join(sentences), day))
        for event, outlet, title, day, sentences in _read(folder)
    ]


def read_copied(folder: Path) -> list[tuple[str, Profile]]:
    """Return of every event two articles and two more that print the first, cut at the end, under no title."""
    found: dict[str, list[Profile]] = {}
    for event, outlet, title, day, sentences in _read(folder):
        kept = found.setdefault(event, [])
        if len(kept) in {0, 3}:
            kept.append(make_profile(f"{event}-{outlet}", title, " ".join(sentences), day))
        if len(kept) == 1:
            for number, share in enumerate((0.9, 0.75)):
                text = " ".join(sentences[: max(3, int(share * len(sentences)))])
                kept.append(make_profile(f"{event}-copy-{number}", None, text, day))
    return [(event, profile) for event, profiles in found.items() for profile in profiles]


def _read(folder: Path) -> Iterable[tuple[str, str, str, int | None, list[str]]]:
    """Yield event, outlet, title, day and sentences of every article of a folder."""
    for path in sorted(folder.rglob("*.json")):
        for outlet, article in json.loads(path.read_text("utf-8"))["articles"].items():
            day = date.fromisoformat(article["date"][:10]).toordinal() if article.get("date") else None
            yield path.stem, outlet, article["title"], day, article["sentences"]


def read_near(name: str = "near") -> list[tuple[str, Profile]]:
    """Return the invented reports of a busy weekend with their events; of several events or none is each its own.

    ``held`` are others, which the rules were not made for.
    """
    found = []
    for lines in (BUSY / f"{name}.txt").read_text("utf-8").split("\n@ ")[1:]:
        event, outlet, day, rest = lines.split(" | ", 3)
        title, text = rest.strip().split("\n", 1)
        id_ = f"{len(found)} {outlet}"
        event = f"alone {id_}" if event == "-" else event
        found.append((event, make_profile(id_, title, text, 740_000 + int(day))))
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
    stories, events = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for id_, event in true.items():
        stories[found[id_]].add(id_)
        events[event].add(id_)
    precision = recall = 0.0
    for id_, event in true.items():
        mine, right = stories[found[id_]], events[event]
        precision += len(mine & right) / len(mine)
        recall += len(mine & right) / len(right)
    p, r = precision / len(true), recall / len(true)
    return p, r, 2 * p * r / (p + r)
