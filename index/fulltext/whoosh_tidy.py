"""Merges small segments behind the back of those who write and search.

A merge reads segments that never change and writes a new one into a folder of its own; for that it holds no lock but
the one against a second tidier. Only to let the result count it takes the write lock, for some milliseconds, looks
whether the segments it read still count, and deletes in the result what was deleted in them meanwhile. Killed at any
moment it leaves files that nobody counts and the next one sweeps up.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.fulltext.engine import DamagedIndexError
from index.fulltext.folder import EngineFolder
from index.fulltext.whoosh_files import KINDS, MappedStorage, PackedSegment, delete
from index.fulltext.whoosh_merge import LARGEST, due, merge
from index.fulltext.whoosh_segment import Segment
from index.fulltext.whoosh_toc import next_toc, read_toc

MANY = 16
"""Small segments from which on it pays to start a tidier."""
MISSES = 3
"""How often a merge is begun anew because others merged or threw away what it read."""
WORKPLACE = "merging"
"""Folder in which a merge is written."""


def many(segments: Sequence[PackedSegment]) -> bool:
    """Return whether there are so many small segments that some should be merged soon."""
    return sum(segment.doc_count() < LARGEST for segment in segments) >= MANY and bool(due(segments))


def tidy(folder: EngineFolder, storage: MappedStorage) -> None:
    """Merge until nothing is due; return at once where another process does so.

    Raises:
        OSError: the folder cannot be written. DamagedIndexError: a segment cannot be read.
    """
    with folder.tidying() as alone:
        if not alone:
            return
        workplace = folder.path / WORKPLACE
        shutil.rmtree(workplace, ignore_errors=True)
        misses = 0
        while misses < MISSES and (group := due(read_toc(storage).segments)):
            workplace.mkdir(mode=0o700, exist_ok=True)
            misses = 0 if _merge(folder, storage, group, workplace) else misses + 1
        shutil.rmtree(workplace, ignore_errors=True)


def _merge(
    folder: EngineFolder, storage: MappedStorage, group: Sequence[PackedSegment], workplace: Path
) -> bool:
    """Put one segment in the place of several; return whether that worked out."""
    sources: list[Segment] = []
    try:
        for segment in group:
            sources.append(Segment(storage, segment))
        made = merge(workplace, sources)
        with folder.locked():
            return _count(folder, storage, sources, made, workplace)
    except FileNotFoundError:
        # Somebody else merged these, or began the index anew, which empties the workplace too.
        return False
    except DamagedIndexError:
        # Nobody listens here; without its files, whoever uses the index next makes it anew and says so.
        for segment in group:
            delete(folder.path, segment)
        raise
    finally:
        for source in sources:
            source.close()


def _count(
    folder: EngineFolder,
    storage: MappedStorage,
    sources: Sequence[Segment],
    made: PackedSegment | None,
    workplace: Path,
) -> bool:
    """Let a merged segment count instead of those it was made of, unless one of them counts no more."""
    toc = read_toc(storage)
    now = {segment.segment_id(): segment for segment in toc.segments}
    names = {source.segment.segment_id() for source in sources}
    if not names <= now.keys():
        if made is not None:
            delete(workplace, made)
        return False
    if made is not None:
        base = 0
        for source in sources:
            numbers = np.cumsum(source.live) - 1 + base
            gone = set(now[source.segment.segment_id()].deleted_docs()) - set(source.segment.deleted_docs())
            for number in gone:
                made.delete_document(int(numbers[number]))
            base += int(source.live.sum())
        for kind in KINDS:
            file = workplace / made.make_filename(kind)
            file.chmod(0o600)
            file.rename(folder.path / file.name)
    left = [segment for segment in toc.segments if segment.segment_id() not in names]
    next_toc(storage, toc, left if made is None else [*left, made])
    folder.make_private()
    return True
