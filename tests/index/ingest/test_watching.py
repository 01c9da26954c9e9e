"""A watched folder: files are taken once, whole, and again when they change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.ingest.watching import Watch
from index.library import Library
from reader.cli.main import run as crossread


def test_a_file_is_handed_out_once_it_has_stopped_growing(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text("The ferry", "utf-8")
    assert watch.arrived() == []
    file.write_text("The ferry sank.", "utf-8")
    assert watch.arrived() == []
    assert watch.arrived() == [file]
    assert watch.arrived() == []


def test_a_changed_file_comes_again_and_a_deleted_one_is_forgotten(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text("One.", "utf-8")
    watch.arrived()
    assert watch.arrived() == [file]
    os.utime(file, ns=(1, 1))
    watch.arrived()
    assert watch.arrived() == [file]
    file.unlink()
    assert watch.arrived() == []
    file.write_text("One.", "utf-8")
    watch.arrived()
    assert watch.arrived() == [file]


def test_other_and_empty_files_and_what_was_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Old.", "utf-8")
    watch = Watch(tmp_path)
    watch.skip_present()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").touch()
    (tmp_path / ".hidden.txt").write_text("Hidden.", "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "new.md").write_text("New.", "utf-8")
    watch.arrived()
    assert watch.arrived() == [tmp_path / "in" / "new.md"]


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "gone")
    with pytest.raises(OSError, match="gone"):
        watch.arrived()


def test_watch_once_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Ferry sinks off Keld\n\nA ferry sank off Keld on Monday.", "utf-8")
    (folder / "b.json").write_text("{", "utf-8")
    library = tmp_path / "library"
    assert crossread(["watch", str(folder), "--once", "--library", str(library)]) == 1
    said = capsys.readouterr()
    assert "Ferry sinks off Keld" in said.out
    assert "b.json" in said.err
    with Library.open(library) as stored:
        assert stored.count() == 1
    assert crossread(["watch", str(tmp_path / "none"), "--library", str(library)]) == 2
