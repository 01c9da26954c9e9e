"""Golden pairs: each file of ``basic`` and ``news`` in ``tests/data/ingest`` beside what reading it yields.

``python tests/index/ingest/test_golden.py`` writes the expectations anew; look at the difference before keeping it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.ingest import read_sources

FOLDERS = [Path(__file__).resolve().parents[2] / "data/ingest" / name for name in ("basic", "news")]
INPUTS = sorted(p for folder in FOLDERS for p in folder.iterdir() if not p.name.endswith(".golden.json"))


def reading(path: Path) -> list[dict[str, Any]]:
    """What reading a file yields, as plain values."""
    found = []
    for item in read_sources([str(path)]):
        if isinstance(item, Article):
            found.append(
                {
                    "title": item.title,
                    "outlet": item.outlet,
                    "author": item.author,
                    "published": item.published,
                    "url": item.url,
                    "language": item.language,
                    "provenance": {k: v for k, v in item.provenance.items() if v != "unknown"},
                    "warnings": list(item.warnings),
                    "text": item.text,
                }
            )
        else:
            found.append({"failure": item.source.replace(str(path), path.name), "reason": item.reason})
    return found


def expectation(path: Path) -> Path:
    return path.with_name(path.name + ".golden.json")


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.name)
def test_reading_yields_what_was_agreed(path: Path) -> None:
    assert reading(path) == json.loads(expectation(path).read_text("utf-8"))


def test_every_expectation_has_its_file() -> None:
    there = sorted(path for folder in FOLDERS for path in folder.glob("*.golden.json"))
    assert sorted(expectation(p) for p in INPUTS) == there


if __name__ == "__main__":
    for file in INPUTS:
        text = json.dumps(reading(file), ensure_ascii=False, indent=1)
        expectation(file).write_text(text + "\n", "utf-8")
