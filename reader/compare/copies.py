"""Text that one article took from another, or both from one agency: what makes two reports dependent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Kind, Sentence, Span
from reader.compare.citations import find_citations, medium_key
from reader.compare.model import Copy, Ref, Run
from reader.compare.shingles import WordRow, WordTable, shared_runs
from reader.compare.steps import each, step

COPIED_SENTENCE = 0.6
"""Part of a sentence's words inside copied runs from which the sentence counts as copied."""

LEAST_WORDS = 20
"""Copied words from which two articles are listed as dependent."""

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
_HINT = re.compile(
    "AFP|Agence|AN[IS]|AP|Associated|Anadolu|Bloomberg|C(?:P|anadian)|DPA|dpa|EFE|IANS"
    "|Interfax|Kyodo|PA|Press|PTI|Reuters|TASS|U(?:PI|nited Press)|Xinhua|Yonhap"
)
"""What every agency's name holds: a quick look that spares most sentences the long one."""
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
    passed_on: dict[Ref, frozenset[str]]
    """Per sentence, the media whose reports it passes on."""
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
        if self.credits[a.article] & self.credits[b.article]:
            return True
        if self.cited.get(a, frozenset()) & self.cited.get(b, frozenset()):
            return True
        from_a, from_b = self.passed_on.get(a, frozenset()), self.passed_on.get(b, frozenset())
        return bool(from_a & from_b) or self.outlets[b.article] in from_a or self.outlets[a.article] in from_b


def find_copies(
    articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]], known: CopyIndex | None = None
) -> CopyIndex:
    """Find copied text between any of the articles, in time close to linear in their length.

    Runs of at least eight words outside quotations (a quoted statement that two outlets print is
    no copy), found over a table of word shingles and extended to both sides; see Broder, "On the
    resemblance and containment of documents", 1997, for shingling. ``known`` is what was found for some of the
    articles before.
    """
    table = WordTable([article.text for article in articles], known.words if known else None)
    words = table.rows
    step("Looking for copied text")
    runs = shared_runs(words)
    copied: dict[tuple[int, int], frozenset[int]] = {}
    copies: list[Copy] = []
    credit = tuple(_credits(article, group) for article, group in zip(articles, sentences, strict=True))
    for (a, b), found in each("Looking for copied text", list(runs.items()), 1):
        copied[a, b] = _covered(sentences[a], words[a], [(s, n) for s, _, n in found])
        copied[b, a] = _covered(sentences[b], words[b], [(t, n) for _, t, n in found])
        if sum(n for _, _, n in found) >= LEAST_WORDS and (copied[a, b] or copied[b, a]):
            copies.append(_copy(articles, sentences, words, (a, b), found, copied, credit))
    step("Looking for agencies")
    copies.sort(key=lambda copy: (-copy.share, copy.a, copy.b))
    outlets = tuple(medium_key(article.outlet or "") for article in articles)
    cited, passed_on = _citations(sentences), find_citations(articles, sentences)
    return CopyIndex(tuple(copies), copied, credit, cited, passed_on, outlets, table)


def _covered(
    sentences: Sequence[Sentence], words: WordRow, runs: Sequence[tuple[int, int]]
) -> frozenset[int]:
    """Return the numbers of the sentences most of whose words stand in the runs (first word, words)."""
    inside = bytearray(len(words.ids))
    for first, length in runs:
        inside[first : first + length] = b"\1" * length
    found = set()
    at = 0
    for number, sentence in enumerate(sentences):
        first = bisect_left(words.starts, sentence.start, at)
        at = bisect_right(words.ends, sentence.end, first)
        if at > first and sum(inside[first:at]) >= COPIED_SENTENCE * (at - first):
            found.add(number)
    return frozenset(found)


def _copy(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[Sentence]],
    words: Sequence[WordRow],
    pair: tuple[int, int],
    found: Sequence[tuple[int, int, int]],
    copied: dict[tuple[int, int], frozenset[int]],
    credit: Sequence[frozenset[str]],
) -> Copy:
    a, b = pair
    runs = tuple(
        Run(
            Span(words[a].starts[s], words[a].ends[s + n - 1]),
            Span(words[b].starts[t], words[b].ends[t + n - 1]),
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
    if not _HINT.search(text):
        return frozenset()
    return frozenset(m.lastgroup for m in _AGENCY.finditer(text) if m.lastgroup)


def _credits(article: Article, sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the agencies that an article credits as a whole: in its text, as its author or as its outlet."""
    found = set(_agencies(f"{article.author or ''} / {article.outlet or ''}"))
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
