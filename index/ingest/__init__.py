"""Sources (files, folders, streams) to articles; never writes.

``read_sources`` is the door: it yields an ``Article`` or a ``Failure`` for whatever it is given. Each kind of source
has a module with ``read(data, source, defaults)``; ``detect.READERS`` says which.
"""

from __future__ import annotations

from index.ingest.detect import read_bytes
from index.ingest.sources import count_sources, read_sources
from index.ingest.values import Defaults, Failure

__all__ = ["Defaults", "Failure", "count_sources", "read_bytes", "read_sources"]
