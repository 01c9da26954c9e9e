"""Where the sentence cursor goes: pure answers to "next divergent", "the partner", "the same row over there"."""

from __future__ import annotations

from collections.abc import Collection

from reader.compare.refs import Ref
from reader.tui.render.glyphs import Mark
from reader.tui.render.scene import Scene

SHARED_MARKS = frozenset({Mark.SHARED, Mark.RESTATED})
DIVERGENT_MARKS = frozenset({Mark.DIVERGENT})
UNIQUE_MARKS = frozenset({Mark.UNIQUE})


def step(scene: Scene, ref: Ref, by: int) -> Ref:
    """Move by a number of sentences inside the article; stops at its ends."""
    last = len(scene.sentences[ref.article]) - 1
    return Ref(ref.article, max(0, min(last, ref.sentence + by)))


def next_marked(scene: Scene, ref: Ref, marks: Collection[Mark], by: int) -> Ref | None:
    """Return the next (``by`` 1) or previous (-1) sentence of the article that carries one of the marks."""
    group = scene.marks[ref.article]
    n = ref.sentence + by
    while 0 <= n < len(group):
        if group[n] in marks:
            return Ref(ref.article, n)
        n += by
    return None


def ordinal(scene: Scene, ref: Ref, marks: Collection[Mark]) -> tuple[int, int]:
    """Return which of the article's marked sentences this is (0 if none) and how many there are."""
    group = scene.marks[ref.article]
    total = sum(mark in marks for mark in group)
    if group[ref.sentence] not in marks:
        return 0, total
    return sum(mark in marks for mark in group[: ref.sentence + 1]), total


def find_in(texts: Collection[str], needle: str) -> list[tuple[int, int, int]]:
    """Return (sentence, start, end) of every place where the words stand, case ignored where it has one length."""
    wanted = fold(needle)
    if not wanted:
        return []
    found = []
    for n, text in enumerate(texts):
        folded = fold(text)
        at = folded.find(wanted)
        while at >= 0:
            found.append((n, at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
    return found


def fold(text: str) -> str:
    """Lower case and plain quotes without changing the length, so that offsets stay true."""
    return "".join(_lower(c) for c in text) if not text.isascii() else text.lower()


_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "\u00a0": " "}


def _lower(character: str) -> str:
    """Return one character for one character."""
    lowered = _QUOTES.get(character) or character.lower()
    return lowered if len(lowered) == 1 else character
