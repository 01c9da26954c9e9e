"""Connections to addresses that were checked after the name was resolved, straight or through a proxy."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore

from index.errors import IngestError
from index.ingest.addresses import is_public

_AT_HOME = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".private")
"""Ends of names that no public server has."""


class Refused(Exception):  # noqa: N818 - not an error of ours but a decision
    """The name leads to an address that is not public."""


def open_pool(
    context: ssl.SSLContext, backend: Backend, proxy: str | None
) -> httpcore.ConnectionPool | httpcore.HTTPProxy:
    """Return what makes connections; ``proxy`` is ``http://[user:password@]host:port`` or the same with https.

    Raises:
        IngestError: the proxy's address is none.
    """
    common: dict[str, Any] = {
        "ssl_context": context,
        "max_connections": 4,
        "keepalive_expiry": 5.0,
        "network_backend": backend,
    }
    if not proxy:
        return httpcore.ConnectionPool(**common)
    hint = "Write it as http://host:port."
    try:
        parts = urlsplit(proxy)
        port = parts.port or (443 if parts.scheme == "https" else 8080)
    except ValueError as error:
        raise IngestError("The proxy’s address is not well formed.", hint=hint) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IngestError("The proxy’s address is not one of an HTTP proxy.", hint=hint)
    backend.through = parts.hostname
    user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return httpcore.HTTPProxy(
        f"{parts.scheme}://{host}:{port}",
        proxy_auth=user,
        proxy_ssl_context=context if parts.scheme == "https" else None,
        **common,
    )


class Clock:
    """When the current request must be over."""

    ends = 0.0

    def left(self, timeout: float | None) -> float:
        """Return the seconds that the next step may take.

        Raises:
            TimeoutError: none are left.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is over")
        return left if timeout is None else min(left, timeout)


class Backend(httpcore.NetworkBackend):
    """Connects only to addresses that were checked, after the name was resolved."""

    def __init__(self, clock: Clock, allow_private: bool) -> None:
        self._clock = clock
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()
        self.through: str | None = None
        """The proxy's host: it was named by the user, so it may stand in a private network."""

    def check_target(self, host: str, port: int) -> None:
        """Refuse a host that a proxy must not be asked for; a name that only the proxy can resolve is its business.

        Raises:
            Refused: it leads to an address that is not public.
        """
        if self._allow_private:
            return
        name = host.strip("[]").rstrip(".").lower()
        if name.endswith(_AT_HOME) or ("." not in name and ":" not in name):
            raise Refused(host)
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError):
            return
        if not all(is_public(str(entry[4][0])) for entry in found):
            raise Refused(host)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check every address, connect to the first that answers."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        trusted = self._allow_private or host == self.through
        if not trusted and not all(is_public(address) for address in addresses):
            raise Refused(host)
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses[:4]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._clock.left(timeout), local_address, socket_options
                )
                return Stream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError(host)


class Stream(httpcore.NetworkStream):
    """A connection that keeps the time of the whole request, not only of each step."""

    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has arrived."""
        return self._inner.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted; the certificate is checked against the name, not the address."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._clock.left(timeout))
        return Stream(inner, self._clock)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows about itself."""
        return self._inner.get_extra_info(info)
