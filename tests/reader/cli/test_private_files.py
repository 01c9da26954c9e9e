"""Whatever a command writes is its owner's alone, whatever the umask lets others read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.main import run


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    place.mkdir(mode=0o755)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(place if name == "HOME" else place / name.lower()))
    monkeypatch.delenv("CROSSREAD_LIBRARY", raising=False)
    monkeypatch.chdir(place)
    return place


def test_every_file_and_folder_that_commands_make(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {
        "a": "A ferry sank off Keld on Monday with six people on board, the coast guard said.",
        "b": "A ferry with six people on board sank near Keld, said the coast guard on Monday.",
    }.items():
        (home / f"{name}.txt").write_text(text)
    given = {home / "a.txt", home / "b.txt"}
    assert run(["add", "a.txt", "b.txt", "--tag", "sea"]) == 0
    id_ = capsys.readouterr().out.split("\t")[1]
    commands: list[list[str]] = [
        ["note", id_, "--quote", "six people", "--text", "hello"],
        ["search", "ferry", "--save", "ferries"],
        *(
            ["export", "--format", form, "--output", f"out.{form}"]
            for form in ("w3c", "jsonl", "csv", "markdown")
        ),
        ["compare", "a.txt", "b.txt", "--html", "c.html"],
        ["backup", "b.zip"],
        ["restore", "b.zip", "--yes"],
        ["doctor", "--repair"],
        ["list", "--library", str(home / "a.txt" / "x"), "--debug"],
    ]
    for command in commands:
        run(command)
    made = [path for path in home.rglob("*") if path not in given]
    assert len(made) > 20 and (home / "c.html").exists() and (home / "out.w3c").exists()
    opened = [path.relative_to(home) for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert opened == []


def test_a_file_that_was_there_keeps_its_rights(home: Path) -> None:
    for name in ("out.csv", "c.html"):
        (home / name).write_text("old")
        (home / name).chmod(0o644)
    (home / "a.txt").write_text("A ferry sank off Keld on Monday with six people on board.")
    (home / "b.txt").write_text("A ferry with six people on board sank near Keld on Monday.")
    run(["export", "--format", "csv", "--output", "out.csv"])
    run(["compare", "a.txt", "b.txt", "--html", "c.html"])
    for name in ("out.csv", "c.html"):
        assert (home / name).read_text() != "old"
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o644
