"""The app's door to the comparison: computed once, and again when the reader's decisions change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import NotFoundError
from reader.tui.desk import Desk

if TYPE_CHECKING:
    from reader.compare.feedback import Feedback, Verdict
    from reader.compare.model import Comparison, Ref


class Comparing(Desk):
    """Comparisons of one sitting, with the reader's decisions on them."""

    def compare(self, articles: Sequence[Article], key: str) -> Comparison:
        """Compare articles, with the reader's decisions on the story ``key``.

        A second call is answered at once, unless an article or a decision has changed meanwhile.

        Raises:
            StoreError: the reader's decisions cannot be read.
        """
        ids = (key, *(article.id for article in articles))
        with self._lock:
            known = self._comparisons.get(ids)
            # Another comparison of this story: what it found between the same articles is not computed again.
            earlier = [result for other, result in self._comparisons.items() if other[0] == key]
        return self._compare(articles, key, known or (earlier[-1] if earlier else None))

    def _compare(self, articles: Sequence[Article], key: str, previous: Comparison | None) -> Comparison:
        from reader.comparing import compare_story

        with self._library() as library:
            result = compare_story(articles, library, key, previous=previous)
        with self._lock:
            self._comparisons[key, *(article.id for article in articles)] = result
        return result

    def count_conflicts(self, key: str) -> int:
        """Keep how many contested points a story of the library has, for the list of stories; return how many.

        Raises:
            StoreError: it cannot be written.
        """
        from reader.comparing import count_conflicts, known_conflicts

        with self._library() as library:
            try:
                story = library.story(key)
            except NotFoundError:
                return 0
            known = known_conflicts(library, story)
            if known is not None:
                return known
            return count_conflicts(library, story, self._known(key, {entry.id for entry in story.articles}))

    def _known(self, key: str, ids: set[str]) -> Comparison | None:
        """Return the comparison of exactly these articles of a story, in any order, if it was made in this sitting."""
        with self._lock:
            found = [result for other, result in self._comparisons.items() if other[0] == key]
        return next((one for one in reversed(found) if {a.id for a in one.articles} == ids), None)

    def feedback(
        self, key: str, verdict: Verdict, comparison: Comparison, pair: tuple[Ref, Ref]
    ) -> Comparison:
        """Keep a decision on a pair of sentences and return the comparison that obeys it.

        Raises:
            StoreError: it cannot be written.
        """
        from reader.decisions import moment

        at = moment()

        def decided(feedback: Feedback) -> Feedback:
            return feedback.decide(verdict, comparison.articles, comparison.sentences, pair, at)

        return self._decide(key, decided, comparison)

    def set_threshold(self, key: str, value: float | None, comparison: Comparison) -> Comparison:
        """Keep the least score of links that are shown and return the comparison that obeys it.

        Raises:
            StoreError: it cannot be written.
        """
        return self._decide(key, lambda feedback: replace(feedback, threshold=value), comparison)

    def _decide(self, key: str, change: Callable[[Feedback], Feedback], comparison: Comparison) -> Comparison:
        """Change what is kept on a story and compare the same articles again; what cannot be read stays as it is."""
        from reader.decisions import FEEDBACK, changing

        self.update_state(FEEDBACK + key, changing(change))
        return self._compare(comparison.articles, key, comparison)
