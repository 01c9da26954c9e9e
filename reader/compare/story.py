"""The comparison of a story, end to end: the one function that the CLI and the app call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType

from index.article import Article, Sentence
from index.sentences import split_sentences
from reader.compare.align import Aligned, Alignment, align, describe
from reader.compare.claims import build_claims
from reader.compare.copies import find_copies
from reader.compare.details import Detail, Reading, Setting, read_sentence
from reader.compare.diverge import Verdict, judge
from reader.compare.model import Comparison, Link, Overrides, Ref, Relation, Status
from reader.compare.prepare import COMPARED
from reader.compare.timeline import build_timeline

Sentences = tuple[tuple[Sentence, ...], ...]
Pair = tuple[Ref, Ref]


def compare_articles(
    articles: Sequence[Article], *, overrides: Overrides | None = None, previous: Comparison | None = None
) -> Comparison:
    """Compare any number of articles of one story and return everything the screen shows.

    ``overrides`` are the reader's own decisions; ``previous`` is an earlier result for some of the same
    articles, whose work is not done again. Never raises on account of what the texts hold.
    """
    chosen = overrides or Overrides()
    sentences = tuple(_split(article.text) for article in articles)
    alignment = align(
        [article.text for article in articles],
        sentences,
        threshold=chosen.threshold,
        known=_earlier_alignment(previous),
    )
    settings = _settings(articles)
    links = _links(sentences, _override(alignment, articles, sentences, chosen), settings, chosen)
    copies = find_copies(articles, sentences)
    partners = _partners(links)
    return Comparison(
        articles=tuple(articles),
        sentences=sentences,
        statuses=_statuses(sentences, links, partners),
        links=links,
        claims=build_claims(articles, sentences, links, copies),
        copies=copies.copies,
        timeline=build_timeline(_details(sentences, settings)),
        messages=_messages(articles, sentences),
        partners=partners,
        overrides=chosen,
        alignment=alignment,
    )


def _earlier_alignment(previous: Comparison | None) -> Alignment | None:
    earlier = previous.alignment if previous else None
    return earlier if isinstance(earlier, Alignment) else None


@lru_cache(maxsize=256)
def _split(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text)


@lru_cache(maxsize=16_384)
def _reading(sentence: Sentence, setting: Setting) -> Reading:
    return read_sentence(sentence, setting)


@lru_cache(maxsize=16_384)
def _verdict(a: Sentence, setting_a: Setting, b: Sentence, setting_b: Setting, score: float) -> Verdict:
    return judge(_reading(a, setting_a), _reading(b, setting_b), score=score)


def _settings(articles: Sequence[Article]) -> list[Setting]:
    """Return what each article's details are read against.

    An article without a date is read as if it stood at the middle day of its story: reports of one event
    are days apart at most.
    """
    days = sorted(article.day for article in articles if article.day)
    usual = days[len(days) // 2] if days else None
    return [Setting(article.day or usual, article.outlet) for article in articles]


def _details(sentences: Sentences, settings: Sequence[Setting]) -> Iterator[tuple[Ref, Detail]]:
    for i, group in enumerate(sentences):
        for j, sentence in enumerate(group):
            if sentence.kind in COMPARED:
                for detail in _reading(sentence, settings[i]).details:
                    yield Ref(i, j), detail


def _override(
    alignment: Alignment, articles: Sequence[Article], sentences: Sentences, chosen: Overrides
) -> dict[Pair, Aligned]:
    """Return the pairs to link: what was computed less what the reader refused, and what the reader linked."""
    found = {(pair.a, pair.b): pair for pair in alignment.pairs if (pair.a, pair.b) not in chosen.refused}
    texts = [article.text for article in articles]
    for a, b in sorted(chosen.made):
        if (a, b) not in found and _exists((a, b), sentences):
            found[a, b] = describe(texts, sentences, a, b)
    return dict(sorted(found.items()))


def _links(
    sentences: Sentences,
    pairs: Mapping[Pair, Aligned],
    settings: Sequence[Setting],
    chosen: Overrides,
) -> tuple[Link, ...]:
    """Judge each pair: do its details agree, conflict, or differ without conflict."""
    found = []
    for (a, b), pair in pairs.items():
        verdict = _verdict(
            sentences[a.article][a.sentence],
            settings[a.article],
            sentences[b.article][b.sentence],
            settings[b.article],
            pair.score,
        )
        found.append(
            Link(
                a=a,
                b=b,
                relation=Relation.DIVERGENT if verdict.conflicts else Relation.SHARED,
                wording=pair.wording,
                score=pair.score,
                differences=verdict.conflicts,
                notes=verdict.notes,
                runs=pair.runs,
                reasons=pair.reasons,
                by_hand=(a, b) in chosen.made,
            )
        )
    return tuple(found)


def _exists(pair: Pair, sentences: Sentences) -> bool:
    return all(ref.article < len(sentences) and ref.sentence < len(sentences[ref.article]) for ref in pair)


def _partners(links: Sequence[Link]) -> Mapping[Ref, tuple[int, ...]]:
    """Return each linked sentence with the numbers of its links, best first."""
    found: dict[Ref, list[int]] = defaultdict(list)
    for number, _ in sorted(enumerate(links), key=lambda item: -item[1].score):
        found[links[number].a].append(number)
        found[links[number].b].append(number)
    return MappingProxyType({ref: tuple(numbers) for ref, numbers in found.items()})


def _statuses(
    sentences: Sentences, links: Sequence[Link], partners: Mapping[Ref, Collection[int]]
) -> tuple[tuple[Status, ...], ...]:
    def status(ref: Ref) -> Status:
        numbers = partners.get(ref, ())
        if any(links[n].relation is Relation.DIVERGENT for n in numbers):
            return Status.DIVERGENT
        return Status.SHARED if numbers else Status.UNIQUE

    return tuple(tuple(status(Ref(i, j)) for j in range(len(group))) for i, group in enumerate(sentences))


def _messages(articles: Sequence[Article], sentences: Sentences) -> tuple[str, ...]:
    """Say what cannot be compared and why."""
    found = [
        f"{article.name} has no sentences to compare."
        for article, group in zip(articles, sentences, strict=True)
        if not any(sentence.kind in COMPARED for sentence in group)
    ]
    for a, b in combinations(articles, 2):
        if a.language and b.language and a.language != b.language:
            found.append(
                f"{a.name} ({a.language}) and {b.name} ({b.language}) are in different languages; "
                "only names and numbers can link them."
            )
    return tuple(found)
