"""Claims in the app: written down, gathered, judged by the reader, taken back; nothing foreign is ever obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from index.errors import NoteError
from reader.config import Config
from reader.tui.note_values import ClaimRow
from reader.tui.screens.claims import ClaimsScreen
from reader.tui.screens.compare import CompareScreen
from reader.tui.session import Session
from tests.reader.tui.library_kit import HOSTILE, REPORTS, fill, running, screen_text, settle

ELEVEN, NINE = REPORTS[0], REPORTS[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_AUTHOR", "Ada")
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config.toml"))
    fill(tmp_path / "library")
    return tmp_path / "library"


def desk(folder: Path) -> Session:
    return Session(folder, Config())


def gathered(folder: Path, text: str = "Eleven were hurt.") -> None:
    session = desk(folder)
    for article, words, key in ((ELEVEN, "Eleven passengers", "+"), (NINE, "Nine passengers", "-")):
        start = article.text.index(words)
        session.gather(((article, start, start + len(words)),), text, [key])


def only(folder: Path) -> ClaimRow:
    (row,) = desk(folder).claim_rows()
    return row


def stances(row: ClaimRow) -> list[str]:
    return [one.stance.name if one.stance else "" for one in row.members]


def test_a_claim_gathers_stances_and_proposes_but_sets_nothing(folder: Path) -> None:
    gathered(folder)
    row = only(folder)
    assert stances(row) == ["support", "deny"]
    assert row.status is None
    assert row.proposal is not None
    assert row.proposal.name == "disputed"
    assert row.reason == "Keld Press supports it, Evening Post denies it."


def test_both_sides_of_a_pair_have_stances_of_their_own(folder: Path) -> None:
    session = desk(folder)
    pair = ((ELEVEN, 0, 9), (NINE, 0, 9))
    session.gather(pair, "It rammed the pier.", ["+", "~"])
    row = only(folder)
    assert stances(row) == ["support", "comment"]
    assert len({one.note for one in row.members}) == 1
    assert [tag.name for tag in session.notes_of([ELEVEN])[0].tags] == ["support"]
    assert [tag.name for tag in session.notes_of([NINE])[0].tags] == ["comment"]
    session.gather(pair, row.id, ["-"])
    assert stances(only(folder)) == ["deny", "deny"]
    session.set_stance(row.id, row.members[0].note, None, "-")
    assert stances(only(folder)) == ["", ""]


def test_only_a_status_judges_and_only_a_stance_says_something_about_a_claim(folder: Path) -> None:
    session = desk(folder)
    with pytest.raises(NoteError, match="no stance"):
        session.gather(((ELEVEN, 0, 9),), "It sank.", ["d"])
    assert session.claim_rows() == ()
    session.add_claim("It sank.")
    with pytest.raises(NoteError, match="no status"):
        session.judge_claim(only(folder).id, "+", "")
    with pytest.raises(NoteError, match="needs a text"):
        session.add_claim("  ")


def test_the_same_claim_in_other_letters_is_one(folder: Path) -> None:
    session = desk(folder)
    session.add_claim("It sank.")
    session.add_claim("it  SANK.")
    assert only(folder).text == "It sank."


async def test_a_claim_is_written_judged_reworded_deleted_and_brought_back(folder: Path) -> None:
    async with running(folder) as (app, pilot):

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settle(app, pilot)

        await press("N", "c")
        assert isinstance(app.screen, ClaimsScreen)
        assert "No claims gathered yet" in screen_text(app)
        await press("n", *"It sank", "enter")
        assert only(folder).text == "It sank"
        await press("s", "r", *"Seen afloat", "enter")
        row = only(folder)
        assert (row.status and row.status.name, row.rationale) == ("refuted", "Seen afloat")
        assert "by Ada" in row.judged
        assert "Seen afloat" in screen_text(app)
        await press("e")
        app.screen.query_one(Input).value = "It went down"
        await press("enter")
        assert only(folder).text == "It went down"
        await press("s", "enter")
        assert only(folder).status is None
        await press("D")
        assert desk(folder).claim_rows() == ()
        await press("u", "u")
        row = only(folder)
        assert (row.text, row.status and row.status.name) == ("It went down", "refuted")


async def test_a_proposal_is_taken_with_its_reason_and_can_be_refused(folder: Path) -> None:
    gathered(folder)
    async with running(folder, size=(100, 30)) as (app, pilot):
        for key in ("N", "c", "p"):
            await pilot.press(key)
            await settle(app, pilot)
        assert app.screen.query_one(Input).value == "Keld Press supports it, Evening Post denies it."
        await pilot.press("escape")
        await settle(app, pilot)
        assert only(folder).status is None
        await pilot.press("p", "enter")
        await settle(app, pilot)
        row = only(folder)
        assert (row.status and row.status.name, row.proposal) == ("disputed", None)


async def test_stances_are_changed_quotations_taken_out_and_gone_to(folder: Path) -> None:
    gathered(folder)
    async with running(folder) as (app, pilot):

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settle(app, pilot)

        await press("N", "c", "l", "t")
        assert "•-  deny" in screen_text(app)
        await press("question_mark")
        assert stances(only(folder)) == ["support", "query"]
        await press("x")
        assert stances(only(folder)) == ["support"]
        await press("u")
        assert stances(only(folder)) == ["support", "query"]
        await press("enter")
        assert isinstance(app.screen, CompareScreen)
        here = app.screen.reading.cursor
        assert app.screen.articles[here.article].id == NINE.id
        await press("V")
        assert isinstance(app.screen, ClaimsScreen)
        await press("slash", *"nowhere", "enter")
        await settle(app, pilot)
        assert "Nothing found" in screen_text(app)


async def test_hostile_claims_stay_text(folder: Path) -> None:
    gathered(folder, f"It {HOSTILE} sank שלום 👩🏽‍🚒.")
    async with running(folder, size=(80, 24)) as (app, pilot):
        for keys in (("N", "c"), ("s",), ("escape", "e")):
            for key in keys:
                await pilot.press(key)
                await settle(app, pilot)
            shown = screen_text(app)
            assert "[/red] [sic]" in shown
            assert not any(
                (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown
            )
