"""Comparing a story of the library: with the reader's decisions on it, and with counts that are kept for lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article
from reader.decisions import Decisions

if TYPE_CHECKING:
    from index.library import Library, Outline, Story
    from reader.compare.model import Comparison

COUNT_VERSION = 4
"""Counted up when the comparison changes so much that kept counts are worth computing again."""
COUNTED = 40
"""Stories, the newest ones, whose conflicts are counted for a list of stories without being asked for."""
KEPT = "conflicts:"
"""What the names of states begin with that keep the count of a story."""
LARGE = 50
"""Articles of a story from which its conflicts are counted only when it is opened or all counts are asked for."""


def compare_story(
    articles: Sequence[Article], library: Library, story: str, *, previous: Comparison | None = None
) -> Comparison:
    """Compare the articles of a story and obey the reader's decisions on it (links refused or made, threshold).

    Decisions on the same sentences in another story, or in another set of articles, are obeyed as well. What
    ``previous`` found between the same articles is not computed again; where nothing has changed, it is the answer.

    Raises:
        StoreError: the library cannot be read.
    """
    from reader.compare.limits import tell_limits
    from reader.compare.story import compare_articles, split_articles

    sentences = split_articles(articles)
    decisions = Decisions(library)
    overrides = decisions.all_for(story).resolve(articles, sentences)
    same = previous and previous.articles == tuple(articles) and previous.overrides == overrides
    found = (
        previous if previous and same else compare_articles(articles, overrides=overrides, previous=previous)
    )
    messages = (*tell_limits(articles, sentences), *decisions.remarks(story, articles, sentences))
    return found if messages == found.messages else replace(found, messages=messages)


def known_conflicts(library: Library, story: Story, decisions: Decisions | None = None) -> int | None:
    """Return the kept count of a story's contested points, or None where it is not known for its present state.

    ``decisions`` are those of the library, where they have been read already.

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
    of = _fingerprint(decisions or Decisions(library), story)
    return int(kept["conflicts"]) if kept.get("of") == of else None


def known_counts(library: Library, stories: Iterable[Outline]) -> dict[str, int]:
    """Return the kept counts of contested points of many stories, by id, as far as they hold for their present state.

    Raises:
        StoreError: the library cannot be read.
    """
    kept, decisions = library.load_states(KEPT), Decisions(library)
    counts = {}
    for story in stories:
        text = kept.get(KEPT + story.id)
        if text is None:
            continue
        with suppress(ValueError):
            known = json.loads(text)
            if known.get("of") == _digest(story.ids, story.versions, decisions.digest(story.id, story.ids)):
                counts[story.id] = int(known["conflicts"])
    return counts


def count_conflicts(library: Library, story: Story, comparison: Comparison | None = None) -> int:
    """Compare a story unless ``comparison`` did so, keep how many contested points it has, and return the count.

    Raises:
        StoreError: the library cannot be read or written.
    """
    from reader.compare.views import conflict_points

    of = _fingerprint(Decisions(library), story)
    held = {entry.id: library.get(entry.id) for entry in story.articles}
    order = [article.id for article in comparison.articles] if comparison else []
    articles = [held[id_] for id_ in (order if set(order) == set(held) else held)]
    count = len(conflict_points(compare_story(articles, library, story.id, previous=comparison)))
    library.save_state(_key(story), json.dumps({"of": of, "conflicts": count}))
    return count


def _key(story: Story) -> str:
    return KEPT + story.id


def _fingerprint(decisions: Decisions, story: Story) -> str:
    """Return what a count depends on, in short: the articles, the decisions on them, the comparison's version."""
    ids = [entry.id for entry in story.articles]
    return _digest(ids, sum(entry.versions for entry in story.articles), decisions.digest(story.id, ids))


def _digest(ids: Collection[str], versions: int, decided: Sequence[str]) -> str:
    """``versions`` is how many versions the articles have together."""
    depends = [COUNT_VERSION, sorted(ids), versions - len(ids), decided]
    return hashlib.sha256(json.dumps(depends).encode()).hexdigest()[:16]
