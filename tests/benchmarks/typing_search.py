"""What typing in the app's search box costs in a large library, letter by letter.

    python -m tests.benchmarks.typing_search [COUNT] [--library DIR] [--words N]

Makes a library of COUNT articles (50000) of recombined sentences, or takes the one in DIR, runs the app on it without a
terminal, goes to the search box and types words letter by letter, each letter after the last one's results have come.
For every letter: milliseconds from the key until the list that it leaves has been painted, as they are and less the
pause in which the app waits for another letter; processor milliseconds of the whole app until then, painting and the
words it offers included; and processor milliseconds of finding alone, as the app does it, and with the snippets of all
hundred articles of the first page.

Then it types the same words fast, a letter every 80 ms without waiting for anything, and measures from each key until
its letter stands painted in the box. p50 / p95 / max. Wall time measures what else the machine does, too.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

from textual import events
from textual.widgets import Input

from index.library import Library
from reader.tui.app import CrossreadApp
from reader.tui.screens.library_searching import FIRST_PAGE
from reader.tui.screens.library_typing import DEBOUNCE
from reader.tui.start import Start
from reader.tui.widgets.library_lists import RowList
from tests.benchmarks.corpus import make_corpus, sentences
from tests.reader.tui.library_kit import library_screen, settle

STORIES = Path(__file__).resolve().parents[3] / "shared" / "stories"
SIZE = (160, 48)
LOOK = 0.002
"""Seconds between looks at what is shown."""
PATIENCE = 60.0


FAST = 0.08
"""Seconds between two letters of somebody who types fast."""


class Letter(NamedTuple):
    """What one letter cost, in seconds."""

    shown: float
    work: float
    found: float
    whole: float


class Watched:
    """The app, and what it painted when."""

    def __init__(self, app: CrossreadApp) -> None:
        self.app = app
        self.listed = 0.0
        """When the list was last given other articles."""
        self.painted: list[tuple[float, str]] = []
        """When the app painted, and what stood in the search box then."""
        display, rows = app._display, library_screen(app).query_one(RowList)
        show, box = rows.show, self.box

        def painted(*given: Any) -> None:
            display(*given)
            self.painted.append((time.perf_counter(), box.value))

        def shown(*given: Any, **named: Any) -> None:
            self.listed = time.perf_counter()
            show(*given, **named)

        app._display, rows.show = painted, shown  # type: ignore[method-assign]

    @property
    def box(self) -> Input:
        """The search box."""
        return library_screen(self.app).query_one("#search", Input)


def words(count: int) -> list[str]:
    """Return words of the corpus, common ones and rare ones."""
    chance = random.Random(9)
    found = [
        word
        for sentence in chance.sample(sentences(STORIES), 2_000)
        for word in sentence.split()
        if word.isascii() and word.isalpha() and 4 < len(word) < 11
    ]
    return [word.lower() for word in chance.sample(found, count)]


async def press(watched: Watched, key: str) -> Letter:
    """Type a letter into the search box and wait until the list that it leaves has been painted."""
    screen, box = library_screen(watched.app), watched.box
    before = screen.page
    begun, work = time.perf_counter(), time.process_time()
    box.insert_text_at_cursor(key)
    while (
        screen.page is before
        or screen.narrowing.query != box.value
        or watched.painted[-1][0] < watched.listed
    ):
        await asyncio.sleep(LOOK)
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError(f"Nothing was shown for “{box.value}”.")
    shown = next(at for at, _ in watched.painted if at >= watched.listed) - begun
    work = time.process_time() - work
    seen = screen.query_one(RowList).in_sight(found=True)
    taken = []
    for snippets in (seen, None):
        begun = time.thread_time()
        screen.session.find(screen.narrowing, FIRST_PAGE, typing=True, snippets=snippets)
        taken.append(time.thread_time() - begun)
    return Letter(shown, work, *taken)


async def rush(watched: Watched, typed: list[str]) -> list[float]:
    """Type words fast from another thread, as a terminal does; return the seconds until each letter was painted."""
    app, box = watched.app, watched.box
    loop = asyncio.get_running_loop()
    keys: list[tuple[float, str]] = []

    def clear() -> None:
        box.value = ""

    def type_all() -> None:
        due = time.perf_counter()
        for word in typed:
            loop.call_soon_threadsafe(clear)
            for end, letter in enumerate(word, 1):
                due += FAST
                time.sleep(max(0.0, due - time.perf_counter()))
                keys.append((time.perf_counter(), word[:end]))
                loop.call_soon_threadsafe(app.post_message, events.Key(letter, letter))
            due += 8 * FAST
            time.sleep(max(0.0, due - time.perf_counter()))

    thread = threading.Thread(target=type_all)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(LOOK)
    await asyncio.sleep(1.0)
    return [
        next(
            (then for then, value in watched.painted if then >= at and value.startswith(word)), at + PATIENCE
        )
        - at
        for at, word in keys
    ]


async def measure(folder: Path, count: int) -> tuple[list[Letter], list[float]]:
    """Type so many words into the search box, slowly, then fast."""
    app, typed = CrossreadApp(Start(library=folder)), words(count)
    found = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(app, pilot)
        watched = Watched(app)
        await pilot.press("slash")
        watched.box.value = ""
        await asyncio.sleep(2 * DEBOUNCE)
        await settle(app, pilot)
        for word in typed:
            for letter in word:
                found.append(await press(watched, letter))
                await settle(app, pilot)
            watched.box.value = ""
            await asyncio.sleep(2 * DEBOUNCE)
            await settle(app, pilot)
        lags = await rush(watched, typed)
        await settle(app, pilot)
    return found, lags


def main() -> None:
    """Measure, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=50_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--words", type=int, default=25)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="typing-") as place:
        folder = options.library or Path(place)
        with Library.open(folder) as library:
            if options.library is None:
                library.add(make_corpus(options.count, sentences(STORIES)))
            articles = library.count()
        letters, lags = asyncio.run(measure(folder, options.words))
    print(f"| {articles:,} articles, {len(letters)} letters | p50 | p95 | max |\n|---|---|---|---|")
    rows = {
        "key to painted results, wall ms": [letter.shown for letter in letters],
        f"the same less the pause of {1000 * DEBOUNCE:.0f} ms": [
            letter.shown - DEBOUNCE for letter in letters
        ],
        "results, processor ms of the app": [letter.work for letter in letters],
        "finding alone, processor ms": [letter.found for letter in letters],
        "finding with the whole page's snippets": [letter.whole for letter in letters],
        f"a letter every {1000 * FAST:.0f} ms: key to letter, wall ms": lags,
    }
    for label, seconds in rows.items():
        values = sorted(1000 * one for one in seconds)
        p95 = values[int(len(values) * 0.95)]
        print(f"| {label} | {statistics.median(values):.0f} | {p95:.0f} | {values[-1]:.0f} |")


if __name__ == "__main__":
    main()
