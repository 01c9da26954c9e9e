"""Disjoint sets: what belongs together by any chain of pairs."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Sets(Generic[Key]):
    """Disjoint sets, each named by one of its members."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """Return the name of the set that ``key`` is in."""
        while self._parent.setdefault(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make one set of two; it keeps the name of the first."""
        self._parent[self.root(other)] = self.root(one)
