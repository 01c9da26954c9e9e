"""The invented labelled stories of ``tests/data/labelled`` as events, in the form of the hand-labelled ones.

    python tests/benchmarks/fitting/labelled.py

says how far two labellings agree, made independently of each other, of the stories that stand in ``second`` as well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from gold import ROOT, Event, Place, join_sentences

FOLDER = ROOT / "tests" / "data" / "labelled"

Links = dict[tuple[Place, Place], dict[str, Any]]

_LINK = re.compile(
    r"(?P<a>[A-C])(?P<i>\d+) (?P<b>[A-C])(?P<j>\d+) (?P<degree>verbatim|restated|partial)"
    r"(?: divergent (?P<kind>\w+): (?P<differs>.+))?"
)


def read_labelled(part: str = ".") -> Iterator[Event]:
    """Read the stories to fit on, or those of ``check``, which nothing is fitted on, by name.

    Raises:
        ValueError: A line is neither a sentence in its order nor a link.
    """
    for path in sorted((FOLDER / part).glob("*.txt")):
        yield read_file(path)


def read_link(line: str) -> Links:
    """Read a line that links two sentences; nothing where it is another line."""
    match = _LINK.fullmatch(line)
    if match is None:
        return {}
    ends = [("ABC".index(match[x]), int(match[n]) - 1) for x, n in (("a", "i"), ("b", "j"))]
    relation = "divergent" if match["kind"] else "same"
    return {(min(ends), max(ends)): {**match.groupdict(""), "relation": relation}}


def read_file(path: Path) -> Event:
    """Read one story."""
    heads: list[list[str]] = []
    sentences: list[list[str]] = []
    gold: Links = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        if line.startswith("@"):
            heads.append([part.strip() for part in line[1:].split("|")])
            sentences.append([])
        elif link := read_link(line):
            gold |= link
        elif line not in ("", "links"):
            number, _, text = line.partition(" ")
            if number != f"{heads[-1][0]}{len(sentences[-1]) + 1}":
                raise ValueError(
                    f"{path.name}: a line is neither a sentence in its order nor a link: {line[:60]}"
                )
            sentences[-1].append(text)
    joined = [join_sentences(group) for group in sentences]
    return Event(
        name=path.stem,
        outlets=tuple(head[1] for head in heads),
        titles=tuple(head[3] for head in heads),
        dates=tuple(head[2] for head in heads),
        texts=tuple(text for text, _ in joined),
        sentences=tuple(places for _, places in joined),
        gold=gold,
    )


def agreement() -> tuple[float, float]:
    """Return how far two labellings agree: F1 of the links, and of the divergent ones."""
    links = [0, 0, 0]
    divergent = [0, 0, 0]
    for path in sorted((FOLDER / "second").glob("*.txt")):
        one = read_file(FOLDER / path.name).gold
        two: Links = {}
        for line in path.read_text("utf-8").splitlines():
            two |= read_link(line)
        for counts, wanted in ((links, {"same", "divergent"}), (divergent, {"divergent"})):
            x, y = (
                {pair for pair, label in gold.items() if label["relation"] in wanted} for gold in (one, two)
            )
            for n, found in enumerate((x, y, x & y)):
                counts[n] += len(found)
    first, second = (2 * both / (one + two) for one, two, both in (links, divergent))
    return first, second


if __name__ == "__main__":
    print("two labellings agree on links at F1 {:.3f}, on divergent ones at {:.3f}".format(*agreement()))
