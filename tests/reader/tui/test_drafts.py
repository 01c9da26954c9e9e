"""Drafts of notes as one small text."""

from __future__ import annotations

from reader.tui.drafts import MOST, draft_key, read_drafts, with_draft


def test_drafts_are_kept_changed_and_taken_out() -> None:
    state = with_draft(None, "a", "begun")
    state = with_draft(state, "b", "שלום 👩🏽‍🚒 \x1b]52;c\x07")
    assert read_drafts(state) == {"a": "begun", "b": "שלום 👩🏽‍🚒 \x1b]52;c\x07"}
    assert read_drafts(with_draft(state, "a", "")) == {"b": "שלום 👩🏽‍🚒 \x1b]52;c\x07"}


def test_a_damaged_state_holds_none_and_is_replaced() -> None:
    for state in ("", "[1]", "{", '{"a": 3}', "null"):
        assert read_drafts(state) == {}
        assert read_drafts(with_draft(state, "a", "x")) == {"a": "x"}


def test_the_oldest_go_first() -> None:
    state: str | None = None
    for n in range(MOST + 2):
        state = with_draft(state, str(n), "x")
    state = with_draft(state, "2", "again")
    assert next(iter(read_drafts(state))) == "3"
    assert list(read_drafts(state))[-1] == "2"


def test_a_draft_is_named_by_its_note_or_its_places() -> None:
    assert draft_key(["x", "y"], [(0, 1, 2), (1, 3, 4)]) == "x:1-2 y:3-4"
    assert draft_key(["x"], [(0, 1, 2)], "urn:uuid:1") == "urn:uuid:1"
