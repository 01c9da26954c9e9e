"""What the tests of the command line share: the real command in a process of its own, away from the user's files."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

Crossread = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for this test's commands; in-process ones see it too."""
    for name, folder in {
        "HOME": "home",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "CROSSREAD_LIBRARY": "library",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("CROSSREAD_CONFIG", raising=False)
    return tmp_path


@pytest.fixture
def crossread(home: Path) -> Crossread:
    """Run ``python -m reader`` and return what it did; ``env`` adds to the environment."""

    def run(
        *args: str | os.PathLike[str],
        stdin: bytes | None = None,
        env: dict[str, str] | None = None,
        cwd: Path = home,
    ) -> subprocess.CompletedProcess[bytes]:
        environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONIOENCODING", "FORCE_COLOR")}
        environment |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | (env or {})
        return subprocess.run(
            [sys.executable, "-m", "reader", *args],
            input=b"" if stdin is None else stdin,
            capture_output=True,
            env=environment,
            cwd=cwd,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def here(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Crossread:
    """Run the command in this process, which is quicker, and return what it did as if it had had its own."""

    def run(*args: str | os.PathLike[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        from reader.cli.main import run as run_command

        argv = [os.fspath(arg) for arg in args]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = run_command(argv)
        said = capsysbinary.readouterr()
        return subprocess.CompletedProcess(argv, code, said.out, said.err)

    return run


FIRST = """Title: Dam gate jams at Ulvick
Date: 2026-02-03
Source: Ulvick Courier

A spillway gate at the Ulvick dam jammed on Monday and six workers were taken to safety.

Engineers expect the gate to be freed by Thursday. “We were lucky,” said site manager Petra Holm.
"""

SECOND = """Title: Workers rescued as gate fails
Date: 2026-02-04
Source: Fjord Radio

A spillway gate at the Ulvick dam jammed on Monday and nine workers were taken to safety.

The valley below was not evacuated. “We were lucky,” said site manager Petra Holm.
"""


@pytest.fixture
def two(home: Path) -> tuple[Path, Path]:
    """Two reports of one event on disk."""
    first, second = home / "courier.txt", home / "radio.txt"
    first.write_text(FIRST, "utf-8")
    second.write_text(SECOND, "utf-8")
    return first, second
