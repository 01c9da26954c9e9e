"""What the views of a story ask of the session; it blocks, so it is called in thread workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from index.article import Article
from reader.compare.model import Comparison, Ref

if TYPE_CHECKING:
    from reader.compare.feedback import Verdict
    from reader.tui.values import NoteMark, TagChoice


class StoryDoor(Protocol):
    """The part of ``reader.tui.session.Session`` that a story's views use."""

    def compare(self, articles: Sequence[Article], key: str) -> Comparison:
        """Compare the articles, the reader's decisions on this story applied."""
        ...

    def load_state(self, key: str) -> str | None:
        """Return a small text that was kept, or None."""
        ...

    def update_state(self, key: str, change: Callable[[str | None], str]) -> str:
        """Read, change and keep a small text in one transaction; returns what is kept now."""
        ...

    def feedback(
        self, key: str, verdict: Verdict, comparison: Comparison, pair: tuple[Ref, Ref]
    ) -> Comparison:
        """Keep a decision on a link and return the comparison as it is with it."""
        ...

    def count_conflicts(self, key: str) -> None:
        """Keep how many contested points a story of the library has; nothing for other keys."""
        ...

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key."""
        ...

    def notes_of(self, articles: Sequence[Article]) -> tuple[NoteMark, ...]:
        """Return the reader's tags and notes that stand in these articles."""
        ...

    def toggle_tag(self, article: Article, start: int, end: int, key: str) -> str:
        """Set a tag on a range of an article, or take it away; returns what was done, for people."""
        ...

    def write_note(
        self, article: Article, start: int, end: int, text: str, note_id: str | None = None
    ) -> None:
        """Keep a note on a range of an article, or change one."""
        ...

    def undo_note(self) -> str | None:
        """Take the last change of a note or tag back; returns what was undone, None if nothing was left."""
        ...

    def set_threshold(self, key: str, value: float | None, comparison: Comparison) -> Comparison:
        """Keep the least score of a link that is shown and return the comparison as it is with it."""
        ...
