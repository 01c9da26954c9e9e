"""The hand-labelled events as articles and pairs; the texts stay outside the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.article import Sentence

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"

Place = tuple[int, int]


@dataclass(frozen=True)
class Event:
    """One event: its outlets, titles, dates, sentences, and the labelled pairs by (article, sentence)."""

    name: str
    outlets: tuple[str, ...]
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    texts: tuple[str, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    gold: dict[tuple[Place, Place], dict[str, Any]]


def read_events(part: str) -> Iterator[Event]:
    """Read the events of ``train`` (to fit on) or ``check`` (to report on), by name."""
    folder = "train" if part == "train" else "."
    for path in sorted((SHARED / "stories" / folder).glob("*.json")):
        story = json.loads(path.read_text("utf-8"))["articles"]
        labels = json.loads((SHARED / "gold" / folder / path.name).read_text("utf-8"))["pairs"]
        outlets = tuple(sorted(story))
        joined = [join_sentences(story[outlet]["sentences"]) for outlet in outlets]
        gold = {}
        for label in labels:
            a = (outlets.index(label["a"]), label["i"])
            b = (outlets.index(label["b"]), label["j"])
            gold[min(a, b), max(a, b)] = label
        yield Event(
            path.stem,
            outlets,
            tuple(story[outlet]["title"] for outlet in outlets),
            tuple(story[outlet]["date"] for outlet in outlets),
            tuple(text for text, _ in joined),
            tuple(sentences for _, sentences in joined),
            gold,
        )


def join_sentences(sentences: list[str]) -> tuple[str, tuple[Sentence, ...]]:
    """Return the sentences one a line, and their places."""
    found = []
    at = 0
    for sentence in sentences:
        found.append(Sentence(at, at + len(sentence), sentence))
        at += len(sentence) + 1
    return "\n".join(sentences), tuple(found)
