"""Nothing hostile reaches the terminal, another file, the network or a traceback; about 800 inputs and a fuzz run.

CROSSREAD_FUZZ=5000 makes the fuzz run longer than the few examples per reader that every test run has time for.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.ingest import Failure, clean, read_bytes
from index.ingest.build import FIELDS
from index.ingest.clean import clean_text, one_line, screen_text
from index.ingest.detect import DEFECT, SUFFIXES
from index.sentences import split_sentences
from tests.index.ingest.hostile import CONTAINERS, TRICKS, Hostile, carried
from tests.index.ingest.makers import docx, odt, pdf, warc_record, zipped

UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
"""What may stand neither in a stored text nor in a field."""
CARRIED = carried()
FORMATS = Path(__file__).resolve().parents[2] / "data/ingest"
EXAMPLES = int(os.environ.get("CROSSREAD_FUZZ", "12"))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **_: Any) -> None:
        raise AssertionError(f"reading looked for a server: {args}")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)


CLOCKS = ("/usr/share/zoneinfo", "/var/db/zoneinfo", "/etc/localtime", "/etc/timezone", "/etc/sysconfig/clock",
          "/etc/conf.d/clock")  # fmt: skip
OWN = tuple(map(os.fsencode, (sys.prefix, sys.base_prefix, Path(__file__).resolve().parents[3], *CLOCKS)))
"""Files and folders that may be opened while something is read: programs, and where this machine keeps its time."""
_opened: list[bytes] | None = None


def _watch(event: str, args: tuple[Any, ...]) -> None:
    """Note every file that is opened while something is read, also in vain."""
    if _opened is not None and event == "open" and isinstance(args[0], (str, bytes)):
        path = os.fsencode(args[0])
        if not path.startswith(OWN):
            _opened.append(path[:200])


sys.addaudithook(_watch)


@contextmanager
def _watched() -> Iterator[list[bytes]]:
    """Yield the list of the files that the block opens."""
    opened: list[bytes] = []
    globals()["_opened"] = opened
    try:
        yield opened
    finally:
        globals()["_opened"] = None


def check(data: bytes, source: str) -> list[Article | Failure]:
    """Read, and hold every result to what is promised of any input."""
    with _watched() as opened:
        found = list(read_bytes(data, source))
    assert not opened, f"reading opened other files: {opened}"
    assert found, "neither an article nor a reason"
    for item in found:
        if isinstance(item, Article):
            fields = [getattr(item, name) or "" for name in FIELDS]
            for text in (item.text.replace("\n", ""), *fields, *item.warnings):
                assert not UNSAFE.search(text), ascii(text[:200])
            assert "\n\n\n" not in item.text
            assert len(item.title or "") <= 400 and len(item.outlet or "") <= 120
            assert item.text.encode()
            assert item.published is None or item.day
            assert set(item.provenance) == set(FIELDS)
        else:
            assert not item.reason.startswith(DEFECT), item.reason
            assert item.reason.endswith(".") and not UNSAFE.search(item.reason + item.hint)
    return found


def test_a_reader_that_opens_another_file_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "index.ingest.feed.BytesIO", bytes
    )  # as feedparser would open what it takes for a name
    with pytest.raises(AssertionError, match="opened other files"):
        check(b"/nowhere/feed", "a.rss")


def test_there_are_enough_of_them() -> None:
    assert len(CARRIED) + len(CONTAINERS) >= 500


@pytest.mark.parametrize("trick", TRICKS, ids=str)
def test_tricks_are_taken_out_wherever_they_stand(trick: str, capfd: pytest.CaptureFixture[str]) -> None:
    for hostile in CARRIED:
        if hostile.name.startswith(f"{trick} in "):
            check(hostile.data, hostile.source)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("hostile", CONTAINERS, ids=lambda hostile: hostile.name)
def test_containers_that_are_the_trick(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for item in check(hostile.data, hostile.source):
        if isinstance(item, Article):
            assert "root:" not in item.text + (item.title or "")
            for sentence in split_sentences(item.text, title=item.title):
                assert item.text[sentence.start : sentence.end] == sentence.text
    assert list(tmp_path.rglob("*")) == [tmp_path / "here"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", TRICKS.values(), ids=TRICKS.keys())
def test_cleaning_is_settled_after_once_and_display_keeps_the_length(text: str) -> None:
    cleaned = clean_text(text).text
    assert clean_text(cleaned) == (cleaned, 0)
    shown = screen_text(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert "\n" not in one_line(text)


@given(st.text(max_size=300))
def test_cleaning_any_text(text: str) -> None:
    cleaned = clean_text(text).text
    assert not UNSAFE.search(cleaned.replace("\n", ""))
    assert clean_text(cleaned).text == cleaned
    assert len(screen_text(text)) == len(text)
    assert screen_text(screen_text(text)) == screen_text(text)


def _seeds() -> dict[str, list[bytes]]:
    seeds: dict[str, list[bytes]] = {}
    for path in sorted(FORMATS.rglob("*.*")):
        if path.suffix in SUFFIXES and ".golden" not in path.name:
            seeds.setdefault(SUFFIXES[path.suffix], []).append(path.read_bytes())
    seeds["pdf"] = [pdf([["A ferry sank off Keld on Monday.", "Six were on board."]], {"Title": "Ferry"})]
    seeds["warc"] = [
        warc_record("https://a.example/1", b"<html><body><p>A ferry sank off Keld.</p></body></html>")
    ]
    seeds["zip"] = [
        zipped({"a.txt": b"A ferry sank.", "b.json": b'{"text": "x y"}', "c/d.html": b"<p>A ferry.</p>"})
    ]
    sender = "From: Keld Post <n@p.example>\nSubject: Re: Ferry\nDate: Thu, 6 May 2021 08:00:00 +0200\n\n"
    rows = "From: Ann <a@p.example>\nDate: 6 May 2021\nSubject: Ferry\n\n> A ferry sank. [1]\n\n[1] https://p.example/a\n"
    quoted = "On 6 May 2021 Ann wrote:\n> Is it true?\n>> So it is.\n\n--\nAnn\nUnsubscribe\n"
    told = f"{sender}{'A ferry sank off Keld. ' * 12}\n\n{quoted}"
    line = "From n@p.example Thu May  6 08:00:00 2021\n"
    over = "---- Forwarded message ----"
    page = f"{sender.rstrip()}\nContent-Type: text/html\n\n<p>{over}<br>{rows}<p>A ferry sank.<div class=gmail_quote>x"
    forwarded = f"{sender}{over}\n{rows}"
    seeds["mail"] += [
        told.encode(),
        page.encode(),
        "".join(line + one for one in (told, forwarded, page)).encode(),
    ]
    seeds["document"] = [
        docx(
            "<w:p><w:r><w:t>A ferry sank off Keld.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        ),
        odt(
            "<text:h>Ferry sinks</text:h><text:p>A ferry<text:s/>sank off <text:span>Keld</text:span>.</text:p>"
        ),
    ]
    return seeds


SEEDS = _seeds()


def test_every_reader_is_fuzzed() -> None:
    assert set(SEEDS) == set(SUFFIXES.values())


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A real file with pieces of it cut out, doubled, overwritten or moved."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 40)))
        change = draw(st.integers(0, 4))
        if change == 0:
            del data[at:to]
        elif change == 1:
            data[at:at] = bytes(data[at:to]) * draw(st.integers(1, 50))
        elif change == 2:
            data[at:to] = draw(st.binary(max_size=20))
        elif change == 3:
            trick = draw(st.sampled_from([text for text in TRICKS.values() if len(text) < 300]))
            data[at:at] = trick.encode("utf-8", "surrogatepass")
        else:
            data[at:at] = bytes(data[draw(st.integers(0, len(data))) :][:60])
    return bytes(data)


@pytest.mark.parametrize("kind", sorted(SEEDS))
def test_damaged_files_of_every_kind(kind: str) -> None:
    suffix = next(name for name, one in SUFFIXES.items() if one == kind)
    relaxed = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=relaxed)
    @given(damaged(SEEDS[kind]))
    def run(data: bytes) -> None:
        check(data, f"a{suffix}")

    run()


@settings(
    max_examples=EXAMPLES * 4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    check(data, f"a{suffix}")


def test_no_character_is_taken_for_plain_that_a_screen_must_not_get() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        looked_at = clean._DISPLAY_BAD.sub("?", character)
        looked_at = clean._DISPLAY_HIDDEN.sub("?", looked_at)
        if looked_at != character or character == "\u200d":
            assert not clean._DISPLAY_PLAIN.fullmatch(character), hex(code)
    assert clean._DISPLAY_PLAIN.fullmatch("“Čaj”, said Ωμέγα – 茶 costs 3 €\n\tтак")
