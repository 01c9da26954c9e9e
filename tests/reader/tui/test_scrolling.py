"""The wheel scrolls three rows at once, whatever paints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from reader.sample import sample_articles
from reader.tui.start import Start
from reader.tui.widgets.scrolling import NOTCH, Scrolling
from tests.reader.tui.library_kit import running, settle


@pytest.mark.parametrize(("key", "selector"), [("2", "ArticleText"), ("question_mark", "#help-list")])
async def test_a_notch_of_the_wheel_scrolls_at_once(tmp_path: Path, key: str, selector: str) -> None:
    start = Start(library=tmp_path, articles=tuple(sample_articles()))
    async with running(tmp_path, start=start, size=(100, 24)) as (app, pilot):
        await pilot.press(key)
        await settle(app, pilot)
        widget = app.screen.query_one(selector, Scrolling)
        at = widget.scroll_offset.y
        for kind, rows in ((events.MouseScrollDown, NOTCH), (events.MouseScrollUp, 0)):
            widget.post_message(kind(widget, 1, 1, 0, 0, 0, False, False, False))
            await pilot.pause()
            assert widget.scroll_offset.y == at + rows
