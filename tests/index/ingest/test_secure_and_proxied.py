"""HTTPS with certificates made here, and proxies: asked for, never taken from the environment, never a way around."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from index.article import Article
from index.errors import IngestError
from index.ingest import Failure, read_sources
from index.ingest.answers import FetchError
from index.ingest.fetch import Fetcher, Limits
from tests.index.ingest.servers import answer, serving

FAST = Limits(connect=2, silence=1.5, total=3, size=200_000, redirects=4)
PAGE = (
    "<html lang=en><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1>"
    f"<p>{'The ferry sank off Keld on Monday with six people on board. ' * 6}</p></article></body></html>"
).encode()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the authority, as it would one of a company."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


def context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(made)
    return made


def fails(url: str, proxy: str | None = None) -> str:
    with (
        Fetcher(allow_private=True, limits=FAST, proxy=proxy) as fetcher,
        pytest.raises(FetchError) as caught,
    ):
        fetcher.get(url)
    assert "\n" not in caught.value.message
    return caught.value.message


@pytest.mark.usefixtures("trusted")
def test_a_page_over_https(authority: trustme.CA) -> None:
    with serving({"/a": answer(PAGE)}, context(authority, "127.0.0.1")) as server:
        (article,) = read_sources([server.url("/a")], allow_private=True)
        assert isinstance(article, Article)
        assert article.url == server.url("/a") and article.url.startswith("https:")
    assert "six people" in article.text


def test_a_certificate_of_an_unknown_authority_is_refused(authority: trustme.CA) -> None:
    with serving({"/a": answer(PAGE)}, context(authority, "127.0.0.1")) as server:
        assert "not secure" in fails(server.url("/a"))
        assert server.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(authority: trustme.CA) -> None:
    with serving({"/a": answer(PAGE)}, context(authority, "news.example")) as server:
        assert "not secure" in fails(server.url("/a"))
        assert server.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_ran_out_is_refused(authority: trustme.CA) -> None:
    from datetime import UTC, datetime

    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(made)
    with serving({"/a": answer(PAGE)}, made) as server:
        assert "not secure" in fails(server.url("/a"))


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_is_followed_and_checked(authority: trustme.CA) -> None:
    with serving({"/b": answer(PAGE)}) as plain, serving({}, context(authority, "127.0.0.1")) as secure:
        secure.routes["/a"] = answer(status="302 Found", Location=plain.url("/b"))
        with Fetcher(allow_private=True, limits=FAST) as fetcher:
            assert fetcher.get(secure.url("/a")).url == plain.url("/b")


def test_https_to_a_server_that_speaks_http() -> None:
    with serving({"/a": answer(PAGE)}) as server:
        assert fails(server.url("/a").replace("http:", "https:")).endswith(".")


class Proxy:
    """A little HTTP proxy: passes on requests with whole addresses, opens tunnels, notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.status = ""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._handle, args=(client,), daemon=True).start()

    def _handle(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            head = client.recv(65536)
            self.heads.append(head.decode("latin-1"))
            method, target, _ = head.decode("latin-1").split(" ", 2)
            self.asked.append(f"{method} {target}")
            if self.status:
                client.sendall(f"HTTP/1.1 {self.status}\r\nContent-Length: 0\r\n\r\n".encode())
                return
            host, _, rest = target.removeprefix("http://").partition("/")
            name, _, port = host.partition(":")
            with socket.create_connection((name, int(port))) as server:
                if method == "CONNECT":
                    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    server.sendall(head.replace(target.encode(), f"/{rest}".encode(), 1))
                back = threading.Thread(target=self._pipe, args=(server, client), daemon=True)
                back.start()
                if method == "CONNECT":
                    self._pipe(client, server)
                back.join(5)

    @staticmethod
    def _pipe(source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                target.sendall(piece)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    running = Proxy()
    yield running
    running.close()


def test_a_page_through_a_proxy(proxy: Proxy) -> None:
    with serving({"/a": answer(PAGE)}) as server:
        (article,) = read_sources([server.url("/a")], allow_private=True, proxy=proxy.url)
        assert isinstance(article, Article)
        assert proxy.asked == [f"GET {server.url('/robots.txt')}", f"GET {server.url('/a')}"]


@pytest.mark.usefixtures("trusted")
def test_https_through_a_proxy_is_a_tunnel(proxy: Proxy, authority: trustme.CA) -> None:
    with serving({"/a": answer(PAGE)}, context(authority, "127.0.0.1")) as server:
        with Fetcher(allow_private=True, limits=FAST, proxy=proxy.url) as fetcher:
            assert fetcher.get(server.url("/a")).body == PAGE
        assert set(proxy.asked) == {f"CONNECT 127.0.0.1:{server.port}"}


def test_the_environment_names_no_proxy(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    with serving({"/a": answer(PAGE)}) as server, Fetcher(allow_private=True, limits=FAST) as fetcher:
        fetcher.get(server.url("/a"))
    assert proxy.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "169.254.169.254", "wiki", "a.local"]
)
def test_a_proxy_is_no_way_into_a_private_network(proxy: Proxy, host: str) -> None:
    (failure,) = read_sources([f"http://{host}/a"], proxy=proxy.url)
    assert isinstance(failure, Failure) and "private network" in failure.reason
    assert proxy.asked == []


def test_a_redirect_through_a_proxy_is_checked_too(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.connections.is_public", lambda address: address == "127.0.0.1")
    hop = answer(status="302 Found", Location="http://10.0.0.1/secret")
    with (
        serving({"/a": hop}) as server,
        Fetcher(limits=FAST, proxy=proxy.url) as fetcher,
        pytest.raises(FetchError, match="private network"),
    ):
        fetcher.get(server.url("/a"))
    assert not any("10.0.0.1" in line for line in proxy.asked)


def test_a_proxy_that_refuses_is_said(proxy: Proxy, authority: trustme.CA) -> None:
    proxy.status = "407 Proxy Authentication Required"
    with serving({"/a": answer(PAGE)}) as server:
        assert "proxy" in fails(server.url("/a").replace("http:", "https:"), proxy.url).lower()


def test_a_proxy_gets_the_password_that_was_named_and_no_message_shows_it(proxy: Proxy) -> None:
    secret = proxy.url.replace("http://", "http://ada:s%40cret@")
    with (
        serving({"/a": answer(PAGE)}) as server,
        Fetcher(allow_private=True, limits=FAST, proxy=secret) as fetcher,
    ):
        fetcher.get(server.url("/a"))
    assert all("Proxy-Authorization: Basic YWRhOnNAY3JldA==" in head for head in proxy.heads)
    assert not any(
        "authorization" in request.lower() for request in server.requests if "Proxy-" not in request
    )
    proxy.close()
    assert "s@cret" not in fails("http://127.0.0.1:9/a", "http://ada:s%40cret@127.0.0.1:9")


@pytest.mark.parametrize(
    "named", ["socks5://127.0.0.1:1080", "nonsense", "http://", "http://a:99999", "file:///x"]
)
def test_what_is_no_proxy_is_said(named: str) -> None:
    with pytest.raises(IngestError, match="proxy"):
        Fetcher(proxy=named)
    (failure,) = read_sources(["http://news.example/a"], proxy=named)
    assert isinstance(failure, Failure) and "proxy" in failure.reason


def test_a_proxy_of_ones_own_network_is_allowed(proxy: Proxy) -> None:
    proxy.status = "403 Forbidden"
    with Fetcher(limits=FAST, proxy=proxy.url) as fetcher, pytest.raises(FetchError):
        fetcher.get("http://93.184.216.34/a")
    assert proxy.asked
