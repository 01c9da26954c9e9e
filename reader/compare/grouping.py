"""Links to groups: which sentences of a story state one fact, without chaining unrelated facts together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.compare.disjoint import Sets
from reader.compare.echoes import echoes
from reader.compare.model import Link, Ref
from reader.compare.prepare import Prepared
from reader.compare.steps import each

COHESION = 0.34
"""Least mean score over all pairs of two groups, a pair without a link counting 0, for them to be one claim."""

SURE = 0.55
"""Least mean score of a sentence's best links to the other articles of a group, one without a link counting 0."""

MOST_SIFTED = 60
"""Sentences of a group beyond which it is taken as it is; one fact has some ten."""

SAME = 3 / 4
"""Two groups that share this part of the smaller one's sentences are one claim."""

Pair = tuple[Ref, Ref]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that state one fact."""

    members: tuple[Ref, ...]
    """Two or more of two or more articles, sorted; each may stand in other groups as well."""
    own: frozenset[Ref]
    """Those that stand nowhere else with more right: each sentence is one group's own."""


def group_links(links: Sequence[Link], prepared: Sequence[Prepared]) -> list[Group]:
    """Return the groups of linked sentences, in order of their sentences.

    Average-link agglomeration over the links, best first: two groups join only where their sentences support each
    other on average, so A-B and B-C alone do not chain A to C. A sentence that states two facts may stand in two
    groups, and is the own of the one that it fits best. Two sentences that the reader linked always stand in one
    group, however little else they have in common.
    """
    scores = {(link.a, link.b): link.score for link in links}
    sure = [_sure(group, scores) for group in _merged(_agglomerated(scores))]
    found = _merged(_echoed(sure, prepared))
    return _with_made(found, sorted((link.a, link.b) for link in links if link.by_hand))


def linked_to(scores: Mapping[Pair, float]) -> dict[Ref, dict[Ref, float]]:
    """Return, per linked sentence, those it is linked to, with the scores."""
    linked: dict[Ref, dict[Ref, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        linked[a][b] = linked[b][a] = score
    return linked


def _agglomerated(scores: Mapping[Pair, float]) -> list[Group]:
    """Join the groups that the links hold together, then let each sentence stand in further ones it is linked to."""
    group_of: dict[Ref, int] = {}
    members: dict[int, list[Ref]] = {}
    for n, ref in enumerate(sorted({ref for pair in scores for ref in pair})):
        group_of[ref] = n
        members[n] = [ref]
    near = _near(scores, group_of)
    best_first = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    for (a, b), _ in each("Gathering claims", best_first):
        left, right = group_of[a], group_of[b]
        if left != right and _cohesion(near, members, left, right) >= COHESION:
            for ref in members[right]:
                group_of[ref] = left
            members[left] += members.pop(right)
            _join(near, left, right)
    own = {group: frozenset(refs) for group, refs in members.items()}
    _attach_bridges(scores, group_of, members)
    return [
        Group(tuple(sorted(refs)), own[group])
        for group, refs in members.items()
        if len({ref.article for ref in refs}) > 1
    ]


def _near(scores: Mapping[Pair, float], group_of: Mapping[Ref, int]) -> dict[int, dict[int, float]]:
    """Return, per group, the groups that links join it to, each with the sum of their scores."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[group_of[a]][group_of[b]] = near[group_of[b]][group_of[a]] = score
    return near


def _join(near: dict[int, dict[int, float]], left: int, right: int) -> None:
    """Count what a group is joined to as another one's from now on."""
    for other, total in near.pop(right).items():
        of_other = near[other]
        del of_other[right]
        if other != left:
            near[left][other] = of_other[left] = near[left].get(other, 0.0) + total


def _cohesion(
    near: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[Ref]], left: int, right: int
) -> float:
    """Return the mean link score over the pairs of two groups.

    Two sentences of one article, which no link joins, count as unlike: where both are linked to one sentence of
    another article, each mostly states a part of it.
    """
    return near[left].get(right, 0.0) / (len(members[left]) * len(members[right]))


def _attach_bridges(
    scores: Mapping[Pair, float], group_of: Mapping[Ref, int], members: dict[int, list[Ref]]
) -> None:
    """Let a sentence with links into another group stand in that group too, where most of it agrees."""
    strangers: dict[tuple[Ref, int], float] = defaultdict(float)
    linked = linked_to(scores)
    for (a, b), score in scores.items():
        if group_of[a] != group_of[b]:
            strangers[a, group_of[b]] += score
            strangers[b, group_of[a]] += score
    inside = {group: set(refs) for group, refs in members.items()}
    for (ref, group), _ in each(
        "Gathering claims", sorted(strangers.items(), key=lambda item: (-item[1], item[0]))
    ):
        if ref in inside[group]:
            continue
        total = sum(score for other, score in linked[ref].items() if other in inside[group])
        if total / len(members[group]) >= COHESION:
            members[group].append(ref)
            inside[group].add(ref)


def _sure(group: Group, scores: Mapping[Pair, float]) -> Group:
    """Return a group without the sentences that its others support too little, the least supported first.

    Two copies of one text draw a third sentence as surely as one of them would: that it is linked to both tells no
    more than that it is linked to one. Whoever is left out comes near the claim, and is told of as such.
    """
    members = set(group.members)
    while 2 < len(members) <= MOST_SIFTED:
        support = {ref: _support(ref, members, scores) for ref in members}
        worst = min(members, key=lambda ref: (support[ref], ref))
        rest = members - {worst}
        if support[worst] >= SURE or len({ref.article for ref in rest}) < 2:
            break
        members = rest
    return Group(tuple(sorted(members)), frozenset(members & group.own or members))


def _support(ref: Ref, members: Iterable[Ref], scores: Mapping[Pair, float]) -> float:
    """Return the mean of a sentence's best links to the other articles of a group: to half of them, and two at least.

    Of many articles one or the other misses a link to it, whatever it states.
    """
    best: dict[int, float] = {}
    for other in members:
        if other.article != ref.article:
            score = scores.get((min(ref, other), max(ref, other)), 0.0)
            best[other.article] = max(best.get(other.article, 0.0), score)
    asked = sorted(best.values(), reverse=True)[: max(2, -(-len(best) // 2))]
    return sum(asked) / max(len(asked), 1)


def _merged(groups: Iterable[Group]) -> list[Group]:
    """Return the groups with those that share most of their sentences made one."""
    kept: list[Group] = []
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
            kept[place] = Group(tuple(sorted(members)), larger.own | group.own)
        for ref in members:
            holding[ref].add(place)
    return kept


def _echoed(groups: Sequence[Group], prepared: Sequence[Prepared]) -> list[Group]:
    """Return the groups with those made one whose own sentences repeat each other within an article.

    A headline and the lead below it say one thing, but no link joins sentences of the same article.
    """
    owner = {ref: place for place, group in enumerate(groups) for ref in group.own}
    sets: Sets[int] = Sets()
    for a, b in echoes(each("Gathering claims", sorted(owner)), prepared):
        sets.join(*sorted((sets.root(owner[a]), sets.root(owner[b]))))
    together: dict[int, list[Group]] = defaultdict(list)
    for place, group in enumerate(groups):
        together[sets.root(place)].append(group)
    return [
        Group(
            tuple(sorted({ref for group in same for ref in group.members})),
            frozenset(ref for group in same for ref in group.own),
        )
        for same in together.values()
    ]


class _Standing:
    """Groups that sentences are put into, and where each sentence stands."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._members: list[set[Ref]] = []
        self._own: list[set[Ref]] = []
        self.home: dict[Ref, int] = {}
        """Per sentence that is a group's own, the number of that group."""
        self._places: dict[Ref, set[int]] = defaultdict(set)
        for group in groups:
            self.put(group.members, own=group.own)

    def together(self, pair: Pair) -> set[int]:
        """Return the groups in which both sentences stand."""
        return self._places[pair[0]] & self._places[pair[1]]

    def places(self, ref: Ref) -> set[int]:
        """Return the groups in which a sentence stands."""
        return self._places[ref]

    def size(self, place: int) -> int:
        return len(self._members[place])

    def put(self, refs: Iterable[Ref], place: int | None = None, own: Iterable[Ref] = ()) -> None:
        """Put sentences into a group, a new one where none is named; those without a home have it there."""
        if place is None:
            place = len(self._members)
            self._members.append(set())
            self._own.append(set())
        for ref in refs:
            self._members[place].add(ref)
            self._places[ref].add(place)
        for ref in own:
            if ref not in self.home:
                self.home[ref] = place
                self._own[place].add(ref)

    def groups(self) -> list[Group]:
        """Return the groups; one that owns no sentence counts all of its own."""
        return [
            Group(tuple(sorted(refs)), frozenset(mine or refs))
            for refs, mine in zip(self._members, self._own, strict=True)
        ]


def _with_made(groups: Sequence[Group], made: Sequence[Pair]) -> list[Group]:
    """Return the groups with each pair that the reader linked in one: the larger of those that own its sentences."""
    standing = _Standing(groups)
    for pair in made:
        if not standing.together(pair):
            homes = [standing.home[ref] for ref in pair if ref in standing.home]
            place = max(homes, key=lambda place: (standing.size(place), -place), default=None)
            standing.put(pair, place, own=pair)
    return standing.groups()


def of_weak_links(shown: Iterable[Ref], scores: Mapping[Pair, float]) -> list[Group]:
    """Return groups of the linked sentences that are not shown yet: a link that holds nothing together is one too."""
    standing = _Standing([])
    held = set(shown)
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if not held.issuperset(pair):
            standing.put(pair, own=pair)
            held.update(pair)
    return standing.groups()
