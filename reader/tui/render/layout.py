"""Columns of sentences as rows: how many fit, how wide they are, and what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.compare.refs import Ref
from reader.tui.render.levelling import Chain, level_with
from reader.tui.render.placing import Placing
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import wrap

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


class Column:
    """One article laid out, as far down as somebody has asked."""

    def __init__(self, article: int, number: int, placing: Placing, count: int) -> None:
        """Take the article, which column it is, the rows of all columns, and how many sentences it has."""
        self.article = article
        self.count = count
        """Sentences of the article."""
        self._number, self._placing = number, placing
        self._tops, self._parts = placing.tops[number], placing.parts[number]

    @property
    def tops(self) -> Sequence[int]:
        """Row of each sentence's first line, rising; lays out what is not yet."""
        self._placing.reach(self._number, self.count - 1)
        return self._tops

    @property
    def length(self) -> int:
        """Rows from the first to the last; lays out what is not yet."""
        return self.tops[-1] + len(self._parts[-1])

    def top(self, sentence: int) -> int:
        """Return the row of a sentence's first line."""
        if sentence >= len(self._tops):
            self._placing.reach(self._number, sentence)
        return self._tops[sentence]

    def height(self, sentence: int) -> int:
        """Return how many rows a sentence takes."""
        if sentence >= len(self._parts):
            self._placing.reach(self._number, sentence)
        return len(self._parts[sentence])

    def row_of(self, sentence: int, offset: int) -> int:
        """Return the row on which a character of a sentence's text stands."""
        top = self.top(sentence)
        return top + max(0, bisect_right(self._parts[sentence], offset, key=lambda part: part[0]) - 1)

    def row(self, n: int) -> Row:
        """Return what stands on a row."""
        sentence = self._before(n)
        if sentence < 0 or n - self._tops[sentence] >= len(self._parts[sentence]):
            return BLANK
        return Row(sentence, *self._parts[sentence][n - self._tops[sentence]])

    def sentence_at(self, row: int) -> int:
        """Return the sentence that stands on a row, or the nearest: the one before it, else the first."""
        return max(0, self._before(row))

    def _before(self, row: int) -> int:
        """Return the last sentence that begins on a row or above it; -1 where there is none."""
        if row >= self._placing.ends[self._number]:
            self._placing.reach_row(self._number, row)
        return bisect_right(self._tops, row) - 1


class Layout:
    """All columns of a view, at one width."""

    def __init__(self, scene: Scene, shown: Sequence[int], width: int, level: bool) -> None:
        """Prepare a layout; see ``lay_out``."""
        self.scene, self.shown, self.whole, self.level = scene, tuple(shown), width, level
        self.width = column_width(width, len(shown))
        """Cells of one column, prefix included."""
        self._chains: list[Chain] = [level_with(scene, shown[0], n) if level else {} for n in shown]
        self._pairs = [(tuple(chain), tuple(chain.values())) for chain in self._chains]
        sentences, texts = [scene.sentences[n] for n in shown], [scene.texts[n] for n in shown]
        cells = self.width - PREFIX
        self.placing = Placing(sentences, lambda column, n: wrap(texts[column][n], cells), self._chains)
        self.columns = tuple(
            Column(article, n, self.placing, len(sentences[n])) for n, article in enumerate(shown)
        )

    def fits(self, scene: Scene, shown: Sequence[int], width: int, level: bool) -> bool:
        """Return whether this is the layout of these articles as well: what a reader notes moves nothing."""
        same = self.scene.sentences is scene.sentences and self.scene.comparison is scene.comparison
        return same and (self.shown, self.whole, self.level) == (tuple(shown), width, level)

    @property
    def height(self) -> int:
        """Rows of the tallest column; lays out what is not yet."""
        self.placing.finish()
        return self.placing.height

    def place(self, article: int) -> int | None:
        """Return which column shows an article, or None."""
        return next((n for n, c in enumerate(self.columns) if c.article == article), None)

    def column_at(self, x: int) -> int:
        """Return the column on a cell of the screen; a gap belongs to the column on its left."""
        return min(max(0, x // (self.width + GAP)), len(self.columns) - 1)

    def left(self, column: int) -> int:
        """Return the first cell of a column."""
        return column * (self.width + GAP)

    def order(self, ref: Ref) -> int:
        """Return where a sentence's partner in the base article stands: -1 above it, 1 below, 0 level or nowhere.

        What stands level rises in both columns, so the pairs around a sentence tell of a partner far away without
        laying out that far.
        """
        here = self.place(ref.article)
        found = self.scene.best.get(ref, {}).get(self.shown[0]) if here else None
        if not here or found is None:
            return 0
        sentence, partner = ref.sentence, found[0].sentence
        if self._chains[here].get(partner) == sentence:
            return 0
        bases, others = self._pairs[here]
        if bisect_left(others, sentence) < bisect_right(bases, partner):
            return 1
        if bisect_left(bases, partner) < bisect_right(others, sentence):
            return -1
        top, there = self.columns[here].top(sentence), self.columns[0].top(partner)
        return (there > top) - (there < top)


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
    that are linked with the base and come in the same order do. ``level=False`` packs each column. Rows are worked
    out when they are asked for.
    """
    return Layout(scene, shown, width, level)
