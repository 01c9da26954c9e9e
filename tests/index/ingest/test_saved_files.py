"""What browsers, word processors and mail programs make of an article when somebody keeps it."""

from __future__ import annotations

import quopri

import pytest

from index.article import Article
from index.ingest import Failure, read_bytes
from index.ingest.rtf import text_of

FIRST = "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier."
SECOND = "Officials said that four hundred lorries a day would be sent over the old road – through the hills."
THIRD = "The roads office expects the café at the bridge to stay shut until the end of the month."
PAGE = (
    '<html lang="en"><head><title>Bridge shut | Skelby Post</title>'
    '<meta property="article:published_time" content="2021-05-06T07:30:00+01:00"></head><body><article>'
    f"<h1>Bridge shut</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
)


def only(data: bytes, name: str) -> Article:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Article), found
    return found


def saved(page: bytes, media: str = "text/html; charset=utf-8") -> bytes:
    head = (
        b"From: <Saved by Somebody>\r\nSnapshot-Content-Location: https://skelby.example/news/bridge-shut\r\n"
        b"Subject: Bridge shut\r\nDate: Sat, 12 Jun 2021 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n\r\n'
    )
    part = f"------b----\r\nContent-Type: {media}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".encode()
    picture = b"\r\n------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return head + part + quopri.encodestring(page) + picture + b"------b------\r\n"


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page", "page.txt"])
def test_a_page_saved_as_one_file(name: str) -> None:
    found = only(saved(PAGE.encode()), name)
    assert (found.title, found.outlet, found.published, found.url) == (
        "Bridge shut",
        "Skelby Post",
        "2021-05-06T07:30:00+01:00",
        "https://skelby.example/news/bridge-shut",
    )
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "data", [saved(b"", "image/gif"), b"From: <Saved by X>\n\n", b"From: <Saved by X>\nContent-Type: x"]
)
def test_a_saved_page_without_a_page_is_named(data: bytes) -> None:
    (found,) = read_bytes(data, "page.mhtml")
    assert isinstance(found, Failure)


RTF = (
    r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss Helvetica;}}{\colortbl;\red0\green0\blue0;}"
    r"{\*\generator Some Writer;}{\info{\title Draft of mine}}\pard\f0\b Bridge shut\b0\par "
    "{FIRST}\\\n\\\n"
    r"Officials said that four hundred lorries a day would be sent over the old road \u8211 - through the hills.\par "
    r"The roads office expects the caf\'e9 at {\field{\*\fldinst{HYPERLINK "
    '"https://skelby.example"'
    r"}}{\fldrslt the bridge}} to stay shut until the end of the month.{\pict\pngblip 89504e47}}"
).replace("{FIRST}", FIRST)


@pytest.mark.parametrize("name", ["copy.rtf", "copy", "copy.txt"])
def test_rich_text(name: str) -> None:
    found = only(RTF.encode("ascii"), name)
    assert found.title == "Bridge shut"
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rb"{\rtf1 a\{b\}\\c\~d\_e\-f}", "a{b}\\c\u00a0d-ef"),
        (rb"{\rtf1\uc2 \u8220\'93\'93a\u8221??b}", "“a”b"),
        (rb"{\rtf1 \u-10179?\u-8704?}", "😀"),
        (rb"{\rtf1\ansicpg1251 \'cc\'ee}", "Мо"),
        (rb"{\rtf1\ansicpg99999 caf\'e9", "café"),
        (b"{\\rtf1 " + b"{" * 100_000 + b"deep", "deep"),
        (b"{\\rtf1 }}}}a\\", "a"),
        (rb"{\rtf1\uc-1 \u8217 quays}", "’quays"),
        (
            rb"{\rtf1 The gate jammed.{\super\chftn}{\footnote {\chftn} See there.} It is shut.}",
            "The gate jammed. It is shut.",
        ),
    ],
)
def test_the_signs_of_rich_text(data: bytes, text: str) -> None:
    assert text_of(data).strip(" ") == text


def test_plain_text_that_is_called_rich_text_keeps_its_lines() -> None:
    found = only(f"Bridge shut\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n".encode(), "copy.rtf")
    assert (found.title, found.text) == ("Bridge shut", f"{FIRST}\n\n{SECOND}\n\n{THIRD}")


def test_a_message_that_somebody_forwards_with_a_note() -> None:
    mail = (
        "From: Ada Brink <ada@example.org>\nSubject: Fwd: Bridge shut\nDate: Sat, 12 Jun 2021 09:00:00 +0100\n"
        "Content-Type: text/plain; charset=utf-8\n\nFYI, see below.\n\nSent from my telephone\n\n"
        "---------- Forwarded message ---------\nFrom: Skelby Post <news@skelby.example>\n"
        "Date: Thu, May 6, 2021 at 7:30 AM\nSubject: Bridge shut for a month\nTo: Ada Brink <ada@example.org>\n\n"
        f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    )
    found = only(mail.encode(), "a.eml")
    assert (found.title, found.outlet) == ("Bridge shut for a month", "Skelby Post")
    assert found.published is not None and found.published.startswith("2021-05-06")
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
