"""Text that one article took from another, or both from one agency: what makes two reports dependent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, Kind, Sentence, Span
from reader.compare.model import Copy, Ref, Run

SHINGLE = 8
"""Words that two articles must share in one run, outside quotations, for the run to count."""

COPIED_SENTENCE = 0.6
"""Part of a sentence's words inside copied runs from which the sentence counts as copied."""

LEAST_WORDS = 20
"""Copied words from which two articles are listed as dependent."""

COMMON_SHINGLE = 50
"""Places a run of words may stand in before it is boilerplate rather than a trace of copying."""

_WORD = re.compile(r"\w+(?:[-'’‑.]\w+)*")
_QUOTED = re.compile(r"“[^”\n]{0,2000}”|\"[^\"\n]{0,2000}\"|(?<!\w)['‘][^\n‘]{12,2000}?['’](?!\w)")

_AGENCIES = {
    "AFP": r"AFP|Agence France[- ]Presse",
    "ANI": r"ANI",
    "ANSA": r"ANSA",
    "AP": r"AP|(?:The )?Associated Press",
    "Anadolu": r"Anadolu(?: Agency)?",
    "Bloomberg": r"Bloomberg(?: News)?",
    "CP": r"(?:The )?Canadian Press",
    "DPA": r"DPA|dpa",
    "EFE": r"EFE",
    "IANS": r"IANS",
    "Interfax": r"Interfax",
    "Kyodo": r"Kyodo(?: News)?",
    "PA": r"PA Media|Press Association",
    "PTI": r"PTI|Press Trust of India",
    "Reuters": r"Reuters",
    "TASS": r"TASS",
    "UPI": r"UPI|United Press International",
    "Xinhua": r"Xinhua",
    "Yonhap": r"Yonhap",
}
_AGENCY = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _AGENCIES.items()))
_DATELINE = re.compile(r"[^\n]{0,60}\(([^()\n]{2,30})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class CopyIndex:
    """What is known about dependence in a story."""

    copies: tuple[Copy, ...]
    """Pairs of articles that share copied text or credit one agency, most shared first."""
    copied: dict[tuple[int, int], frozenset[int]]
    """For an ordered pair of articles, the sentences of the first that stand in the second."""
    credits: tuple[frozenset[str], ...]
    """Per article, the agencies it credits as a whole (an agency line, a dateline or a credit)."""
    cited: dict[Ref, frozenset[str]]
    """Per sentence, the agencies named in it."""

    def dependent(self, a: Ref, b: Ref) -> bool:
        """Say whether two sentences of one claim have one origin: copied words or one agency for both."""
        if a.sentence in self.copied.get((a.article, b.article), frozenset()):
            return True
        if b.sentence in self.copied.get((b.article, a.article), frozenset()):
            return True
        if self.credits[a.article] & self.credits[b.article]:
            return True
        return bool(self.cited.get(a, frozenset()) & self.cited.get(b, frozenset()))


def find_copies(articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]) -> CopyIndex:
    """Find copied text between any of the articles, in time close to linear in their length.

    Runs of at least ``SHINGLE`` words outside quotations (a quoted statement that two outlets print is
    no copy), found over a table of word shingles and extended to both sides; see Broder, "On the
    resemblance and containment of documents", 1997, for shingling.
    """
    words = [_words_outside_quotes(article.text) for article in articles]
    runs = _shared_runs(words)
    copied: dict[tuple[int, int], frozenset[int]] = {}
    copies: list[Copy] = []
    credit = tuple(_credits(group) for group in sentences)
    for (a, b), found in runs.items():
        copied[a, b] = _covered(sentences[a], words[a], [(s, n) for s, _, n in found])
        copied[b, a] = _covered(sentences[b], words[b], [(t, n) for _, t, n in found])
        if sum(n for _, _, n in found) >= LEAST_WORDS and (copied[a, b] or copied[b, a]):
            copies.append(_copy(articles, sentences, words, (a, b), found, copied, credit))
    copies.sort(key=lambda copy: (-copy.share, copy.a, copy.b))
    return CopyIndex(tuple(copies), copied, credit, _citations(sentences))


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int
    quoted: bool


def _words_outside_quotes(text: str) -> list[_Word]:
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    found: list[_Word] = []
    at = 0
    for match in _WORD.finditer(text):
        while at < len(quotes) and quotes[at][1] <= match.start():
            at += 1
        inside = at < len(quotes) and quotes[at][0] <= match.start()
        found.append(
            _Word(match.group().casefold().replace("’", "'").replace("‑", "-"), *match.span(), inside)
        )
    return found


def _shingles(words: Sequence[_Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for n in range(len(words) - SHINGLE + 1):
        window = words[n : n + SHINGLE]
        if sum(word.quoted for word in window) <= SHINGLE // 4:
            yield n, tuple(word.key for word in window)


def _shared_runs(words: Sequence[Sequence[_Word]]) -> dict[tuple[int, int], list[tuple[int, int, int]]]:
    """Return, per pair of articles, maximal shared runs as (first word in a, first word in b, words)."""
    table: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for article, group in enumerate(words):
        for n, shingle in _shingles(group):
            table[shingle].append((article, n))
    hits: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in table.values():
        if 1 < len(places) <= COMMON_SHINGLE:
            for i, (a, s) in enumerate(places):
                for b, t in places[i + 1 :]:
                    if a != b:
                        hits[a, b].add((s, t))
    return {(a, b): _maximal(found, words[a], words[b]) for (a, b), found in sorted(hits.items())}


def _maximal(
    starts: set[tuple[int, int]], left: Sequence[_Word], right: Sequence[_Word]
) -> list[tuple[int, int, int]]:
    """Join shingle hits that continue each other into runs, and follow each run on through quotations."""
    runs: list[tuple[int, int, int]] = []
    covered: dict[int, int] = {}
    for s, t in sorted(starts):
        if s < covered.get(s - t, -1):
            continue
        first, end = s, s + SHINGLE
        while first and first > s - t and left[first - 1].key == right[first - 1 - s + t].key:
            first -= 1
        while end < len(left) and end - s + t < len(right) and left[end].key == right[end - s + t].key:
            end += 1
        covered[s - t] = end
        runs.append((first, first - s + t, end - first))
    return runs


def _covered(
    sentences: Sequence[Sentence], words: Sequence[_Word], runs: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Return the numbers of the sentences most of whose words stand in the runs (first word, words)."""
    inside = bytearray(len(words))
    for first, length in runs:
        inside[first : first + length] = b"\1" * length
    found = set()
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(words) and words[at].start < sentence.start:
            at += 1
        first = at
        while at < len(words) and words[at].end <= sentence.end:
            at += 1
        if at > first and sum(inside[first:at]) >= COPIED_SENTENCE * (at - first):
            found.add(number)
    return frozenset(found)


def _copy(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[Sentence]],
    words: Sequence[Sequence[_Word]],
    pair: tuple[int, int],
    found: Sequence[tuple[int, int, int]],
    copied: dict[tuple[int, int], frozenset[int]],
    credit: Sequence[frozenset[str]],
) -> Copy:
    a, b = pair
    runs = tuple(
        Run(
            Span(words[a][s].start, words[a][s + n - 1].end),
            Span(words[b][t].start, words[b][t + n - 1].end),
        )
        for s, t, n in found
    )
    shorter, other = (a, b) if len(sentences[a]) <= len(sentences[b]) else (b, a)
    share = len(copied[shorter, other]) / max(1, len(sentences[shorter]))
    return Copy(a, b, runs, share, _earliest(articles, a, b), min(credit[a] & credit[b], default=None))


def _earliest(articles: Sequence[Article], a: int, b: int) -> int | None:
    """Return the article that was published first, or None where the dates do not tell."""
    first, second = articles[a], articles[b]
    if first.moment and second.moment and (first.moment.tzinfo is None) == (second.moment.tzinfo is None):
        if first.moment == second.moment:
            return None
        return a if first.moment < second.moment else b
    if first.day is None or second.day is None or first.day == second.day:
        return None
    return a if first.day < second.day else b


def _agencies(text: str) -> frozenset[str]:
    return frozenset(m.lastgroup for m in _AGENCY.finditer(text) if m.lastgroup)


def _credits(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the agencies that an article credits as a whole."""
    found: set[str] = set()
    for number, sentence in enumerate(sentences):
        if sentence.kind in (Kind.AGENCY, Kind.CREDIT):
            found |= _agencies(sentence.text)
        elif number < 3 and (dateline := _DATELINE.match(sentence.text)):
            found |= _agencies(dateline.group(1))
    return frozenset(found)


def _citations(sentences: Sequence[Sequence[Sentence]]) -> dict[Ref, frozenset[str]]:
    return {
        Ref(i, j): agencies
        for i, group in enumerate(sentences)
        for j, sentence in enumerate(group)
        if sentence.kind is Kind.SENTENCE and (agencies := _agencies(sentence.text))
    }
