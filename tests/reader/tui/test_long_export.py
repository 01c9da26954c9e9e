"""Exporting many notes says how far it is and can be stopped; what stood in the file stays then."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Span
from reader.compare.steps import Stopped, listening
from reader.notes import NoteStore, annotate
from reader.notes.exchange import Format
from reader.notes.making import Place
from reader.tui.screens.export_dialog import ExportDialog
from reader.tui.session import Session
from tests.reader.tui.library_kit import REPORTS, fill, running, screen_text, settle

NOTES = 3


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    fill(tmp_path)
    with NoteStore.open(tmp_path) as store, store.operation("notes"):
        for n in range(NOTES):
            annotate(store, [Place(REPORTS[0], Span(4 * n, 4 * n + 9))], note=f"check {n}")
    return tmp_path


@pytest.mark.parametrize("format_", [one for one in Format if one is not Format.CLAIMREVIEW])
def test_every_format_tells_how_far_it_is_and_stops(noted: Path, format_: Format) -> None:
    told: list[tuple[str, int, int]] = []
    session = Session(noted)
    with listening(lambda *step: told.append(step)):
        session.export_notes(format_.value, "", noted / "whole")
    parts = ("Reading the notes", "Checking quotations", "Writing the notes")
    assert [part for part in parts if (part, 0, NOTES) in told] == list(parts)

    def stop(what: str, done: int, of: int) -> None:
        if what == "Writing the notes":
            raise Stopped

    old = noted / "old"
    if format_ is not Format.HYPOTHESIS:
        old.write_text("what stood here")
    with pytest.raises(Stopped), listening(stop):
        session.export_notes(format_.value, "", old)
    assert format_ is Format.HYPOTHESIS or old.read_text() == "what stood here"


async def test_the_dialog_stays_where_an_export_is_stopped(
    noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Stopped

    async with running(noted) as (app, pilot):
        await pilot.press("E")
        await settle(app, pilot)
        assert isinstance(app.screen, ExportDialog)
        assert app.screen.glyphs is app.session.glyphs
        with monkeypatch.context() as patch:
            patch.setattr(app.session, "export_notes", stopped)
            await pilot.press("enter")
            await settle(app, pilot)
        assert "Stopped: nothing more is written." in screen_text(app)
        await pilot.press("ctrl+u", *str(noted / "n.jsonld"), "enter")
        await settle(app, pilot)
        assert "3 notes written" in " ".join(screen_text(app).split())
        assert (noted / "n.jsonld").is_file()
