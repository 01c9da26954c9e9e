"""How pure claims are: whether the sentences that stand in one claim state one fact, what is said of silence, and
whether labels are whole and say what is disputed.

    python tests/benchmarks/claims.py [--part train|check|invented] [--cross-validate] [--alternatives]

A fact of the labelled events is a largest set of sentences that are all linked to each other; a sentence that states
two facts stands in two of them. Links go wrong (see quality.py), and claims cannot be purer than they are: ``links``
under ``--alternatives`` makes a claim of each. The invented events need nothing from outside the repository. With
``--cross-validate`` (needs scikit-learn, a minute) the links of the fitting events come from weights of other folds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent / "fitting"))

from gold import SHARED, Event, Place, read_events
from labelled import read_labelled
from quality import articles_of, places

from reader.compare import judging
from reader.compare.linkmodel import LinkModel
from reader.compare.model import Claim, Comparison, Ref, Status
from reader.compare.statements import says
from reader.compare.story import compare_articles
from reader.compare.views import claim_rows

Groups = Sequence[frozenset[Ref]]
Way = Callable[[Comparison], Groups]
Near = dict[Place, set[Place]]

FIRST = 10
"""Claims of a story that are looked at as those a reader begins with."""

SIZES = (2, 3, 4, 6, 9)
"""Sentences of a claim; each stands for itself and what is below the next."""


def facts(near: Near) -> list[frozenset[Place]]:
    """Return the largest sets of sentences that are all linked to each other (Bron and Kerbosch, 1973)."""
    found: list[frozenset[Place]] = []

    def extend(chosen: frozenset[Place], open_: set[Place], done: set[Place]) -> None:
        if not open_ and not done:
            found.append(chosen)
            return
        pivot = max(open_ | done, key=lambda place: len(near[place] & open_))
        for place in sorted(open_ - near[pivot]):
            extend(chosen | {place}, open_ & near[place], done & near[place])
            open_.remove(place)
            done.add(place)

    extend(frozenset(), set(near), set())
    return found


class Labelled:
    """What an event's labels say."""

    def __init__(self, event: Event) -> None:
        self.near: Near = defaultdict(set)
        for a, b in event.gold:
            self.near[a].add(b)
            self.near[b].add(a)
        self.pairs = set(event.gold)
        self.facts = facts(self.near)
        self.fact_of: dict[Place, set[int]] = defaultdict(set)
        for number, fact in enumerate(self.facts):
            for place in fact:
                self.fact_of[place].add(number)

    def best(self, claim: frozenset[Place]) -> frozenset[Place]:
        """Return the fact that a claim meets best; empty where it meets none."""
        numbers = sorted({number for place in claim for number in self.fact_of[place]})
        facts = [self.facts[number] for number in numbers]
        return max(facts, key=lambda fact: len(fact & claim) / len(fact | claim), default=frozenset())


class Tally:
    """What is counted over the events of one part."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.sizes: Counter[int] = Counter()
        self.b_cubed: Counter[str] = Counter()

    def add(self, event: Event, comparison: Comparison, groups: Groups) -> None:
        labelled = Labelled(event)
        mapped = [
            places(comparison.sentences[n], event.sentences[n], n) for n in range(len(comparison.articles))
        ]
        claims = [
            frozenset(p for ref in group for p in mapped[ref.article][ref.sentence]) for group in groups
        ]
        drawn = {
            (a, b)
            for link in comparison.links
            for a in mapped[link.a.article][link.a.sentence]
            for b in mapped[link.b.article][link.b.sentence]
        }
        for number, claim in enumerate(claims):
            if len({place[0] for place in claim}) > 1:
                self._claim(claim, labelled, drawn, number < FIRST)
        near = {claim.members: claim.near for claim in comparison.claims}
        told = set()
        for group, claim in zip(groups, claims, strict=True):
            also = near.get(tuple(sorted(group)), ())
            perhaps = {ref.article for ref in also}
            beside = {place for ref in also for place in mapped[ref.article][ref.sentence]}
            told |= {(min(a, b), max(a, b)) for a in claim for b in beside}
            for article in set(range(len(mapped))) - {ref.article for ref in group}:
                having = sum(any(other[0] == article for other in labelled.near[place]) for place in claim)
                said = "perhaps" if article in perhaps else "silent"
                self.n[said] += 1
                self.n[f"{said}, and there"] += 2 * having > len(claim)
        inside = {pair for claim in claims for pair in combinations(sorted(claim), 2)}
        self.n["wanted"] += len(labelled.pairs)
        for claim in comparison.claims if groups == as_shipped(comparison) else ():
            self._source(claim, mapped, labelled)
        self.n["found"] += len(labelled.pairs & inside)
        self.n["found, or perhaps"] += len(labelled.pairs & (inside | told))
        self.n["drawn"] += len(drawn)
        self.n["drawn, together"] += len(drawn & inside)
        self._b_cubed(claims, labelled)

    def _claim(
        self, claim: frozenset[Place], labelled: Labelled, drawn: set[tuple[Place, Place]], first: bool
    ) -> None:
        self.n["claims"] += 1
        self.sizes[max((size for size in SIZES if size <= len(claim)), default=SIZES[0])] += 1
        for a, b in combinations(sorted(claim), 2):
            meet = bool(labelled.near[a] & labelled.near[b])
            if a[0] == b[0]:
                self.n["of one article"] += 1
                self.n["of one article, meet"] += meet
                continue
            self.n["pairs"] += 1
            self.n["linked"] += (a, b) in labelled.pairs
            self.n["linked or meet"] += (a, b) in labelled.pairs or meet
            self.n["chained"] += (a, b) not in labelled.pairs and (a, b) not in drawn
        best = labelled.best(claim)
        pure = claim <= best
        right = pure and {place[0] for place in claim} == {place[0] for place in best}
        for name, counts in (("", True), ("first ", first)):
            self.n[name + "seen"] += counts
            self.n[name + "pure"] += counts and pure
            self.n[name + "right"] += counts and right

    def _source(self, claim: Claim, mapped: Sequence[Sequence[Sequence[Place]]], labelled: Labelled) -> None:
        """Count the labelled links of the sentence that a claim of three or more is called by."""
        if claim.source is None or len(claim.members) < 3:
            return
        called = mapped[claim.source.article][claim.source.sentence]
        for ref in claim.members:
            if ref.article != claim.source.article:
                for place in mapped[ref.article][ref.sentence]:
                    self.n["beside a label"] += 1
                    self.n["beside a label, linked"] += any(
                        (min(a, place), max(a, place)) in labelled.pairs for a in called
                    )

    def labels(self, comparison: Comparison) -> None:
        """Count labels that are cut, that say nothing of what is disputed, or as agreed what is disputed elsewhere."""
        values_of: dict[Ref, list[str]] = defaultdict(list)
        for ref, span in {mention for claim in comparison.claims for mention in claim.disputed}:
            values_of[ref].append(comparison.articles[ref.article].text[span.start : span.end])
        for row in claim_rows(comparison):
            disputed = values_of.get(row.claim.source, []) if row.claim.source else []
            self.n["as agreed"] += not row.claim.divergent and any(says(row.claim.label, v) for v in disputed)
            self.n["labels"] += 1
            self.n["cut"] += "…" in row.claim.label
            values = [value for cell in row.cells if cell.status is Status.DIVERGENT for value in cell.values]
            if row.claim.divergent:
                self.n["contested"] += 1
                self.n["unsaid"] += not any(says(row.claim.label, value) for value in values)

    def _b_cubed(self, claims: Sequence[frozenset[Place]], labelled: Labelled) -> None:
        """Count extended B-cubed, for sentences that stand in several groups (Amigó and others, 2009)."""
        claims_of: dict[Place, set[int]] = defaultdict(set)
        for number, claim in enumerate(claims):
            for place in claim:
                claims_of[place].add(number)
        for place in {*claims_of, *labelled.near}:
            for name, one, two, groups in (
                ("precision", claims_of, labelled.fact_of, claims),
                ("recall", labelled.fact_of, claims_of, labelled.facts),
            ):
                others = {other for number in one[place] for other in groups[number]} | {place}
                total = 0.0
                for other in others:
                    in_one, in_two = len(one[place] & one[other]), len(two[place] & two[other])
                    # A sentence that stands nowhere is a group by itself.
                    alone = other == place
                    total += min(in_one or alone, in_two or alone) / (in_one or 1)
                self.b_cubed[name] += total / len(others)
            self.b_cubed["of"] += 1

    def show(self, title: str) -> None:
        n, b = self.n, self.b_cubed
        precision, recall = b["precision"] / max(b["of"], 1), b["recall"] / max(b["of"], 1)
        sizes = ", ".join(f"{size}: {self.sizes[size]}" for size in SIZES)
        print(f"\n{title}: {n['claims']} claims; sentences in one, from: {sizes}")
        print(
            f"  all of one fact         {_part(n, 'pure', 'seen')}, and with all its outlets"
            f" {_part(n, 'right', 'seen')}; of the first {FIRST} of a story"
            f" {_part(n, 'first pure', 'first seen')}, {_part(n, 'first right', 'first seen')}"
        )
        print(
            f"  pairs of two articles   linked {_part(n, 'linked', 'pairs')}, or linked to a third"
            f" {_part(n, 'linked or meet', 'pairs')}; joined without any link {_part(n, 'chained', 'pairs')}"
        )
        print(
            f"  pairs of one article    linked to one sentence {_part(n, 'of one article, meet', 'of one article')}"
        )
        print(
            f"  labelled links          in one claim {_part(n, 'found', 'wanted')},"
            f" or perhaps {_part(n, 'found, or perhaps', 'wanted')};"
            f" links that are drawn {_part(n, 'drawn, together', 'drawn')}"
        )
        print(
            f"  B-cubed                 P {precision:.3f}  R {recall:.3f}  F1 {_mean(precision, recall):.3f}"
        )
        print(
            f"  said not to be in       {n['silent']}, and yet there for most of its sentences"
            f" {_part(n, 'silent, and there', 'silent')}; perhaps in {n['perhaps']}, and there"
            f" {_part(n, 'perhaps, and there', 'perhaps')}"
        )
        if n["labels"]:
            print(
                f"  labels                  cut {_part(n, 'cut', 'labels')}; in claims of three and more linked to"
                f" {_part(n, 'beside a label, linked', 'beside a label')} of their sentences;"
                f" of {n['contested']} contested, say nothing of what is disputed {_part(n, 'unsaid', 'contested')};"
                f" say as agreed what is disputed elsewhere {n['as agreed']}"
            )


def _part(counts: Counter[str], some: str, every: str) -> str:
    return f"{counts[some] / max(counts[every], 1):.3f}"


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def as_shipped(comparison: Comparison) -> Groups:
    return [frozenset(claim.members) for claim in comparison.claims]


def each_link(comparison: Comparison) -> Groups:
    return [frozenset((link.a, link.b)) for link in comparison.links]


def _near(comparison: Comparison) -> dict[Ref, set[Ref]]:
    near: dict[Ref, set[Ref]] = defaultdict(set)
    for link in comparison.links:
        near[link.a].add(link.b)
        near[link.b].add(link.a)
    return near


def all_linked(comparison: Comparison) -> Groups:
    """Make a claim of each largest set of sentences that are all linked to each other."""
    return [frozenset(Ref(*place) for place in group) for group in facts(_near(comparison))]  # type: ignore[arg-type]


def chained(comparison: Comparison) -> Groups:
    """Make a claim of all that any chain of links joins."""
    near = _near(comparison)
    seen: set[Ref] = set()
    groups = []
    for first in near:
        group, waiting = set(), [] if first in seen else [first]
        while waiting:
            ref = waiting.pop()
            if ref not in group:
                group.add(ref)
                waiting += near[ref]
        seen |= group
        if group:
            groups.append(frozenset(group))
    return groups


def average(least: float) -> Way:
    """Return average-link agglomeration alone, best link first: a sentence stands in one claim."""

    def way(comparison: Comparison) -> Groups:
        scores = {frozenset((link.a, link.b)): link.score for link in comparison.links}
        group_of = {ref: frozenset((ref,)) for pair in scores for ref in pair}
        for pair in sorted(scores, key=lambda pair: (-scores[pair], sorted(pair))):
            one, two = (group_of[ref] for ref in sorted(pair))
            if one != two and _total(one, two, scores) >= least * len(one) * len(two):
                group_of.update(dict.fromkeys(one | two, one | two))
        return [group for group in set(group_of.values()) if len(group) > 1]

    return way


def correlated(cost: float) -> Way:
    """Return correlation clustering by local moves: a pair gains its link's score and costs ``cost``."""

    def way(comparison: Comparison) -> Groups:
        scores = {frozenset((link.a, link.b)): link.score for link in comparison.links}
        near = _near(comparison)
        home = {ref: number for number, ref in enumerate(sorted(near))}
        members = {number: {ref} for ref, number in home.items()}
        members[-1] = set()
        for _ in range(20):
            moved = 0
            for ref in sorted(near):
                alone = frozenset((ref,))
                gain = {
                    place: _total(alone, members[place] - {ref}, scores) - cost * len(members[place] - {ref})
                    for place in {home[other] for other in near[ref]} | {home[ref]}
                }
                best = max(sorted(gain), key=lambda place: gain[place])
                if gain[best] > gain[home[ref]] + 1e-9:
                    members[home[ref]].remove(ref)
                    members[best].add(ref)
                    home[ref] = best
                    moved += 1
            if not moved:
                break
        return [frozenset(group) for group in members.values() if len(group) > 1]

    return way


def _total(one: Iterable[Ref], two: Iterable[Ref], scores: dict[frozenset[Ref], float]) -> float:
    others = list(two)
    return sum(scores.get(frozenset((a, b)), 0.0) for a in one for b in others)


ALTERNATIVES: dict[str, Way] = {
    "links": each_link,
    "all linked to each other": all_linked,
    "any chain of links": chained,
    **{f"average link {least}": average(least) for least in (0.2, 0.34, 0.5)},
    **{f"correlation clustering {cost}": correlated(cost) for cost in (0.2, 0.34)},
}


def run(
    events: Iterable[Event], title: str, ways: dict[str, Way], models: Callable[[str], LinkModel] | None
) -> None:
    tallies = {name: Tally() for name in ways}
    for event, comparison in _compared(events, models):
        for name, way in ways.items():
            tallies[name].add(event, comparison, way(comparison))
            if way is as_shipped:
                tallies[name].labels(comparison)
    for name, tally in tallies.items():
        tally.show(f"{title}, {name}" if len(ways) > 1 else title)


def _compared(
    events: Iterable[Event], models: Callable[[str], LinkModel] | None
) -> Iterator[tuple[Event, Comparison]]:
    original = judging.load_model
    for event in events:
        if models:
            chosen = models(event.name)
            judging.load_model = lambda chosen=chosen: chosen  # type: ignore[assignment,misc]
        try:
            yield event, compare_articles(articles_of(event))
        finally:
            judging.load_model = original


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=("train", "check", "invented"))
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--alternatives", action="store_true")
    chosen = parser.parse_args()
    ways = {"as shipped": as_shipped, **(ALTERNATIVES if chosen.alternatives else {})}
    models = None
    if chosen.cross_validate:
        from fit_links import fold_models

        models = fold_models()
    if chosen.part in (None, "invented"):
        run(read_labelled(), "invented events", ways, models)
        run(read_labelled("check"), "invented events that nothing was chosen on", ways, None)
    if chosen.part == "invented":
        return 0
    if not (SHARED / "gold").is_dir():
        print(f"Only the invented events can be measured: {SHARED / 'gold'} is missing.", file=sys.stderr)
        return 0 if chosen.part is None else 2
    if chosen.part in (None, "train"):
        run(read_events("train"), "fitting events", ways, models)
    if chosen.part == "check":
        run(read_events("check"), "checking events", ways, None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
