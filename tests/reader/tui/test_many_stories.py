"""What a library of very many stories asks of lists that offer them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.records import Outline
from reader.compare.steps import Stopped, listening
from reader.searches import Narrowing
from reader.tui.convert import MOST_STORIES, destinations
from reader.tui.session import Session
from tests.reader.tui.library_kit import fill

STORIES = [
    Outline(f"s-{n}", f"Report {n} of the year", 2, 2, "2026-02-03", (f"a{n}", f"b{n}"))
    for n in range(MOST_STORIES + 50)
]
LAST = STORIES[-1]


def test_the_first_of_very_many_stories_are_offered_and_typing_finds_the_others() -> None:
    outlets = {LAST.id: ("Lantern",)}
    offered = destinations(STORIES, outlets, [], ["x"], "")
    assert [one.story for one in offered] == [story.id for story in STORIES[:MOST_STORIES]]
    for typed in (f"report {len(STORIES) - 1}", "lantern year"):
        (found,) = destinations(STORIES, outlets, [], ["x"], typed)
        assert (found.story, found.outlets) == (LAST.id, ("Lantern",))


def test_the_story_that_holds_all_of_them_already_is_not_offered() -> None:
    assert not destinations([LAST], {}, [], list(LAST.ids), "")
    assert destinations([LAST], {}, [], [*LAST.ids, "c"], "")


def test_words_in_context_tell_how_far_they_are_and_can_be_stopped(tmp_path: Path) -> None:
    fill(tmp_path)
    session, told = Session(tmp_path), list[tuple[str, int, int]]()
    with listening(lambda *step: told.append(step)):
        found = session.concordance(Narrowing(query="ferry"))
    assert found.lines
    assert [step[1:] for step in told if "context" in step[0]] == [(0, 2), (1, 2)]

    def stop(what: str, done: int, of: int) -> None:
        if "context" in what:
            raise Stopped

    with pytest.raises(Stopped), listening(stop):
        session.concordance(Narrowing(query="ferry"))
    assert session.concordance(Narrowing(query="ferry")) == found
