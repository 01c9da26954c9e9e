"""The folder of an engine, while an engine's own threads work in it."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from index.fulltext.folder import EngineFolder


def test_files_are_made_private_while_a_merge_takes_others_away(tmp_path: Path) -> None:
    kept, passing, done = tmp_path / "kept", tmp_path / "passing", Event()
    kept.touch(mode=0o644)

    def merge() -> None:
        while not done.is_set():
            passing.touch(mode=0o644)
            passing.unlink()

    thread = Thread(target=merge)
    thread.start()
    try:
        for _ in range(8000):
            EngineFolder(tmp_path, "1").make_private()
    finally:
        done.set()
        thread.join()
    assert kept.stat().st_mode & 0o777 == 0o600
