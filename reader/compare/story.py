"""The comparison of a story, end to end: the one function that the CLI and the app call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from index.article import Article, Sentence
from index.sentences import split_sentences
from reader.compare.align import Aligned, Alignment, align, complete
from reader.compare.apart import describe
from reader.compare.claims import build_claims
from reader.compare.copies import CopyIndex, find_copies
from reader.compare.diverge import READ, Verdict, disputed_numbers, opposed, tallied
from reader.compare.diverge.candidate import Candidate
from reader.compare.limits import beginnings, tell_limits
from reader.compare.model import Comparison, Link, Overrides, Ref, Relation, Status
from reader.compare.perhaps import perhaps_told
from reader.compare.readings import Readings, Sentences
from reader.compare.steps import collecting_put_off, each, step
from reader.compare.tale.dated import Dated
from reader.compare.tale.telling import tell, times_of
from reader.compare.timeline import build_timeline

Pair = tuple[Ref, Ref]
Disputes = Mapping[Pair, tuple[Candidate, ...]]
"""The pairs of sentences whose numbers dispute one thing, with these numbers."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a comparison keeps so that the next one of the same articles and more costs only what is new."""

    alignment: Alignment
    copies: CopyIndex
    readings: Readings
    disputes: Disputes


@collecting_put_off()
def compare_articles(
    articles: Sequence[Article], *, overrides: Overrides | None = None, previous: Comparison | None = None
) -> Comparison:
    """Compare any number of articles of one story and return everything the screen shows.

    ``overrides`` are the reader's own decisions; ``previous`` is an earlier result for some of the same
    articles, whose work is not done again. Never raises on account of what the texts hold.
    """
    chosen = overrides or Overrides()
    every = split_articles(articles)
    looked_at, sentences = beginnings(articles, every)
    kept = previous.kept if previous and isinstance(previous.kept, Kept) else None
    texts = [article.text for article in looked_at]
    readings = Readings(looked_at, sentences, kept.readings if kept else None)
    stakes = [readings.stakes(n) for n in each("Reading the sentences", range(len(articles)), 1)]
    known = kept.alignment if kept else None
    alignment = align(texts, sentences, threshold=chosen.threshold, known=known, stakes=stakes)
    same = previous is not None and previous.articles == tuple(articles)
    disputes = kept.disputes if kept and same else _disputes(readings, len(sentences))
    links = _links(looked_at, sentences, alignment, readings, disputes, chosen)
    step("Looking for copied text")
    copies = (
        kept.copies if kept and same else find_copies(looked_at, sentences, kept.copies if kept else None)
    )
    timeline = previous.timeline if previous and same else build_timeline(_times(readings, len(sentences)))
    partners = _partners(links)
    doubtful = _doubtful(alignment, chosen)
    step("Gathering claims")
    return Comparison(
        articles=tuple(articles),
        sentences=every,
        statuses=_statuses(every, links, partners),
        links=links,
        claims=build_claims(looked_at, sentences, links, copies, alignment.prepared, doubtful),
        copies=copies.copies,
        timeline=timeline,
        messages=tell_limits(articles, every),
        partners=partners,
        perhaps=perhaps_told(doubtful, partners),
        overrides=chosen,
        kept=Kept(alignment, copies, readings, disputes),
    )


def split_articles(articles: Sequence[Article]) -> Sentences:
    """Return the sentences of each article, as they are compared."""
    reading = each("Reading the articles", articles, 1)
    return tuple(_split(article.text, article.title, article.boilerplate) for article in reading)


@lru_cache(maxsize=256)
def _split(text: str, title: str | None, boilerplate: frozenset[str]) -> tuple[Sentence, ...]:
    return split_sentences(text, title=title, boilerplate=boilerplate)


def _times(readings: Readings, articles: int) -> list[Dated]:
    """Return the times that the articles name, with the days they mean."""
    rows = []
    for number in each("Looking for dates", range(articles), 1):
        sentences = [
            (Ref(number, place), reading)
            for place, reading in enumerate(readings.row(number))
            if reading is not None
        ]
        rows.append([(ref, reading, times_of(reading)) for ref, reading in sentences])
    return tell(rows, readings.settings)


def _links(
    articles: Sequence[Article],
    sentences: Sentences,
    alignment: Alignment,
    readings: Readings,
    disputes: Disputes,
    chosen: Overrides,
) -> tuple[Link, ...]:
    """Judge each pair and return the links by place.

    Linked are the pairs that reach the threshold, those whose numbers are in dispute or whose details conflict so
    plainly that they must be about one fact, and those the reader linked; never those the reader refused.
    """
    texts = [article.text for article in articles]

    def judged(pair: Aligned, *, linked: bool = True, tallied: bool = False) -> Verdict:
        verdict = readings.verdict(pair.a, pair.b, pair.score, linked=linked, tallied=tallied)
        return readings.with_disputed(verdict, pair.a, pair.b, disputes.get((pair.a, pair.b), ()))

    found: dict[Pair, Link] = {}
    for pair in each("Looking for contradictions", alignment.pairs):
        found[pair.a, pair.b] = _link(pair, judged(pair))
    for pair in each("Looking for contradictions in doubtful pairs", alignment.doubtful):
        in_question = (pair.a, pair.b) in disputes or readings.may_clash(pair.a, pair.b)
        if in_question and (verdict := judged(pair, linked=False)).conflicts:
            full = complete(alignment, pair)
            found[pair.a, pair.b] = _link(full, verdict, "both speak of one point and disagree on it")
    wanted = [
        pair
        for pair in {**dict.fromkeys(_opposed(readings, len(sentences))), **disputes}
        if pair not in found
    ]
    for full in each(
        "Comparing numbers and opposite accounts", describe(texts, sentences, wanted, alignment.stakes)
    ):
        if (verdict := judged(full, linked=False)).conflicts:
            found[full.a, full.b] = _link(full, verdict, "both speak of one thing and disagree on it")
    every = _tallied(readings, len(sentences), found)
    wanted = [pair for pair in every if pair not in found or not found[pair].differences]
    for full in each("Comparing totals", describe(texts, sentences, wanted, alignment.stakes)):
        if (verdict := judged(full, linked=False, tallied=True)).conflicts:
            why = "both answer one question of the story, and the answers differ"
            found[full.a, full.b] = _link(full, verdict, why)
    for a, b in chosen.made:
        if _exists((a, b), sentences):
            kept = found.get((a, b))
            (made,) = describe(texts, sentences, [(a, b)], alignment.stakes)
            found[a, b] = replace(kept or _link(made, judged(made)), by_hand=True)
    return tuple(link for pair, link in sorted(found.items()) if pair not in chosen.refused)


def _doubtful(alignment: Alignment, chosen: Overrides) -> Mapping[Pair, float]:
    """Return the scores of pairs that come near a link and that the reader did not refuse."""
    return {(p.a, p.b): p.score for p in alignment.doubtful if (p.a, p.b) not in chosen.refused}


def _disputes(readings: Readings, articles: int) -> Disputes:
    """Return the pairs of sentences that give two numbers of one thing, with these numbers."""
    step("Comparing numbers")
    found = disputed_numbers([readings.row(n, READ) for n in range(articles)])
    return {(Ref(*a), Ref(*b)): numbers for (a, b), numbers in found.items()}


def _tallied(readings: Readings, articles: int, links: Collection[Pair]) -> list[Pair]:
    """Return the pairs that give two totals of one thing."""
    step("Comparing totals")
    rows = [readings.row(n, READ) for n in range(articles)]
    linked = {((a.article, a.sentence), (b.article, b.sentence)) for a, b in links}
    return [(Ref(*a), Ref(*b)) for a, b in tallied(rows, linked)]


def _opposed(readings: Readings, articles: int) -> list[Pair]:
    """Return the pairs that give opposite accounts of one thing in other words."""
    step("Looking for opposite accounts")
    return [(Ref(*a), Ref(*b)) for a, b in opposed([readings.row(n) for n in range(articles)])]


def _link(pair: Aligned, verdict: Verdict, why: str = "") -> Link:
    """Return the link of a pair; ``why`` is the first of its reasons where details alone make it one."""
    return Link(
        a=pair.a,
        b=pair.b,
        relation=Relation.DIVERGENT if verdict.conflicts else Relation.SHARED,
        wording=pair.wording,
        score=pair.score,
        differences=verdict.conflicts,
        notes=verdict.notes,
        told=pair.told._replace(first=why) if pair.told and why else pair.told,
    )


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
    found = [[Status.UNIQUE] * len(group) for group in sentences]
    for ref, numbers in partners.items():
        divergent = any(links[n].relation is Relation.DIVERGENT for n in numbers)
        found[ref.article][ref.sentence] = Status.DIVERGENT if divergent else Status.SHARED
    return tuple(map(tuple, found))
