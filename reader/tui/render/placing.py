"""Where the sentences of columns stand, worked out from the top down and only as far as somebody asks.

What stands above a row never depends on what stands below it, so nothing that was placed ever moves: a very long story
can be shown, and scrolled, before its end has been laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from index.article import Sentence
from reader.tui.render.levelling import paragraph_gap
from reader.tui.render.wrap import Rows

USUAL = 3.0
"""Rows of a sentence, guessed where none is placed yet."""


class Placing:
    """The rows of several columns, those of the first being what the others are level with."""

    def __init__(
        self,
        sentences: Sequence[Sequence[Sentence]],
        wrap: Callable[[int, int], Rows],
        chains: Sequence[Mapping[int, int]],
    ) -> None:
        """Take the columns' sentences, what breaks one into rows (column, sentence), and what is level with the first.

        ``chains`` has for every column a sentence of the first to one of its own; both rise.
        """
        self._sentences, self._wrap, self._chains = sentences, wrap, chains
        self.parts: list[list[Rows]] = [[] for _ in sentences]
        """Per column and placed sentence, the ranges of its text that stand on its rows."""
        self.tops: list[list[int]] = [[] for _ in sentences]
        """Per column, the row of each placed sentence's first line, rising."""
        self.ends = [0] * len(sentences)
        """Per column, the row behind the last placed one."""
        self._level = sorted({n for chain in chains for n in chain})
        self._anchors = [self._level, *(list(chain.values()) for chain in chains[1:])]
        self._passed = [0] * len(sentences)

    @property
    def done(self) -> bool:
        """Whether every sentence has its place."""
        return all(map(self.complete, range(len(self.tops))))

    def complete(self, column: int) -> bool:
        """Return whether every sentence of a column has its place."""
        return len(self.tops[column]) == len(self._sentences[column])

    @property
    def height(self) -> int:
        """Rows of the tallest column; a guess, never less than what is placed, until all is."""
        heights = [0]
        for column, end in enumerate(self.ends):
            placed = len(self.tops[column])
            usual = end / placed if placed else USUAL
            heights.append(end + round((len(self._sentences[column]) - placed) * usual))
        return max(heights)

    def reach(self, column: int, sentence: int) -> None:
        """Place the sentences of a column up to and including this one."""
        while len(self.tops[column]) <= sentence:
            free = self._next_anchor(column)
            if len(self.tops[column]) < free:
                self._fill(column, min(free, sentence + 1))
            else:
                self._place_level()

    def reach_row(self, column: int, row: int) -> None:
        """Place the sentences of a column up to what stands on this row."""
        while self.ends[column] <= row and not self.complete(column):
            self.reach(column, len(self.tops[column]))

    def advance(self, sentences: int) -> None:
        """Place at least one sentence more and about so many at most, if any is left."""
        for column, goal in self._next_level():
            placed = len(self.tops[column])
            if placed < goal:
                self._fill(column, min(goal, placed + sentences))
                return
        if self._passed[0] < len(self._level):
            self._place_level()

    def finish(self) -> None:
        """Place every sentence."""
        while self._passed[0] < len(self._level):
            self._place_level()
        for column, sentences in enumerate(self._sentences):
            self._fill(column, len(sentences))

    def _next_anchor(self, column: int) -> int:
        """Return the next sentence of a column that has to stand level; behind the last one if there is none."""
        anchors, passed = self._anchors[column], self._passed[column]
        return anchors[passed] if passed < len(anchors) else len(self._sentences[column])

    def _next_level(self) -> list[tuple[int, int]]:
        """Return column and sentence of what stands level next; the ends of all columns if nothing more does."""
        if self._passed[0] == len(self._level):
            return [(column, len(sentences)) for column, sentences in enumerate(self._sentences)]
        base = self._level[self._passed[0]]
        found = [(0, base)]
        found += [(column, chain[base]) for column, chain in enumerate(self._chains) if base in chain]
        return found

    def _place_level(self) -> None:
        """Place what stands level next, everything before it in its natural flow."""
        level = self._next_level()
        top = 0
        for column, sentence in level:
            self._fill(column, sentence)
            top = max(top, self.ends[column] + paragraph_gap(self._sentences[column], sentence))
        for column, sentence in level:
            rows = self._wrap(column, sentence)
            self.tops[column].append(top)
            self.parts[column].append(rows)
            self.ends[column] = top + len(rows)
            self._passed[column] += 1

    def _fill(self, column: int, upto: int) -> None:
        """Place the sentences before ``upto`` below each other."""
        tops, parts, sentences = self.tops[column], self.parts[column], self._sentences[column]
        end = self.ends[column]
        for n in range(len(tops), upto):
            top, rows = end + paragraph_gap(sentences, n), self._wrap(column, n)
            tops.append(top)
            parts.append(rows)
            end = top + len(rows)
        self.ends[column] = end
