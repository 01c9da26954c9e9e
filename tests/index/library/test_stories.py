"""Articles are grouped by event as they arrive; what a reader moves stays moved."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.library import Library, Undone
from index.reasons import give_reason

FERRY = (
    "The ferry Alma ran aground off Keld on Monday with ninety passengers aboard, the harbour office of Keld said. "
    "Captain Brandt blamed a broken rudder. Divers searched the hull of the Alma for leaks."
)
FERRY_TOO = (
    "Ninety passengers were aboard the Alma when the ferry ran aground near Keld. A broken rudder was to blame, "
    "Captain Brandt told the harbour office. The hull of the Alma has no leaks, divers found."
)
FERRY_LATER = (
    "Off Keld the ferry Alma is still aground. The harbour office wants the rudder of the Alma examined; Captain "
    "Brandt and the ninety passengers were brought ashore. Divers looked at the hull."
)
BUDGET = (
    "Parliament in Orran passed a budget that raises the tax on sugar, after a debate of nine hours. The minister of "
    "finance, Lena Holt, called the sugar tax overdue. The opposition voted against the budget."
)


def article(
    text: str, published: str | None = "2031-04-07", outlet: str = "Mill Post", title: str = ""
) -> Article:
    return Article(article_id(text, outlet), text, title=title or None, outlet=outlet, published=published)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_reports_of_one_event_are_one_story_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    given = [article(FERRY), article(FERRY_TOO, "2031-04-08"), article(FERRY_LATER, None), article(BUDGET)]
    with Library.open(tmp_path) as library:
        for number in order:
            library.add([given[number]])
        (story,) = library.stories()
        assert {entry.id for entry in story.articles} == {given[0].id, given[1].id, given[2].id}
        assert story.reason


def test_the_same_words_a_month_later_are_another_event(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(FERRY), article(FERRY_TOO, "2031-05-20")])
        assert library.stories() == []


def test_a_date_set_by_hand_brings_them_together_and_its_undoing_apart(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        late = library.add([article(FERRY), article(FERRY_TOO, "2031-05-20")])[1].id
        library.edit(late, "published", "2031-04-07")
        assert len(library.stories()) == 1
        library.undo_edit()
        assert library.stories() == []


def test_what_a_reader_moves_stays(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first, second, other = (
            one.id for one in library.add([article(FERRY), article(FERRY_TOO), article(BUDGET)])
        )
        (story,) = library.stories()
        library.move(second, None)
        library.move(other, story.id)
        library.add([article(FERRY_LATER, "2031-04-08")])
        (story, *_) = [s for s in library.stories() if first in {e.id for e in s.articles}]
        assert other in {entry.id for entry in story.articles}
        assert second not in {entry.id for entry in story.articles}


def test_a_move_can_be_undone_and_what_the_rule_placed_is_the_rules_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        _, second, other = (
            one.id for one in library.add([article(FERRY), article(FERRY_TOO), article(BUDGET)])
        )
        (before,) = library.stories()
        library.move([second, other], None)
        (new,) = (story for story in library.stories() if story.id != before.id)
        assert {entry.id for entry in new.articles} == {second, other}
        assert library.undo_edit() == Undone((second, other), ("story",))
        assert library.stories() == [before]
        assert library.undo_edit() is None
        library.edit(second, "published", "2031-06-20")
        assert library.stories() == []


def test_an_article_joins_one_that_stands_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first, second = (one.id for one in library.add([article(FERRY), article(BUDGET)]))
        library.move([second, first], None)
        assert {entry.id for entry in library.stories()[0].articles} == {first, second}
        library.undo_edit()
        assert library.stories() == []


def test_a_story_named_while_adding_sticks(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(FERRY), article(BUDGET)], story="spring")
        assert len(library.story("spring").articles) == 2


def test_a_second_process_joins_the_story_of_the_first(tmp_path: Path) -> None:
    with Library.open(tmp_path) as one, Library.open(tmp_path) as other:
        one.add([article(FERRY)])
        other.add([article(FERRY_TOO)])
        one.add([article(FERRY_LATER)])
        assert len(one.stories()[0].articles) == 3


@pytest.mark.parametrize("text", ["", "Word.", "…", "船が沈んだ。" * 50])
def test_odd_texts_are_grouped_without_complaint(tmp_path: Path, text: str) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(text), article(FERRY), article(text + " ")])
        assert library.count() == 3


def test_a_story_keeps_a_reason_when_the_article_that_bore_it_leaves(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        ids = [one.id for one in library.add([article(FERRY), article(FERRY_TOO), article(FERRY_LATER)])]
        for leaving in ids:
            library.edit(leaving, "published", "2031-06-20")
            (story,) = library.stories()
            assert len(story.articles) == 2
            assert "Alma" in story.reason
            library.undo_edit()
        assert "Alma" in library.stories()[0].reason


def test_the_reason_names_what_both_have() -> None:
    reason = give_reason((None, FERRY, 100), (None, FERRY_TOO, 101))
    assert "Alma" in reason
    assert "1 day apart" in reason


@pytest.mark.parametrize("opened_once", [False, True])
def test_many_articles_without_a_date_find_the_stories_of_dated_ones(
    tmp_path: Path, opened_once: bool
) -> None:
    dated = [article(FERRY, "2031-04-07"), article(BUDGET, "2030-01-15")]
    undated = [
        article(text, None, f"Outlet {number}")
        for number, text in enumerate([FERRY_TOO, BUDGET, FERRY_LATER, BUDGET, FERRY, BUDGET, FERRY_TOO])
    ]
    with Library.open(tmp_path) as library:
        library.add(dated)
    for batch in [undated] if opened_once else [[one] for one in undated]:
        with Library.open(tmp_path) as library:
            library.add(batch)
    with Library.open(tmp_path) as library:
        stories = {
            frozenset(entry.id for entry in story.articles): len(story.articles)
            for story in library.stories()
        }
        assert sorted(stories.values()) == [4, 5]
        assert any({dated[1].id, undated[1].id} <= ids for ids in stories)


def test_articles_that_lost_the_number_of_their_profile_are_still_compared(tmp_path: Path) -> None:
    """Profiles are found by the number of their article, but libraries of earlier days have others too."""
    with Library.open(tmp_path) as library:
        removed = library.add([article(FERRY), article(BUDGET)])[1].id
        library.remove([removed])
        with library._database.writing() as write:
            write.execute("UPDATE profiles SET rowid = rowid + 1")
    with Library.open(tmp_path) as library:
        library.add([article(FERRY_TOO, "2031-04-08")])
        assert len(library.stories()) == 1
        library.add([article(FERRY_LATER)])
        assert len(library.stories()[0].articles) == 3


def test_a_story_into_which_an_old_article_was_moved_is_left_be_by_rules(tmp_path: Path) -> None:
    """The article that a reader moved may be of a day that nobody looks at when the next one arrives."""
    with Library.open(tmp_path) as library:
        old, first, second = (
            one.id for one in library.add([article(BUDGET, "2031-01-02"), article(FERRY), article(FERRY_TOO)])
        )
        (story,) = library.stories()
        library.move(old, story.id)
        library.move([second], None)
    with Library.open(tmp_path) as library:
        library.add([article(FERRY_LATER, "2031-04-08"), article(FERRY_LATER + " More soon.", "2031-04-08")])
        held = {entry.id for entry in library.story(story.id).articles}
        assert {old, first} <= held


def test_an_article_like_one_that_was_removed_in_the_same_sitting_is_taken_in(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.remove([library.add([article(FERRY)])[0].id])
        library.add([article(FERRY_TOO)])
        assert library.stories() == []
        library.add([article(FERRY_LATER)])
        assert len(library.stories()[0].articles) == 2


def test_a_date_that_comes_later_with_the_same_text_decides_about_the_story(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(FERRY), article(FERRY_TOO, None)])
        assert len(library.stories()) == 1
        library.add([article(FERRY_TOO, "2031-06-20")])
        assert library.stories() == []


def test_a_story_named_while_adding_what_is_there_already_is_closed_in_the_same_sitting(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(FERRY), article(BUDGET)])
        library.add([article(FERRY)], story="spring")
        library.add([article(FERRY_TOO), article(FERRY_LATER)])
        (story,) = library.stories()
        assert story.id == "spring"
        assert len(story.articles) == 3


def test_what_is_told_of_a_story_is_told_of_articles_that_are_still_in_it(tmp_path: Path) -> None:
    bell = " Nobody could say why the bell had rung."
    texts = [FERRY + bell, FERRY_TOO + bell, FERRY_LATER]
    with Library.open(tmp_path) as library:
        ids = [one.id for one in library.add([article(text) for text in texts])]
        (story,) = library.stories()
        assert "bell" in story.reason
        library.move([ids[0]], None)
        told = library.story(story.id).reason
        assert "Alma" in told
        assert "bell" not in told
        library.undo_edit()
        library.remove([ids[1]])
        told = library.story(story.id).reason
        assert "Alma" in told
        assert "bell" not in told


def test_a_story_tells_what_the_rule_says_and_what_was_moved(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        other = library.add([article(FERRY), article(FERRY_TOO), article(BUDGET)])[2].id
        (story,) = library.stories()
        library.move([other], story.id)
        told = library.story(story.id).reason
        assert told.startswith(story.reason)
        assert told.endswith("; 1 article moved by hand")
        assert library.stories()[0].reason == told


def test_a_date_that_programs_write_for_none_does_not_keep_an_article_from_its_story(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([article(FERRY), article(FERRY_TOO, "1970-01-01T00:00:00Z")])
        (story,) = library.stories()
        assert "days apart" not in story.reason


def test_a_story_does_not_grow_from_day_to_day_in_whatever_sittings_its_reports_come(tmp_path: Path) -> None:
    given = [
        article(f"{text} That was day {day}.", f"2031-04-{day + 10}", f"Outlet {day}")
        for day, text in enumerate([FERRY, FERRY_TOO, FERRY_LATER] * 4)
    ]
    found = []
    for name, sittings in (("one", [given]), ("each", [[one] for one in given])):
        for batch in sittings:
            with Library.open(tmp_path / name) as library:
                library.add(batch)
        with Library.open(tmp_path / name) as library:
            days = [[str(entry.published) for entry in story.articles] for story in library.stories()]
        assert all(int(held[-1][-2:]) - int(held[0][-2:]) <= 5 for held in days)
        found.append(days)
    assert found[0] == found[1]


def test_an_agency_text_in_three_papers_and_a_report_of_its_own_are_one_story(tmp_path: Path) -> None:
    copies = [
        article(f"{FERRY} {end}", outlet=outlet)
        for outlet, end in (("A", ""), ("B", "More soon."), ("C", "AP"))
    ]
    own = article(
        "Captain Brandt was calm when the Alma shuddered. Off Keld, ninety people aboard, the rudder had broken. "
        "By evening divers had gone down, and the people of Keld stood on the quay with blankets and tea for them all.",
        outlet="D",
    )
    for order in permutations((*copies[:2], own)):
        library_of = tmp_path / "-".join(str(one.outlet) for one in order)
        with Library.open(library_of) as library:
            library.add(order)
            library.add([copies[2]])
            assert [len(story.articles) for story in library.stories()] == [4]
