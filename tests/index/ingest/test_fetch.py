"""Fetching against a server on loopback that misbehaves in every way we could think of."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest

from index.article import Article
from index.ingest import Defaults, Failure, read_sources
from index.ingest.addresses import is_public, refusal, tidy
from index.ingest.answers import FetchError
from index.ingest.fetch import USER_AGENT, Fetcher, Limits
from index.ingest.web import read_with
from tests.index.ingest.servers import Server, answer, serving

FAST = Limits(connect=2, silence=0.4, total=0.8, size=200_000, redirects=4)
WORDS = "The ferry sank off Keld on Monday with six people on board, the coast guard said. "
PAGE = (
    "<html lang=en><head><title>Ferry sinks</title><meta property='og:site_name' content='The Keld Courier'>"
    "<meta property='article:published_time' content='2024-05-06T08:30:00+02:00'></head><body><article>"
    f"<h1>Ferry sinks</h1><p>{WORDS * 3}</p><p>{'Rescue boats searched the sea until dark. ' * 4}</p>"
    "</article></body></html>"
).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def fails(server: Server, path: str = "/", limits: Limits = FAST) -> str:
    with Fetcher(allow_private=True, limits=limits) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(server.url(path))
    return caught.value.message


def test_a_page_becomes_an_article(server: Server) -> None:
    server.routes["/a"] = answer(PAGE)
    (article,) = read_sources([server.url("/a?utm_source=x#top")], allow_private=True)
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.published) == (
        "Ferry sinks", "The Keld Courier", "2024-05-06T08:30:00+02:00",
    )  # fmt: skip
    assert article.url == server.url("/a")
    assert "six people on board" in article.text


def test_we_say_who_we_are_and_keep_no_cookies(server: Server) -> None:
    server.routes["/a"] = answer(PAGE, Set_Cookie="id=1")
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        fetcher.get(server.url("/a"))
        fetcher.get(server.url("/a"))
    assert all(f"User-Agent: {USER_AGENT}\r\n" in request for request in server.requests)
    assert not any("cookie:" in request.lower() for request in server.requests)


def test_nothing_is_requested_unless_private_addresses_are_allowed(server: Server) -> None:
    server.routes["/a"] = answer(PAGE)
    for host in (
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "0",
    ):
        (failure,) = read_sources([f"http://{host}:{server.port}/a"])
        assert isinstance(failure, Failure) and "private network" in failure.reason
    for host in ("0177.0.0.1", "①②⑦.0.0.1", "localhost%00.example"):
        (failure,) = read_sources([f"http://{host}:{server.port}/a"])
        assert isinstance(failure, Failure) and "robots" not in failure.reason
    assert server.requests == []


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop counts as public here, so that the check of the second is seen."""
    server.routes["/a"] = answer(status="302 Found", Location="http://[::1]/secret")
    monkeypatch.setattr("index.ingest.connections.is_public", lambda address: address == "127.0.0.1")
    with Fetcher(limits=FAST) as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.get(server.url("/a"))


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("index.ingest.connections.socket.getaddrinfo", lambda *_, **__: found)
    with Fetcher(limits=FAST) as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.get("http://news.example/")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x/y", "javascript:1", "http://u:p@x/", "http://[::1", "//[x]/"]
)
def test_redirects_to_other_schemes_are_refused(server: Server, target: str) -> None:
    server.routes["/"] = answer(status="301 Moved", Location=target)
    assert fails(server)
    assert server.paths() == ["/"]


def test_redirects_are_followed_and_circles_are_noticed(server: Server) -> None:
    server.routes["/1"] = answer(status="301 Moved", Location="/2")
    server.routes["/2"] = answer(status="307 Temporary", Location=server.url("/3"))
    server.routes["/3"] = answer(PAGE)
    server.routes["/loop"] = answer(status="302 Found", Location="/loop")
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        assert fetcher.get(server.url("/1")).url == server.url("/3")
    assert "circle" in fails(server, "/loop")
    assert server.paths().count("/loop") == FAST.redirects + 1


def test_robots_are_obeyed(server: Server) -> None:
    server.routes["/robots.txt"] = answer(
        b"User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\n", kind="text/plain"
    )
    server.routes["/private/a"] = server.routes["/open"] = server.routes["/x.pdf"] = answer(PAGE)
    assert "robots.txt" in fails(server, "/private/a")
    assert "robots.txt" in fails(server, "/x.pdf")
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        assert fetcher.get(server.url("/open")).status == 200
    assert server.paths() == ["/open"]


def test_robots_hold_for_us_by_name_and_for_redirects(server: Server) -> None:
    server.routes["/robots.txt"] = answer(b"User-agent: crossread\nDisallow: /b\n\nUser-agent: *\nAllow: /\n")
    server.routes["/a"] = answer(status="302 Found", Location="/b")
    assert "robots.txt" in fails(server, "/a")
    assert server.paths() == ["/a"]


def test_a_site_whose_robots_cannot_be_had_is_left_alone(server: Server) -> None:
    server.routes["/robots.txt"] = answer(status="503 Busy")
    server.routes["/a"] = answer(PAGE)
    assert "cannot be had" in fails(server, "/a")


def test_conditional_requests(server: Server) -> None:
    server.routes["/a"] = answer(status="304 Not Modified", ETag='"v1"')
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        again = fetcher.get(server.url("/a"), etag='"v1"', modified="Mon, 06 May 2024 08:00:00 GMT")
    assert (again.status, again.body) == (304, b"")
    assert 'If-None-Match: "v1"' in server.requests[-1]
    assert "If-Modified-Since: Mon, 06 May 2024 08:00:00 GMT" in server.requests[-1]


def test_a_server_that_never_answers_is_given_up(server: Server) -> None:
    server.routes["/"] = lambda connection: server.closing.wait(5) and None
    began = time.monotonic()
    assert "too long" in fails(server)
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("first", "more"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
        (b"", b"H"),
    ],
)
def test_a_server_that_drips_forever_is_given_up_in_time(server: Server, first: bytes, more: bytes) -> None:
    server.routes["/"] = server.drip(first, more)
    began = time.monotonic()
    assert fails(server)
    assert time.monotonic() - began < 4


def test_an_endless_page_is_cut_off(server: Server) -> None:
    server.routes["/"] = server.drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x" * 65536, 0)
    assert "larger than" in fails(server)


@pytest.mark.parametrize("method", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(server: Server, method: str) -> None:
    zeros = b"\0" * 60_000_000
    packed = gzip.compress(zeros) if method == "gzip" else zlib.compress(zeros)
    server.routes["/"] = answer(packed, Content_Encoding=method)
    assert "larger than" in fails(server)


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(PAGE), zlib.compress(PAGE), zlib.compress(PAGE)[2:-4]],
    ids=["gzip", "zlib", "raw"],
)
def test_packed_pages_are_unpacked(server: Server, packed: bytes) -> None:
    server.routes["/a"] = answer(packed, Content_Encoding="gzip" if packed[:1] == b"\x1f" else "deflate")
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        assert fetcher.get(server.url("/a")).body == PAGE


@pytest.mark.parametrize(
    "raw",
    [
        answer(b"short", Content_Length="5000"),
        answer(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"),
        answer(b"no gzip at all", Content_Encoding="gzip"),
        answer(PAGE, Content_Encoding="br"),
        answer(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip"),
        answer(PAGE, Content_Length="-1"),
        answer(PAGE, Content_Length="1, 2"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        b"HTTP/1.1 999999 ?\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.0\r\n",
        b"\x16\x03\x01\x00\x00",
        b"",
        b"HTTP/1.1 200 OK\r\nBad Header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * 300_000 + b"\r\n\r\n",
        answer(status="200 OK\x1b[31m", Content_Encoding="nonsense"),
        *(answer(b"x", status=status) for status in (
            "204 No Content", "401 Unauthorized", "402 Pay", "403 No", "404 Gone", "410 Gone", "418 Teapot",
            "429 Slow", "500 Oops", "503 Busy", "300 Choices", "101 Switching", "206 Partial",
        )),
        answer(status="302 Found"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_one_sentence(server: Server, raw: bytes) -> None:
    server.routes["/"] = raw
    said = fails(server)
    assert said.endswith(".")
    assert said.isprintable()


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "latin-1"), ("windows-1251", "cp1251"), ("nonsense", "utf-8"), ("hex", "utf-8"),
     ("utf-8", "cp1252"), ("utf-16", "utf-8"), ("idna", "utf-8")],
)  # fmt: skip
def test_charsets_right_wrong_and_invented(server: Server, stated: str, encoding: str) -> None:
    word = "Яхта" if encoding == "cp1251" else "café"
    page = PAGE.decode().replace("Rescue", word).encode(encoding)
    server.routes["/a"] = answer(page, kind=f"text/html; charset={stated}")
    (article,) = read_sources([server.url("/a")], allow_private=True)
    assert isinstance(article, Article)
    assert word in article.text


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Keld Courier</title>
<item><title>Ferry sinks</title><link>{page}</link><guid>1</guid><pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate>
<description>A ferry sank.</description></item>
<item><title>Whole</title><link>{gone}</link><guid>2</guid><description>&lt;p&gt;{whole}&lt;/p&gt;</description></item>
<item><title>Lost</title><link>{gone}</link><guid>3</guid>
<description>Only this much was said of it.</description></item>
</channel></rss>"""


def test_a_feed_is_read_and_teasers_are_filled_from_their_pages(server: Server) -> None:
    whole = "Word upon word of it. " * 40
    feed = FEED.format(page=server.url("/p"), gone=server.url("/gone"), whole=whole)
    server.routes["/feed"] = answer(feed.encode(), kind="application/rss+xml")
    server.routes["/p"] = answer(PAGE)
    with Fetcher(allow_private=True, limits=FAST) as fetcher:
        first, second, third = read_with(fetcher, server.url("/feed"), Defaults())
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Article)
    assert "six people" in first.text
    assert first.published == "2024-05-06T08:00:00+00:00"
    assert second.text.startswith("Word upon word")
    assert second.outlet == "The Keld Courier"
    assert third.text == "Only this much was said of it."
    assert any("teaser" in warning for warning in third.warnings)
    assert server.paths() == ["/feed", "/p", "/gone"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "fec0::1", "::ffff:10.0.0.1", "::127.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "198.18.0.1", "192.0.2.1", "2001:db8::1", "3fff::1", "192.88.99.1",
     "64:ff9b:1::7f00:1", "::ffff:0:7f00:1", "nonsense", ""],
)  # fmt: skip
def test_these_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_these_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://x", "http://", "http:///x", "http://a b/", "http://a\n/", "http://[::1",
     "x" * 5000,
     "http://a:99999/", "http://a:0/", "http://user@a/"],
)  # fmt: skip
def test_these_are_refused_before_any_lookup(url: str) -> None:
    assert refusal(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.COM/a?utm_source=x&id=3&fbclid=q#part", "http://example.com/a?id=3"),
        ("https://example.com/a?b=1&b=2", "https://example.com/a?b=1&b=2"),
        ("https://example.com/a?q=%20x", "https://example.com/a?q=%20x"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_addresses_are_kept_without_what_tracks_readers(url: str, expected: str) -> None:
    assert tidy(url) == expected
