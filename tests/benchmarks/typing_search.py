"""What typing in the app's search box costs in a large library, letter by letter.

    python -m tests.benchmarks.typing_search [COUNT] [--library DIR] [--words N]

Makes a library of COUNT articles (50000) of recombined sentences, or takes the one in DIR, runs the app on it without a
terminal, goes to the search box and types words, key by key from another thread, as a terminal hands them over.

1. Letter by letter, each after all that the last one led to has been done. For every letter: milliseconds from the key
   until the list that it leaves has been painted, every pause included; the stages of that; and processor milliseconds
   of the whole app until then, the words it offers and the counts beside the list included where they come earlier.
2. Words as people type them, 60 to 300 ms between two letters, never the same. From each letter's key until it stands
   painted in the box, and from each word's last key until its list has been painted.
3. The same with a letter every 80 ms.

p50 / p95 / max. Wall time measures what else the machine does, too.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textual import events
from textual.widgets import Input

from index.library import Library
from reader.tui.app import CrossreadApp
from reader.tui.screens import library_searching
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
PEOPLE = (0.06, 0.3)
"""Seconds between two letters of people, from and to; most often nearer the lower one."""
AFTER = 1.0
"""Seconds after a word."""


class Letter(NamedTuple):
    """What one letter cost, in seconds."""

    shown: float
    echo: float
    """Until it stood in the box."""
    waited: float
    """From there until its search began in its thread."""
    searched: float
    held: float
    """From there until the list was given the articles."""
    painted: float
    work: float
    """Of the processor, by the whole app, until then."""
    search_work: float
    """Of that, by the search's thread."""


class Watched:
    """The app, and what it did when."""

    def __init__(self, app: CrossreadApp) -> None:
        self.app = app
        self.listed: list[tuple[float, str]] = []
        """When the list was given other articles, and for which query."""
        self.painted: list[tuple[float, str]] = []
        """When the app painted, and what stood in the search box then."""
        self.searches: list[tuple[float, float, float, str]] = []
        """When a search began and ended in its thread, processor time that it took, and for which query."""
        display, rows, listed = app._display, library_screen(app).query_one(RowList), library_searching.listed
        show, box, screen = rows.show, self.box, library_screen(app)

        def painted(*given: Any) -> None:
            display(*given)
            self.painted.append((time.perf_counter(), box.value))

        def shown(*given: Any, **named: Any) -> None:
            self.listed.append((time.perf_counter(), screen.narrowing.query))
            show(*given, **named)

        def searched(session: Any, narrowing: Any, *given: Any, **named: Any) -> library_searching.Listed:
            begun, work = time.perf_counter(), time.thread_time()
            found = listed(session, narrowing, *given, **named)
            work = time.thread_time() - work
            self.searches.append((begun, time.perf_counter(), work, narrowing.query))
            return found

        app._display = painted  # type: ignore[method-assign,assignment]
        rows.show = shown  # type: ignore[method-assign]
        library_searching.listed = searched

    @property
    def box(self) -> Input:
        """The search box."""
        return library_screen(self.app).query_one("#search", Input)

    def list_painted(self, since: float, query: str) -> float | None:
        """Return when the list for a query was painted first after a moment; None if it has not been."""
        listed = next((at for at, what in self.listed if at >= since and what == query), None)
        return listed and next((at for at, _ in self.painted if at >= listed), None)

    def press(self, key: str) -> float:
        """Hand a key over from another thread; return when."""
        at = time.perf_counter()
        self.loop.call_soon_threadsafe(self.app.post_message, events.Key(key, key))
        return at

    loop: asyncio.AbstractEventLoop


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
    whole, work = watched.box.value + key, time.process_time()
    begun = await asyncio.to_thread(watched.press, key)
    while (done := watched.list_painted(begun, whole)) is None:
        await asyncio.sleep(LOOK)
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError(f"Nothing was shown for “{watched.box.value}”.")
    work = time.process_time() - work
    echo = next(at for at, value in watched.painted if at >= begun and value == whole)
    start, end, search_work, _ = next(one for one in watched.searches if one[0] >= begun and one[3] == whole)
    listed = next(at for at, what in watched.listed if at >= end and what == whole)
    stages = (echo - begun, start - echo, end - start, listed - end, done - listed)
    return Letter(done - begun, *stages, work, search_work)


async def rush(
    watched: Watched, typed: Sequence[str], gap: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Type words from another thread without waiting for anything, so many seconds between two letters.

    Returns the seconds until each letter was painted, and until the list of each whole word was.
    """
    box, keys = watched.box, list[tuple[float, str, bool]]()

    def clear() -> None:
        box.value = ""

    def type_all() -> None:
        due = time.perf_counter()
        for word in typed:
            watched.loop.call_soon_threadsafe(clear)
            due += AFTER
            for end, letter in enumerate(word, 1):
                due += gap()
                time.sleep(max(0.0, due - time.perf_counter()))
                keys.append((watched.press(letter), word[:end], end == len(word)))
            due += AFTER
            time.sleep(max(0.0, due - time.perf_counter()))

    thread = threading.Thread(target=type_all)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(LOOK)
    await asyncio.sleep(AFTER)
    echoes = [
        next(
            (then for then, value in watched.painted if then >= at and value.startswith(word)), at + PATIENCE
        )
        - at
        for at, word, _ in keys
    ]
    lists = [(watched.list_painted(at, word) or at + PATIENCE) - at for at, word, last in keys if last]
    return echoes, lists


async def measure(folder: Path, count: int) -> dict[str, list[float]]:
    """Type so many words into the search box in three ways; return seconds by what they are of."""
    app, typed, chance = CrossreadApp(Start(library=folder)), words(count), random.Random(3)
    letters = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(app, pilot)
        watched = Watched(app)
        watched.loop = asyncio.get_running_loop()
        await pilot.press("slash")
        for word in typed:
            watched.box.value = ""
            await asyncio.sleep(AFTER)
            await settle(app, pilot)
            for letter in word:
                letters.append(await press(watched, letter))
                await settle(app, pilot)
        people, lists = await rush(watched, typed, lambda: chance.triangular(*PEOPLE, 0.1))
        fast, fast_lists = await rush(watched, typed, lambda: FAST)
        await settle(app, pilot)
    name, fast_name = "typed as people type", f"a letter every {1000 * FAST:.0f} ms"
    return {
        "key to painted results": [letter.shown for letter in letters],
        "· key to letter in the box": [letter.echo for letter in letters],
        "· until the search begins": [letter.waited for letter in letters],
        "· search, in its thread": [letter.searched for letter in letters],
        "· until the list has the articles": [letter.held for letter in letters],
        "· until they are painted": [letter.painted for letter in letters],
        "results, processor ms of the app": [letter.work for letter in letters],
        "· of these the search": [letter.search_work for letter in letters],
        f"{name}: key to letter": people,
        f"{name}: last key to painted results": lists,
        f"{fast_name}: key to letter": fast,
        f"{fast_name}: last key to painted results": fast_lists,
    }


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
        table = asyncio.run(measure(folder, options.words))
    print(f"| {articles:,} articles, {options.words} words, ms | p50 | p95 | max |\n|---|---|---|---|")
    for label, seconds in table.items():
        values = sorted(1000 * one for one in seconds)
        p95 = values[int(len(values) * 0.95)]
        print(f"| {label} | {statistics.median(values):.0f} | {p95:.0f} | {values[-1]:.0f} |")


if __name__ == "__main__":
    main()
