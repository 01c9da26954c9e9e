"""The pictures of the README are made by a script that runs, and that makes the same bytes every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pyte

from tests.terminal import UNREADABLE

ROOT = Path(__file__).resolve().parent.parent
MAKE = """
import sys
sys.path.insert(0, {folder!r})
import make
from pathlib import Path
make.make(Path({out!r}), ["compare-narrow"])
"""


def made(out: Path) -> list[Path]:
    """Run the script for one picture, as a person would run it for all, and return what it wrote."""
    out.mkdir()
    script = MAKE.format(folder=str(ROOT / "screenshots"), out=str(out))
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, timeout=300, capture_output=True)
    return sorted(out.iterdir())


def test_the_script_makes_dark_and_light_pictures_of_the_comparison(tmp_path: Path) -> None:
    first, second = made(tmp_path / "one"), made(tmp_path / "two")
    assert [path.name for path in first] == ["compare-narrow-dark.svg", "compare-narrow-light.svg"]
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
        assert str(tmp_path) not in one.read_text("utf-8")
    assert first[0].read_bytes() != first[1].read_bytes()


def test_every_picture_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"\((screenshots/[^)\s]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert shown
    for name in shown:
        assert (ROOT / name).is_file(), name


def test_the_recording_plays_what_the_app_wrote(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'screenshots')!r}); import record; from pathlib import Path; "
        f"record.record(Path({str(tmp_path / 'short.cast')!r}), record.STEPS[:2])"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, timeout=300, capture_output=True)
    header, *events = [json.loads(line) for line in (tmp_path / "short.cast").read_text("utf-8").splitlines()]
    assert (header["version"], header["width"]) == (2, 120)
    screen = pyte.Screen(header["width"], header["height"])
    stream = pyte.Stream(screen)
    for _, kind, data in events:
        assert kind == "o"
        stream.feed(UNREADABLE.sub("", data))
    assert "divergent" in "\n".join(screen.display)
    assert str(tmp_path) not in json.dumps(events)


ORDER = """
import sys
sys.path.insert(0, {folder!r})
import make
from pathlib import Path
from reader.notes import NoteStore
folder = Path({out!r})
make.prepare(folder, make.articles())
with NoteStore.open(folder) as store:
    print(len({{note.created for note in store.find()}}))
"""


def test_no_two_notes_of_the_pictures_are_of_one_moment(tmp_path: Path) -> None:
    script = ORDER.format(folder=str(ROOT / "screenshots"), out=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=ROOT, timeout=300, capture_output=True
    )
    assert done.stdout.split() == [b"3"]
