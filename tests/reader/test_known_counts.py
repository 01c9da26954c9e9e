"""Kept counts of contested points: for all stories at once they are what they are for each."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from reader.compare.feedback import Feedback
from reader.comparing import count_conflicts, known_conflicts, known_counts
from tests.reader.tui.library_kit import REPORTS, fill, report


def test_the_counts_of_all_stories_are_those_of_each(tmp_path: Path) -> None:
    fill(tmp_path)
    with Library.open(tmp_path) as library:
        (story,) = library.stories()
        assert known_counts(library, library.outlines()) == {}
        count = count_conflicts(library, story)
        assert known_counts(library, library.outlines()) == {story.id: count}
        assert known_conflicts(library, story) == count

        library.save_state(f"feedback:{story.id}", Feedback(threshold=0.5).dumps())
        assert known_counts(library, library.outlines()) == {}, "the reader has decided something since"
        count_conflicts(library, story)
        library.save_state(f"conflicts:{story.id}", "no JSON")
        assert known_counts(library, library.outlines()) == {}
        count_conflicts(library, story)
        library.add(
            [report("Late News", "Ferry hits pier in Orran", REPORTS[0].text + " More soon.", "2026-02-04")]
        )
        assert library.outlines()[0].articles == 3
        assert known_counts(library, library.outlines()) == {}, "an article has come"
