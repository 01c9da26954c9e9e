"""A story of any length with links, and an app that shows nothing but its comparison: what ``reading.py`` measures.

``python -m tests.benchmarks.long_story SENTENCES COLUMNS`` runs the app; ``o`` opens the comparison.
Stories that are compared indeed, in every shape a file may have, are in ``hostile.py``.
"""

from __future__ import annotations

import random
import sys
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from index.article import Sentence
from reader.compare.model import Comparison, Link, Ref, Relation, Status, Wording
from reader.tui import collecting
from reader.tui.screens.compare import CompareScreen
from tests.reader.tui.compare_kit import DeskApp, article

WORDS = [
    "the",
    "a",
    "ferry",
    "ran",
    "aground",
    "off",
    "coast",
    "when",
    "six",
    "people",
    "were",
    "hurt",
    "officials",
    "said",
    "on",
    "Monday",
    "afternoon",
    "near",
    "harbour’s",
    "pier",
    "after",
    "engine",
    "failure",
    "rescue",
    "crew",
    "captain",
    "“nobody”",
    "knew",
    "storm",
    "warning",
    "issued",
]


def long_comparison(columns: int, sentences: int, seed: int = 7) -> Comparison:
    """Return a comparison of random sentences.

    Every other one is linked: most with the one in the same place, some with one nearby.
    """
    chance = random.Random(seed)
    articles, groups = [], []
    for column in range(columns):
        text, group = "", []
        for n in range(sentences):
            said = f"{n + 1} " + " ".join(chance.choices(WORDS, k=chance.randint(8, 26))) + "."
            text += "" if n == 0 else "\n\n" if n % 4 == 0 else " "
            group.append(Sentence(len(text), len(text) + len(said), said, paragraph=n // 4))
            text += said
        articles.append(article(f"Outlet {column}", [text], published="2026-03-13"))
        groups.append(tuple(group))
    links: list[Link] = []
    partners: dict[Ref, tuple[int, ...]] = {}
    for column in range(1, columns):
        for n in range(0, sentences, 2):
            drift = chance.randint(-9, 9) if chance.random() < 0.15 else 0
            a, b = Ref(0, n), Ref(column, max(0, min(sentences - 1, n + drift)))
            for ref in (a, b):
                partners[ref] = (*partners.get(ref, ()), len(links))
            links.append(Link(a, b, Relation.SHARED, Wording.PARTIAL, chance.random()))
    statuses = tuple(
        tuple(Status.SHARED if Ref(c, n) in partners else Status.UNIQUE for n in range(sentences))
        for c in range(columns)
    )
    return Comparison(tuple(articles), tuple(groups), statuses, tuple(links), partners=partners)


class LongApp(DeskApp):
    """Opens the comparison of a story that is there already when ``o`` is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("o", "open", "Open")]

    def compose(self) -> ComposeResult:
        yield Static("READY")

    def on_mount(self, event: events.Mount) -> None:
        event.prevent_default()

    def action_open(self) -> None:
        self.push_screen(CompareScreen(self.desk, self.desk.comparison.articles, "story"))


if __name__ == "__main__":
    story = long_comparison(int(sys.argv[2]), int(sys.argv[1]))
    collecting.begin()  # as the app does behind its first frame
    LongApp(story).run()
