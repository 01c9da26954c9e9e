"""What a visitor of the served app may do: which names the server answers to, how large a terminal may be."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

COLUMNS = (20, 400)
"""Least and most columns of a visitor's terminal."""
ROWS = (5, 150)
"""Least and most rows."""
MESSAGE = 256 * 1024
"""Bytes of one message from the browser at most: a large paste."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """Who is let in."""

    hosts: frozenset[str]
    """Values of the Host header that are answered, in lower case, with the port."""
    visitors: int = 4
    """How many may be connected at once; each costs a process."""

    def answers(self, host: str | None) -> bool:
        """Return whether a request's Host header names this server (a rebound DNS name does not)."""
        return host is not None and host.lower() in self.hosts

    def trusts(self, origin: str | None) -> bool:
        """Return whether a page of this origin may open a connection: only the page this server sent."""
        if origin is None:
            return False
        parts = urlsplit(origin.lower())
        return parts.scheme in ("http", "https") and parts.netloc in self.hosts and not parts.path


def host_names(host: str, port: int, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the Host headers that name a server on ``host`` and ``port``.

    On a loopback address, all names of this machine for itself count.
    """
    names = {host, *more}
    if is_loopback(host):
        names.update(LOCAL_NAMES)
    written = {f"[{name}]" if ":" in name else name for name in (one.lower() for one in names)}
    return frozenset({f"{name}:{port}" for name in written} | (written if port == 80 else set()))


def is_loopback(host: str) -> bool:
    """Return whether an address or name reaches this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def clamped(value: object, bounds: tuple[int, int], default: int) -> int:
    """Return a size as a number within bounds; ``default`` for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return default
    try:
        number = int(value)
    except (ValueError, OverflowError):
        return default
    return max(bounds[0], min(bounds[1], number))
