"""Sentences of a quotation that do not name its speaker, laid to whom the sentences beside them name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.article import Kind, Sentence, Span
from reader.compare.model import Comparison, Mention, Ref
from reader.compare.quoted import quoted_stretches
from reader.compare.speaker_mentions import Said

_LEAST = 12
"""Characters of a quotation in a sentence from which on it is laid to somebody."""
_MARKS = " \t\n\u00a0.,;:!?…\"'“”‘’"

_Stretch = tuple[int, int]


def spoken_on(said: Sequence[Said], comparison: Comparison) -> Iterator[Said]:
    """Yield a mention for each sentence that only goes on with what a speaker says; its words are those quoted.

    A quotation of several sentences is his who is named where it ends, or where it begins. One that is all its
    sentences say is his who spoke in the sentence before: '"We ran," Calder said. "It was dark."'
    """
    by_article: dict[int, dict[int, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        by_article[one.mention.ref.article][one.mention.ref.sentence].append(one)
    for article, there in by_article.items():
        yield from _in_article(article, there, comparison)


def _in_article(article: int, there: dict[int, list[Said]], comparison: Comparison) -> Iterator[Said]:
    sentences = comparison.sentences[article]
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    last: tuple[int, Said] | None = None
    for stretch in quoted_stretches(comparison.articles[article].text):
        first, final = bisect_right(ends, stretch[0]), bisect_left(starts, stretch[1]) - 1
        if not 0 <= first <= final < len(sentences):
            continue
        touched = range(first, final + 1)
        who = _beside(stretch, [one for n in touched for one in there.get(n, ())])
        whole = _nothing_else(stretch, sentences[first], sentences[final])
        if who is None and whole and not any(there.get(n) for n in touched):
            who = _before(first, there, last)
        if who is None:
            continue
        last = (final, who)
        for n in touched:
            within = Span(max(stretch[0], sentences[n].start), min(stretch[1], sentences[n].end))
            named = any(one.key == who.key for one in there.get(n, ()))
            if sentences[n].kind is Kind.SENTENCE and not named and within.end - within.start >= _LEAST:
                yield replace(who, mention=Mention(Ref(article, n), within))


def _beside(stretch: _Stretch, said: Sequence[Said]) -> Said | None:
    """Return who speaks a quotation: the first named behind it, else the last before it."""
    behind = [one for one in said if one.mention.span.start >= stretch[1]]
    before = [one for one in said if one.mention.span.end <= stretch[0]]
    return behind[0] if behind else before[-1] if before else None


def _nothing_else(stretch: _Stretch, first: Sentence, final: Sentence) -> bool:
    """Whether the sentences in which a quotation begins and ends say nothing outside of it."""
    lead = first.text[: max(stretch[0] - first.start, 0)]
    tail = final.text[max(stretch[1] - final.start, 0) :]
    return not lead.strip(_MARKS) and not tail.strip(_MARKS)


def _before(first: int, there: dict[int, list[Said]], last: tuple[int, Said] | None) -> Said | None:
    """Return who spoke in the sentence before, whether quoted there or told of; None where that is not one."""
    if last is not None and last[0] == first - 1:
        return last[1]
    told = there.get(first - 1, [])
    return told[0] if len({one.key for one in told}) == 1 else None
