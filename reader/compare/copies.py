"""Text that one article took from another, or both from one agency: what makes two reports dependent."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from index.article import Article, Kind, Sentence, Span
from reader.compare.agencies import find_credits
from reader.compare.citations import find_citations, medium_key
from reader.compare.model import Copy, Ref, Run
from reader.compare.parties import is_party
from reader.compare.reworded import ALIKE, Rewordings
from reader.compare.shingles import WordRow, WordTable, number_runs, repeated_grams, shared_runs
from reader.compare.steps import each, step

COPIED_SENTENCE = 0.6
"""Part of a sentence's words inside copied runs from which the sentence counts as copied."""

LEAST_WORDS = 20
"""Copied words from which two articles are listed as dependent."""

CLOSE = 0.2
"""Part of the shorter article in the other from which all that both have word for word counts as copied."""

RETOLD = 0.5
"""Part of a sentence's words in a sentence of such an article, which reports the same, from which it counts, too."""

_ZONES = timedelta(hours=14)
"""How far the clocks of two places are apart at most, but for some islands."""

_Runs = Sequence[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class CopyIndex:
    """What is known about dependence in a story."""

    copies: tuple[Copy, ...]
    """Pairs of articles that share copied text or only credit one agency, most shared first."""
    copied: dict[tuple[int, int], frozenset[int]]
    """For an ordered pair of articles with runs in common, the sentences of the first that stand in the second."""
    rewordings: Rewordings
    """Which sentences stand in another article with a few words changed."""
    close: dict[tuple[int, int], float]
    """Pairs of articles of which one is for a good part the other, or a press release, with the part of a sentence's
    words, quotations included, from which on what stands in both counts as copied."""
    credits: tuple[frozenset[str], ...]
    """Per article, the agencies it credits as a whole (an agency line, a dateline or a credit)."""
    passed_on: dict[Ref, frozenset[str]]
    """Per sentence, the media and agencies whose reports it passes on."""
    outlets: tuple[str, ...]
    """Per article, its outlet as ``passed_on`` names it."""
    words: WordTable
    """The words of the articles, for the next comparison."""

    def dependent(self, a: Ref, b: Ref) -> bool:
        """Say whether two sentences of one claim have one origin: copied words, one agency or one medium for both."""
        if a.sentence in self.copied.get((a.article, b.article), frozenset()):
            return True
        if b.sentence in self.copied.get((b.article, a.article), frozenset()):
            return True
        if self.credits[a.article] & self.credits[b.article] or self.rewordings.taken(a, b):
            return True
        least = self.close.get((a.article, b.article))
        if least is not None and self.rewordings.alike(a, b, least):
            return True
        from_a, from_b = self.passed_on.get(a, frozenset()), self.passed_on.get(b, frozenset())
        return bool(from_a & (from_b | self._whole(b.article)) or from_b & self._whole(a.article))

    def one_text(self, a: Ref, b: Ref) -> bool:
        """Say whether two dependent sentences are one text, with at most a few words changed."""
        return self.rewordings.alike(a, b) or self.rewordings.taken(a, b)

    def _whole(self, article: int) -> frozenset[str]:
        """Return whose an article's sentences are in any case: its outlet's, and the agencies' that it credits."""
        return frozenset({self.outlets[article], *map(str.casefold, self.credits[article])})


def find_copies(
    articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]], known: CopyIndex | None = None
) -> CopyIndex:
    """Find copied text between any of the articles, in time close to linear in their length.

    Runs of at least eight words outside quotations (a quoted statement that two outlets print is
    no copy), found over a table of word shingles and extended to both sides; see Broder, "On the
    resemblance and containment of documents", 1997, for shingling. Between articles with such a run, sentences count
    too that were taken with a few words changed. ``known`` is what was found for some of the articles before.
    """
    table = WordTable([article.text for article in articles], known.words if known else None)
    numbers = number_runs(table.rows)
    rewordings = Rewordings(table.rows, repeated_grams(table.rows, numbers.grams), sentences)
    story = _Story(articles, sentences, table.rows, rewordings)
    step("Looking for copied text")
    runs = shared_runs(table.rows, numbers.shingles, [_asides(group) for group in sentences])
    copied: dict[tuple[int, int], frozenset[int]] = {}
    copies: dict[tuple[int, int], Copy] = {}
    credit = tuple(find_credits(article, group) for article, group in zip(articles, sentences, strict=True))
    for pair, found in each("Looking for copied text", list(runs.items()), 1):
        a, b = pair
        copied[a, b], copied[b, a] = story.copied(a, b, found)
        share = story.share(a, b, copied)
        if share and story.own_words(a, found) >= LEAST_WORDS:
            copies[pair] = story.copy(a, b, found, share, credit)
    step("Looking for agencies")
    for a, b in combinations(range(len(articles)), 2):
        if (a, b) not in copies and credit[a] & credit[b]:
            copies[a, b] = Copy(a, b, (), 0.0, None, min(credit[a] & credit[b]))
    listed = sorted(copies.values(), key=lambda copy: (-copy.share, copy.a, copy.b))
    outlets = tuple(medium_key(article.outlet or "") for article in articles)
    passed_on = find_citations(articles, sentences)
    close = {
        pair: ALIKE
        for party in (n for n, article in enumerate(articles) if is_party(article))
        for n in range(len(articles))
        for pair in ((party, n), (n, party))
    }
    close |= {pair: RETOLD for n in listed if n.share >= CLOSE for pair in ((n.a, n.b), (n.b, n.a))}
    return CopyIndex(tuple(listed), copied, rewordings, close, credit, passed_on, outlets, table)


def _reports(sentence: Sentence) -> bool:
    return sentence.kind in (Kind.SENTENCE, Kind.HEADING)


def _asides(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return where captions, credits and notices stand: what many articles carry and nobody reported."""
    return [(sentence.start, sentence.end) for sentence in sentences if not _reports(sentence)]


@dataclass(frozen=True, slots=True)
class _Story:
    """The articles while copies between them are looked for; runs are (first word in a, first word in b, words)."""

    articles: Sequence[Article]
    sentences: Sequence[Sequence[Sentence]]
    words: Sequence[WordRow]
    rewordings: Rewordings

    def copied(self, a: int, b: int, found: _Runs) -> tuple[frozenset[int], frozenset[int]]:
        """Return the sentences of each of two articles that stand in the other, a few words changed or none."""
        left = self._covered(a, [(s, n) for s, _, n in found])
        right = self._covered(b, [(t, n) for _, t, n in found])
        changed = list(self.rewordings.between(a, b, left))
        return left.union(n for n, _ in changed), right.union(n for _, n in changed)

    def _covered(self, article: int, runs: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Return the sentences most of whose words stand in the runs (first word, words)."""
        words = self.words[article]
        inside = bytearray(len(words.ids))
        for first, length in runs:
            inside[first : first + length] = b"\1" * length
        found = set()
        at = 0
        for number, sentence in enumerate(self.sentences[article]):
            first = bisect_left(words.starts, sentence.start, at)
            at = bisect_right(words.ends, sentence.end, first)
            most = at > first and sum(inside[first:at]) >= COPIED_SENTENCE * (at - first)
            if most and _reports(sentence):
                found.add(number)
        return frozenset(found)

    def own_words(self, a: int, found: _Runs) -> int:
        """Count the words of the runs that stand outside quotations."""
        quoted = self.words[a].quoted
        return sum(n - int(quoted[s : s + n].sum()) for s, _, n in found)

    def share(self, a: int, b: int, copied: Mapping[tuple[int, int], frozenset[int]]) -> float:
        """Return which part of the shorter article's sentences stands in the other."""
        sizes = {n: sum(map(_reports, self.sentences[n])) for n in (a, b)}
        shorter, other = (a, b) if sizes[a] <= sizes[b] else (b, a)
        return len(copied[shorter, other]) / max(1, sizes[shorter])

    def copy(self, a: int, b: int, found: _Runs, share: float, credit: Sequence[frozenset[str]]) -> Copy:
        """Return what is told of two articles with text in common."""
        runs = tuple(Run(self._span(a, s, n), self._span(b, t, n)) for s, t, n in found)
        agency = min(credit[a] & credit[b], default=None)
        one, other = self.articles[a], self.articles[b]
        released = is_party(one), is_party(other)
        # What a press release says is from there, whenever it is dated.
        first = _earliest(one, other, a, b) if released[0] == released[1] else a if released[0] else b
        return Copy(a, b, runs, share, first, agency)

    def _span(self, article: int, first: int, length: int) -> Span:
        words = self.words[article]
        return Span(words.starts[first], words.ends[first + length - 1])


def _earliest(first: Article, second: Article, a: int, b: int) -> int | None:
    """Return the article that was published first, or None where the dates do not tell.

    Two times of day are compared where both name their zone or neither does, or where they are so far apart that no
    zone could turn them round; else the days are.
    """
    if first.moment and second.moment:
        one, other = first.moment, second.moment
        if (one.tzinfo is None) != (other.tzinfo is None):
            one, other = (
                one.replace(tzinfo=one.tzinfo or other.tzinfo),
                other.replace(tzinfo=other.tzinfo or one.tzinfo),
            )
            if abs(one - other) < _ZONES:
                return None
        return None if one == other else (a if one < other else b)
    if first.day is None or second.day is None or first.day == second.day:
        return None
    return a if first.day < second.day else b
