"""A reader's decisions on links outlive whatever happens to stories and articles, and are obeyed in any company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Article
from index.errors import StoreError
from index.library import Library
from reader.cli.main import run
from reader.compare.feedback import Verdict
from reader.compare.model import Comparison, Ref
from reader.comparing import compare_story, count_conflicts, known_conflicts, known_counts
from reader.decisions import story_key
from reader.tui.session import Session
from tests.reader.tui.library_kit import REPORTS, fill, report

TOLLS = (Ref(0, 1), Ref(1, 1))
"""Eleven and nine passengers hurt."""
THIRD = report(
    "Harbour Gazette",
    "Ferry accident in Orran",
    "The ferry Morven struck the pier in Orran. Seven passengers were hurt, the harbour office said.",
    "2026-02-04",
)


def words_linked(comparison: Comparison) -> set[frozenset[str]]:
    sentences = comparison.sentences
    return {
        frozenset(sentences[ref.article][ref.sentence].text for ref in (link.a, link.b))
        for link in comparison.links
    }


def tolls_of(articles: Sequence[Article], session: Session, key: str) -> frozenset[str]:
    comparison = session.compare(articles, key)
    return frozenset(comparison.sentences[ref.article][ref.sentence].text for ref in TOLLS)


@pytest.fixture
def refused(tmp_path: Path) -> tuple[Session, tuple[Article, ...], str, frozenset[str]]:
    """A library in which the link between the two tolls was refused in their story."""
    fill(tmp_path)
    session = Session(tmp_path)
    with Library.open(tmp_path) as library:
        (story,) = library.stories()
        articles = tuple(library.get(entry.id) for entry in story.articles)
    comparison = session.compare(articles, story.id)
    pair = tolls_of(articles, session, story.id)
    assert pair in words_linked(comparison)
    assert pair not in words_linked(session.feedback(story.id, Verdict.REFUSED, comparison, TOLLS))
    return session, articles, story.id, pair


Refused = tuple[Session, tuple[Article, ...], str, frozenset[str]]


def test_a_refused_link_stays_away_where_the_articles_are_opened_without_their_story(
    refused: Refused, capsys: pytest.CaptureFixture[str]
) -> None:
    session, articles, _, pair = refused
    assert pair not in words_linked(session.compare(articles, story_key(articles)))
    assert pair not in words_linked(Session(session.folder).compare((*articles, THIRD), "another"))
    assert run(["--library", str(session.folder), "compare", "--json", *(a.id for a in articles)]) == 0
    said = capsys.readouterr().out
    assert run(["--library", str(session.folder), "compare", "--json", "--story", refused[2]]) == 0
    assert capsys.readouterr().out == said


def test_a_refused_link_stays_away_in_the_story_that_the_articles_come_to(refused: Refused) -> None:
    session, articles, story, pair = refused
    with Library.open(session.folder) as library:
        library.move([article.id for article in articles], None)
        (other,) = library.stories()
        assert other.id != story
        assert pair not in words_linked(compare_story(articles, library, other.id))


def test_it_can_be_taken_back_in_other_company(refused: Refused) -> None:
    session, articles, story, pair = refused
    key = story_key(articles)
    back = session.feedback(key, Verdict.UNDONE, session.compare(articles, key), TOLLS)
    assert pair in words_linked(back)
    assert pair in words_linked(session.compare(articles, story))


def test_it_outlives_removal_reindexing_and_a_second_process(refused: Refused) -> None:
    session, articles, _, pair = refused
    other = Session(session.folder)
    with Library.open(session.folder) as library:
        library.remove([articles[0].id])
        library.reindex()
        library.add([REPORTS[0]])
        (story,) = library.stories()
        anew = tuple(library.get(entry.id) for entry in story.articles)
    assert pair not in words_linked(other.compare(anew, story.id))
    told = other.feedback(story.id, Verdict.MADE, other.compare(anew, story.id), (Ref(0, 2), Ref(1, 0)))
    assert len(told.overrides.made) == 1
    session.set_threshold(story.id, 0.5, session.compare(anew, story.id))
    kept = other.compare(anew, story.id).overrides
    assert (len(kept.refused), len(kept.made), kept.threshold) == (1, 1, 0.5)


def test_a_file_that_was_edited_elsewhere_keeps_what_was_decided_on_its_sentences(refused: Refused) -> None:
    session, articles, _, pair = refused
    edited = report("Keld Press", articles[0].title, articles[0].text + " More to follow.", "2026-02-03")
    assert edited.id != articles[0].id
    assert pair not in words_linked(session.compare((edited, articles[1]), story_key((edited, articles[1]))))


def test_what_has_no_effect_any_more_is_said_and_comes_back_with_the_sentence(refused: Refused) -> None:
    session, articles, story, pair = refused
    changed = replace(articles[0], text=articles[0].text.replace("Eleven", "Twelve"))
    comparison = session.compare((changed, articles[1]), story)
    assert [m for m in comparison.messages if "no effect" in m] == [
        "One decision of yours on a link has no effect now: the text has changed where the sentences were."
    ]
    again = session.compare(articles, story)
    assert pair not in words_linked(again)
    assert again.messages == ()


def test_a_changed_text_is_compared_anew_in_the_same_sitting(refused: Refused) -> None:
    session, articles, story, _ = refused
    changed = replace(articles[0], text=articles[0].text.replace("Eleven", "Twelve"))
    assert session.compare((changed, articles[1]), story).articles == (changed, articles[1])
    assert session.compare(articles, story) is session.compare(articles, story)


def test_decisions_that_cannot_be_read_are_said_and_kept_as_they_are(refused: Refused) -> None:
    session, articles, story, pair = refused
    session.save_state(f"feedback:{story}", '{"version": 9}')
    comparison = session.compare(articles, story)
    assert pair in words_linked(comparison)
    assert any("feedback of version 9" in message for message in comparison.messages)
    with pytest.raises(StoreError, match="Nothing was changed"):
        session.feedback(story, Verdict.REFUSED, comparison, TOLLS)
    assert session.load_state(f"feedback:{story}") == '{"version": 9}'


def test_a_count_of_conflicts_does_not_outlive_a_new_version_or_a_decision_made_elsewhere(
    tmp_path: Path,
) -> None:
    first = replace(REPORTS[0], url="https://keld.example/ferry")
    with Library.open(tmp_path) as library:
        library.add([first, REPORTS[1]])
        (story,) = library.stories()
        assert count_conflicts(library, story) > 0
        library.add([replace(first, id="0" * 12, text=first.text.replace("Eleven", "Nine"))])
        (story,) = library.stories()
        assert [entry.versions for entry in story.articles] == [2, 1]
        assert known_conflicts(library, story) is None
        assert known_counts(library, library.outlines()) == {}
        count = count_conflicts(library, story)
        assert known_counts(library, library.outlines()) == {story.id: count}
        articles = [library.get(entry.id) for entry in story.articles]
    session = Session(tmp_path)
    session.feedback("elsewhere", Verdict.REFUSED, session.compare(articles, "elsewhere"), TOLLS)
    with Library.open(tmp_path) as library:
        assert known_conflicts(library, story) is None


def test_files_are_compared_without_a_library_and_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, given in enumerate(REPORTS[:2]):
        (tmp_path / f"{number}.txt").write_text(given.text, "utf-8")
    library = tmp_path / "library"
    files = [str(tmp_path / f"{number}.txt") for number in range(2)]
    assert run(["--library", str(library), "compare", "--json", *files]) == 0
    assert not library.exists()
    expected = capsys.readouterr().out
    library.mkdir()
    (library / "library.sqlite3").write_bytes(b"no database" * 100)
    assert run(["--library", str(library), "compare", "--json", *files]) == 0
    found = capsys.readouterr()
    assert found.out == expected
    assert "decisions on links could not be read" in found.err
