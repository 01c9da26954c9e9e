"""Stories in outline, for lists: what is shown of them is what the stories themselves say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.article import Article, article_id
from index.errors import NotFoundError
from index.library import Library

OUTLETS = (None, "", "Keld Press", "Keld, Press", "Evening Post", "Lantern")
DATES = (None, "2026-02-03", "2026-02-03T10:00:00+01:00", "2026-02", "2026-02-04")
TITLES = (None, "", "Ferry rams pier", "Fähre rammt Pier", "\u4e2d\u6587", "A title, with commas")


def filled(folder: Path, seed: int) -> Library:
    chance = random.Random(seed)
    library = Library.open(folder)
    ids = []
    for number in range(60):
        text = f"Report {number} of {chance.random()} is about something of its own."
        outlet = chance.choice(OUTLETS)
        article = Article(
            article_id(text, outlet),
            text,
            title=chance.choice(TITLES),
            outlet=outlet,
            published=chance.choice(DATES),
            source=f"/{number}.txt",
        )
        ids.append(library.add([article])[0].id)
    for _ in range(12):
        library.move(chance.sample(ids, chance.randint(1, 6)), None)
    library.remove(chance.sample(ids, 5))
    return library


@pytest.mark.parametrize("seed", range(3))
def test_an_outline_says_what_the_story_says(tmp_path: Path, seed: int) -> None:
    with filled(tmp_path, seed) as library:
        stories, outlines, outlets = library.stories(), library.outlines(), library.story_outlets()
        assert [story.id for story in outlines] == [story.id for story in stories]
        assert sum(story.articles > 1 for story in outlines) > 3
        for story, outline in zip(stories, outlines, strict=True):
            ids = [entry.id for entry in story.articles]
            assert sorted(outline.ids) == sorted(ids)
            assert (outline.title, outline.articles, outline.outlets) == (
                story.title,
                len(ids),
                len(story.outlets),
            )
            assert sorted(outlets.get(story.id, ())) == sorted(story.outlets)
            assert outline.published == max(
                (e.published for e in story.articles if e.published), default=None
            )


def test_the_story_of_an_article_is_the_one_that_holds_it(tmp_path: Path) -> None:
    with filled(tmp_path, 1) as library:
        shared = {
            e.id: story.id for story in library.stories() if len(story.articles) > 1 for e in story.articles
        }
        for entry in library.entries():
            found = library.story_of(entry.id)
            assert (found.id if found else None) == shared.get(entry.id)
        with pytest.raises(NotFoundError):
            library.story_of("nothing")


def test_states_are_read_by_the_beginning_of_their_keys(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for key in ("conflicts:a", "conflicts:b%", "conflicts", "conflictsx", "other:c"):
            library.save_state(key, f'"{key}"')
        assert library.load_states("conflicts:") == {
            "conflicts:a": '"conflicts:a"',
            "conflicts:b%": '"conflicts:b%"',
        }
        assert library.load_states("none") == {}
