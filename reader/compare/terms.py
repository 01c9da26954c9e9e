"""The words of a whole story as arrays: what the proposal of pairs and their features are computed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from reader.compare.aliases import label_aliases
from reader.compare.background import idf
from reader.compare.prepare import Prepared, Words
from reader.compare.refs import Ref
from reader.compare.steps import pause

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Longs = NDArray[np.int64]
Stakes = Sequence[Sequence[frozenset[int]]]

_NOTHING = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Terms:
    """Rows are the compared sentences of all articles in order; tokens are their content words in order."""

    rows: tuple[Words, ...]
    article: Ints
    """Per row, its article."""
    bounds: Ints
    """Per article, its first row; one more at the end."""
    first: Ints
    """Per row, its first token; one more at the end."""
    term: Ints
    """Per token, its term: equal where the keys are equal."""
    alias: Ints
    """Per token, the short form it belongs to, or -1."""
    weight: Floats
    """Per token, how much it tells in this story: background IDF times the share of the story's IDF."""
    rarity: Floats
    """Per token, background IDF alone."""
    quoted: Flags
    named: Flags
    number: Flags
    clause: Ints
    """First token of every clause; one more at the end."""
    clauses: Ints
    """Per row, its first clause; one more at the end."""
    keys: tuple[str, ...]
    """Per term, its key."""
    refs: tuple[Ref, ...]
    """Per row, where its sentence stands."""
    word: Longs
    """Per word of the rows, function words too, its number: equal where the keys are equal."""
    word_row: Longs
    """Per word, its row."""
    words: tuple[str, ...]
    """Per number of a word, its key."""
    stakes: tuple[frozenset[int], ...]
    """Per row, the numbers of what is at stake in its sentence; empty where nobody looked."""
    apart: bool = False
    """Whether each two rows are a story of their own, see ``build_terms``."""

    @property
    def story_rows(self) -> int:
        """How many rows the story has, or each of the stories."""
        return 2 if self.apart else len(self.rows)


def build_terms(articles: Sequence[Prepared], stakes: Stakes = (), *, apart: bool = False) -> Terms:
    """Number the words of a story's articles and weigh them, in time linear in their number.

    ``stakes`` are what is at stake in each sentence of each article, or nothing where nobody looked. ``apart`` says
    that each two articles, of one sentence each, are a story of their own: what is equal in two of these is not the
    same there.
    """
    rows = tuple(words for article in articles for words in article.words)
    stories = [range(n, n + 2) for n in range(0, len(rows), 2)] if apart else [range(len(rows))]
    owner = np.repeat(np.arange(len(articles), dtype=np.int32), [len(article.words) for article in articles])
    terms, keys, ids = _numbered([[rows[n].keys for n in story] for story in stories])
    pause()
    first = _ends([len(words.keys) for words in rows])
    rarity, weight = _weights(keys, terms, first, 2 if apart else len(rows))
    number = np.array([key[0] == "#" for key in keys], np.bool_)
    pause()
    clause = _clauses(rows)
    pause()
    every, words, _ = _numbered([[rows[n].every for n in story] for story in stories])
    aliases = (
        label_aliases(
            articles[story.start : story.stop] if apart else articles, [rows[n] for n in story], own
        )
        for story, own in zip(stories, ids, strict=True)
    )
    return Terms(
        rows=rows,
        article=owner,
        bounds=_ends([len(article.words) for article in articles]),
        first=first,
        term=terms.astype(np.int32),
        alias=np.concatenate([*aliases, np.zeros(0, np.int32)]),
        weight=weight[terms],
        rarity=rarity[terms],
        quoted=np.fromiter(chain.from_iterable([words.quoted for words in rows]), np.bool_, len(terms)),
        named=np.fromiter(chain.from_iterable([words.named for words in rows]), np.bool_, len(terms)),
        number=number[terms],
        clause=clause,
        clauses=_ends([len(words.clauses) for words in rows]),
        keys=keys,
        refs=tuple([Ref(n, words.sentence) for n, article in enumerate(articles) for words in article.words]),
        word=every,
        word_row=np.repeat(np.arange(len(rows)), [len(words.every) for words in rows]),
        words=words,
        stakes=tuple(
            stakes[n][words.sentence] if stakes else _NOTHING
            for n, article in enumerate(articles)
            for words in article.words
        ),
        apart=apart,
    )


def _numbered(
    stories: Sequence[Sequence[tuple[str, ...]]],
) -> tuple[Longs, tuple[str, ...], list[dict[str, int]]]:
    """Return the numbers of the words of stories one after another, the word of each number, and each story's numbers.

    Equal words of one story, in whichever of its rows, have one number, those of two stories have two.
    """
    numbers: list[int] = []
    names: list[str] = []
    tables = []
    for rows in stories:
        words = list(chain.from_iterable(rows))
        table = {word: number for number, word in enumerate(dict.fromkeys(words), len(names))}
        numbers += map(table.__getitem__, words)
        names += table
        tables.append(table)
    return np.fromiter(numbers, np.int64, len(numbers)), tuple(names), tables


def _weights(keys: Sequence[str], terms: Longs, first: Ints, rows: int) -> tuple[Floats, Floats]:
    """Return per term the background IDF, and that times its story's own IDF over its maximum.

    ``rows`` is how many rows a story has.
    """
    rarity = np.array([idf(key) for key in keys], np.float32)
    row = np.repeat(np.arange(len(first) - 1), np.diff(first))
    once = distinct(row * max(len(keys), 1) + terms) % max(len(keys), 1)
    counts = np.bincount(once, minlength=len(keys))
    local = np.log(1 + rows / np.maximum(counts, 2)) / log(1 + max(rows, 2) / 2)
    return rarity, rarity * local.astype(np.float32)


def distinct(numbers: Longs) -> Longs:
    """Return the numbers, 0 and up, each once, in order: ``numpy.unique`` alone would import masked arrays for it."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _ends(lengths: Sequence[int]) -> Ints:
    """Return where consecutive pieces of these lengths begin, and the end of the last."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _clauses(rows: Sequence[Words]) -> Ints:
    starts = []
    at = 0
    for words in rows:
        starts += [at + start for start in words.clauses]
        at += len(words.keys)
    return np.array([*starts, at], np.int32)
