"""What people do by mistake: nothing of theirs is overwritten, and one sentence says what to do instead."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reader.cli.main import run

TEXT = (
    "Title: Ferry sinks\nDate: 2024-05-06\n\n"
    + "A ferry sank off Keld on Monday with six people on board. " * 8
)


@pytest.fixture
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(home)
    (home / "a.txt").write_text(TEXT)
    assert run(["add", "a.txt"]) == 0
    return home


def test_a_backup_replaces_nothing_but_a_backup(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    os.mkfifo(place / "pipe")
    for name, why in {
        "a.txt": "a.txt is there and is no backup. Name another file.",
        "library": "library is a folder.",
        "none/b.zip": "There is no folder",
        "pipe": "no file that can be replaced",
    }.items():
        assert run(["backup", name]) == 2
        assert why in capsys.readouterr().err
    assert (place / "a.txt").read_text() == TEXT
    (place / "link.zip").symlink_to("kept.zip")
    for _ in range(2):
        assert run(["backup", "link.zip"]) == 0
    assert (place / "link.zip").is_symlink() and (place / "kept.zip").is_file()


def test_what_is_no_backup_is_said_before_anything_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for name, why in {"a.txt": "is no backup", "none": "No such file", "library": "Is a directory"}.items():
        assert run(["restore", name]) == 3
        said = capsys.readouterr().err
        assert why in said and said.count("\n") == 1 and "[y/N]" not in said


@pytest.mark.parametrize("command", ["compare", "export"])
def test_a_pipe_is_written_to_and_a_link_followed(place: Path, command: str) -> None:
    (place / "b.txt").write_text(TEXT.replace("six", "five"))
    words = ["compare", "a.txt", "b.txt", "--html"] if command == "compare" else ["export", "--output"]
    os.mkfifo(place / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((place / "pipe").read_bytes()))
    reader.start()
    assert run([*words, "pipe"]) == 0
    reader.join(10)
    assert read and read[0] and (place / "pipe").is_fifo()
    (place / "link").symlink_to("kept")
    assert run([*words, "link"]) == 0
    assert (place / "link").is_symlink() and (place / "kept").stat().st_size


@pytest.mark.parametrize(
    "words", [["compare", "a.txt", "b.txt", "--html"], ["export", "--output"], ["backup"], ["restore"]]
)
def test_a_link_that_leads_to_itself_is_named(
    place: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (place / "b.txt").write_text(TEXT.replace("six", "five"))
    (place / "round").symlink_to("round")
    capsys.readouterr()
    assert run([*words, "round"]) in (1, 3)
    assert "Too many levels of symbolic links" in capsys.readouterr().err
    assert (place / "round").is_symlink()


def test_a_tilde_before_the_name_of_nobody_is_a_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--output", "~nobodyofthatname.json"]) == 0
    assert run(["backup", "~nobodyofthatname.zip"]) == 0
    assert run(["--library", "~nobodyofthatname", "list"]) == 0
    assert (place / "~nobodyofthatname.zip").is_file() and (place / "~nobodyofthatname").is_dir()
    assert "error of crossread's own" not in capsys.readouterr().err


def test_a_feed_that_is_not_followed_cannot_be_given_up(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["follow", "--stop", "https://keld.example/feed"]) == 2
    assert capsys.readouterr().err == (
        "crossread: “https://keld.example/feed” is not followed. List the feeds: crossread follow\n"
    )


def test_a_very_long_name_is_shortened(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["add", "x" * 5000 + ".txt"]) == 1
    said = capsys.readouterr().err
    assert "File name too long." in said and len(said) < 600
