"""What an editor cannot paint survives being opened, changed elsewhere and kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.clean import screen_text
from reader.tui.restoring import restored

CREW = "The crew 👩🏽‍🚒 of می‌خواهم said é."
ODD = st.text(st.sampled_from("ab \u200d\u200c\u202e\ufe0f👩🏽🚒é\ne\u0301"), max_size=30)


def alike(shown: str) -> str:
    """Return a text in which a joiner is hidden whatever stands behind it."""
    return shown.replace("\u200d", "\u200b")


def test_a_text_that_is_only_opened_stays_as_it_was() -> None:
    assert screen_text(CREW) != CREW
    assert restored(CREW, screen_text(CREW), screen_text) == CREW


def test_what_is_changed_elsewhere_leaves_the_rest() -> None:
    edited = screen_text(CREW).replace("The crew", "A firewoman").replace("said", "says")
    assert restored(CREW, edited, screen_text) == CREW.replace("The crew", "A firewoman").replace(
        "said", "says"
    )
    assert restored(CREW, "", screen_text) == ""
    assert restored("", "new", screen_text) == "new"


@given(ODD, ODD, ODD)
def test_nothing_is_ever_shown_otherwise_than_it_was_edited(first: str, second: str, third: str) -> None:
    original = first + second
    assert restored(original, screen_text(original), screen_text) == original
    edited = screen_text(first) + screen_text(third) + screen_text(second)
    assert alike(screen_text(restored(original, edited, screen_text))) == alike(edited)
