"""Single articles never wait for tantivy's long merges; somebody else makes them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.fulltext.engine import Document, Mark
from index.fulltext.parse import parse_query
from index.records import Sort

tantivy = pytest.importorskip("tantivy", reason="the extra “fast” (tantivy) is not installed")


def segments(folder: Path) -> int:
    return int(tantivy.Index.open(str(folder)).searcher().num_segments)


def document(number: int) -> Document:
    return Document(f"d{number}", f"The bridge number {number} fell.")


def claimed(engine: Any) -> bool:
    handle = engine.claim_tidying()
    if handle is not None:
        os.close(handle)
    return handle is not None


def test_a_long_merge_is_left_to_the_tidier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.fulltext import tantivy_engine

    monkeypatch.setattr(tantivy_engine, "QUICK", 20)
    engine = tantivy_engine.TantivyEngine(tmp_path / "x")
    engine.clear(Mark("lib", 0))
    engine.update([document(n) for n in range(200)], (), Mark("lib", 1))
    assert not claimed(engine)
    for number in range(200, 207):
        engine.update([document(number)], (), Mark("lib", number))
    assert claimed(engine), "the merge was broken off"
    assert not claimed(engine), "it is said once"
    engine.tidy()
    assert segments(engine._folder.path) == 1
    assert engine.mark() == Mark("lib", 206)
    found = engine.search(parse_query("bridge", today=date(2031, 1, 1)).tree, 500, Sort.RELEVANCE)
    assert {id_ for id_, _ in found.hits} == {f"d{n}" for n in range(207)}


def test_a_short_merge_is_made_at_once(tmp_path: Path) -> None:
    from index.fulltext import tantivy_engine

    engine = tantivy_engine.TantivyEngine(tmp_path / "x")
    engine.clear(Mark("lib", 0))
    for number in range(30):
        engine.update([document(number)], (), Mark("lib", number))
        assert not claimed(engine)
        assert segments(engine._folder.path) < tantivy_engine.MERGED
    assert engine.count() == 30


def test_only_one_tidies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.fulltext import tantivy_engine

    monkeypatch.setattr(tantivy_engine, "QUICK", 0)
    engine = tantivy_engine.TantivyEngine(tmp_path / "x")
    engine.clear(Mark("lib", 0))
    for number in range(8):
        engine.update([document(number)], (), Mark("lib", number))
    other = tantivy_engine.TantivyEngine(tmp_path / "x")
    with other._folder.tidying() as alone:
        assert alone
        assert not claimed(engine), "another process tidies already"
        engine.tidy()
    engine.tidy()
    assert segments(engine._folder.path) == 1
    assert all(path.stat().st_mode & 0o077 == 0 for path in engine._folder.path.iterdir() if path.is_file())
