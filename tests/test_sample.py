"""The sample story: it reads as planned, and the comparison finds what its writers put into it."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from reader.compare.model import Comparison, Link, Ref, Relation, Status, Wording
from reader.compare.story import compare_articles
from reader.sample import FILES, sample_articles, sample_folder

PLAN = json.loads((Path(__file__).parent / "data/sample/plan.json").read_text("utf-8"))
SHORT = {file: short for short, file in PLAN["files"].items()}


@cache
def compared() -> Comparison:
    return compare_articles(sample_articles())


def numbers() -> dict[str, int]:
    return {SHORT[name]: n for n, name in enumerate(FILES)}


def find(short: str, words: str) -> Ref:
    """The one sentence of an article that holds these words."""
    number = numbers()[short]
    found = [m for m, s in enumerate(compared().sentences[number]) if words in s.text]
    assert len(found) == 1, f"{short}: {words!r} stands in {len(found)} sentences"
    return Ref(number, found[0])


def links() -> dict[tuple[Ref, Ref], Link]:
    return {(link.a, link.b): link for link in compared().links}


def planned_pairs(fact: dict[str, Any]) -> list[tuple[Ref, Ref]]:
    refs = sorted(find(*sentence) for sentence in fact["sentences"])
    return [(a, b) for a, b in combinations(refs, 2) if a.article != b.article]


def conflicting_pairs(fact: dict[str, Any], conflict: dict[str, Any]) -> list[tuple[Ref, Ref]]:
    sides = [{numbers()[short] for short in side} for side in conflict["sides"]]
    return [
        (a, b)
        for a, b in planned_pairs(fact)
        if any(
            (a.article in x and b.article in y) or (a.article in y and b.article in x)
            for x, y in combinations(sides, 2)
        )
    ]


def test_every_report_says_who_and_when() -> None:
    articles = sample_articles()
    assert [a.outlet for a in articles] == [
        "Keld Press",
        "Orran Evening Post",
        "Northlight News",
        "The Daily Lantern",
        "Ferry & Harbour Review",
    ]
    assert [str(a.day) for a in articles] == ["2025-10-16"] + ["2025-10-17"] * 4
    assert all(a.title and a.language in ("en", None) for a in articles)


def test_every_report_has_a_dozen_sentences_or_two() -> None:
    for group in compared().sentences:
        assert 15 <= sum(sentence.kind.value == "sentence" for sentence in group) <= 25


def test_the_files_are_five_in_several_formats() -> None:
    assert {Path(name).suffix for name in FILES} == {".txt", ".html", ".md", ".json"}
    assert all((sample_folder() / name).is_file() for name in FILES)


def test_nothing_of_the_pages_navigation_is_read_as_text() -> None:
    post = sample_articles()[FILES.index(PLAN["files"]["post"])]
    assert "newsdesk@" not in post.text
    assert "Council" not in post.text


def test_the_plan_names_sentences_that_are_there() -> None:
    for fact in PLAN["facts"]:
        assert planned_pairs(fact), fact["fact"]
    for sentence in PLAN["unique"]:
        find(*sentence)


@pytest.mark.parametrize(("a", "b", "words"), PLAN["verbatim"])
def test_copied_sentences_are_linked_as_verbatim(a: str, b: str, words: str) -> None:
    first, second = sorted((find(a, words), find(b, words)))
    link = links().get((first, second))
    assert link is not None
    assert link.wording is Wording.VERBATIM
    assert link.relation is Relation.SHARED
    assert not link.differences


def test_the_agency_text_in_two_outlets_is_found_and_the_agency_was_first() -> None:
    copies = {(copy.a, copy.b): copy for copy in compared().copies}
    for short in PLAN["copies"]:
        a, b = sorted(numbers()[s] for s in short)
        assert copies[a, b].earliest == numbers()["keld"]


def test_most_planned_links_are_found() -> None:
    planned = {pair for fact in PLAN["facts"] for pair in planned_pairs(fact)}
    found = planned & links().keys()
    assert len(found) / len(planned) >= 0.5, sorted(shown(planned - found))


def test_most_planned_conflicts_are_found_with_a_right_reason() -> None:
    missed = []
    total = 0
    for fact in PLAN["facts"]:
        for conflict in fact.get("conflicts", ()):
            total += 1
            kinds = {
                difference.kind.value
                for pair in conflicting_pairs(fact, conflict)
                if pair in links()
                for difference in links()[pair].differences
            }
            if not kinds & set(conflict["kinds"]):
                missed.append((fact["fact"], conflict["kinds"]))
    assert (total - len(missed)) / total >= 0.85, missed


def test_reports_that_agree_are_hardly_ever_said_to_conflict() -> None:
    conflicting = {
        pair
        for fact in PLAN["facts"]
        for conflict in fact.get("conflicts", ())
        for pair in conflicting_pairs(fact, conflict)
    }
    divergent = {pair for pair, link in links().items() if link.relation is Relation.DIVERGENT}
    false = divergent - conflicting
    assert len(false) <= 0.25 * len(divergent), sorted(shown(false))


def test_numbers_that_count_different_things_are_hardly_ever_set_against_each_other() -> None:
    counted = PLAN["counts"]
    wrong = [
        difference.label
        for link in compared().links
        for difference in link.differences
        if difference.kind.value == "number"
        and counted.get(difference.a.casefold(), "?") != counted.get(difference.b.casefold(), "!")
    ]
    assert len(wrong) <= 1, wrong


def test_what_only_one_report_has_stays_alone() -> None:
    refs = [find(*sentence) for sentence in PLAN["unique"]]
    linked = [ref for ref in refs if compared().statuses[ref.article][ref.sentence] is not Status.UNIQUE]
    assert len(linked) <= len(refs) / 3, [compared().sentences[r.article][r.sentence].text for r in linked]


def shown(pairs: set[tuple[Ref, Ref]]) -> list[str]:
    def text(ref: Ref) -> str:
        return compared().sentences[ref.article][ref.sentence].text[:60]

    return [
        f"{text(a)} | {text(b)} | {[d.label for d in links()[a, b].differences] if (a, b) in links() else 'no link'}"
        for a, b in pairs
    ]


def test_the_sample_is_read_by_the_ordinary_readers() -> None:
    assert all(isinstance(article, Article) and article.source for article in sample_articles())
