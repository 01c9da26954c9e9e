"""The invented labelled stories of ``tests/data/labelled`` as events, in the form of the hand-labelled ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold import ROOT, Event, Place, join_sentences

FOLDER = ROOT / "tests" / "data" / "labelled"

_LINK = re.compile(
    r"(?P<a>[A-C])(?P<i>\d+) (?P<b>[A-C])(?P<j>\d+) (?P<degree>verbatim|restated|partial)"
    r"(?: divergent (?P<kind>\w+): (?P<differs>.+))?"
)


def read_labelled(pattern: str = "*") -> Iterator[Event]:
    """Read the stories whose names match, by name.

    Raises:
        ValueError: A line is neither a sentence in its order nor a link.
    """
    for path in sorted(FOLDER.glob(f"{pattern}.txt")):
        yield read_file(path)


def read_file(path: Path) -> Event:
    """Read one story."""
    heads: list[list[str]] = []
    sentences: list[list[str]] = []
    gold: dict[tuple[Place, Place], dict[str, Any]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        if line.startswith("@"):
            heads.append([part.strip() for part in line[1:].split("|")])
            sentences.append([])
        elif match := _LINK.fullmatch(line):
            ends = [("ABC".index(match[x]), int(match[n]) - 1) for x, n in (("a", "i"), ("b", "j"))]
            relation = "divergent" if match["kind"] else "same"
            gold[min(ends), max(ends)] = {**match.groupdict(""), "relation": relation}
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
