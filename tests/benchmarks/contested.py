"""What the comparison finds of what outlets dispute, on invented stories that stand in the repository.

    python tests/benchmarks/contested.py [--missed] [--false] [NAME …]

Reads tests/data/contested/*.txt; a NAME is a part of the files' names. A file holds one story:

    # anything: a remark                   # kinds: dead=number cause=account
    @ outlet | date | title                opens an article
    A sentence. || dead=9 cause=?          one a line, with the topics it speaks of and what it says of each

Two sentences of different articles that speak of one topic conflict where they say different things of it;
"*" goes with anything, "a|b" with a and with b. A sentence without topics conflicts with none, so a conflict
found there is a false alarm. ``held`` in a file's name: its story was set aside before any result was looked at;
``event``: it is longer than the others, and modelled on how outlets reported a real event.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.article import Article, Sentence, article_id  # noqa: E402
from reader.compare.details import Setting, read_sentence  # noqa: E402
from reader.compare.diverge import judge  # noqa: E402
from reader.compare.model import Comparison, Link, Relation  # noqa: E402
from reader.compare.story import compare_articles  # noqa: E402

FOLDER = ROOT / "tests" / "data" / "contested"

Place = tuple[int, int]
Pair = tuple[Place, Place]


@dataclass
class Story:
    """An invented story: its articles, its sentences by place, and what they say of each topic."""

    name: str
    kinds: dict[str, str]
    articles: list[Article]
    sentences: dict[Place, Sentence]
    said: dict[Place, dict[str, frozenset[str]]]

    def conflicts(self) -> dict[Pair, str]:
        """Return the pairs of sentences that conflict, each with the first topic they conflict over."""
        found = {}
        for a, b in combinations(sorted(self.sentences), 2):
            if a[0] != b[0]:
                for topic in sorted(self.said[a].keys() & self.said[b].keys()):
                    one, two = self.said[a][topic], self.said[b][topic]
                    if "*" not in one | two and not one & two:
                        found[a, b] = topic
                        break
        return found


def read_story(path: Path) -> Story:
    """Read one file."""
    kinds: dict[str, str] = {}
    heads: list[tuple[str, str, str]] = []
    lines: list[list[tuple[str, str]]] = []
    for line in filter(None, map(str.strip, path.read_text("utf-8").splitlines())):
        if line.startswith("#"):
            if "kinds:" in line:
                kinds |= dict(word.split("=") for word in line.partition("kinds:")[2].split())
        elif line.startswith("@"):
            outlet, day, title = (part.strip() for part in line[1:].split("|"))
            heads.append((outlet, day, title))
            lines.append([])
        else:
            text, _, topics = line.partition("||")
            lines[-1].append((text.strip(), topics))
    story = Story(path.stem, kinds, [], {}, {})
    for n, ((outlet, day, title), said) in enumerate(zip(heads, lines, strict=True)):
        at = 0
        for m, (text, topics) in enumerate(said):
            story.sentences[n, m] = Sentence(at, at + len(text), text)
            at += len(text) + 1
            values = (word.partition("=") for word in topics.split())
            story.said[n, m] = {topic: frozenset(value.split("|")) for topic, _, value in values}
        whole = "\n".join(text for text, _ in said)
        story.articles.append(
            Article(
                id=article_id(whole, outlet),
                text=whole,
                title=title,
                outlet=outlet,
                published=day,
                language="en",
            )
        )
    return story


def links_of(story: Story, comparison: Comparison) -> dict[Pair, Link]:
    """Return the links of a comparison by the places of the story's own sentences."""
    places = {}
    for n, group in enumerate(comparison.sentences):
        for m, own in enumerate(group):
            for place, other in story.sentences.items():
                overlap = min(own.end, other.end) - max(own.start, other.start)
                if place[0] == n and 2 * overlap >= min(own.end - own.start, other.end - other.start):
                    places[n, m] = place
    found: dict[Pair, Link] = {}
    for link in comparison.links:
        a = places.get((link.a.article, link.a.sentence))
        b = places.get((link.b.article, link.b.sentence))
        if a and b and (link.relation is Relation.DIVERGENT or (a, b) not in found):
            found[a, b] = link
    return found


@dataclass
class Tally:
    """What is counted over stories."""

    right: int = 0
    offered: int = 0
    wanted: int = 0
    linked: int = 0
    given: int = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(self.offered, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.offered + self.wanted, 1)
        return (
            f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}  ({self.right} of {self.wanted}, "
            f"{self.offered - self.right} false; {self.linked} linked; {self.given} found where the link is given)"
        )


def measure(story: Story, tally: Tally, kinds: Counter[tuple[str, str]], shown: set[str]) -> None:
    """Count one story; print what was missed or found wrongly where it is asked for."""
    links = links_of(story, compare_articles(story.articles))
    wanted = story.conflicts()
    offered = {pair for pair, link in links.items() if link.relation is Relation.DIVERGENT}
    tally.right += len(offered & wanted.keys())
    tally.offered += len(offered)
    tally.wanted += len(wanted)
    tally.linked += len(links.keys() & wanted.keys())
    for pair, topic in wanted.items():
        kind = story.kinds.get(topic, "other")
        kinds[kind, "wanted"] += 1
        kinds[kind, "right"] += pair in offered
        given = bool(_judged(story, pair))
        tally.given += given
        if "missed" in shown and pair not in offered:
            link = links.get(pair)
            state = f"linked {link.score:.2f}" if link else "not linked"
            print(f"MISSED {story.name} {topic} ({kind}), {state}{', found if given' if given else ''}")
            _show(story, pair)
    if "false" in shown:
        for pair in sorted(offered - wanted.keys()):
            print(
                f"FALSE {story.name}: {'; '.join(f'{d.label} ({d.reason})' for d in links[pair].differences)}"
            )
            _show(story, pair)


def _judged(story: Story, pair: Pair) -> tuple[object, ...]:
    a, b = (read_sentence(story.sentences[place], Setting(story.articles[place[0]].day)) for place in pair)
    return judge(a, b).conflicts


def _show(story: Story, pair: Pair) -> None:
    for place in pair:
        print(f"    {place} {story.sentences[place].text}")


def main() -> int:
    """Print precision and recall, of stories written to build on and of stories held back."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--false", action="store_true")
    chosen = parser.parse_args()
    shown = {name for name in ("missed", "false") if getattr(chosen, name)}
    paths = [
        path
        for path in sorted(FOLDER.glob("*.txt"))
        if not chosen.names or any(name in path.stem for name in chosen.names)
    ]
    for long, held in product((False, True), repeat=2):
        tally, kinds = Tally(), Counter[tuple[str, str]]()
        some = [
            path for path in paths if (path.stem.startswith("event"), "held" in path.stem) == (long, held)
        ]
        for path in some:
            measure(read_story(path), tally, kinds, shown)
        if some:
            what = f"{'long' if long else 'short'}, {'held back' if held else 'to build on'}"
            print(f"{what}, {len(some)} stories: {tally}")
            names = sorted({kind for kind, _ in kinds})
            print(
                "  " + ", ".join(f"{kind} {kinds[kind, 'right']}/{kinds[kind, 'wanted']}" for kind in names)
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
