"""The installed command in a real pseudo-terminal: what is on the screen, and how the terminal is left."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.sample import sample_folder
from reader.tui.screens.kept_place import KEPT_EVERY
from tests.reader.tui.library_kit import fill
from tests.reader.tui.terminal_kit import COMMAND, home
from tests.terminal import Terminal


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    fill(tmp_path / "library")
    return home(tmp_path)


def test_the_library_opens_answers_keys_and_leaves_the_terminal_sane(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        terminal.wait_for("crossread", "Ferry rams pier in Orran", "Keld Press")
        terminal.press("/", "council", "\r")
        terminal.wait_for("Council votes on new library", "1 article")
        terminal.wait_without("Ferry rams pier")
        terminal.send("?")
        terminal.wait_for("Search keys and commands")
        terminal.send("\x1b")
        terminal.wait_without("Search keys and commands")
        terminal.send("q")
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()


def test_the_demo_shows_the_sample_side_by_side_on_any_size(env: dict[str, str]) -> None:
    with Terminal([*COMMAND, "demo"], env=env, size=(160, 48)) as terminal:
        terminal.wait_for("5 articles", "divergent", "Columns", seconds=60)
        terminal.resize(80, 24)
        terminal.wait_for("One article at a time", "Keld Press")
        terminal.resize(60, 15)
        terminal.wait_for("needs 80 columns and 24 rows")
        terminal.resize(120, 36)
        terminal.wait_for("5 articles", "divergent")
        terminal.send("\x11")
        assert terminal.ended()
        assert terminal.status == 0
        assert terminal.is_sane()


def test_it_can_be_suspended_and_brought_back(env: dict[str, str]) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash, whose job control this needs")
    quoted = " ".join(COMMAND)
    script = f"set -m; {quoted}; echo STOPPED-$((40 + 2)); read -r _; fg > /dev/null; echo BACK-$?"
    with Terminal([shell, "-c", script], env=env) as terminal:
        terminal.wait_for("Ferry rams pier in Orran")
        terminal.send("\x1a")
        terminal.wait_for("STOPPED-42")
        terminal.send("\r")
        terminal.wait_for("Ferry rams pier in Orran", "4 articles")
        terminal.send("q")
        terminal.wait_for("BACK-0")
        assert terminal.ended()
        assert terminal.is_sane()


CRASH = """
from pathlib import Path
from reader.tui.app import run_app
from reader.tui.start import Start
from reader.tui.screens.library import LibraryScreen

def crash(self):
    raise RuntimeError("\\x1b]0;title\\x07 [/red] broke")

LibraryScreen.action_tick = crash
raise SystemExit(run_app(Start(library=Path({library!r}))))
"""


def test_a_crash_leaves_one_line_a_log_and_a_sane_terminal(env: dict[str, str], tmp_path: Path) -> None:
    script = CRASH.format(library=env["CROSSREAD_LIBRARY"])
    with Terminal([sys.executable, "-c", script], env=env) as terminal:
        terminal.wait_for("Ferry rams pier in Orran")
        terminal.send(" ")
        assert terminal.ended()
        assert terminal.status == 1
        assert terminal.is_sane()
        assert "crossread: the app ended by an error of its own: RuntimeError" in terminal.text
        assert "[/red] broke" in terminal.text
        assert "Traceback" not in terminal.text
        assert b"\x1b]0;title" not in terminal.raw
    (log,) = tmp_path.rglob("crossread.log")
    assert "Traceback" in log.read_text("utf-8")


def test_no_colour_reaches_a_terminal_that_wants_none(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env | {"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Ferry rams pier in Orran", "Keld Press")
        terminal.send("q")
        assert terminal.ended()
        colours = {c.fg for row in terminal.screen.buffer.values() for c in row.values()}
        assert colours <= {"default"}
        assert b"\x1b[38;" not in terminal.raw
        assert b";38;2;" not in terminal.raw


def test_reviewed_marks_and_the_place_outlive_a_kill(tmp_path: Path) -> None:
    env = home(tmp_path)
    subprocess.run(
        [*COMMAND, "add", str(sample_folder())], env={**os.environ, **env}, check=True, capture_output=True
    )
    with Terminal(COMMAND, env=env, size=(150, 42)) as terminal:
        terminal.wait_for("5 articles", "STORIES")
        terminal.press("c")
        terminal.wait_for("5 articles, ", "contested", seconds=60)
        terminal.press("4")
        terminal.wait_for("0 of ")
        terminal.press("r", "r")
        terminal.wait_for("2 of ", "✓")
        end = time.monotonic() + KEPT_EVERY + 2
        while time.monotonic() < end:
            terminal.read(0.1)
        os.killpg(terminal.pid, signal.SIGKILL)
        assert terminal.ended()
    with Terminal(COMMAND, env=env, size=(150, 42)) as terminal:
        terminal.wait_for("4 Conflicts", "2 of ", "reviewed", "✓", seconds=60)
    (story,) = json.loads(told(env, "stories", "--json"))["stories"]
    points = json.loads(told(env, "compare", "--story", story["id"], "--view", "conflicts", "--json"))
    assert sum(point["reviewed"] for point in points["conflicts"]) == 2
    assert "2 of " in told(env, "compare", "--story", story["id"], "--view", "conflicts")


def told(env: dict[str, str], *args: str) -> str:
    done = subprocess.run([*COMMAND, *args], env={**os.environ, **env}, check=True, capture_output=True)
    return done.stdout.decode()


def test_it_ends_when_its_terminal_goes_away(env: dict[str, str]) -> None:
    with Terminal(COMMAND, env=env) as terminal:
        terminal.wait_for("Ferry rams pier in Orran")
        os.kill(terminal.pid, 15)
        assert terminal.ended()
