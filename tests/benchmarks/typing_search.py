"""What typing in the app's search box costs in a large library, letter by letter.

    python -m tests.benchmarks.typing_search [COUNT] [--library DIR] [--words N]

Makes a library of COUNT articles (50000) of recombined sentences, or takes the one in DIR, runs the app on it without a
terminal, goes to the search box and types words letter by letter, each letter after the last one's results have come.
For every letter: milliseconds until the list shows what it leaves, less the pause in which the app waits for another
letter; processor milliseconds of the whole app until then, painting and the words it offers included; and processor
milliseconds of finding alone, with the snippets of the first page. p50 / p95 / max. Wall time measures what else the
machine does, too.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from textual.widgets import Input

from index.library import Library
from reader.tui.app import CrossreadApp
from reader.tui.screens.library_searching import DEBOUNCE, FIRST_PAGE
from reader.tui.start import Start
from tests.benchmarks.corpus import make_corpus, sentences
from tests.reader.tui.library_kit import library_screen, settle

STORIES = Path(__file__).resolve().parents[3] / "shared" / "stories"
SIZE = (160, 48)
LOOK = 0.002
"""Seconds between looks at what is shown."""
PATIENCE = 60.0


class Letter(NamedTuple):
    """What one letter cost, in seconds."""

    shown: float
    work: float
    found: float


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


async def press(app: CrossreadApp, key: str) -> Letter:
    """Type a letter into the search box and wait until the list shows what it leaves."""
    screen = library_screen(app)
    box, before = screen.query_one("#search", Input), screen.page
    begun, work = time.perf_counter(), time.process_time()
    box.insert_text_at_cursor(key)
    while screen.page is before or screen.narrowing.query != box.value:
        await asyncio.sleep(LOOK)
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError(f"Nothing was shown for “{box.value}”.")
    shown, work = time.perf_counter() - begun - DEBOUNCE, time.process_time() - work
    begun = time.thread_time()
    screen.session.find(screen.narrowing, FIRST_PAGE, typing=True)
    return Letter(shown, work, time.thread_time() - begun)


async def measure(folder: Path, count: int) -> list[Letter]:
    """Type so many words into the search box."""
    app = CrossreadApp(Start(library=folder))
    found = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(app, pilot)
        await pilot.press("slash")
        for word in words(count):
            for letter in word:
                found.append(await press(app, letter))
                await settle(app, pilot)
            app.screen.query_one("#search", Input).value = ""
            await asyncio.sleep(2 * DEBOUNCE)
            await settle(app, pilot)
    return found


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
        letters = asyncio.run(measure(folder, options.words))
    print(f"| {articles:,} articles, {len(letters)} letters | p50 | p95 | max |\n|---|---|---|---|")
    labels = {
        "shown": "results, wall ms after the pause",
        "work": "results, processor ms of the app",
        "found": "finding alone, processor ms",
    }
    for name, label in labels.items():
        values = sorted(1000 * getattr(letter, name) for letter in letters)
        p95 = values[int(len(values) * 0.95)]
        print(f"| {label} | {statistics.median(values):.0f} | {p95:.0f} | {values[-1]:.0f} |")


if __name__ == "__main__":
    main()
