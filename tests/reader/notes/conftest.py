"""Fixtures of the tests of notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.notes import NoteStore
from tests.reader.notes.samples import open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def store(folder: Path) -> Iterator[NoteStore]:
    with open_store(folder) as opened:
        yield opened
