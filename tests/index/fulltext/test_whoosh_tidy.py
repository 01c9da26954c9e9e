"""Merging behind the back of writers and readers: nothing is lost, nothing comes back, nobody waits."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from index.fulltext import whoosh_tidy
from index.fulltext.engine import Document, Mark
from index.fulltext.folder import EngineFolder
from index.fulltext.parse import parse_query
from index.fulltext.whoosh_engine import WhooshEngine
from index.fulltext.whoosh_merge import merge

ROOT = Path(__file__).resolve().parents[3]


def document(number: int, version: int = 0) -> Document:
    return Document(f"d{number}", f"The ferry number{number} left, edition{version}.", f"Ferry {number}")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path / "whoosh")
    made.clear(Mark("lib", 0))
    for number in range(24):
        made.update([document(number)], (), Mark("lib", number))
    yield made
    made.close()


def found(engine: WhooshEngine, query: str) -> set[str]:
    return set(engine.ids(parse_query(query, today=date(2031, 1, 1)).tree))


def segments(engine: WhooshEngine) -> int:
    with engine._segments() as opened:
        return len(opened)


def during_a_merge(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> list[int]:
    """Let something happen between the end of a merge and its taking effect; return how often it did."""
    times = list[int]()

    def merged(folder: Path, sources: object) -> object:
        made = merge(folder, sources)  # type: ignore[arg-type]
        times.append(1)
        happens()
        return made

    monkeypatch.setattr(whoosh_tidy, "merge", merged)
    return times


def test_tidying_merges_and_changes_nothing_else(engine: WhooshEngine, tmp_path: Path) -> None:
    reader = WhooshEngine(tmp_path / "whoosh")
    assert segments(reader) == 24
    engine.tidy()
    assert engine.claim_tidying() is None
    assert segments(reader) == 1
    assert reader.count() == 24
    assert found(reader, "ferry") == {f"d{number}" for number in range(24)}
    assert engine.mark() == Mark("lib", 23)
    assert engine.check() is None
    names = {path.name for path in engine._folder.path.iterdir()}
    assert len([name for name in names if name.endswith(".trm")]) == 1
    assert whoosh_tidy.WORKPLACE not in names
    assert all(path.stat().st_mode & 0o077 == 0 for path in engine._folder.path.iterdir())
    reader.close()


def test_what_is_added_changed_and_removed_meanwhile_stays_so(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WhooshEngine(tmp_path / "whoosh")

    def change() -> None:
        if other.count() == 24:
            other.update([document(3, 1), document(100)], ["d5", "d6"], Mark("lib", 50))

    times = during_a_merge(monkeypatch, change)
    engine.tidy()
    assert times
    expected = {f"d{number}" for number in [*range(24), 100] if number not in (5, 6)}
    assert found(engine, "ferry") == expected
    assert found(engine, "edition1") == {"d3"}
    assert found(engine, "edition0") == expected - {"d3"}
    assert not found(engine, "number5")
    assert engine.mark() == Mark("lib", 50)
    other.close()


def test_a_merge_whose_sources_went_away_is_given_up(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = WhooshEngine(tmp_path / "whoosh")
    times = during_a_merge(monkeypatch, lambda: other.clear(Mark("lib", 0)))
    engine.tidy()
    assert times == [1]
    assert engine.count() == 0
    assert engine.check() is None
    assert not list(engine._folder.path.glob("*.trm"))


def test_an_update_does_not_wait_for_a_merge_and_two_do_not_merge_at_once(
    engine: WhooshEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the lock of writers nor that of readers is held while a merge is written."""
    other = WhooshEngine(tmp_path / "whoosh")
    numbers = iter(range(200, 300))

    def write_and_tidy() -> None:
        other.update([document(next(numbers))], (), Mark("lib", 60))
        assert other.count() >= 25
        before = len(times)
        other.tidy()
        assert len(times) == before

    times = during_a_merge(monkeypatch, write_and_tidy)
    engine.tidy()
    assert times
    assert engine.count() == 24 + len(times)
    other.close()


def test_the_write_lock_is_held_only_to_let_the_result_count(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = EngineFolder.locked
    events: list[str] = []

    @contextmanager
    def noted(self: EngineFolder) -> Iterator[None]:
        with locked(self):
            events.append("locked")
            yield
            events.append("free")

    def merged(folder: Path, sources: object) -> object:
        events.append("merge")
        made = merge(folder, sources)  # type: ignore[arg-type]
        events.append("merged")
        return made

    monkeypatch.setattr(EngineFolder, "locked", noted)
    monkeypatch.setattr(whoosh_tidy, "merge", merged)
    engine.tidy()
    assert events
    assert events == ["merge", "merged", "locked", "free"] * (len(events) // 4)


def test_a_segment_with_more_dead_than_living_is_written_again(engine: WhooshEngine) -> None:
    engine.tidy()
    engine.update([], [f"d{number}" for number in range(20)], Mark("lib", 70))
    assert [segment.size for segment in engine._opened()] == [24]
    engine.tidy()
    assert [segment.size for segment in engine._opened()] == [4]
    assert found(engine, "ferry") == {"d20", "d21", "d22", "d23"}
    engine.update([], [f"d{number}" for number in range(24)], Mark("lib", 71))
    assert segments(engine) == 0


def test_what_a_killed_tidier_left_is_swept_up(engine: WhooshEngine) -> None:
    workplace = engine._folder.path / whoosh_tidy.WORKPLACE
    workplace.mkdir()
    (workplace / "MAIN_half.pst").write_bytes(b"half")
    (engine._folder.path / "MAIN_0123456789abcdef.trm").write_bytes(b"moved, but counted by nobody")
    engine.tidy()
    assert engine.count() == 24
    assert not workplace.exists()
    assert not (engine._folder.path / "MAIN_0123456789abcdef.trm").exists()


TIDIER = """
import sys
from pathlib import Path
from index.fulltext.whoosh_engine import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]))
print("go", flush=True)
while True:
    engine.tidy()
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_tidier_killed_at_any_moment_loses_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "whoosh"
    engine = WhooshEngine(folder)
    engine.clear(Mark("lib", 0))
    there: set[str] = set()
    for turn in range(4):
        command = [sys.executable, "-c", TIDIER, str(folder)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        end = time.monotonic() + chance.random() * 0.4
        number = 1_000 * turn
        while time.monotonic() < end:
            gone = chance.sample(sorted(there), min(1, len(there)))
            engine.update([document(number)], gone, Mark("lib", number))
            there = (there | {f"d{number}"}) - set(gone)
            number += 1
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert found(engine, "ferry") == there
        assert engine.check() is None
    engine.tidy()
    assert found(engine, "ferry") == there
    engine.close()
