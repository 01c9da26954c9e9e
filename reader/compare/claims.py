"""Links to claims: which sentences of a story state one fact, and which outlets report it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from index.article import Article, Sentence
from reader.compare.antecedents import with_name
from reader.compare.copies import CopyIndex
from reader.compare.disjoint import Sets
from reader.compare.disputed_points import read_points
from reader.compare.disputes import Row, label_more, label_rows
from reader.compare.grouping import Pair, group_links, linked_to, of_weak_links
from reader.compare.model import Claim, Link, Ref
from reader.compare.prepare import Prepared
from reader.compare.statements import quotes
from reader.compare.steps import each

CONTESTED = 1.5
"""Outlets that a contested claim is ranked as if it had more."""

EARLY = 0.5
"""What it counts that articles begin with a claim instead of ending on it, where a sure link of one counts 1."""

QUOTED = 0.5
"""What it counts, beside the same, that a claim is what somebody said in so many words."""

NEAR = 0.2
"""Least mean score over a claim's sentences with which a sentence elsewhere perhaps states it too; four in ten do."""

MOST_ASKED = 300
"""Sentences of a claim that are asked whether one has its words from another; a fact has some ten."""


def build_claims(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[Sentence]],
    links: Sequence[Link],
    copies: CopyIndex,
    prepared: Sequence[Prepared],
    doubtful: Mapping[Pair, float] = MappingProxyType({}),
) -> tuple[Claim, ...]:
    """Group linked sentences into claims: what many outlets report and what is contested first, then what is surest.

    ``doubtful`` are the scores of pairs that are no links.
    """
    scores = {(link.a, link.b): 1.0 if link.by_hand else link.score for link in links}
    outlets = [outlet_key(article, n) for n, article in enumerate(articles)]
    around = linked_to({**doubtful, **scores})
    rows = label_rows(group_links(links, prepared), read_points(links, sentences), sentences, scores)
    claims = [_claim(row, outlets, copies, around) for row in each("Gathering claims", rows)]
    weak = of_weak_links((ref for claim in claims for ref in (*claim.members, *claim.near)), scores)
    claims += [_claim(row, outlets, copies, around) for row in label_more(rows, weak, sentences, scores)]
    claims = [_named(claim, articles, sentences) for claim in claims]
    linked = linked_to(scores)
    lengths = [len(group) for group in sentences]
    claims.sort(key=lambda claim: _rank(claim, linked, lengths))
    return tuple(replace(claim, id=n) for n, claim in enumerate(claims))


def _near(
    members: Sequence[Ref], silent: Collection[int], around: Mapping[Ref, Mapping[Ref, float]]
) -> tuple[Ref, ...]:
    """Return the sentences with which articles that are silent perhaps report a claim after all, the best of each."""
    totals: dict[Ref, float] = defaultdict(float)
    for ref in members:
        for other, score in around.get(ref, {}).items():
            if other.article in silent:
                totals[other] += score
    best: dict[int, Ref] = {}
    for ref in sorted(totals, key=lambda ref: (-totals[ref], ref)):
        if totals[ref] >= NEAR * len(members):
            best.setdefault(ref.article, ref)
    return tuple(sorted(best.values()))


def _rank(
    claim: Claim, linked: Mapping[Ref, Mapping[Ref, float]], lengths: Sequence[int]
) -> tuple[float, int, float, Ref]:
    """Order claims by outlets and conflicts, then by how sure it is that their articles state them, and how early.

    What is copied word for word is surest, and that is mostly what somebody said: facts come before such.
    """
    weight = claim.outlets + (CONTESTED if claim.divergent else 0.0)
    late = sum(ref.sentence / lengths[ref.article] for ref in claim.members) / len(claim.members)
    unsure = EARLY * late + QUOTED * quotes(claim.label) - _sureness(claim.members, linked)
    return (-weight, -claim.independent, unsure, claim.members[0])


def _sureness(members: Sequence[Ref], linked: Mapping[Ref, Mapping[Ref, float]]) -> float:
    """Return the best link of each article to another one, summed up."""
    inside = frozenset(members)
    best: dict[int, float] = defaultdict(float)
    for ref in members:
        scores = (score for other, score in linked.get(ref, {}).items() if other in inside)
        best[ref.article] = max(best[ref.article], max(scores, default=0.0))
    return sum(best.values())


def _claim(
    row: Row, outlets: Sequence[str], copies: CopyIndex, around: Mapping[Ref, Mapping[Ref, float]]
) -> Claim:
    reporting = {outlets[ref.article] for ref in row.members}
    silent = tuple(n for n, outlet in enumerate(outlets) if outlet not in reporting)
    return Claim(
        id=0,
        label=row.label.text,
        members=row.members,
        outlets=len(reporting),
        independent=_independent(row.members, outlets, copies),
        divergent=bool(row.disputed),
        missing=silent,
        source=row.label.source,
        disputed=row.disputed,
        near=_near(row.members, frozenset(silent), around),
    )


def _named(claim: Claim, articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]) -> Claim:
    """Return a claim whose label says whom it begins with: "He [Calder] left"."""
    source = claim.source
    if source is None:
        return claim
    label = with_name(claim.label, sentences[source.article], source.sentence, articles[source.article].text)
    return claim if label == claim.label else replace(claim, label=label)


def outlet_key(article: Article, number: int) -> str:
    """Return what tells outlets apart: the outlet's name, or the article itself where it is unknown."""
    return article.outlet.casefold() if article.outlet else f"#{number}"


def _independent(members: Sequence[Ref], outlets: Sequence[str], copies: CopyIndex) -> int:
    """Count the most outlets of a claim among which none has its words, its agency or its source from another.

    Who took a text from whoever took it depends on the first as well. Who joins the texts of two agencies makes
    these two no one.
    """
    if len(members) > MOST_ASKED:
        # So many are a list's, not one fact's: of each article the first are asked.
        of_each = max(MOST_ASKED // len({ref.article for ref in members}), 1)
        rank = _came_before(ref.article for ref in members)
        members = [ref for ref, before in zip(members, rank, strict=True) if before < of_each]
    keys = [outlets[ref.article] for ref in members]
    near: dict[str, set[str]] = {key: {key} for key in keys}
    texts: Sets[Ref] = Sets()
    for (a, key_a), (b, key_b) in combinations(zip(members, keys, strict=True), 2):
        known = key_a == key_b or (key_b in near[key_a] and texts.root(a) == texts.root(b))
        if not known and copies.dependent(a, b):
            near[key_a].add(key_b)
            near[key_b].add(key_a)
            if copies.one_text(a, b):
                texts.join(a, b)
    sharing: dict[Ref, set[str]] = defaultdict(set)
    for ref, key in zip(members, keys, strict=True):
        sharing[texts.root(ref)].add(key)
    for together in sharing.values():
        for key in together:
            near[key] |= together
    return _apart(near)


def _came_before(numbers: Iterable[int]) -> Iterator[int]:
    """Return of each number how often it came before."""
    seen: Counter[int] = Counter()
    for number in numbers:
        yield seen[number]
        seen[number] += 1


def _apart(near: Mapping[str, set[str]]) -> int:
    """Count what remains apart: who is near the fewest is taken, and those near it are left out, again and again."""
    left = dict.fromkeys(near)
    found = 0
    while left:
        chosen = min(left, key=lambda key: len(near[key] & left.keys()))
        found += 1
        for gone in near[chosen]:
            left.pop(gone, None)
    return found
