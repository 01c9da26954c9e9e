"""An article's sentences made safe for the screen, each when it is asked for: of a long story few ever are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from index.article import Sentence
from reader.tui.render.safe import display


class Texts(Sequence[str]):
    """An article's sentences as they are painted: safe, on one line, of the same length; made safe when asked for."""

    __slots__ = ("_sentences", "_shown")

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._shown: list[str | None] = [None] * len(sentences)

    def __len__(self) -> int:
        return len(self._shown)

    @overload
    def __getitem__(self, n: int) -> str: ...

    @overload
    def __getitem__(self, n: slice) -> list[str]: ...

    def __getitem__(self, n: int | slice) -> str | list[str]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        shown = self._shown[n]
        if shown is None:
            shown = self._shown[n] = display(self._sentences[n].text)
        return shown

    def __iter__(self) -> Iterator[str]:
        return (self[n] for n in range(len(self)))
