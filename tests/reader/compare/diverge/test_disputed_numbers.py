"""Numbers of two articles that are told of one thing: which are shown as a conflict, and which never can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

import pytest

from index.article import Article, Sentence, article_id
from reader.compare.details import Reading, Setting, read_sentence
from reader.compare.diverge import Verdict, with_disputed
from reader.compare.diverge.disputed.search import MOST_OF_TWO, disputed_numbers
from reader.compare.model import Comparison, Relation
from reader.compare.story import compare_articles

FRIDAY = Setting(date(2026, 3, 13))


def reading(text: str) -> Reading:
    return read_sentence(Sentence(0, len(text), text), FRIDAY)


disputed = disputed_numbers


def compared(a: str, b: str) -> list[tuple[str, str]]:
    """Return the numbers of two sentences that are in dispute."""
    return [(n.a.text, n.b.text) for found in disputed([[reading(a)], [reading(b)]]).values() for n in found]


def story(*texts: str) -> Comparison:
    return compare_articles(
        [Article(id=article_id(text, str(n)), text=text, outlet=str(n)) for n, text in enumerate(texts)]
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The guard had 11 stitches over his eye.",
            "The guard left with nine stitches over his eye.",
        ),
        (
            "Crews ringed a fire of 55 acres below the ridge.",
            "The fire below the ridge burned about 40 acres.",
        ),
        # A least number that the other one goes beyond.
        ("Six crew were aboard the tanker plane.", "The tanker plane carried at least five crew."),
        ("At least 14 towns have closed their beaches.", "Beaches are closed in 17 towns."),
    ],
)
def test_numbers_told_of_one_thing_are_in_dispute(a: str, b: str) -> None:
    assert disputed([[reading(a)], [reading(b)]])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The same, or one of them rounded or only a bound that the other keeps to.
        ("The ferry carried 43,350 tonnes of ore.", "The ferry carried 43,000 tonnes of ore."),
        ("At least five sailors were rescued.", "Five sailors were rescued."),
        ("More than 40 sailors were hurt.", "41 sailors were hurt."),
        # Two units, two nouns, two fates, two questions.
        ("The ferry carried nine tonnes of ore.", "The ferry carried twelve lorries of ore."),
        ("Nine sailors are missing from the ferry.", "Seven sailors of the ferry were rescued."),
        ("Nine cranes stand in the yard.", "Seven boats lie in the yard."),
        # A part and a whole.
        ("The ferry carried sailors, including three guides.", "The ferry carried nine guides."),
        # Two kinds of sums.
        ("The mayor paid bribes of $3 million.", "The mayor paid a fine of $2 million."),
        # Either side gives the other's number as well.
        ("The yard has 40 cranes.", "The yard has 45 cranes, 40 more than the port."),
        ("The ferry carried 95 people, 84 of them passengers.", "The ferry carried 84 people."),
        # What was wanted, what is only planned, what is missing.
        (
            "The growers had demanded a quota of 900 tonnes of honey.",
            "They were granted a quota of 400 tonnes.",
        ),
        ("The bank expects to close nine branches.", "The bank has closed twelve branches."),
        ("The ward was three nurses short that night.", "Nine nurses were on the ward that night."),
    ],
)
def test_numbers_of_two_things_or_that_agree_are_never_compared(a: str, b: str) -> None:
    assert not compared(a, b)
    assert not compared(b, a)


def test_a_number_is_compared_only_with_what_counts_the_same_noun_most_nearly() -> None:
    a, b = "The yard has 40 steel cranes and 12 cranes.", "The yard has 45 steel cranes."
    assert compared(a, b) == [("40", "45")]
    assert compared(b, a) == [("45", "40")]


def test_of_a_whole_and_a_part_of_it_the_whole_is_in_dispute() -> None:
    a = "Four of the six sailors of the ferry are dead."
    assert compared(a, "At least five sailors were aboard the ferry.") == [("six", "At least five")]


def test_numbers_far_apart_in_sentences_that_share_little_are_of_two_things() -> None:
    a = "The mayor has hired 12 lawyers since she took office, and none has left her."
    b = "A strike of 900 lawyers closed the courts of the capital for a week in spring."
    assert not compared(a, b)


def test_a_sum_without_its_currency_is_set_against_one_with_it() -> None:
    a = "The yard made a profit before tax of 262 million euros in the half-year."
    assert compared(a, "Profits of the yard before tax were 214 million in the half-year.")
    assert not compared(a, "Profits of the yard before tax were 214 million dollars in the half-year.")


def test_places_are_those_of_the_articles_and_sentences() -> None:
    a, b = reading("The guard had 11 stitches."), reading("The guard had nine stitches.")
    found = disputed([[None, a], [b], [None]])
    assert list(found) == [((0, 1), (1, 0))]
    ((candidate,),) = found.values()
    assert (candidate.a.text, candidate.b.text) == ("11", "nine")


def test_a_table_in_a_line_is_no_dispute() -> None:
    a, b = (reading(" ".join(f"{n} boats left Orran and" for n in range(first, 40, 2))) for first in (2, 3))
    assert disputed([[a], [b]]) == {}


def test_a_number_is_set_against_the_one_that_counts_the_same_noun() -> None:
    a = reading("The ferry left Orran with 95 people, 84 passengers and 11 crew.")
    b = reading("The ferry left Orran with 86 passengers.")
    ((_, found),) = disputed([[a], [b]]).items()
    assert [(candidate.a.text, candidate.b.text) for candidate in found] == [("84", "86")]


def test_a_dispute_links_two_sentences_once_and_leaves_no_note_of_it() -> None:
    first = "The guard was treated at a clinic near the arena. He had 11 stitches over his left eye."
    second = "A clinic near the arena treated the guard. The man had nine stitches above his left eye."
    links = [link for link in story(first, second).links if link.relation is Relation.DIVERGENT]
    assert [[(d.a, d.b) for d in link.differences] for link in links] == [[("11", "nine")]]
    assert all(note.a != "11" for link in links for note in link.notes)
    assert all(link.reasons for link in links)


@pytest.mark.parametrize(
    ("day", "ending"),
    [
        (date(2026, 3, 15), "the later report gives more"),
        (date(2026, 3, 13), "one goes beyond the other's least"),
        (None, "one goes beyond the other's least"),
    ],
)
def test_why_a_least_toll_and_a_higher_one_differ(day: date | None, ending: str) -> None:
    text = "At least five sailors were killed when the ferry sank off Orran."
    later = "Six sailors were killed when the ferry sank off Orran."
    a = reading(text)
    b = read_sentence(Sentence(0, len(later), later), Setting(day))
    ((_, found),) = disputed([[a], [b]]).items()
    for sure, one, two in ((found, a, b), ([candidate.flipped() for candidate in found], b, a)):
        (difference,) = with_disputed(Verdict((), ()), sure, one, two).conflicts
        assert difference.reason == f"both count sailors; {ending}"


def test_those_aboard_do_not_grow_in_number() -> None:
    articles = [
        Article(id=str(n), text=text, outlet=str(n), published=day)
        for n, (text, day) in enumerate(
            (
                ("The ferry that sank had six sailors aboard.", "2026-03-10"),
                ("Eight sailors were aboard the ferry that sank.", "2026-03-12"),
            )
        )
    ]
    (reason,) = {d.reason for link in compare_articles(articles).links for d in link.differences}
    assert "later" not in reason


def test_a_guessed_day_makes_no_report_the_later_one() -> None:
    early, undated = "At least five sailors were killed off Orran.", "Eight sailors were killed off Orran."
    articles = [
        Article(id=str(n), text=text, outlet=str(n), published=day)
        for n, (text, day) in enumerate(((early, "2026-03-10"), (undated, None), (early, "2026-03-14")))
    ]
    reasons = {d.reason for link in compare_articles(articles).links for d in link.differences}
    assert reasons == {"both count sailors; one goes beyond the other's least"}


def test_lists_of_tolls_dispute_no_more_than_reports_can() -> None:
    tolls = [
        [f"{n * 7 + k} people were killed when ferry {n} sank off Orran." for n in range(30)] for k in (0, 3)
    ]
    found = disputed([[reading(text) for text in lines] for lines in tolls])
    assert sum(map(len, found.values())) == MOST_OF_TWO


def test_articles_that_give_both_numbers_do_not_differ() -> None:
    text = (
        "Five sailors were killed when the ferry sank. Later the coastguard said eight sailors were killed."
    )
    assert all(link.relation is not Relation.DIVERGENT for link in story(text, text + " ").links)


disputing = import_module("reader.compare.diverge.disputed.search")
LISTS = [
    [
        reading(f"{n * step + 2} {who} were {fate} when a ferry sank off Orran.")
        for n in range(12)
        for who, fate in (("sailors", "killed"), ("people", "injured"), ("boats", "lost"))
    ]
    for step in (3, 4, 5)
]


def test_the_order_of_articles_changes_nothing() -> None:
    found = disputed(LISTS)
    assert found
    turned = disputed(LISTS[::-1])
    last = len(LISTS) - 1
    assert {tuple(sorted((last - n, i) for n, i in places)) for places in turned} == set(found)


def test_of_a_story_of_many_numbers_the_first_of_each_article_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert max(i for places in disputed(LISTS) for _, i in places) > 3
    monkeypatch.setattr(disputing, "MOST_NUMBERS", 3 * 4)
    few = disputed(LISTS)
    assert few
    assert max(i for places in few for _, i in places) <= 3


def test_of_more_disputes_than_a_story_can_have_the_likeliest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    near = [reading("The guard had 11 stitches over his left eye."), reading("Nine lamps lit the yard.")]
    alike = [reading("The guard had nine stitches over his left eye."), reading("The yard had 12 lamps.")]
    every = disputed([near, alike])
    assert len(every) == 2
    monkeypatch.setattr(disputing, "MOST_OF_STORY", 1)
    assert list(disputed([near, alike])) == [((0, 0), (1, 0))]


@pytest.mark.parametrize(
    "articles",
    [
        [],
        [[]],
        [[None], [None]],
        [[reading("Nobody came.")], [reading("The guard had 11 stitches.")]],
        [[reading("It rose by 9 percent.")], [reading("The guard had 11 stitches.")]],
    ],
)
def test_articles_without_two_numbers_of_a_unit_dispute_nothing(
    articles: Sequence[Sequence[Reading | None]],
) -> None:
    assert disputed(articles) == {}
