"""robots.txt: what a site lets programs fetch, read with protego (RFC 9309)."""

from __future__ import annotations

from typing import Protocol


class Rules(Protocol):
    """What one site allows."""

    unknown: bool
    """Whether it is not known what the site allows."""

    def allows(self, url: str) -> bool:
        """Return whether we may fetch this address."""


class Everything:
    """The rules of a site that has no robots.txt."""

    unknown = False

    def allows(self, url: str) -> bool:
        """Return True."""
        return True


class Nothing:
    """The rules of a site whose robots.txt cannot be had just now (RFC 9309, 2.3.1.4)."""

    unknown = True

    def allows(self, url: str) -> bool:
        """Return False."""
        return False


class Stated:
    """The rules that a robots.txt states."""

    unknown = False

    def __init__(self, text: str, agent: str) -> None:
        from protego import Protego

        self._rules = Protego.parse(text)
        self._agent = agent

    def allows(self, url: str) -> bool:
        """Return whether we may fetch this address."""
        return bool(self._rules.can_fetch(url, self._agent))


def rules_from(status: int, body: bytes, agent: str) -> Rules:
    """Return the rules that the answer to a request for robots.txt makes."""
    if status == 200:
        try:
            return Stated(body.decode("utf-8", "replace").removeprefix("\ufeff"), agent)
        except (ValueError, RecursionError, IndexError):
            return Everything()
    return Nothing() if status >= 500 or status == 429 else Everything()
