"""A small real library, and the real app on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from index.article import Article, article_id
from index.library import Library
from reader.config import Config
from reader.tui.app import CrossreadApp
from reader.tui.screens.library import LibraryScreen
from reader.tui.start import Start
from tests.reader.tui.workers import all_done

HOSTILE = "[/red] [sic] [@click=app.quit]x[/] \x1b]52;c;AAAA\x07\x1b[31m\u202eevil \\["


def report(outlet: str | None, title: str | None, text: str, published: str | None = None) -> Article:
    return Article(
        article_id(text, outlet),
        text,
        title=title,
        outlet=outlet,
        published=published,
        source=f"/reports/{(outlet or 'unknown').lower()}.txt",
        language="en",
    )


REPORTS = (
    report(
        "Keld Press",
        "Ferry rams pier in Orran",
        "The ferry Morven struck the pier in Orran on Tuesday evening.\n\n"
        "Eleven passengers were hurt, the harbour office said. The captain blamed the engine.",
        "2026-02-03",
    ),
    report(
        "Evening Post",
        "Eleven hurt as ferry hits pier",
        "The ferry Morven hit the pier in Orran on Tuesday evening.\n\n"
        "Nine passengers were hurt, police said. An engine failed, according to the captain.",
        "2026-02-04",
    ),
    report(
        "Lantern",
        "Council votes on new library",
        "The council of Dunmere voted for a new library on Monday. It will cost four million.",
        "2026-01-12",
    ),
    report(None, None, "Sheep were counted in the hills of Arran, and nobody fell asleep.", None),
)


def fill(folder: Path, *more: Article) -> None:
    with Library.open(folder) as library:
        library.add([*REPORTS, *more])


@asynccontextmanager
async def running(
    folder: Path,
    *,
    size: tuple[int, int] = (160, 48),
    start: Start | None = None,
    config: Config | None = None,
) -> AsyncIterator[tuple[CrossreadApp, Pilot[int]]]:
    """Run the app on a library without a terminal, until its first page is there."""
    app = CrossreadApp(start or Start(library=folder), config or Config(theme="crossread-dark"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def settle(app: CrossreadApp, pilot: Pilot[int]) -> None:
    """Wait until no work is going on and all of it is on the screen."""
    for delay in (0.04, 0.04, 0.0):
        await pilot.pause(delay)
        await all_done(app)
    await pilot.pause()


def library_screen(app: CrossreadApp) -> LibraryScreen:
    (screen,) = [screen for screen in app.screen_stack if isinstance(screen, LibraryScreen)]
    return screen


def screen_text(app: CrossreadApp) -> str:
    """Return the visible text, row by row."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
    )
