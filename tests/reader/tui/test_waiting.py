"""A write that waits for another process is told of in the app, not on the terminal below it."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from index import waiting
from tests.reader.tui.library_kit import fill, library_screen, running


async def test_the_app_says_that_a_write_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.05)
    below: list[str] = []
    monkeypatch.setattr(waiting, "_listeners", [below.append])
    fill(tmp_path)
    async with running(tmp_path) as (app, pilot):
        (one, *_) = library_screen(app).session.find(library_screen(app).narrowing).rows
        other = sqlite3.connect(tmp_path / "library.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(asyncio.to_thread(app.session.edit, one.id, {"author": "Ada Moss"}))
        for _ in range(100):
            await pilot.pause(0.02)
            if app._notifications:
                break
        assert any("another crossread" in notice.message for notice in app._notifications)
        assert not writing.done()
        other.execute("COMMIT")
        other.close()
        await writing
        assert app.session.articles([one.id])[0].author == "Ada Moss"
    waiting.say("The library", 30)
    assert len(below) == 1
