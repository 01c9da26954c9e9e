"""What is found out about a sentence once and kept with it, as long as its reading lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from reader.compare.details.find import Reading

T = TypeVar("T")
P = ParamSpec("P")
_UNKNOWN: Any = object()


class once(Generic[T]):  # noqa: N801
    """A property that is found at its first use, like ``functools.cached_property`` but without that one's lock.

    Python 3.11 takes a lock at every first use, which costs more than most of what is found here. Two threads may both
    find the value; they find the same.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        value = instance.__dict__[self._name] = self._find(instance)
        return value


def kept(find: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Let a function of a reading keep what it finds with the reading."""

    @wraps(find)
    def known(reading: Reading) -> T:
        value: T = reading.kept.get(find, _UNKNOWN)
        if value is _UNKNOWN:
            value = reading.kept[find] = find(reading)
        return value

    return known


def kept_by(find: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate[Reading, P], T]:
    """Do the same for a function with other arguments, which have a hash; ``kept`` takes half the time."""

    @wraps(find)
    def known(reading: Reading, /, *args: P.args, **named: P.kwargs) -> T:
        key = (find, *args, *named.items())
        value: T = reading.kept.get(key, _UNKNOWN)
        if value is _UNKNOWN:
            value = reading.kept[key] = find(reading, *args, **named)
        return value

    return known
