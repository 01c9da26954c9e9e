"""The only sockets of the project: one page at a time, from an address that a person gave, within bounds.

Every connection is made to an address that was checked after the name was resolved, so neither a name that leads home
nor a redirect nor a name that resolves differently the second time reaches this machine or a private network.
"""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from index.ingest.addresses import refusal
from index.ingest.answers import BY_HAND, Answer, FetchError, checked, media_type, whole_body
from index.ingest.clean import one_line
from index.ingest.connections import Backend, Clock, Refused, open_pool
from index.ingest.robots import Everything, Nothing, Rules, rules_from
from index.version import VERSION

AGENT = "crossread"
USER_AGENT = f"{AGENT}/{VERSION} (a reading tool; fetches single pages that its user asked for)"
_NO_SERVER = (
    Refused,
    socket.gaierror,
    httpcore.ConnectError,
    httpcore.ProxyError,
    httpx.InvalidURL,
    UnicodeError,
)
"""Errors after which there is no site whose rules could be asked for."""
_REDIRECTS = (301, 302, 303, 307, 308)
_ASKED = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en, *;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much."""

    connect: float = 10.0
    """Seconds to connect."""
    silence: float = 15.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for one address, redirects included."""
    size: int = 20 * 1024 * 1024
    """Bytes of a page, unpacked."""
    redirects: int = 8
    """Hops."""


class Fetcher:
    """Fetches pages; a context manager. Holds no cookies, no cache and no credentials; for one thread."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: Limits | None = None,
        obey_robots: bool = True,
        proxy: str | None = None,
    ) -> None:
        """With ``allow_private`` this machine and private networks may be fetched from too.

        Requests go through ``proxy`` where one is named; the environment names none.

        Raises:
            IngestError: the proxy's address is none.
        """
        self._limits = limits or Limits()
        self._robots: dict[str, Rules] | None = {} if obey_robots else None
        self._clock = Clock()
        self._backend = Backend(self._clock, allow_private)
        self._pool = open_pool(httpx.create_ssl_context(), self._backend, proxy)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Fetch one address, redirects followed; ``etag`` and ``modified`` make the request conditional.

        Raises:
            FetchError: why there is no page.
        """
        self._clock.ends = time.monotonic() + self._limits.total
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        here, moved = url, True
        for _ in range(self._limits.redirects + 1):
            why = refusal(here)
            if why:
                raise FetchError(why, hint="" if here == url else "The page was to be found there.")
            if self._robots is not None and not (rules := self._rules(here)).allows(here):
                if rules.unknown:
                    said = "What the site lets programs fetch (robots.txt) cannot be had just now."
                    raise FetchError(said, hint="Try again later.")
                raise FetchError("The site asks programs not to fetch this page (robots.txt).", hint=BY_HAND)
            answer, target = self._once(here, headers, self._limits.size)
            if target is None:
                if answer.status == 304 and not headers:
                    raise FetchError("The server says that nothing changed, but nothing was asked about.")
                return replace(checked(answer), moved=here if moved and here != url else None)
            moved = moved and answer.status in (301, 308)
            here = target
        raise FetchError("The address leads in a circle of redirects.")

    def _rules(self, url: str) -> Rules:
        """Return the rules of the site of an address, fetched once."""
        assert self._robots is not None
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}".lower()
        if site not in self._robots:
            self._robots[site] = self._fetch_rules(f"{site}/robots.txt")
        return self._robots[site]

    def _fetch_rules(self, url: str) -> Rules:
        """Fetch a robots.txt, a few redirects followed."""
        for _ in range(5):
            try:
                answer, target = self._once(url, {}, 512 * 1024, cut=True)
            except FetchError as error:
                if isinstance(error.__cause__, _NO_SERVER):
                    raise
                return Nothing()
            if target is None:
                return rules_from(answer.status, answer.body, AGENT)
            url = target
            if refusal(url):
                break
        return Everything()

    def _once(
        self, url: str, extra: dict[str, str], size: int, *, cut: bool = False
    ) -> tuple[Answer, str | None]:
        """Make one request; return the answer and where it redirects to, if it does."""
        wait = self._limits.silence
        timeout = {"connect": self._limits.connect, "read": wait, "write": wait, "pool": 5.0}
        try:
            request = httpx.Request("GET", url, headers={**_ASKED, **extra}, extensions={"timeout": timeout})
            if self._backend.through:
                self._backend.check_target(request.url.host, request.url.port or 443)
            with self._pool.stream(
                "GET", _target(request.url), headers=request.headers.raw, extensions=request.extensions
            ) as raw:
                stated = httpx.Headers(raw.headers)
                location = stated.get("location") if raw.status in _REDIRECTS else None
                redirect = urljoin(url, location) if location else None
                body = b"" if redirect else whole_body(raw.iter_stream(), stated, size, cut=cut)
        except FetchError:
            raise
        except (
            httpcore.ConnectError,
            httpcore.ProxyError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            httpcore.NetworkError,
        ) as error:
            raise FetchError(_said(error, url), hint=_hint(error)) from error
        except (
            Refused,
            OSError,
            httpx.InvalidURL,
            httpcore.UnsupportedProtocol,
            UnicodeError,
            ValueError,
        ) as error:
            raise FetchError(_said(error, url), hint=_hint(error)) from error
        kind, charset = media_type(stated.get("content-type", ""))
        answer = Answer(url, raw.status, kind, charset, body, stated.get("etag"), stated.get("last-modified"))
        return answer, redirect


def _target(url: httpx.URL) -> httpcore.URL:
    """Return an address in the form that the connection pool takes."""
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _said(error: Exception, url: str) -> str:
    """Return what went wrong as a sentence."""
    host = one_line(urlsplit(url).hostname or url, 80)
    if isinstance(error, Refused):
        return f"{host} is an address of this machine or of a private network."
    if isinstance(error, socket.gaierror):
        return f"There is no server named {host}, or the network is down."
    if isinstance(error, (httpcore.TimeoutException, TimeoutError)):
        return f"{host} took too long to answer."
    if isinstance(error, ssl.SSLError) or "SSL" in str(error) or "certificate" in str(error):
        return f"The connection to {host} is not secure: {one_line(str(error), 120)}."
    if isinstance(error, httpcore.ProxyError):
        return f"The proxy does not let us through to {host}."
    if isinstance(error, httpcore.ConnectError):
        return f"{host} cannot be reached."
    if isinstance(error, (httpcore.ProtocolError, httpcore.NetworkError)):
        return f"{host} broke off or answered in a way that is not HTTP."
    return "It is not an address that can be fetched."


def _hint(error: Exception) -> str:
    """Return what to do about it."""
    if isinstance(error, Refused):
        return "Say --allow-private if you mean it."
    unreached = (httpcore.ConnectError, httpcore.TimeoutException, TimeoutError, socket.gaierror)
    return "Check the address, or try again later." if isinstance(error, unreached) else ""
