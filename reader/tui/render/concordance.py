"""Keyword in context: where a query's words stand in a text, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Article
from reader.tui.values import Occurrence

CONTEXT = 100
"""Code points kept on either side of a match."""
_QUOTED = re.compile(r'(-?)(?:(\w+):)?"([^"]*)"')
_FIELDS = frozenset({"outlet", "title", "author", "tag", "story", "since", "until", "date", "url", "source"})


def phrases_of(query: str) -> list[tuple[str, ...]]:
    """Return what a query looks for in the text: each word on its own, each quoted phrase as a whole.

    Excluded words, field terms other than ``text:`` and operators look for nothing.
    """
    phrases: list[tuple[str, ...]] = []

    def take(match: re.Match[str]) -> str:
        minus, name, words = match.groups()
        if not minus and (name or "text").lower() not in _FIELDS and words.split():
            phrases.append(tuple(words.split()))
        return " "

    rest = _QUOTED.sub(take, query.replace("“", '"').replace("”", '"'))
    for word in rest.replace("(", " ").replace(")", " ").split():
        name, colon, value = word.partition(":")
        if word.startswith("-") or word in ("OR", "AND", "NOT") or (colon and name.lower() in _FIELDS):
            continue
        bare = (value if colon and value else word).strip("\"'+:,;.!?")
        if bare:
            phrases.append((bare,))
    return phrases


def occurrences(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``text`` where words and phrases of ``query`` stand, in order, none inside another.

    Words match in all their forms (by stem); ``prefix*`` matches by its beginning, ``fuzzy~`` as it is written.
    """
    from reader.compare.words import tokenize

    wanted = [tuple(_test(word) for word in phrase) for phrase in phrases_of(query)]
    if not wanted:
        return
    tokens = tokenize(text)
    last = -1
    for n, token in enumerate(tokens):
        if token.start < last:
            continue
        best = 0
        for phrase in wanted:
            stretch = tokens[n : n + len(phrase)]
            if len(stretch) == len(phrase) and all(
                (t.word.startswith(word) if prefix else t.key == key or t.word == word)
                for t, (word, key, prefix) in zip(stretch, phrase, strict=True)
            ):
                best = max(best, len(phrase))
        if best:
            last = tokens[n + best - 1].end
            yield token.start, last


def _test(word: str) -> tuple[str, str, bool]:
    """Return a query word folded, its key and whether only its beginning counts."""
    from reader.compare.words import fold, key_of

    prefix = word.endswith("*")
    bare = fold(word.rstrip("*").split("~")[0].split("^")[0]).lower()
    return bare, key_of(bare), prefix


def lines_of(article: Article, query: str) -> Iterator[Occurrence]:
    """Yield a line of the concordance for each place in an article."""
    text = article.text
    for start, end in occurrences(text, query):
        yield Occurrence(
            article=article.id,
            outlet=article.outlet,
            published=article.published,
            before=text[max(0, start - CONTEXT) : start],
            match=text[start:end],
            after=text[end : end + CONTEXT],
            name=article.name,
        )
