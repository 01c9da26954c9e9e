"""Long files of JSON lines are read line by line, with the same result as short ones."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from index.article import Article
from index.ingest import Failure, jsonl, read_sources


def lines(count: int) -> bytes:
    rows = [
        json.dumps(
            {
                "title": f"Ferry {n}",
                "text": f"The ferry left pier {n} at nine, é. " * 40,
                "date": "2031-04-07",
            }
        )
        for n in range(count)
    ]
    rows[3:3] = ["", "no JSON", "7"]
    return "\r\n".join(rows).encode()


def read(path: Path) -> list[Article | Failure]:
    return list(read_sources([str(path)]))


def test_a_long_file_gives_what_a_short_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(20))
    short = read(path)
    monkeypatch.setattr(jsonl, "LONG", 5000)
    with path.open("rb") as file:
        assert jsonl.is_long(file)
    found = read(path)
    assert len(found) == 22
    assert [type(item) for item in found] == [type(item) for item in short]
    assert [item.source for item in found] == [item.source for item in short]
    assert [item.text for item in found if isinstance(item, Article)] == [
        item.text for item in short if isinstance(item, Article)
    ]


@pytest.mark.parametrize(
    "content", [b"[\n" + b'{"text": "A bridge."},\n' * 90 + b"{}]", "{}".encode("utf-16") * 900, b""]
)
def test_what_is_no_lines_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    short = read(path)
    monkeypatch.setattr(jsonl, "LONG", 100)
    assert [item.source for item in read(path)] == [item.source for item in short]


def test_a_long_file_need_not_fit_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(4_000))
    assert path.stat().st_size > jsonl.LONG
    for _ in read_sources([str(path)]):
        pass
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_sources([str(path)]))
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size / 2
    finally:
        tracemalloc.stop()
    assert count == 4_002
