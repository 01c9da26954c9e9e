"""Comparing a story of the library: with the reader's decisions on it, and with counts that are kept for lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import StoreError

if TYPE_CHECKING:
    from index.library import Library, Outline, Story
    from reader.compare.model import Comparison

COUNT_VERSION = 3
"""Counted up when the comparison changes so much that kept counts are worth computing again."""
COUNTED = 40
"""Stories, the newest ones, whose conflicts are counted for a list of stories without being asked for."""
KEPT, FEEDBACK = "conflicts:", "feedback:"
"""What the names of states begin with that keep the count of a story, and a reader's decisions on it."""
LARGE = 50
"""Articles of a story from which its conflicts are counted only when it is opened or all counts are asked for."""


def compare_story(
    articles: Sequence[Article], library: Library, story: str, *, previous: Comparison | None = None
) -> Comparison:
    """Compare the articles of a story and obey the reader's decisions on it (links refused or made, threshold).

    What ``previous`` found between the same articles is not computed again.

    Raises:
        StoreError: the decisions cannot be read.
    """
    from reader.compare.feedback import Feedback
    from reader.compare.story import compare_articles, split_articles

    try:
        feedback = Feedback.loads(library.load_state(f"feedback:{story}"))
    except ValueError as error:
        raise StoreError(f"The decisions on story {story} cannot be read: {error}.") from error
    overrides = feedback.resolve(articles, split_articles(articles))
    return compare_articles(articles, overrides=overrides, previous=previous)


def known_conflicts(library: Library, story: Story) -> int | None:
    """Return the kept count of a story's contested points, or None where it is not known for its present state.

    Raises:
        StoreError: the library cannot be read.
    """
    if len(story.articles) < 2:
        return 0
    text = library.load_state(_key(story))
    if text is None:
        return None
    try:
        kept = json.loads(text)
    except ValueError:
        return None
    return int(kept["conflicts"]) if kept.get("of") == _fingerprint(library, story) else None


def known_counts(library: Library, stories: Iterable[Outline]) -> dict[str, int]:
    """Return the kept counts of contested points of many stories, by id, as far as they hold for their present state.

    Raises:
        StoreError: the library cannot be read.
    """
    kept, feedback = library.load_states(KEPT), library.load_states(FEEDBACK)
    counts = {}
    for story in stories:
        text = kept.get(KEPT + story.id)
        if text is None:
            continue
        with suppress(ValueError):
            known = json.loads(text)
            if known.get("of") == _digest(story.ids, feedback.get(FEEDBACK + story.id)):
                counts[story.id] = int(known["conflicts"])
    return counts


def count_conflicts(library: Library, story: Story, comparison: Comparison | None = None) -> int:
    """Compare a story unless that has been done, keep how many contested points it has, and return the count.

    Raises:
        StoreError: the library cannot be read or written.
    """
    from reader.compare.views import conflict_points

    if comparison is None:
        articles = [library.get(entry.id) for entry in story.articles]
        comparison = compare_story(articles, library, story.id)
    count = len(conflict_points(comparison))
    library.save_state(_key(story), json.dumps({"of": _fingerprint(library, story), "conflicts": count}))
    return count


def _key(story: Story) -> str:
    return KEPT + story.id


def _fingerprint(library: Library, story: Story) -> str:
    """Return what a count depends on, in short: the articles, the decisions on them, the comparison's version."""
    return _digest([entry.id for entry in story.articles], library.load_state(FEEDBACK + story.id))


def _digest(ids: Iterable[str], feedback: str | None) -> str:
    return hashlib.sha256(json.dumps([COUNT_VERSION, sorted(ids), feedback]).encode()).hexdigest()[:16]
