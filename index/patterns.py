"""Regular expressions that are compiled when they are first used: an import of many does not wait for them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a compiled pattern; its methods appear with the first use."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled: re.Pattern[Any] | None = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = re.compile(*self._source)
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what can be used as ``re.compile(pattern, flags)`` can, by its methods and attributes.

    Raises:
        re.error: at the first use, if the pattern is not valid.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
