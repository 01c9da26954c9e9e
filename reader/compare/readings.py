"""The readings of a story's sentences and the verdicts on pairs of them, kept so that none is found twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from index.article import Article, Sentence
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import Verdict, groups_of, judge, may_clash, with_disputed
from reader.compare.diverge.candidate import Candidate
from reader.compare.model import Ref
from reader.compare.prepare import COMPARED
from reader.compare.steps import pause

T = TypeVar("T")
Sentences = tuple[tuple[Sentence, ...], ...]
Key = tuple[Reading, Reading, float, bool, bool]

BOUNDS = (0.0, 0.3, 0.45, 0.5, 0.6, 0.75)
"""Scores of a link that the rules on details ask for: between two of them nothing changes, so that a verdict holds on
while the scores of its story move a little.
"""
_AT_ONCE = 64
"""Sentences that are read before somebody who waits can stop it."""


class Readings:
    """Reads each sentence of a story when it is first asked for.

    ``known`` are the readings of an earlier comparison of some of the same articles; what they hold is taken over.
    """

    def __init__(
        self, articles: Sequence[Article], sentences: Sentences, known: Readings | None = None
    ) -> None:
        self._sentences = sentences
        self.settings = _settings(articles)
        """What the details of each article are read against."""
        self._rows = [dict[int, Reading]() for _ in sentences]
        self._whole: dict[int, list[Reading | None]] = {}
        self._verdicts: dict[Key, Verdict] = {}
        self.now: dict[int, int] = {}
        """Articles of ``known`` whose readings were taken over, with the numbers they have today."""
        if known is not None:
            self._take_over(known)

    def of(self, ref: Ref) -> Reading:
        """Return the reading of a sentence."""
        row = self._rows[ref.article]
        found = row.get(ref.sentence)
        if found is None:
            sentence = self._sentences[ref.article][ref.sentence]
            found = row[ref.sentence] = read_sentence(sentence, self.settings[ref.article])
        return found

    def row(self, article: int, most: int | None = None) -> list[Reading | None]:
        """Return the readings of an article's first ``most`` sentences, None for those that are not compared."""
        whole = self._whole.get(article)
        if whole is None:
            whole = self._whole[article] = [
                self.of(Ref(article, number)) if sentence.kind in COMPARED else None
                for number, sentence in _stoppable(self._sentences[article])
            ]
        return whole[:most]

    def stakes(self, article: int) -> tuple[frozenset[int], ...]:
        """Return, per sentence of an article, the numbers of what is at stake in it."""
        row = _stoppable(self.row(article))
        return tuple(frozenset(groups_of(reading) if reading else ()) for _, reading in row)

    def may_clash(self, a: Ref, b: Ref) -> bool:
        """Whether two sentences that no link joins can have a verdict with conflicts."""
        return may_clash(self.of(a), self.of(b))

    def verdict(self, a: Ref, b: Ref, score: float, *, linked: bool = True, tallied: bool = False) -> Verdict:
        """Return what conflicts between two sentences, see ``judge``; ``score`` is 0 to 1."""
        key = (self.of(a), self.of(b), BOUNDS[bisect_right(BOUNDS, score) - 1], linked, tallied)
        found = self._verdicts.get(key)
        if found is None:
            found = judge(key[0], key[1], score=key[2], linked=linked, tallied=tallied)
            self._verdicts[key] = found
        return found

    def with_disputed(self, verdict: Verdict, a: Ref, b: Ref, disputed: Sequence[Candidate]) -> Verdict:
        """Return a verdict on two sentences with the numbers of theirs that are disputed, see ``disputed_numbers``."""
        return with_disputed(verdict, disputed, self.of(a), self.of(b)) if disputed else verdict

    def _take_over(self, known: Readings) -> None:
        """Take over the readings of the same sentences in the same setting, and the verdicts on them."""
        places = zip(known._sentences, known.settings, strict=True)
        old = {place: number for number, place in enumerate(places)}
        for number, place in enumerate(zip(self._sentences, self.settings, strict=True)):
            if place in old:
                self._rows[number].update(known._rows[old[place]])
                self.now[old[place]] = number
        held = {reading for row in self._rows for reading in row.values()}
        self._verdicts = {
            key: verdict for key, verdict in known._verdicts.items() if key[0] in held and key[1] in held
        }


def _stoppable(items: Sequence[T]) -> Iterator[tuple[int, T]]:
    """Number items, and let somebody who waits stop the work in between."""
    for number, item in enumerate(items):
        if number % _AT_ONCE == 0:
            pause()
        yield number, item


def _settings(articles: Sequence[Article]) -> list[Setting]:
    """Return what each article's details are read against.

    An article without a date is read as if it stood at the middle day of its story: reports of one event
    are days apart at most.
    """
    days = sorted(article.day for article in articles if article.day)
    usual = days[len(days) // 2] if days else None
    return [
        Setting(article.day or usual, article.outlet, article.day is None, article.text)
        for article in articles
    ]
