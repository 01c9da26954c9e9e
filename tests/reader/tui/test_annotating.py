"""Tags and notes from the compare screen: on a sentence, on a selection, undone, shown in text and panel."""

from __future__ import annotations

from textual.pilot import Pilot

from index.article import Span
from reader.compare.model import Ref
from reader.tui.note_values import TagShown
from reader.tui.render.cells import Overlay
from tests.reader.tui.compare_kit import DeskApp, ferry, screen_rows


async def ready(pilot: Pilot[None]) -> DeskApp:
    app = pilot.app
    assert isinstance(app, DeskApp)
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()
    return app


async def test_a_tag_stands_on_the_sentence_and_is_shown() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "t")
        await ready(pilot)
        await pilot.press("d")
        await ready(pilot)
        sentence = ferry().sentences[0][1]
        assert [(n.start, n.end, n.tags) for n in app.desk.notes] == [
            (sentence.start, sentence.end, (TagShown("d"),))
        ]
        text = "\n".join(screen_rows(app))
        assert "* d" in text
        assert "≠*▌Six people" in text
        await pilot.press("Z")
        await ready(pilot)
        assert app.desk.notes == []
        assert "≠*" not in "\n".join(screen_rows(app))


async def test_a_note_on_the_selection_can_be_changed() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        app.compare_screen.reading.overlay = Overlay(selection=(0, Span(2, 7)))
        await pilot.press("a")
        await ready(pilot)
        await pilot.press(*"ask", "ctrl+s")
        await ready(pilot)
        assert [(n.start, n.end, n.text) for n in app.desk.notes] == [(2, 7, "ask")]
        assert app.compare_screen.reading.overlay.selection is None
        assert "* ask" in "\n".join(screen_rows(app))


async def test_cancelling_leaves_all_as_it_was() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        await pilot.press("t")
        await ready(pilot)
        await pilot.press("escape", "a")
        await ready(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert app.desk.notes == []
        assert app.compare_screen is app.screen


async def test_others_can_send_the_reader_to_a_place() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        comparison = ferry()
        app.compare_screen.go_to(comparison.articles[1].id, comparison.sentences[1][2].start + 3)
        assert app.compare_screen.reading.cursor == Ref(1, 2)
        app.compare_screen.go_to("unknown", 3)
        assert app.compare_screen.reading.cursor == Ref(1, 2)
