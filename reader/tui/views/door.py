"""What the views of a story ask of the session; it blocks, so it is called in thread workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.article import Article
from reader.compare.refs import Ref

if TYPE_CHECKING:
    from reader.compare.feedback import Verdict
    from reader.compare.model import Comparison
    from reader.tui.note_values import ClaimRow, Group, LostNote, NoteMark, TagChoice


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

    def count_conflicts(self, key: str) -> int:
        """Keep and return how many contested points a story of the library has; none for other keys."""
        ...

    def tag_choices(self) -> tuple[TagChoice, ...]:
        """Return the tags that have a key."""
        ...

    def notes_of(self, articles: Sequence[Article]) -> tuple[NoteMark, ...]:
        """Return the reader's tags and notes that stand in these articles."""
        ...

    def tag_places(self, groups: Sequence[Group], key: str = "", name: str = "") -> str:
        """Tag one or several places, or take the tag off a single one; returns what was done, for people."""
        ...

    def write_note(self, group: Group, text: str, note_id: str | None = None) -> None:
        """Keep a note on one or several ranges, or change one."""
        ...

    def delete_note(self, note_id: str) -> None:
        """Remove a tag or note."""
        ...

    def note_step(self) -> int:
        """Return the number of the reader's last change of a note or tag that stands."""
        ...

    def undo_note(self) -> str | None:
        """Take the last change of a note or tag back; returns what was undone, None if nothing was left."""
        ...

    def redo_note(self) -> str | None:
        """Do what was undone last again; returns what that was, None if nothing was left."""
        ...

    def claim_rows(self, query: str = "") -> tuple[ClaimRow, ...]:
        """Return the claims, the newest first."""
        ...

    def gather(self, group: Group, claim: str, keys: Sequence[str]) -> str:
        """Gather places under a claim with stances; returns what was done, for people."""
        ...

    def lost_notes(self, articles: Sequence[Article]) -> tuple[LostNote, ...]:
        """Return the notes on these articles that have no place in their texts."""
        ...

    def attach(self, lost: LostNote, place: tuple[int, int] | str) -> None:
        """Put a lost note on a range of its article, or on words that stand there."""
        ...

    def count_notes(self, query: str, articles: frozenset[str] | None = None) -> tuple[int, tuple[str, ...]]:
        """Return how many notes a query leaves, and what of it was ignored."""
        ...

    def export_notes(
        self, format_: str, query: str, path: Path, articles: frozenset[str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Write notes into a file; returns what was written and what was left out."""
        ...

    def set_threshold(self, key: str, value: float | None, comparison: Comparison) -> Comparison:
        """Keep the least score of a link that is shown and return the comparison as it is with it."""
        ...
