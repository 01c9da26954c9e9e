"""Columns of sentences as rows: wrapping, levelling against a base article, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Sentence
from reader.compare.refs import Ref
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import Rows, wrap

PREFIX = 3
"""Cells before the text of a column: the sign, the order mark, a space."""
GAP = 3
"""Cells between two columns."""
LEAST_COLUMN = 36
"""Cells a column must have before one more is shown."""
MOST_COLUMNS = 4
SINGLE_BELOW = 100
"""Terminal width below which one article is shown at a time."""


class Row(NamedTuple):
    """One row of a column: a range of a sentence's text, or nothing."""

    sentence: int
    """-1 for a blank row."""
    start: int = 0
    end: int = 0


BLANK = Row(-1)


class Column(NamedTuple):
    """One article laid out."""

    article: int
    parts: tuple[Rows, ...]
    """Per sentence, the ranges of its text that stand on its rows."""
    tops: tuple[int, ...]
    """Row of each sentence's first line, rising."""

    @property
    def length(self) -> int:
        """Rows from the first to the last."""
        return self.tops[-1] + len(self.parts[-1])

    def height(self, sentence: int) -> int:
        """Return how many rows a sentence takes."""
        return len(self.parts[sentence])

    def row(self, n: int) -> Row:
        """Return what stands on a row."""
        sentence = bisect_right(self.tops, n) - 1
        if sentence < 0 or n - self.tops[sentence] >= len(self.parts[sentence]):
            return BLANK
        return Row(sentence, *self.parts[sentence][n - self.tops[sentence]])

    def sentence_at(self, row: int) -> int:
        """Return the sentence that stands on a row, or the nearest: the one before it, else the first."""
        return max(0, bisect_right(self.tops, row) - 1)


class Layout(NamedTuple):
    """All columns of a view, at one width."""

    columns: tuple[Column, ...]
    width: int
    """Cells of one column, prefix included."""
    order: dict[Ref, int]
    """Sentences whose partner in the base article does not stand level: -1 it is above, 1 below."""

    @property
    def height(self) -> int:
        """Rows of the tallest column."""
        return max((c.length for c in self.columns), default=0)

    def place(self, article: int) -> int | None:
        """Return which column shows an article, or None."""
        return next((n for n, c in enumerate(self.columns) if c.article == article), None)

    def column_at(self, x: int) -> int:
        """Return the column on a cell of the screen; a gap belongs to the column on its left."""
        return min(max(0, x // (self.width + GAP)), len(self.columns) - 1)

    def left(self, column: int) -> int:
        """Return the first cell of a column."""
        return column * (self.width + GAP)


def column_count(width: int, articles: int, wanted: int = MOST_COLUMNS) -> int:
    """Return how many columns a view of this many cells shows."""
    if width < SINGLE_BELOW:
        return min(1, articles)
    return max(1, min(articles, wanted, MOST_COLUMNS, (width + GAP) // (LEAST_COLUMN + GAP)))


def column_width(width: int, columns: int) -> int:
    """Return the cells of one column."""
    return max(PREFIX + 4, (width - GAP * (columns - 1)) // max(1, columns))


def lay_out(scene: Scene, shown: Sequence[int], width: int, *, level: bool = True) -> Layout:
    """Lay the shown articles out side by side; the first one is the base that the others are levelled against.

    ``width`` is the whole view's, in cells. Without a comparison paragraphs stand level; with one, sentences
    that are linked with the base and come in the same order do. ``level=False`` packs each column.
    """
    cells = column_width(width, len(shown))
    wrapped = [[wrap(text, cells - PREFIX) for text in scene.texts[article]] for article in shown]
    if not level:
        anchors: list[dict[int, int]] = [{} for _ in shown]
    elif scene.comparison is None:
        anchors = [_same_paragraph(scene, shown[0], article) for article in shown]
    else:
        anchors = [_in_order(scene, shown[0], article) for article in shown]
    tops = _place(scene, shown, wrapped, anchors)
    columns = tuple(Column(article, tuple(wrapped[n]), tuple(tops[n])) for n, article in enumerate(shown))
    return Layout(columns, cells, _disorder(scene, columns))


def _same_paragraph(scene: Scene, base: int, other: int) -> dict[int, int]:
    """Pair the first sentences of the n-th paragraphs: base sentence to the other's."""
    if base == other:
        return {}
    starts = []
    for article in (base, other):
        group = scene.sentences[article]
        starts.append([n for n in range(len(group)) if n == 0 or _paragraph_gap(group, n)])
    return dict(zip(*starts, strict=False))


def _in_order(scene: Scene, base: int, other: int) -> dict[int, int]:
    """Choose the links with the base that can all stand level: the heaviest rising chain.

    Heaviest increasing subsequence over (base sentence, other sentence), with a Fenwick tree of prefix maxima.
    """
    if base == other:
        return {}
    pairs: list[tuple[int, int, float]] = []
    for n in range(len(scene.sentences[base])):
        found = scene.best.get(Ref(base, n), {}).get(other)
        if found is not None:
            pairs.append((n, found[0].sentence, found[1]))
    size = len(scene.sentences[other]) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    best = (0.0, -1)
    for k, (_, partner_sentence, score) in enumerate(pairs):
        at, reached = partner_sentence, (0.0, -1)
        while at > 0:
            reached = max(reached, tree[at])
            at -= at & -at
        before.append(reached[1])
        total = (reached[0] + score + 0.01, k)
        best = max(best, total)
        at = partner_sentence + 1
        while at <= size:
            tree[at] = max(tree[at], total)
            at += at & -at
    chain: dict[int, int] = {}
    k = best[1]
    while k >= 0:
        chain[pairs[k][0]] = pairs[k][1]
        k = before[k]
    return chain


def _place(
    scene: Scene,
    shown: Sequence[int],
    wrapped: Sequence[Sequence[Rows]],
    anchors: Sequence[dict[int, int]],
) -> list[list[int]]:
    """Return the top row of every sentence of every column, anchored pairs on the same row."""
    tops: list[list[int]] = [[] for _ in shown]
    ends = [0] * len(shown)

    def fill(column: int, upto: int) -> int:
        """Place the sentences before ``upto`` in their natural flow; return the row the next one would take."""
        sentences = scene.sentences[shown[column]]
        while len(tops[column]) < upto:
            n = len(tops[column])
            tops[column].append(ends[column] + _paragraph_gap(sentences, n))
            ends[column] = tops[column][n] + len(wrapped[column][n])
        if upto < len(sentences):
            return ends[column] + _paragraph_gap(sentences, upto)
        return ends[column]

    for base_sentence in sorted({n for chain in anchors for n in chain}):
        level = [(0, base_sentence)]
        level += [(c, chain[base_sentence]) for c, chain in enumerate(anchors) if base_sentence in chain]
        top = max(fill(column, sentence) for column, sentence in level)
        for column, sentence in level:
            tops[column].append(top)
            ends[column] = top + len(wrapped[column][sentence])
    for column, article in enumerate(shown):
        fill(column, len(scene.sentences[article]))
    return tops


def _paragraph_gap(sentences: Sequence[Sentence], n: int) -> int:
    """Return 1 where a paragraph starts, which gets a blank row before it, else 0."""
    return int(n > 0 and sentences[n].paragraph != sentences[n - 1].paragraph)


def _disorder(scene: Scene, columns: Sequence[Column]) -> dict[Ref, int]:
    """Find the sentences whose partner in the base column does not stand level."""
    found: dict[Ref, int] = {}
    if not columns or scene.comparison is None:
        return found
    base = columns[0]
    for column in columns[1:]:
        for n, top in enumerate(column.tops):
            ref = Ref(column.article, n)
            partner = scene.best.get(ref, {}).get(base.article)
            if partner is not None and base.tops[partner[0].sentence] != top:
                found[ref] = -1 if base.tops[partner[0].sentence] < top else 1
    return found
