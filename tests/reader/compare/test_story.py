"""The comparison end to end: the invariants of its result, the reader's decisions, odd input."""

from __future__ import annotations

import pytest

from index.article import Article, Kind, article_id
from reader.compare.model import Comparison, Overrides, Ref, Relation, Status, Wording
from reader.compare.story import compare_articles

WIRE = (
    "A footbridge over the river Lonn collapsed on Monday evening, throwing nineteen people into the water. "
    "Two barges pulled all of them out within minutes. "
    "“We asked the council in spring to close it,” the engineer Mara Tilsen said."
)
POST = (
    "Twelve people fell into the river Lonn when a footbridge collapsed on Monday evening. "
    "“We asked the council in spring to close it,” said Mara Tilsen, the engineer. "
    "The bakery at the corner will stay open."
)
HERALD = (
    "The council denies that it was asked to close the footbridge. "
    "Barges rescued the people who had fallen into the water when the footbridge over the Lonn collapsed."
)


def article(text: str, outlet: str, published: str | None = "2031-04-08", language: str = "en") -> Article:
    return Article(article_id(text, outlet), text, outlet=outlet, published=published, language=language)


STORY = (article(WIRE, "Wire"), article(POST, "Post"), article(HERALD, "Herald", None))


@pytest.fixture(scope="module")
def story() -> Comparison:
    return compare_articles(STORY)


def linked(comparison: Comparison) -> set[tuple[Ref, Ref]]:
    return {(link.a, link.b) for link in comparison.links}


def test_what_is_said_in_other_words_is_linked(story: Comparison) -> None:
    assert (Ref(0, 0), Ref(1, 0)) in linked(story)
    assert (Ref(0, 0), Ref(2, 1)) in linked(story)
    assert Ref(1, 2) not in story.partners
    assert story.statuses[1][2] is Status.UNIQUE


def test_a_conflict_of_numbers_names_both_values_and_their_places(story: Comparison) -> None:
    (link,) = (x for x in story.links if (x.a, x.b) == (Ref(0, 0), Ref(1, 0)))
    assert link.relation is Relation.DIVERGENT
    (difference,) = (d for d in link.differences if d.kind == "number")
    assert difference.a_span is not None and difference.b_span is not None
    assert "nineteen" in WIRE[difference.a_span.start : difference.a_span.end]
    assert "Twelve" in POST[difference.b_span.start : difference.b_span.end]
    assert story.statuses[0][0] is story.statuses[1][0] is Status.DIVERGENT


def test_a_quotation_that_both_print_is_shared(story: Comparison) -> None:
    (link,) = (x for x in story.links if (x.a, x.b) == (Ref(0, 2), Ref(1, 1)))
    assert link.relation is Relation.SHARED
    assert link.wording in (Wording.VERBATIM, Wording.RESTATED)
    assert any("council in spring to close" in WIRE[run.a.start : run.a.end] for run in link.runs)


def test_the_result_keeps_its_promises(story: Comparison) -> None:
    for link in story.links:
        assert link.a.article < link.b.article
        assert 0 <= link.score <= 1
        assert bool(link.differences) == (link.relation is Relation.DIVERGENT)
        assert link.reasons
    for ref, numbers in story.partners.items():
        assert all(ref in (story.links[n].a, story.links[n].b) for n in numbers)
        scores = [story.links[n].score for n in numbers]
        assert scores == sorted(scores, reverse=True)
    for claim in story.claims:
        assert len(claim.members) > 1
        assert {ref.article for ref in claim.members}.isdisjoint(claim.missing)
    for moment in story.timeline:
        assert moment.mentions


def test_the_hour_of_an_update_is_no_moment_of_the_story() -> None:
    text = "The footbridge collapsed on Monday evening.\n\nUpdated April 8, 6:05 p.m.: A second barge has arrived."
    found = compare_articles([article(text, "Wire")])
    assert [moment.when for moment in found.timeline] == ["2031-04-07"]


def test_a_refused_link_is_gone_and_one_made_by_hand_is_there(story: Comparison) -> None:
    refused = (Ref(0, 0), Ref(1, 0))
    made = (Ref(0, 1), Ref(1, 2))
    found = compare_articles(
        STORY, overrides=Overrides(frozenset({refused}), frozenset({made})), previous=story
    )
    assert refused not in linked(found)
    (link,) = (x for x in found.links if (x.a, x.b) == made)
    assert link.by_hand
    assert linked(found) - {made} == linked(story) - {refused}
    assert linked(compare_articles(STORY, previous=found)) == linked(story)


def test_a_decision_on_a_sentence_that_does_not_exist_has_no_effect(story: Comparison) -> None:
    found = compare_articles(STORY, overrides=Overrides(made=frozenset({(Ref(0, 99), Ref(7, 0))})))
    assert linked(found) == linked(story)


def test_the_threshold_moves_what_is_shown(story: Comparison) -> None:
    strict = compare_articles(STORY, overrides=Overrides(threshold=0.99), previous=story)
    lax = compare_articles(STORY, overrides=Overrides(threshold=0.05), previous=story)
    assert linked(strict) <= linked(story) <= linked(lax)
    assert len(linked(strict)) < len(linked(lax))


def test_one_more_article_leaves_the_links_of_the_others_as_they_are() -> None:
    two = compare_articles(STORY[:2])
    three = compare_articles(STORY, previous=two)
    old = {pair for pair in linked(three) if pair[1].article < 2}
    assert old == linked(two)
    assert any(pair[1].article == 2 for pair in linked(three))


@pytest.mark.parametrize("text", ["", "Word", "。", "\n\n", "?!", "1", "a " * 50_000])
def test_odd_articles_get_an_answer(text: str) -> None:
    found = compare_articles([STORY[0], article(text, "Odd")])
    assert len(found.statuses) == 2


def test_no_article_and_one_article_get_an_answer() -> None:
    assert compare_articles([]).links == ()
    assert compare_articles(STORY[:1]).links == ()


def test_an_article_without_sentences_is_named() -> None:
    found = compare_articles([STORY[0], article("", "Empty Times")])
    assert any("Empty Times" in message for message in found.messages)


def test_articles_in_two_languages_are_compared_with_a_message() -> None:
    german = "Am Montagabend stürzte eine Brücke über die Lonn ein. Neunzehn Menschen fielen ins Wasser."
    found = compare_articles([STORY[0], article(german, "Bote", language="de")])
    assert any("different languages" in message for message in found.messages)


def test_identical_articles_agree_word_for_word() -> None:
    found = compare_articles([article(WIRE, "A"), article(WIRE, "B")])
    straight = [link for link in found.links if link.a.sentence == link.b.sentence]
    assert len(straight) == 3
    assert all(link.wording is Wording.VERBATIM and link.relation is Relation.SHARED for link in straight)
    assert found.copies and found.copies[0].share == 1.0


def test_only_sentences_and_headings_are_compared() -> None:
    found = compare_articles([article(WIRE + "\nPhotograph: Mara Tilsen/Wire", "A"), article(POST, "B")])
    kinds = {found.sentences[ref.article][ref.sentence].kind for ref in found.partners}
    assert kinds <= {Kind.SENTENCE, Kind.HEADING}
