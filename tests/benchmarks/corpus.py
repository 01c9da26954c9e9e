"""A seeded corpus of any size: articles of about 700 words whose sentences are recombined from real or made ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from index.article import Article, article_id

WORDS = 650
OUTLETS = [f"Outlet {number:02}" for number in range(40)]
SYLLABLES = list("ba ka lo mer tin dra vel os pre ith san gor mu fe lan der qui ros tem bal".split())  # noqa: SIM905


def sentences(folder: Path) -> list[str]:
    """Return the sentences of a folder of events, or made ones where there is none."""
    found = [
        sentence
        for path in sorted(folder.rglob("*.json"))
        for article in json.loads(path.read_text("utf-8"))["articles"].values()
        for sentence in article["sentences"]
    ]
    return found or list(_made())


def _made() -> Iterator[str]:
    chance = random.Random(11)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for _ in range(5_000):
        yield " ".join(chance.choices(words, weights, k=chance.randint(8, 30))).capitalize() + "."


def make_corpus(count: int, pool: list[str], seed: int = 5) -> Iterator[Article]:
    """Yield ``count`` articles over about three years; a few rare words of their own stand in each."""
    chance = random.Random(seed)
    rare = ["".join(chance.choices(SYLLABLES, k=4)) for _ in range(50_000)]
    for number in range(count):
        parts: list[str] = []
        size = 0
        while size < WORDS:
            parts.append(chance.choice(pool))
            size += parts[-1].count(" ") + 1
        parts.insert(chance.randrange(len(parts)), " ".join(chance.choices(rare, k=3)).capitalize() + ".")
        text = "\n\n".join(" ".join(parts[at : at + 4]) for at in range(0, len(parts), 4))
        day = date(2029, 1, 1) + timedelta(days=chance.randrange(1_100))
        outlet = chance.choice(OUTLETS)
        yield Article(
            article_id(text, outlet),
            text,
            title=" ".join(chance.choice(pool).split()[:9]) + f" {number}",
            outlet=outlet,
            published=day.isoformat(),
        )
