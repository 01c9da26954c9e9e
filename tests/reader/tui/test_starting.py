"""Starting in a real pseudo-terminal: keys, resizes and interrupts that come before the first frame; slow sources."""

from __future__ import annotations

import sys
import termios
import time
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.reader.tui.library_kit import fill, running
from tests.terminal import Terminal

COMMAND = [sys.executable, "-m", "reader"]
PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}"></head><body><article>
<h1>{title}</h1><p>The ferry Morven struck the pier in Orran on Tuesday evening, the harbour office said.</p>
<p>{number} passengers were hurt, and the pier was closed for the night after the engine had failed.</p>
</article></body></html>"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    fill(tmp_path / "library")
    return {
        "CROSSREAD_LIBRARY": str(tmp_path / "library"),
        "CROSSREAD_CONFIG": str(tmp_path / "config.toml"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "HOME": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    found = []
    for outlet, number in (("Keld Press", "Eleven"), ("Evening Post", "Nine")):
        path = tmp_path / f"{outlet.split()[0].lower()}.html"
        path.write_text(
            PAGE.format(title=f"Ferry rams pier, {outlet}", outlet=outlet, number=number), "utf-8"
        )
        found.append(str(path))
    return found


def taken(terminal: Terminal, seconds: float = 60) -> None:
    """Wait until the app has taken the terminal: keys come to it one by one from then on."""
    end = time.monotonic() + seconds
    while termios.tcgetattr(terminal._terminal)[3] & termios.ICANON:
        assert time.monotonic() < end
        terminal.read(0.005)


def test_keys_typed_before_the_first_frame_are_not_lost(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        terminal.send("jj/council")
        terminal.wait_for("Council votes on new library", "1 article")
        terminal.wait_without("Ferry rams pier")
        terminal.send("\x11")
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()


@pytest.mark.parametrize("once_taken", [False, True])
def test_it_can_be_left_before_the_first_frame(env: dict[str, str], once_taken: bool) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        if once_taken:
            taken(terminal)
        terminal.send("q")
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()


@pytest.mark.parametrize("once_taken", [False, True])
def test_a_resize_before_the_first_frame_counts(env: dict[str, str], once_taken: bool) -> None:
    with Terminal(COMMAND, env=env, size=(140, 40)) as terminal:
        if once_taken:
            taken(terminal)
        terminal.resize(90, 26)
        terminal.wait_for("Ferry rams pier in Orran", "? Help")
        while "? Help" not in terminal.screen.display[25]:
            assert terminal.read(60), terminal.text
        terminal.send("q")
        assert terminal.ended()
        assert terminal.is_sane()


async def test_the_first_screen_is_known_before_its_widgets_begin(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From Python 3.12 on a widget's task begins at once, and inputs ask for the screen that they are on."""
    known: list[bool] = []
    begin = Widget._start_messages

    def watched(widget: Widget) -> None:
        known.append(bool(widget.app.screen_stack))
        begin(widget)

    monkeypatch.setattr(Widget, "_start_messages", watched)
    async with running(Path(env["CROSSREAD_LIBRARY"])):
        assert known
        assert all(known)


INTERRUPTED = """
import os, signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from reader.cli.main import run
raise SystemExit(run([]))
"""


@pytest.mark.parametrize("module", ["textual.app", "reader.tui.theme", "reader.tui.screens.library"])
def test_an_interrupt_while_it_starts_leaves_the_terminal_sane(env: dict[str, str], module: str) -> None:
    with Terminal([sys.executable, "-c", INTERRUPTED.format(module=module)], env=env) as terminal:
        assert terminal.ended()
        assert terminal.status == 130
        assert terminal.is_sane()
        assert "crossread: interrupted" in terminal.text
        assert "Traceback" not in terminal.text


def test_sources_that_take_long_are_named_while_they_are_read(env: dict[str, str], pages: list[str]) -> None:
    with Terminal([*COMMAND, *pages], env=env, size=(140, 40)) as terminal:
        terminal.wait_for("Eleven passengers were hurt", "Nine passengers were hurt", "2 articles")
        assert b"Reading 2 sources" in terminal.raw
        assert terminal.raw.index(b"keld.html") < terminal.raw.index(b"Eleven")
        terminal.send("q")
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()


@pytest.mark.parametrize("key", ["q", "\x1b", "\x03"])
def test_reading_can_be_left(env: dict[str, str], pages: list[str], key: str, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    slow.mkdir()
    for number in range(300):
        (slow / f"{number}.html").write_text(Path(pages[0]).read_text("utf-8"), "utf-8")
    with Terminal([*COMMAND, str(slow)], env=env) as terminal:
        terminal.wait_for("Reading 1 source", "q Quit")
        terminal.send(key)
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()
        assert "Traceback" not in terminal.text


def test_what_cannot_be_read_is_said_once_the_terminal_is_back(env: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    with Terminal([*COMMAND, str(broken)], env=env) as terminal:
        assert terminal.ended()
        assert terminal.status == 1
        assert terminal.is_sane()
        assert "broken.json" in terminal.text
        assert "crossread: No article could be read, so there is nothing to show." in terminal.text
