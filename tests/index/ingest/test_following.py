"""Followed feeds: only what is new, only what is stored counts as seen, two processes lose nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.article import Article
from index.ingest import read_sources
from index.ingest.feed import parse_feed, parse_opml
from index.ingest.fetch import Fetcher, Limits
from index.ingest.following import Subscription, articles_of, dumps, follow, loads, look, remember, unfollow
from index.ingest.values import Defaults
from index.library import Library
from reader.cli.main import run as crossread
from tests.index.ingest.servers import Server, answer, serving

LIMITS = Limits(connect=2, silence=1, total=3)


def feed(*ids: int) -> bytes:
    items = "".join(
        f"<item><title>Report {n}</title><guid>id-{n}</guid><pubDate>Mon, 06 May 2024 0{n}:00:00 GMT</pubDate>"
        f"<description>{f'The ferry report number {n} says so. ' * 30}</description></item>"
        for n in ids
    )
    return f"<rss version='2.0'><channel><title>The Keld Courier</title>{items}</channel></rss>".encode()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_only_new_entries_come_oldest_first(server: Server) -> None:
    server.routes["/feed"] = answer(feed(3, 2, 1), kind="application/rss+xml", ETag='"a"')
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        fetched = look(fetcher, Subscription(server.url("/feed"), seen=("id-1",)))
    assert [entry.id for entry in fetched.entries] == ["id-2", "id-3"]
    assert (fetched.subscription.title, fetched.subscription.etag) == ("The Keld Courier", '"a"')
    assert fetched.subscription.seen == ("id-1",)


def test_an_unchanged_feed_brings_nothing(server: Server) -> None:
    server.routes["/feed"] = answer(status="304 Not Modified")
    known = Subscription(server.url("/feed"), etag='"a"', seen=("id-1",), failed="It was down.")
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        fetched = look(fetcher, known)
    assert (fetched.entries, fetched.failure) == ((), None)
    assert (fetched.subscription.etag, fetched.subscription.failed) == ('"a"', None)
    assert 'If-None-Match: "a"' in server.requests[-1]


@pytest.mark.parametrize("raw", [answer(b"<html>no feed</html>"), answer(status="500 Oops"), b""])
def test_a_feed_that_fails_is_named_and_kept(server: Server, raw: bytes) -> None:
    server.routes["/feed"] = raw
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        fetched = look(fetcher, Subscription(server.url("/feed"), seen=("id-1",)))
    assert fetched.failure and fetched.subscription.failed
    assert fetched.subscription.seen == ("id-1",)


def test_the_entries_become_articles(server: Server) -> None:
    server.routes["/feed"] = answer(feed(1), kind="text/xml")
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        ((entry, article),) = articles_of(
            fetcher, look(fetcher, Subscription(server.url("/feed"))), Defaults()
        )
    assert isinstance(article, Article)
    assert (entry.id, article.title, article.outlet) == ("id-1", "Report 1", "The Keld Courier")


def test_state_survives_being_stored_and_damaged() -> None:
    known = (
        Subscription("https://a.example/f", "A", '"e"', None, "2024-05-06T08:00:00+00:00", None, ("1", "2")),
    )
    assert loads(dumps(known)) == known
    for damaged in (None, "", "{", "[]", '{"feeds": 3}', '{"feeds": [1, {"url": 2}, null]}', "[" * 100_000):
        assert loads(damaged) == ()


def test_following_twice_is_once() -> None:
    known = follow(follow((), "https://a.example/f?utm_source=x"), "HTTPS://A.example/f#top")
    assert [one.url for one in known] == ["https://a.example/f"]
    assert unfollow(known, "https://a.example/f") == ()


def test_two_processes_that_fetch_at_once_lose_nothing() -> None:
    state = (Subscription("https://a.example/f"), Subscription("https://b.example/f"))
    looked = Subscription("https://a.example/f", "A")
    one = remember(state, looked, ["1"])
    two = remember(one, looked, ["2"])
    assert two[0].seen == ("1", "2")
    assert remember(unfollow(two, looked.url), looked, ["3"]) == (Subscription("https://b.example/f"),)


def test_a_list_of_feeds() -> None:
    listed = parse_opml(
        b"<?xml version='1.0'?><opml><body><outline text='News'><outline text='A' xmlUrl='https://a.example/f'/>"
        b"<outline title='B' xmlUrl='http://b.example/f'/></outline><outline xmlUrl='file:///etc/passwd'/></body></opml>"
    )
    assert listed == [("https://a.example/f", "A"), ("http://b.example/f", "B")]
    assert isinstance(parse_opml(b"<opml></opml>"), str)


@pytest.mark.parametrize(
    "document",
    [
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>'
        "<title>&b;</title></channel></rss>",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
        "<title>&x;</title></channel></rss>",
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd" [ ]><opml><body/></opml>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(document: str, encoding: str) -> None:
    assert "entities" in str(parse_feed(document.encode(encoding)))
    assert "entities" in str(parse_opml(document.encode(encoding)))


def test_follow_and_fetch_on_the_command_line(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/feed"] = answer(feed(2, 1), kind="application/rss+xml")
    library = ["--library", str(tmp_path / "library")]
    assert crossread(["follow", server.url("/feed"), *library]) == 0
    assert crossread(["fetch", *library]) == 1
    assert "private network" in capsys.readouterr().err
    assert crossread(["fetch", "--allow-private", *library]) == 0
    server.routes["/feed"] = answer(feed(3, 2, 1), kind="application/rss+xml")
    assert crossread(["fetch", "--allow-private", *library]) == 0
    assert "1 new, 0 already here" in capsys.readouterr().err
    with Library.open(tmp_path / "library") as stored:
        assert sorted(entry.title or "" for entry in stored.entries()) == ["Report 1", "Report 2", "Report 3"]
    assert crossread(["follow", "--stop", server.url("/feed"), *library]) == 0
    assert crossread(["fetch", *library]) == 2


def test_what_cannot_be_followed_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for feed_ in ("ftp://a/b", str(tmp_path / "none.opml"), "http://u:p@a/"):
        assert crossread(["follow", feed_, "--library", str(tmp_path / "library")]) == 2
    assert "cannot be followed" in capsys.readouterr().err


def test_a_feed_that_moved_for_good_is_followed_where_it_is(server: Server) -> None:
    server.routes["/old"] = answer(status="301 Moved Permanently", Location="/feed")
    server.routes["/feed"] = answer(feed(1), kind="text/xml")
    known = (
        Subscription(server.url("/old"), seen=("id-0",)),
        Subscription(server.url("/feed"), seen=("id-9",)),
    )
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        fetched = look(fetcher, known[0])
    assert fetched.asked == server.url("/old")
    (one,) = remember(known, fetched.subscription, ["id-1"], asked=fetched.asked)
    assert one.url == server.url("/feed")
    assert set(one.seen) == {"id-0", "id-1", "id-9"}


def test_a_feed_that_only_redirects_for_now_keeps_its_address(server: Server) -> None:
    server.routes["/old"] = answer(status="302 Found", Location="/feed")
    server.routes["/feed"] = answer(feed(1), kind="text/xml")
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        fetched = look(fetcher, Subscription(server.url("/old")))
    assert fetched.asked is None and fetched.subscription.url == server.url("/old")


def test_a_feed_that_is_gone_says_so_and_how_to_give_it_up(server: Server) -> None:
    server.routes["/feed"] = answer(status="410 Gone")
    with Fetcher(allow_private=True, limits=LIMITS) as fetcher:
        failure = look(fetcher, Subscription(server.url("/feed"))).failure
    assert failure and "gone for good" in failure.reason and "follow --stop" in failure.hint


def test_ten_thousand_entries_are_all_read_once() -> None:
    items = "".join(
        f"<item><guid>{n}</guid><description>Report {n}</description></item>" for n in range(10_000)
    )
    found = parse_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert not isinstance(found, str) and len(found.entries) == 10_000 and found.remark is None
    looked = Subscription("https://a.example/f")
    (kept,) = remember((looked,), looked, [entry.id for entry in found.entries])
    assert len(loads(dumps((kept,)))[0].seen) == 10_000


def test_entries_that_are_too_many_are_not_left_out_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ingest.feed.ENTRIES", 3)
    found = parse_feed(feed(1, 2, 3, 4, 5))
    assert not isinstance(found, str) and found.left == 2 and "2 entries" in (found.remark or "")


def test_links_are_read_from_where_the_feed_came_from() -> None:
    found = parse_feed(
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><link href='/news/1'/><content>x</content></entry>"
        b"<entry><id>2</id><link href='https://other.example/2'/></entry>"
        b"<entry><id>3</id><link href='javascript:alert(1)'/></entry></feed>",
        "https://keld.example/feeds/all.atom",
    )
    assert not isinstance(found, str)
    links = [entry.link for entry in found.entries]
    assert links == ["https://keld.example/news/1", "https://other.example/2", None]


def test_an_id_is_no_link() -> None:
    found = parse_feed(
        b"<rss version='2.0'><channel><item><guid>g1</guid><description>x</description></item><item>"
        b"<guid>https://keld.example/2</guid><description>x</description></item></channel></rss>",
        "https://keld.example/rss",
    )
    assert not isinstance(found, str)
    assert [entry.link for entry in found.entries] == [None, "https://keld.example/2"]
    assert [entry.id for entry in found.entries] == ["g1", "https://keld.example/2"]


@pytest.mark.parametrize("suffix", [".rss", ".atom", ".xml"])
def test_a_feed_that_is_the_name_of_a_file_does_not_open_it(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "other.rss").write_bytes(feed(1))
    named = tmp_path / f"named{suffix}"
    named.write_text(str(tmp_path / "other.rss"))
    assert parse_feed(named.read_bytes()) == "It is not a feed."
    assert not any(isinstance(item, Article) and "ferry" in item.text for item in read_sources([str(named)]))


def test_a_fetch_that_is_broken_off_goes_on_where_it_was(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages behind teasers, and Ctrl+C at the fifth: what was stored is not fetched again, the rest is."""

    def page(number: int) -> str:
        return f"<html><title>Page {number}</title><body><article>{'<p>The ferry to Keld sails again.' * 20}{number}"

    links = "".join(f"<item><guid>{n}</guid><link>{server.url(f'/p{n}')}</link></item>" for n in range(8))
    server.routes["/feed"] = answer(
        f"<rss version='2.0'><channel>{links}</channel></rss>".encode(), kind="text/xml", ETag='"a"'
    )
    server.routes |= {f"/p{n}": answer(page(n).encode()) for n in range(8)}
    library = ["--library", str(tmp_path / "library"), "--allow-private"]
    crossread(["follow", server.url("/feed"), *library[:2]])
    monkeypatch.setattr("index.intake.PATIENCE", 0)
    real = Fetcher.get

    def broken_off(self: Fetcher, url: str, **named: str | None) -> object:
        if url.endswith("/p3"):
            raise KeyboardInterrupt
        return real(self, url, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Fetcher, "get", broken_off)
        assert crossread(["fetch", *library]) == 130
    assert "4 new, 0 already here before this" in capsys.readouterr().err
    server.requests.clear()
    assert crossread(["fetch", *library]) == 0
    assert "4 new, 0 already here" in capsys.readouterr().err
    assert server.paths() == ["/feed", "/p3", "/p2", "/p1", "/p0"]
    assert not any("If-None-Match" in request for request in server.requests)
    assert crossread(["fetch", *library]) == 0
    assert any('If-None-Match: "a"' in request for request in server.requests)
