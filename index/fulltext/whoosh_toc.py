"""The table of contents of a Whoosh index: the file of the newest generation names the segments that count."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.index import TOC, EmptyIndexError, clean_files

from index.fulltext.engine import DamagedIndexError
from index.fulltext.whoosh_fields import schema
from index.fulltext.whoosh_files import INDEX, MappedStorage, PackedSegment

ATTEMPTS = 10
"""How often a reader looks again when a writer replaces the file under it."""
PAUSE = 0.005
"""Seconds between two looks for a file that is not there."""


def generation(storage: MappedStorage) -> int:
    """Return the number of the newest table, -1 where there is none."""
    return int(TOC._latest_generation(storage, INDEX))


def there_is_one(folder: Path) -> bool:
    """Return whether there is a table.

    A folder that is listed while one file takes the place of another may show neither.
    """
    for attempt in range(3):
        if attempt:
            time.sleep(PAUSE)
        if any(folder.glob(f"_{INDEX}_*.toc")):
            return True
        if not folder.is_dir():
            return False
    return False


def read_toc(storage: MappedStorage) -> TOC:
    """Read the newest table; Whoosh and pickle raise anything at all on a damaged one.

    Raises:
        DamagedIndexError: there is none, or it cannot be read.
    """
    for attempt in range(ATTEMPTS):
        try:
            return TOC.read(storage, INDEX)
        except MemoryError:
            raise
        except (FileNotFoundError, EmptyIndexError) as error:
            # Between finding its name and opening it, another process may have written the next one.
            if attempt == ATTEMPTS - 1:
                raise DamagedIndexError(f"The search index has no table of contents: {error!r}") from error
            time.sleep(PAUSE)
        except Exception as error:
            raise DamagedIndexError(f"The search index cannot be opened: {error!r}") from error
    raise DamagedIndexError("The search index has no table of contents.")


def begin_toc(storage: MappedStorage, number: int) -> None:
    """Write the table of an empty index; ``number`` must be none that readers have seen.

    Raises:
        OSError: it cannot be written.
    """
    with _quietly():
        TOC(schema(), [], number).write(storage, INDEX)


def next_toc(storage: MappedStorage, toc: TOC, segments: Sequence[PackedSegment]) -> None:
    """Let other segments count from now on, and delete the files that no longer do.

    Raises:
        OSError: the table cannot be written; then the old one still holds.
    """
    with _quietly():
        TOC(toc.schema, list(segments), toc.generation + 1).write(storage, INDEX)
    clean_files(storage, INDEX, toc.generation + 1, segments)


@contextmanager
def _quietly() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
