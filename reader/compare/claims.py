"""Links to claims: which sentences of a story state one fact, and which outlets report it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, groupby
from typing import Generic, TypeVar

from index.article import Article, Sentence
from reader.compare.claim_labels import choose_label
from reader.compare.copies import CopyIndex
from reader.compare.model import Claim, Link, Ref, Relation
from reader.compare.prepare import Prepared
from reader.compare.steps import each

COHESION = 0.34
"""Least mean score over all cross-article pairs of two groups (a missing link counts 0) for them to be one claim."""

SAME = 2 / 3
"""Two groups that share this part of the smaller one's sentences are one claim."""

ECHO = 0.5
"""Two sentences of one article that have this part of their content words in common state one fact."""

ECHO_WORDS = 4
"""Content words that they need in common for that."""

MOST_HELD = 100
"""Sentences of one article beyond which a word of theirs no longer tells which ones are alike."""

Pair = tuple[Ref, Ref]
Key = TypeVar("Key", int, str)


def build_claims(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[Sentence]],
    links: Sequence[Link],
    copies: CopyIndex,
    prepared: Sequence[Prepared],
) -> tuple[Claim, ...]:
    """Group linked sentences into claims, most reported and most contested first.

    Average-link agglomeration over the links, best first: two groups join only where their sentences
    support each other on average, so A-B and B-C alone do not chain A to C. A sentence that states two
    facts may stand in two claims, and gives its words to the label of the one that it fits best. Two sentences that
    conflict, or that the reader linked, always stand in one claim, however little else they have in common.
    """
    scores = {(link.a, link.b): 1.0 if link.by_hand else link.score for link in links}
    divergent = {(link.a, link.b) for link in links if link.relation is Relation.DIVERGENT}
    certain = sorted(divergent | {(link.a, link.b) for link in links if link.by_hand})
    groups = _group(scores, certain, prepared)
    outlets = [outlet_key(article, n) for n, article in enumerate(articles)]
    claims = [
        _claim(group, outlets, sentences, scores, divergent, copies)
        for group in each("Gathering claims", groups)
    ]
    claims.sort(key=_rank)
    return tuple(
        Claim(n, c.label, c.members, c.outlets, c.independent, c.divergent, c.missing)
        for n, c in enumerate(claims)
    )


def _rank(claim: Claim) -> tuple[float, int, int, Ref]:
    """What many outlets report and what is contested comes first, then the order of reading."""
    weight = claim.outlets + (1.5 if claim.divergent else 0.0)
    return (-weight, -claim.independent, -len(claim.members), claim.members[0])


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences that state one fact."""

    members: tuple[Ref, ...]
    """Two or more of two or more articles, sorted; each may stand in other groups as well."""
    own: frozenset[Ref]
    """Those that stand nowhere else with more right: each sentence is one group's own."""


def _group(
    scores: Mapping[Pair, float], certain: Sequence[Pair], prepared: Sequence[Prepared]
) -> list[_Group]:
    """Return the groups of linked sentences, in order of their sentences."""
    group_of: dict[Ref, int] = {}
    members: dict[int, list[Ref]] = {}
    for n, ref in enumerate(sorted({ref for pair in scores for ref in pair})):
        group_of[ref] = n
        members[n] = [ref]
    best_first = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    for (a, b), _ in each("Gathering claims", best_first):
        left, right = group_of[a], group_of[b]
        if left != right and _cohesion(members[left], members[right], scores) >= COHESION:
            for ref in members[right]:
                group_of[ref] = left
            members[left] += members.pop(right)
    own = {group: frozenset(refs) for group, refs in members.items()}
    _attach_bridges(scores, group_of, members)
    found = [
        _Group(tuple(sorted(refs)), own[group])
        for group, refs in members.items()
        if len({ref.article for ref in refs}) > 1
    ]
    gathered = _with_certain(_merged(_echoed(_merged(found), prepared)), certain)
    return sorted(gathered, key=lambda group: group.members)


def _with_certain(groups: Sequence[_Group], certain: Sequence[Pair]) -> list[_Group]:
    """Return the groups with each of these pairs together in one: the larger of those that own its sentences."""
    members = [set(group.members) for group in groups]
    own = [set(group.own) for group in groups]
    home = {ref: place for place, refs in enumerate(own) for ref in refs}
    standing: dict[Ref, set[int]] = defaultdict(set)
    for place, refs in enumerate(members):
        for ref in refs:
            standing[ref].add(place)
    for pair in certain:
        if not standing[pair[0]].isdisjoint(standing[pair[1]]):
            continue
        homes = [home[ref] for ref in pair if ref in home]
        place = max(homes, key=lambda place: (len(members[place]), -place), default=len(members))
        if place == len(members):
            members.append(set())
            own.append(set())
        for ref in pair:
            members[place].add(ref)
            standing[ref].add(place)
            if ref not in home:
                home[ref] = place
                own[place].add(ref)
    return [
        _Group(tuple(sorted(refs)), frozenset(mine or refs)) for refs, mine in zip(members, own, strict=True)
    ]


def _echoed(groups: Sequence[_Group], prepared: Sequence[Prepared]) -> list[_Group]:
    """Return the groups with those made one whose own sentences repeat each other within an article.

    A headline and the lead below it say one thing, but no link joins sentences of the same article.
    """
    owner = {ref: place for place, group in enumerate(groups) for ref in group.own}
    sets: _Sets[int] = _Sets()
    for a, b in _echoes(each("Gathering claims", sorted(owner)), prepared):
        sets.join(*sorted((sets.root(owner[a]), sets.root(owner[b]))))
    together: dict[int, list[_Group]] = defaultdict(list)
    for place, group in enumerate(groups):
        together[sets.root(place)].append(group)
    return [
        _Group(
            tuple(sorted({ref for group in same for ref in group.members})),
            frozenset(ref for group in same for ref in group.own),
        )
        for same in together.values()
    ]


def _echoes(refs: Iterable[Ref], prepared: Sequence[Prepared]) -> Iterator[Pair]:
    """Yield the pairs of sentences of one article with most of their words in common."""
    for _, group in groupby(refs, key=lambda ref: ref.article):
        seen: dict[frozenset[str], Ref] = {}
        holding: dict[str, list[frozenset[str]]] = defaultdict(list)
        for ref in group:
            read = prepared[ref.article].of(ref.sentence)
            words = frozenset(read.keys) if read else frozenset()
            if len(words) < ECHO_WORDS:
                continue
            if words in seen:
                yield seen[words], ref
                continue
            rare = [holding[word] for word in words if len(holding[word]) < MOST_HELD]
            for other, common in Counter(chain.from_iterable(rare)).items():
                if common >= ECHO_WORDS and common >= ECHO * len(words | other):
                    yield seen[other], ref
            seen[words] = ref
            for word in words:
                holding[word].append(words)


def _merged(groups: Iterable[_Group]) -> list[_Group]:
    """Return the groups with those that share most of their sentences made one."""
    kept: list[_Group] = []
    holding: dict[Ref, set[int]] = defaultdict(set)
    for group in sorted(groups, key=lambda group: (-len(group.members), group.members)):
        members = set(group.members)
        common = Counter(place for ref in group.members for place in holding.get(ref, ()))
        place = min((p for p, n in common.items() if n >= SAME * len(members)), default=len(kept))
        if place == len(kept):
            kept.append(group)
        else:
            larger = kept[place]
            members.update(larger.members)
            kept[place] = _Group(tuple(sorted(members)), larger.own | group.own)
        for ref in members:
            holding[ref].add(place)
    return kept


def _attach_bridges(
    scores: Mapping[Pair, float], group_of: Mapping[Ref, int], members: dict[int, list[Ref]]
) -> None:
    """Let a sentence with links into another group stand in that group too, where most of it agrees."""
    strangers: dict[tuple[Ref, int], float] = defaultdict(float)
    for (a, b), score in scores.items():
        if group_of[a] != group_of[b]:
            strangers[a, group_of[b]] += score
            strangers[b, group_of[a]] += score
    for (ref, group), _ in sorted(strangers.items(), key=lambda item: (-item[1], item[0])):
        if ref not in members[group] and _cohesion([ref], members[group], scores) >= COHESION:
            members[group].append(ref)


def _cohesion(left: Iterable[Ref], right: Sequence[Ref], scores: Mapping[Pair, float]) -> float:
    """Return the mean link score over the cross-article pairs of two groups."""
    total = 0.0
    pairs = 0
    for a in left:
        for b in right:
            if a.article != b.article:
                pairs += 1
                total += scores.get((a, b) if a < b else (b, a), 0.0)
    return total / pairs if pairs else 0.0


def _claim(
    group: _Group,
    outlets: Sequence[str],
    sentences: Sequence[Sequence[Sentence]],
    scores: Mapping[Pair, float],
    divergent: set[Pair],
    copies: CopyIndex,
) -> Claim:
    members = group.members
    reporting = {outlets[ref.article] for ref in members}
    return Claim(
        id=0,
        label=choose_label(members, group.own, sentences, scores),
        members=members,
        outlets=len(reporting),
        independent=_independent(members, outlets, copies),
        divergent=not divergent.isdisjoint(combinations(members, 2)),
        missing=tuple(n for n, outlet in enumerate(outlets) if outlet not in reporting),
    )


def outlet_key(article: Article, number: int) -> str:
    """Return what tells outlets apart: the outlet's name, or the article itself where it is unknown."""
    return article.outlet.casefold() if article.outlet else f"#{number}"


def _independent(members: Sequence[Ref], outlets: Sequence[str], copies: CopyIndex) -> int:
    """Count the outlets of a claim after those that share its words or its agency are counted as one."""
    sets: _Sets[str] = _Sets()
    keys = [outlets[ref.article] for ref in members]
    for (a, key_a), (b, key_b) in combinations(zip(members, keys, strict=True), 2):
        if sets.root(key_a) != sets.root(key_b) and copies.dependent(a, b):
            sets.join(key_a, key_b)
    return len({sets.root(key) for key in keys})


class _Sets(Generic[Key]):
    """Disjoint sets, each named by one of its members."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """Return the name of the set that ``key`` is in."""
        while self._parent.setdefault(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make one set of two; it keeps the name of the first."""
        self._parent[self.root(other)] = self.root(one)
