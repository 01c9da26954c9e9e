"""Records a short session of the real app as an asciicast (version 2): ``python screenshots/record.py [FILE]``.

The demo runs in a pseudo-terminal; every key comes after a fixed pause of the recording, whatever this machine's speed,
so that the recording shows the app and not the machine. Play it with ``asciinema play``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.terminal import Terminal  # noqa: E402 - found beside this script

SIZE = (120, 34)
QUIET = 0.5
"""Seconds without output after which the screen is taken to be finished."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done, and how long a viewer is given to read what comes of it."""

    keys: str
    pause: float
    shows: str = ""
    """What must be on the screen before the next step."""


STEPS = (
    Step("", 2.5, "divergent"),
    Step("]", 2.5),
    Step("]", 2.5),
    Step("\r", 1.5),
    Step("2", 2.5),
    Step("3", 2.5),
    Step("4", 2.5),
    Step("5", 2.0),
    Step("6", 2.0),
    Step("1", 1.5),
    Step("t", 2.0, "Tag this"),
    Step("d", 2.0),
    Step("?", 2.5, "Search keys"),
    Step("\x1b", 1.0),
)


def record(path: Path, steps: tuple[Step, ...] = STEPS) -> None:
    """Run the demo through the steps and write the recording."""
    events: list[tuple[float, str, str]] = []
    clock = 0.2
    with tempfile.TemporaryDirectory(prefix="crossread-") as home:
        env = {
            "HOME": home,
            "PYTHONPATH": str(ROOT),
            "CROSSREAD_CONFIG": f"{home}/none.toml",
            "XDG_STATE_HOME": home,
        }
        with Terminal([sys.executable, "-m", "reader", "demo"], size=SIZE, env=env) as terminal:
            for step in steps:
                taken = len(terminal.raw)
                terminal.send(step.keys)
                if step.shows:
                    terminal.wait_for(step.shows, seconds=60)
                quiet = time.monotonic()
                while time.monotonic() - quiet < QUIET:
                    if terminal.read(0.1):
                        quiet = time.monotonic()
                data = bytes(terminal.raw[taken:]).decode("utf-8", "replace")
                events.append((round(clock, 3), "o", data))
                clock += step.pause
            terminal.send("\x11")
            terminal.ended()
    header = {
        "version": 2,
        "width": SIZE[0],
        "height": SIZE[1],
        "title": "crossread",
        "env": {"TERM": "xterm-256color"},
    }
    lines = [json.dumps(header), *(json.dumps(event) for event in events)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    record(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("crossread.cast"))
