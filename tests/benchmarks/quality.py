"""How good the comparison is, end to end, on hand-labelled events that stay outside the repository.

    python tests/benchmarks/quality.py [--cross-validate] [--part check|train|articles|invented] [--by-writer]

Every event goes through ``compare_articles`` as a user's files would; our sentences are mapped back to the labelled
ones by overlap of offsets. With ``--cross-validate`` (needs scikit-learn, a few minutes) the link weights for each of
the 44 fitting events come from events of other folds; without it their numbers are those of the shipped weights,
which were fitted on them. The eight checking events were never fitted on. The invented events of tests/data/labelled
are measured in the same way; they need nothing from outside the repository. ``--by-writer`` says how many conflicts are
right in the events of each of their writers.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent / "fitting"))

from gold import SHARED, Event, Place, read_events
from labelled import read_labelled

from index.article import Article, Sentence, article_id
from reader.compare import judging
from reader.compare.linkmodel import LinkModel, load_model
from reader.compare.model import Comparison, Relation, Status
from reader.compare.story import compare_articles

Pair = tuple[Place, Place]


@dataclass
class Counts:
    """Right, offered and wanted."""

    right: int = 0
    offered: int = 0
    wanted: int = 0

    def add(self, offered: set[Pair], wanted: set[Pair]) -> None:
        self.right += len(offered & wanted)
        self.offered += len(offered)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.offered + self.wanted, 1)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.offered, 1), self.right / max(self.wanted, 1)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}"


@dataclass
class Scores:
    """What is counted over the events of one part."""

    links: Counts = field(default_factory=Counts)
    divergent: Counts = field(default_factory=Counts)
    status: dict[Status, Counts] = field(default_factory=lambda: {status: Counts() for status in Status})
    seconds: float = 0.0
    events: int = 0

    def show(self, title: str) -> None:
        macro = sum(counts.f1 for counts in self.status.values()) / len(self.status)
        print(
            f"\n{title}: {self.events} events, {self.seconds:.2f} s, {self.seconds / max(self.events, 1):.3f} s each"
        )
        print(f"  links            {self.links}")
        print(f"  divergent links  {self.divergent}")
        print(f"  status           macro F1 {macro:.3f}")
        for status, counts in self.status.items():
            print(f"    {status.value:14s} {counts}")


def articles_of(event: Event) -> list[Article]:
    return [
        Article(
            id=article_id(text, outlet), text=text, title=title, outlet=outlet, published=date, language="en"
        )
        for text, outlet, title, date in zip(
            event.texts, event.outlets, event.titles, event.dates, strict=True
        )
    ]


def places(ours: Sequence[Sentence], theirs: Sequence[Sentence], article: int) -> list[list[Place]]:
    """Return, per sentence of ours, the labelled sentences it overlaps by at least half of the shorter one."""
    found = []
    for own in ours:
        overlap = [
            (article, n)
            for n, other in enumerate(theirs)
            if 2 * (min(own.end, other.end) - max(own.start, other.start))
            >= min(own.end - own.start, other.end - other.start)
        ]
        found.append(overlap)
    return found


def measure(event: Event, scores: Scores) -> None:
    articles = articles_of(event)
    start = time.perf_counter()
    comparison = compare_articles(articles)
    scores.seconds += time.perf_counter() - start
    scores.events += 1
    mapped = [places(comparison.sentences[n], event.sentences[n], n) for n in range(len(articles))]
    offered = list(_offered(comparison, mapped))
    links = {pair for pair, _ in offered}
    divergent = {pair for pair, relation in offered if relation is Relation.DIVERGENT}
    wanted = set(event.gold)
    conflicts = {pair for pair, label in event.gold.items() if label["relation"] == "divergent"}
    scores.links.add(links, wanted)
    scores.divergent.add(divergent, conflicts)
    ours, theirs = _statuses(event, links, divergent), _statuses(event, wanted, conflicts)
    for place, status in theirs.items():
        scores.status[status].wanted += 1
        scores.status[ours[place]].offered += 1
        scores.status[status].right += ours[place] is status


def _offered(
    comparison: Comparison, mapped: Sequence[Sequence[Sequence[Place]]]
) -> Iterator[tuple[Pair, Relation]]:
    for link in comparison.links:
        for a in mapped[link.a.article][link.a.sentence]:
            for b in mapped[link.b.article][link.b.sentence]:
                yield (a, b), link.relation


def _statuses(event: Event, links: set[Pair], divergent: set[Pair]) -> dict[Place, Status]:
    """Divergent if any link is, shared if there is one, else unique."""
    found = {(n, m): Status.UNIQUE for n, group in enumerate(event.sentences) for m in range(len(group))}
    for pair in links:
        found.update(dict.fromkeys(pair, Status.SHARED))
    for pair in divergent:
        found.update(dict.fromkeys(pair, Status.DIVERGENT))
    return found


def run(events: Iterable[Event], title: str, model_for: Callable[[str], LinkModel] | None = None) -> None:
    scores = Scores()
    original = judging.load_model
    for event in events:
        if model_for:
            chosen = model_for(event.name)
            judging.load_model = lambda chosen=chosen: chosen  # type: ignore[assignment,misc]
        try:
            measure(event, scores)
        finally:
            judging.load_model = original
    scores.show(title)


def by_writer() -> None:
    """Say how many of the conflicts shown are right, by the first letter of the invented events."""
    for part in (".", "check"):
        for letter, events in groupby(read_labelled(part), key=lambda event: event.name[0]):
            scores = Scores()
            for event in events:
                measure(event, scores)
            counts = scores.divergent
            print(
                f"{letter}: {counts.right:2d} of {counts.offered:2d} conflicts right, {counts.wanted:3d} labelled"
            )


def five_articles() -> None:
    """Compare the five plain-text articles, which nobody labelled."""
    articles = [
        Article(
            id=article_id(text, path.stem), text=text, outlet=path.stem, published="2026-03-13", language="en"
        )
        for path in sorted((SHARED / "articles").glob("*.txt"))
        for text in [path.read_text("utf-8")]
    ]
    start = time.perf_counter()
    comparison = compare_articles(articles)
    seconds = time.perf_counter() - start
    divergent = sum(link.relation is Relation.DIVERGENT for link in comparison.links)
    counts = [sum(group.count(status) for group in comparison.statuses) for status in Status]
    print(f"\nfive articles: {len(comparison.links)} links, {divergent} divergent, {seconds:.3f} s")
    print("  " + ", ".join(f"{count} {status.value}" for status, count in zip(Status, counts, strict=True)))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--part", choices=("check", "train", "articles", "invented"))
    parser.add_argument("--by-writer", action="store_true")
    chosen = parser.parse_args()
    if chosen.by_writer:
        by_writer()
        return 0
    if chosen.part in (None, "invented"):
        run(read_labelled(), "invented events, which the link weights were fitted on as well")
        run(read_labelled("check"), "invented events that no weight was fitted on")
    if chosen.part != "invented" and not (SHARED / "gold").is_dir():
        print(f"There is nothing to measure with: {SHARED / 'gold'} is missing.", file=sys.stderr)
        return 2
    load_model()
    if chosen.part in (None, "train"):
        if chosen.cross_validate:
            from fit_links import fold_models

            run(read_events("train"), "fitting events, link weights from other folds", fold_models())
        else:
            run(read_events("train"), "fitting events, with the shipped weights (they were fitted on these)")
    if chosen.part in (None, "check"):
        run(read_events("check"), "checking events")
    if chosen.part in (None, "articles"):
        five_articles()
    return 0


if __name__ == "__main__":
    sys.exit(main())
