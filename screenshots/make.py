"""Makes the pictures that the README shows, from the real app on the sample story: ``python screenshots/make.py``.

Each picture is an SVG, in dark and in light; the same code makes the same bytes every time.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.pop("NO_COLOR", None)
os.environ["CROSSREAD_CONFIG"] = os.devnull + "/none/config.toml"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from index.article import Article, Span
from index.library import Library
from reader.config import Config
from reader.notes import NoteStore, Place, annotate, load_vocabulary
from reader.notes.model import Author
from reader.sample import sample_articles
from reader.tui.app import CrossreadApp
from reader.tui.start import Start

SIZE = (150, 42)
NARROW = (80, 24)
WHEN = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
THEMES = {"dark": "crossread-dark", "light": "crossread-light"}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where the app starts, which keys are pressed, what must be on the screen then."""

    name: str
    keys: tuple[str, ...] = ()
    shows: str = ""
    library: bool = False
    """Whether it starts in the library instead of the comparison."""
    size: tuple[int, int] = SIZE


SHOTS = (
    Shot("library", shows="articles", library=True),
    Shot("search", ("slash", *"passengers", "enter"), "by relevance", library=True),
    Shot("context", ("slash", *"passengers", "enter", "w"), "place", library=True),
    Shot("notes", ("N",), "Notes", library=True),
    Shot("compare", ("right_square_bracket",), "divergent"),
    Shot("compare-narrow", ("right_square_bracket",), "divergent", size=NARROW),
    Shot("article", ("2",)),
    Shot("claims", ("3",)),
    Shot("conflicts", ("4",)),
    Shot("timeline", ("5",)),
    Shot("sources", ("6",)),
    Shot("help", ("question_mark",), "runs commands"),
    Shot("tag", ("t",), "Tag this"),
)


def articles() -> tuple[Article, ...]:
    """Return the sample without this machine's paths."""
    return tuple(replace(one, source=f"sample/{Path(one.source).name}") for one in sample_articles())


def prepare(folder: Path, sample: Sequence[Article]) -> None:
    """Fill a library with the sample, and put some notes on it, one a minute: those of one moment have no order."""
    with Library.open(folder) as library:
        library.add(sample)
    tags = [entry.tag for entry in load_vocabulary().entries if entry.tag.axis == "check"]
    author = Author(nickname="ada")
    now = WHEN
    with NoteStore.open(folder, author=author, clock=lambda: now) as store:
        for number, (article, note) in enumerate(zip(sample, NOTES, strict=False)):
            end = article.text.find(".", 40) + 1
            start = max(article.text.rfind("\n", 0, end), 0)
            span = Span(start + (1 if start else 0), end)
            annotate(store, [Place(article, span)], note=note, tags=tags[number % 2 : number % 2 + 1])
            now += timedelta(minutes=1)


NOTES = (
    "Another report counts 86. Ask the ferry company for the list of passengers.",
    "Sets the scene; only the day can be checked.",
    "Seven again, as the agency has it: the same source?",
)


async def picture(shot: Shot, theme: str, sample: Sequence[Article]) -> str:
    """Drive the app to a picture and return it as SVG."""
    with tempfile.TemporaryDirectory(prefix="crossread-") as name:
        folder = Path(name) / "library"
        prepare(folder, sample)
        start = Start(library=folder, articles=() if shot.library else tuple(sample))
        app = CrossreadApp(start, Config(theme=theme))
        async with app.run_test(size=shot.size) as pilot:
            await rest(app, pilot)
            for key in shot.keys:
                await pilot.press(key)
                if key in ("enter", "w", "N", "t", "question_mark") or key.isdigit():
                    await rest(app, pilot)
            await rest(app, pilot)
            for box in app.screen.query("Input, TextArea"):
                if isinstance(box, Input | TextArea):
                    box.cursor_blink = False
            await pilot.pause()
            svg = app.export_screenshot(title="crossread")
            if shot.shows and shot.shows.replace(" ", "&#160;") not in svg:
                raise SystemExit(f"{shot.name}: “{shot.shows}” is not on the screen")
            return svg


async def rest(app: CrossreadApp, pilot: Pilot[Any]) -> None:
    """Wait until nothing is going on any more."""
    for delay in (0.25, 0.1, 0.05):
        await pilot.pause(delay)
        await app.workers.wait_for_complete()
    await pilot.pause()


def make(folder: Path, names: Iterable[str] = (), say: Callable[[str], object] = print) -> list[Path]:
    """Write the pictures of these names (all of them if none is given) into a folder; returns the files."""
    sample = articles()
    wanted = set(names) or {shot.name for shot in SHOTS}
    written = []
    for shot in SHOTS:
        for tone, theme in THEMES.items():
            if shot.name in wanted:
                path = folder / f"{shot.name}-{tone}.svg"
                path.write_text(asyncio.run(picture(shot, theme, sample)), "utf-8")
                say(str(path))
                written.append(path)
    return written


if __name__ == "__main__":
    make(Path(__file__).resolve().parent, sys.argv[1:])
