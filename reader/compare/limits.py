"""What a comparison cannot do, told to people: articles with nothing to compare, several languages, very long texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from index.article import Article, Sentence
from reader.compare.prepare import COMPARED

NAMED = 3
"""Articles that a message names before it only counts them."""

GUESSED_ON = 1_200
"""Characters of a text whose language is guessed from them."""

LONG = 8_000
"""Sentences of an article beyond which only clear likenesses are looked for (``propose.LARGE`` cells and more)."""


MOST = 40_000
"""Sentences of a story that are compared; more of them would take minutes and gigabytes."""

USUAL = 200
"""Characters of a sentence that counts once; a longer one counts as so many more."""

Sentences = tuple[tuple[Sentence, ...], ...]


def beginnings(articles: Sequence[Article], sentences: Sentences) -> tuple[tuple[Article, ...], Sentences]:
    """Return what is compared of a story: all of it, or as much from the beginning of each article as can be.

    Only the longest articles of an endless story are cut, all of them to one length.
    """
    size = sum(map(len, sentences)) + sum(len(article.text) for article in articles) / USUAL
    if size <= MOST:
        return tuple(articles), sentences
    ends = [
        list(accumulate(max(1.0, (sentence.end - sentence.start) / USUAL) for sentence in group))
        for group in sentences
    ]
    most = _most_of_each([end[-1] if end else 0.0 for end in ends])
    if most is None:
        return tuple(articles), sentences
    cut = tuple(group[: max(1, bisect_right(end, most))] for group, end in zip(sentences, ends, strict=True))
    return tuple(
        replace(article, text=article.text[: group[-1].end]) if len(group) < len(whole) else article
        for article, group, whole in zip(articles, cut, sentences, strict=True)
    ), cut


def _most_of_each(sizes: Sequence[float]) -> float | None:
    """Return how much of an article is compared so that all is not too much; None for everything."""
    left = float(MOST)
    for n, size in enumerate(sorted(sizes)):
        share = left / (len(sizes) - n)
        if size > share:
            return share
        left -= size
    return None


def tell_limits(articles: Sequence[Article], sentences: Sentences) -> tuple[str, ...]:
    """Return one sentence each on what cannot be compared and why, or only in part."""
    whole = sentences
    articles, sentences = beginnings(articles, sentences)
    compared = [sum(sentence.kind in COMPARED for sentence in group) for group in sentences]
    empty = [article for article, size in zip(articles, compared, strict=True) if not size]
    found = [f"{article.name} has no sentences to compare." for article in empty[:NAMED]]
    if len(empty) > NAMED:
        found.append(f"{len(empty) - NAMED} more articles have no sentences to compare.")
    found += _languages([article for article, size in zip(articles, compared, strict=True) if size])
    long = [article for article, size in zip(articles, compared, strict=True) if size >= LONG]
    if len(articles) > 1 and long:
        verb = "is" if len(long) == 1 else "are"
        found.append(
            f"{_listed(long)} {verb} very long; only sentences that are much alike are linked in so long a text."
        )
    cut = [
        article
        for article, group, every in zip(articles, sentences, whole, strict=True)
        if len(group) < len(every)
    ]
    if cut:
        found.append(f"Of {_listed(cut)} only the beginning is compared, since the story is too long.")
    return tuple(found)


def _languages(articles: Sequence[Article]) -> Iterator[str]:
    """Say where articles are in different languages; regions of one language count as one."""
    spoken: dict[str, list[Article]] = {}
    for article in articles if len(articles) > 1 else ():
        language = (article.language or _guess(article.text) or "").replace("_", "-").split("-")[0].lower()
        spoken.setdefault(language, []).append(article)
    spoken.pop("", None)
    if len(spoken) > 1:
        by_number = sorted(spoken.items(), key=lambda item: -len(item[1]))
        told = ", ".join(f"{language} ({_listed(group)})" for language, group in by_number)
        yield (
            f"The articles are in different languages: {told}. "
            "Between languages only names and numbers can link sentences."
        )


def _listed(articles: Sequence[Article]) -> str:
    names = ", ".join(article.name for article in articles[:NAMED])
    return f"{names} and {len(articles) - NAMED} more" if len(articles) > NAMED else names


@lru_cache(maxsize=256)
def _guess(text: str) -> str | None:
    """Guess the language of a text whose article does not say it."""
    from index.ingest.language import detect_language

    return detect_language(text[:GUESSED_ON])
