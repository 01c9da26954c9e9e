"""Which sentence is meant, and what it is in its story: all of a comparison that a screen needs before there is one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Ref(NamedTuple):
    """One sentence of a story: both numbers zero-based, in the order the articles were named."""

    article: int
    sentence: int


class Relation(StrEnum):
    """Whether two linked sentences agree."""

    SHARED = "shared"
    DIVERGENT = "divergent"


class Wording(StrEnum):
    """How close two linked sentences are in words."""

    VERBATIM = "verbatim"
    RESTATED = "restated"
    PARTIAL = "partial"


class Status(StrEnum):
    """What a sentence is in its story: divergent if any of its links is, unique if it has none."""

    SHARED = "shared"
    DIVERGENT = "divergent"
    UNIQUE = "unique"
