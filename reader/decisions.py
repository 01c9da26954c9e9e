"""What readers decided on links, as it is kept in the library: by story, and obeyed wherever its sentences stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from index.article import Article, Sentence

if TYPE_CHECKING:
    from index.library import Library
    from reader.compare.feedback import Decision, Feedback, Mark, Verdict

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


def changing(change: Callable[[Feedback], Feedback]) -> Callable[[str | None], str]:
    """Return what changes the kept text of a story's decisions as ``change`` does with what it holds.

    It raises ``StoreError`` where the text cannot be read; that stays as it is.
    """
    from index.errors import StoreError
    from reader.compare.feedback import Feedback

    def changed(text: str | None) -> str:
        try:
            return change(Feedback.loads(text)).dumps()
        except ValueError as error:
            raise StoreError(f"Nothing was changed, since {error}.") from error

    return changed


def moment() -> str:
    """Return the time as decisions keep it: ISO 8601 in UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="milliseconds")


def decide(
    library: Library,
    story: str,
    verdict: Verdict,
    articles: tuple[Article, Article],
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    numbers: tuple[int, int],
) -> Decision:
    """Keep a decision on a sentence of each of two articles, the numbers as ``sentences`` counts them; return it.

    Raises:
        StoreError: it cannot be written, or what is kept on the story cannot be read.
    """
    from reader.compare.feedback import Feedback
    from reader.compare.model import Ref

    pair = Ref(0, numbers[0]), Ref(1, numbers[1])
    at = moment()
    text = library.update_state(
        FEEDBACK + story, changing(lambda kept: kept.decide(verdict, articles, sentences, pair, at))
    )
    return Feedback.loads(text).decisions[-1]


def standing(library: Library, articles: tuple[Article, Article], numbers: tuple[int, int]) -> bool:
    """Return whether a decision on a sentence of each of two articles stands, whatever story it was made in."""
    from reader.compare.model import Ref
    from reader.compare.story import split_articles

    overrides = Decisions(library).all_for("").resolve(articles, split_articles(articles))
    return (Ref(0, numbers[0]), Ref(1, numbers[1])) in overrides.refused | overrides.made


def all_decisions(kept: Decisions) -> list[tuple[str, Decision, bool]]:
    """Return every decision with its story and whether it stands, in the order they were made.

    One that is taken back names its sentences as they stood then: the text may have changed since they were decided on.
    """
    from reader.compare.feedback import Verdict

    timed = [(at, story, one) for story, feedback in kept.by_story.items() for at, one in feedback.timed()]
    timed.sort(key=lambda each: each[0])
    latest: dict[frozenset[tuple[str, ...]], int] = {}
    for number, (_, _, one) in enumerate(timed):
        pair = frozenset(_told_by(mark) for mark in (one.a, one.b))
        before = latest.pop(pair, None)
        if one.verdict is not Verdict.UNDONE:
            latest[pair] = number
        elif before is None:
            said = frozenset((one.a.quote, one.b.quote))
            moved = [each for each in latest if frozenset(quote for _, quote, *_ in each) == said]
            for each in moved[-1:]:
                del latest[each]
    stand = set(latest.values())
    return [(story, one, number in stand) for number, (_, story, one) in enumerate(timed)]


def _told_by(mark: Mark) -> tuple[str, ...]:
    """Return what tells a sentence: its article and its words, of a short one where it stands too."""
    from reader.compare.feedback import TELLING

    short = len(mark.quote) < TELLING
    return (mark.article, mark.quote, str(mark.start)) if short else (mark.article, mark.quote)


def undo_last(library: Library, kept: Decisions) -> tuple[str, Decision] | None:
    """Take back the last decision that stands, and return it with its story; None where none does.

    What somebody else took back since ``kept`` was read is left alone, and the one before it is taken.

    Raises:
        StoreError: it cannot be written.
    """
    from dataclasses import replace
    from functools import partial

    from reader.compare.feedback import Feedback, Verdict

    while last := next(
        ((story, one) for story, one, stands in reversed(all_decisions(kept)) if stands), None
    ):
        story, one = last
        undone = replace(one, verdict=Verdict.UNDONE, at=moment())
        text = library.update_state(FEEDBACK + story, changing(partial(_answered, one, undone)))
        if Feedback.loads(text).decisions[-1:] == (undone,):
            return last
        kept = Decisions(library)
    return None


def _answered(decision: Decision, answer: Decision, now: Feedback) -> Feedback:
    """Return what is kept with an answer to a decision, unless another one was made on its sentences since."""
    from dataclasses import replace

    pair = frozenset((decision.a, decision.b))
    latest = [one for one in now.decisions if frozenset((one.a, one.b)) == pair][-1:]
    return replace(now, decisions=(*now.decisions, answer)) if latest == [decision] else now
