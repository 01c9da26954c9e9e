"""What readers decided on links, as it is kept in the library: by story, and obeyed wherever its sentences stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Sentence

if TYPE_CHECKING:
    from index.library import Library
    from reader.compare.feedback import Decision, Feedback

FEEDBACK = "feedback:"
"""What the names of states begin with that keep a reader's decisions on a story."""


def story_key(articles: Sequence[Article]) -> str:
    """Return a name for a set of articles that belong to no story of the library, stable in any order."""
    from hashlib import sha256

    ids = " ".join(sorted(article.id for article in articles))
    return "set-" + sha256(ids.encode()).hexdigest()[:12]


class Decisions:
    """All that readers decided on links, in whatever story."""

    def __init__(self, library: Library) -> None:
        """Read them; what cannot be read is remembered as such and stays as it is.

        Raises:
            StoreError: the library cannot be read.
        """
        from reader.compare.feedback import Feedback

        self.by_story: dict[str, Feedback] = {}
        self.unread: dict[str, str] = {}
        for key, text in library.load_states(FEEDBACK).items():
            story = key.removeprefix(FEEDBACK)
            try:
                self.by_story[story] = Feedback.loads(text)
            except ValueError as error:
                self.unread[story] = str(error)
        self._pairs: dict[str, list[Decision]] = {}
        for feedback in self.by_story.values():
            for decision in feedback.decisions:
                self._pairs.setdefault(decision.a.article, []).append(decision)

    def all_for(self, story: str) -> Feedback:
        """Return the feedback on a story with what was decided elsewhere."""
        from reader.compare.feedback import Feedback

        own = self.by_story.get(story, Feedback())
        return own.with_others(other for key, other in self.by_story.items() if key != story)

    def digest(self, story: str, ids: Collection[str]) -> list[str]:
        """Return what a count of the conflicts between these articles of a story depends on."""
        held = set(ids)
        found = [one for id_ in held for one in self._pairs.get(id_, ()) if one.b.article in held]
        own = self.by_story.get(story)
        threshold = [] if own is None or own.threshold is None else [str(own.threshold)]
        return [*threshold, *sorted(repr(one) for one in found)]

    def remarks(
        self, story: str, articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]
    ) -> list[str]:
        """Say, one sentence each, what of the decisions on a story has no effect."""
        found = []
        if story in self.unread:
            found.append(f"Your decisions on links of this story have no effect: {self.unread[story]}.")
        gone = self.all_for(story).without_effect(articles, sentences)
        if gone:
            are = (
                "One decision of yours on a link has"
                if gone == 1
                else f"{gone:,} decisions of yours on links have"
            )
            found.append(f"{are} no effect now: the text has changed where the sentences were.")
        return found
