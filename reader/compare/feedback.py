"""A reader's decisions on a story as they are kept: by article and wording, so that they outlive a re-splitting.

The text form is JSON; decisions are only ever appended, the last one on a pair of sentences wins. They hold wherever
their sentences stand side by side, since stories are joined and parted and articles are opened in other company; a
threshold is the story's own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from itertools import accumulate
from operator import itemgetter

from index.article import Article, Sentence
from reader.compare.model import Overrides, Ref

VERSION = 1
TELLING = 30
"""Characters of a sentence from which on it is found in another article where its own is not there, a file edited since
for instance."""


class Verdict(StrEnum):
    """What the reader decided about a pair of sentences."""

    REFUSED = "refused"
    MADE = "made"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Mark:
    """One sentence as it is remembered."""

    article: str
    """The article's id."""
    start: int
    """First code point of the sentence in the text the decision was made on."""
    quote: str
    """The sentence itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one pair."""

    verdict: Verdict
    a: Mark
    b: Mark
    at: str
    """When it was made, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that a reader decided on one story."""

    decisions: tuple[Decision, ...] = ()
    """In the order they were made."""
    threshold: float | None = None
    """The least score of a link that is shown, or None for the default."""

    def decide(
        self,
        verdict: Verdict,
        articles: Sequence[Article],
        sentences: Sequence[Sequence[Sentence]],
        pair: tuple[Ref, Ref],
        at: str,
    ) -> Feedback:
        """Return the feedback with one more decision on a pair of sentences of these articles."""
        a, b = (
            Mark(articles[ref.article].id, sentence.start, sentence.text)
            for ref in sorted(pair)
            for sentence in (sentences[ref.article][ref.sentence],)
        )
        return replace(self, decisions=(*self.decisions, Decision(verdict, a, b, at)))

    def with_others(self, others: Iterable[Feedback]) -> Feedback:
        """Return the feedback with what was decided elsewhere, each in its time; the threshold stays."""
        timed = [each for feedback in (*others, self) for each in feedback.timed()]
        return replace(self, decisions=tuple(decision for _, decision in sorted(timed, key=itemgetter(0))))

    def timed(self) -> Iterator[tuple[str, Decision]]:
        """Yield every decision with a time that is never before that of an earlier one: clocks are set back."""
        times = accumulate((decision.at for decision in self.decisions), max)
        return zip(times, self.decisions, strict=True)

    def resolve(self, articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]) -> Overrides:
        """Find the remembered sentences again; a decision whose sentence is gone stays kept but has no effect."""
        places = _places(articles, sentences)
        ids = {article.id for article in articles}
        latest: dict[tuple[Ref, Ref], Verdict] = {}
        for decision in self.decisions:
            a, b = _find(decision.a, places, ids), _find(decision.b, places, ids)
            if a is not None and b is not None and a.article != b.article:
                latest[(a, b) if a < b else (b, a)] = decision.verdict
        return Overrides(
            refused=frozenset(pair for pair, verdict in latest.items() if verdict is Verdict.REFUSED),
            made=frozenset(pair for pair, verdict in latest.items() if verdict is Verdict.MADE),
            threshold=self.threshold,
        )

    def without_effect(self, articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]) -> int:
        """Count the decisions that stand, on articles that are here but do not have the sentences any more."""
        places = _places(articles, sentences)
        ids = {article.id for article in articles}
        standing = {frozenset((decision.a, decision.b)): decision for decision in self.decisions}
        return sum(
            decision.verdict is not Verdict.UNDONE
            and all(mark.article in ids for mark in marks)
            and any(_find(mark, places, ids) is None for mark in marks)
            for marks, decision in standing.items()
        )

    def dumps(self) -> str:
        """Return the JSON text that ``loads`` reads."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def loads(cls, text: str | None) -> Feedback:
        """Read what ``dumps`` wrote; None or an empty text is no feedback.

        Raises ValueError where the text is not feedback of a version known here.
        """
        if not text:
            return cls()
        try:
            raw = json.loads(text)
            if raw["version"] != VERSION:
                raise ValueError(f"feedback of version {raw['version']} cannot be read here")
            decisions = tuple(
                Decision(Verdict(d["verdict"]), Mark(**d["a"]), Mark(**d["b"]), d["at"])
                for d in raw["decisions"]
            )
            return cls(decisions, raw["threshold"])
        except (KeyError, TypeError) as error:
            raise ValueError(f"the stored feedback is damaged: {error!r}") from error


Places = Mapping[tuple[str | None, str], Sequence[tuple[int, Ref]]]


def _places(articles: Iterable[Article], sentences: Sequence[Sequence[Sentence]]) -> Places:
    """Table from article id and wording to the places where the wording stands, and from no id for all articles."""
    table: dict[tuple[str | None, str], list[tuple[int, Ref]]] = {}
    for i, article in enumerate(articles):
        for j, sentence in enumerate(sentences[i]):
            for id_ in (article.id, None):
                table.setdefault((id_, sentence.text), []).append((sentence.start, Ref(i, j)))
    return table


def _find(mark: Mark, places: Places, ids: Collection[str]) -> Ref | None:
    """Return the sentence with the remembered wording, the one nearest to its old place if it stands twice.

    Where its article is not here, that of another one will do if the wording is long enough to tell it.
    """
    known = mark.article in ids
    if not known and len(mark.quote) < TELLING:
        return None
    found = places.get((mark.article if known else None, mark.quote), ())
    return min(found, key=lambda place: abs(place[0] - mark.start))[1] if found else None
