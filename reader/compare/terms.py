"""The words of a whole story as arrays: what the proposal of pairs and their features are computed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from reader.compare.aliases import label_aliases
from reader.compare.background import idf
from reader.compare.prepare import Prepared, Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]


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
    words: tuple[str, ...]
    """Per term, the word as first written, folded and in lower case."""


def build_terms(articles: Sequence[Prepared]) -> Terms:
    """Number the words of a story's articles and weigh them, in time linear in their number."""
    rows = tuple(words for article in articles for words in article.words)
    owner = np.repeat(np.arange(len(articles), dtype=np.int32), [len(article.words) for article in articles])
    ids: dict[str, int] = {}
    written: list[str] = []
    term: list[int] = []
    frequency: list[int] = []
    for words in rows:
        seen = set()
        for token in words.tokens:
            number = ids.get(token.key)
            if number is None:
                number = ids[token.key] = len(ids)
                written.append(token.word)
                frequency.append(0)
            term.append(number)
            seen.add(number)
        for number in seen:
            frequency[number] += 1
    rarity, weight = _weights(ids, frequency, len(rows))
    terms = np.array(term, np.int32)
    clause = _clauses(rows)
    return Terms(
        rows=rows,
        article=owner,
        bounds=_ends([len(article.words) for article in articles]),
        first=_ends([len(words.tokens) for words in rows]),
        term=terms,
        alias=label_aliases(articles, rows, ids),
        weight=weight[terms] if len(terms) else np.zeros(0, np.float32),
        rarity=rarity[terms] if len(terms) else np.zeros(0, np.float32),
        quoted=np.array([q for words in rows for q in words.quoted], np.bool_),
        named=np.array([n for words in rows for n in words.named], np.bool_),
        number=np.array([token.number for words in rows for token in words.tokens], np.bool_),
        clause=clause,
        clauses=_ends([len(words.clauses) for words in rows]),
        keys=tuple(ids),
        words=tuple(written),
    )


def _weights(ids: Mapping[str, int], frequency: Sequence[int], rows: int) -> tuple[Floats, Floats]:
    """Return per term the background IDF, and that times the story's own IDF over its maximum."""
    rarity = np.array([idf(key) for key in ids], np.float32)
    counts = np.array(frequency, np.float32)
    local = np.log(1 + rows / np.maximum(counts, 2)) / log(1 + max(rows, 2) / 2)
    return rarity, rarity * local.astype(np.float32)


def _ends(lengths: Sequence[int]) -> Ints:
    """Return where consecutive pieces of these lengths begin, and the end of the last."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _clauses(rows: Sequence[Words]) -> Ints:
    starts = []
    at = 0
    for words in rows:
        starts += [at + start for start in words.clauses]
        at += len(words.tokens)
    return np.array([*starts, at], np.int32)
