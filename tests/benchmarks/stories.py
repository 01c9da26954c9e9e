"""How well and how fast articles are grouped by event.

    python tests/benchmarks/stories.py [FOLDER [COUNT]]

FOLDER (default: ../shared/stories) holds events as JSON, each with ``articles``: outlet → title, date, sentences.
Prints B-cubed precision, recall and F1 over several orders of arrival, with and without dates, with all events on one
day, and of the invented near events of tests/data/busy; the time that one article takes that comes to 10,000 and to
50,000 stored ones; and that of COUNT (10,000) articles of three days that come one after the other.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.profiles import Packed, Profile, Vector  # noqa: E402
from index.stories import Grouping  # noqa: E402
from tests.index.library.story_kit import Nothing, b_cubed, group, read_copied, read_events, read_near  # noqa: E402

ORDERS = 20
"""Orders of arrival that each grouping is tried in."""


def measure_quality(events: list[tuple[str, Profile]]) -> None:
    """Print how good groupings of the same articles are: as they are, with fewer dates, and all of them on one day."""
    profiles = [profile for _, profile in events]
    chance = random.Random(3)
    ways = {
        "dated": profiles,
        "undated": [replace(profile, day=None) for profile in profiles],
        "half dated": [
            profile if chance.random() < 0.5 else replace(profile, day=None) for profile in profiles
        ],
        "all on one day": [replace(profile, day=740_000) for profile in profiles],
    }
    for name, given in ways.items():
        _print_quality(name, given, events)


def measure_copied(folder: Path) -> None:
    """Print how good the grouping is where three of four papers print one text."""
    events = read_copied(folder)
    _print_quality("with copies", [profile for _, profile in events], events)


def measure_near() -> None:
    """Print how well invented events of a busy weekend are told apart, of each sort two or more."""
    for name in ("near", "held"):
        events = read_near(name)
        _print_quality(f"{name} events", [profile for _, profile in events], events)


def _print_quality(name: str, profiles: list[Profile], events: list[tuple[str, Profile]]) -> None:
    true = {profile.id: event for event, profile in events}
    results = []
    for seed in range(ORDERS):
        order = list(profiles)
        if seed:
            random.Random(seed).shuffle(order)
        results.append(b_cubed(group(order), true))
    p, r, f = (statistics.mean(column) for column in zip(*results, strict=True))
    worst = min(result[2] for result in results)
    print(
        f"{name:14} {len(true)} articles, {ORDERS} orders: P {p:.3f} R {r:.3f} F1 {f:.3f} (worst order {worst:.3f})"
    )


def measure_speed(events: list[tuple[str, Profile]], count: int) -> None:
    """Fill three days with articles recombined from the terms of real ones, then time newcomers."""
    pool = [profile for _, profile in events]
    chance = random.Random(7)
    grouping = Grouping(Nothing())
    newcomers = [_recombined(f"n{number}", pool, chance, number) for number in range(count + 50)]
    begun = time.perf_counter()
    for profile in newcomers[:count]:
        grouping.place(profile)
    filled = time.perf_counter() - begun
    times = []
    for profile in newcomers[count:]:
        begun = time.perf_counter()
        grouping.place(profile)
        times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    print(
        f"one article among {count:,} of three days: {times[25]:.1f} ms p50, {times[47]:.1f} ms p95; "
        f"all {count:,} one after the other: {filled:.0f} s"
    )


class Stored(Nothing):
    """A library of so many articles of three days, none of which has been looked at yet."""

    def __init__(self, pool: Sequence[Profile], count: int) -> None:
        chance = random.Random(8)
        self._rows: dict[int | None, list[Packed]] = {}
        for number in range(count):
            profile = _recombined(f"n{number}", pool, chance, number)
            self._rows.setdefault(profile.day, []).append(Packed(profile.id, *profile.packed(), None))

    def load(self, day: int | None) -> list[Packed]:
        return self._rows.get(day, [])


def measure_arrival(events: list[tuple[str, Profile]], count: int) -> None:
    """Print how long articles take that come to a library of so many: the first, which reads them, and the others."""
    pool = [profile for _, profile in events]
    grouping, chance = Grouping(Stored(pool, count)), random.Random(9)
    times = []
    for number in range(51):
        profile = _recombined(f"late{number}", pool, chance, number)
        begun = time.perf_counter()
        grouping.place(profile)
        times.append(1000 * (time.perf_counter() - begun))
    first, *others = times
    others.sort()
    print(
        f"articles that come to {count:,} stored ones of three days: the first {first:.0f} ms, then "
        f"{others[25]:.1f} ms p50, {others[47]:.1f} ms p95"
    )


def _recombined(id_: str, pool: Sequence[Profile], chance: random.Random, number: int) -> Profile:
    """Return a profile with a tenth of the terms of ten articles each."""
    terms = np.unique(
        np.concatenate(
            [np.array(chance.sample(one.vector.terms.tolist(), 15)) for one in chance.sample(pool, 10)]
        )
    )
    weights = np.full(len(terms), 1 / np.sqrt(len(terms)))
    names = np.arange(len(terms)) % 3 == 0
    vector = Vector(terms.astype(np.uint32), weights.astype(np.float32), names)
    return Profile(id_, 700_000 + number % 3, vector)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "stories"
    events = read_events(folder)
    if not events:
        print(f"No events in {folder}.", file=sys.stderr)
        return 1
    measure_quality(events)
    measure_copied(folder)
    measure_near()
    for count in (10_000, 50_000):
        measure_arrival(events, count)
    measure_speed(events, int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
