"""The pictures of the README are made by a script that runs, and that makes the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

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
