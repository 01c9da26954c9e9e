"""What people put over a text, and what mail programs do with one: every form ends in the same fields."""

from __future__ import annotations

from time import perf_counter

import pytest

from index.article import Article
from index.ingest import Failure, read_bytes
from index.ingest.mail_bodies import without_foot, without_forwarding
from tests.index.ingest.makers import docx, odt, zipped

FIRST = "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier."
SECOND = "Officials said that four hundred lorries a day would be sent over the old road through the hills."
BODY = f"{FIRST}\n\n{SECOND}"


def all_of(data: str | bytes, name: str) -> list[Article]:
    found = list(read_bytes(data.encode() if isinstance(data, str) else data, name))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


@pytest.mark.parametrize(
    "head",
    [
        "TITLE: Bridge shut\nDATE: 6 May 2021\nSOURCE: Skelby Post\n\n",
        "**Title:** Bridge shut\n**Date:** May 6, 2021\n**Source:** Skelby Post\n\n",
        "**Title**: Bridge shut\n**Date**: May 6, 2021\n**Source**: Skelby Post\n\n",
        "- Title: Bridge shut\n- Date: 2021-05-06\n- Source: Skelby Post\n\n",
        "Title:Bridge shut\nDate:2021-05-06\nSource:Skelby Post\n\n",
        "Title: Bridge shut\n\nDate: 2021-05-06\n\nSource: Skelby Post\n\n",
        "Title: Bridge shut\nSection: World\nDate: 2021-05-06\nSource: Skelby Post\nKeywords: bridges, roads\n\n",
        "Titel: Bridge shut\nDatum: 6.5.2021\nQuelle: Skelby Post\n\n",
        "Bridge shut\nSource: Skelby Post | 6 May 2021\n\n",
        "Bridge shut\nSource: Skelby Post\nDate: 6 May 2021\n\n",
        '+++\ntitle = "Bridge shut"\ndate = 2021-05-06\nsource = "Skelby Post"\n+++\n\n',
        "---\ntitle: Bridge shut\ndate: 2021-05-06\nsource: Skelby Post\n---\n",
    ],
    ids=range(12),
)
def test_heads_of_texts(head: str) -> None:
    (found,) = all_of(head + BODY, "a.txt")
    assert (found.title, found.published, found.outlet) == ("Bridge shut", "2021-05-06", "Skelby Post")
    assert found.text == BODY


@pytest.mark.parametrize(
    "text",
    [
        f"Note: this is how it went, the mayor said.\n\n{BODY}",
        f"Time: the one thing that the town does not have.\n\n{BODY}",
        f"{FIRST}\nSource: Skelby Post\nDate: 6 May 2021\n\n{SECOND}",
    ],
    ids=range(3),
)
def test_prose_is_no_head(text: str) -> None:
    (found,) = all_of(text, "a.txt")
    assert found.text == text and found.outlet is None


def test_front_matter_that_is_not_quite_yaml() -> None:
    (found,) = all_of(f"---\r\ntitle: Bridge: shut\r\ndate: 2021-05-06\r\n---\r\n{BODY}", "a.md")
    assert (found.title, found.published, found.text) == ("Bridge: shut", "2021-05-06", BODY)


def test_an_address_on_the_first_line() -> None:
    (found,) = all_of(f"https://p.example/a\n\nBridge shut\n\n{BODY}", "a.txt")
    assert (found.url, found.title, found.text) == ("https://p.example/a", "Bridge shut", BODY)
    assert found.provenance["url"] == "header"


SENDER = "From: Skelby Post <n@p.example>\nSubject: Bridge shut\nDate: Thu, 6 May 2021 08:00:00 +0200\n"


def test_the_messages_of_a_mailbox() -> None:
    line = "From n@p.example Thu May  6 08:00:00 2021\n"
    box = f"{line}{SENDER}\n{FIRST}\n>From the hills.\n\n{line}{SENDER.replace('shut', 'open')}\n{SECOND}\n"
    first, second = all_of(box, "a.mbox")
    assert (first.title, second.title) == ("Bridge shut", "Bridge open")
    assert first.text == f"{FIRST}\nFrom the hills."
    broken = f"{line}{SENDER}\n{FIRST}\n\n{line}Subject: none\n\n"
    *_, failure = read_bytes(broken.encode(), "a.mbox")
    assert isinstance(failure, Failure) and failure.source == "a.mbox, message 2"


def test_a_message_that_only_carries_another() -> None:
    carrier = (
        "From: me@x.example\nSubject: look\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: message/rfc822\n\n{SENDER}\n{BODY}\n--b--\n"
    )
    (found,) = all_of(carrier, "a.eml")
    assert (found.title, found.outlet, found.published) == (
        "Bridge shut",
        "Skelby Post",
        "2021-05-06T08:00:00+02:00",
    )


def test_a_forwarded_message_is_its_senders() -> None:
    over = "---------- Forwarded message ---------\nFrom: Skelby Post <n@p.example>\nDate: Thu, 6 May 2021\n"
    (found,) = all_of(
        f"From: me@x.example\nSubject: Fwd: look\n\n{over}Subject: Bridge shut\nTo: me\n\n{BODY}\n", "a.eml"
    )
    assert (found.title, found.outlet, found.published) == ("Bridge shut", "Skelby Post", "2021-05-06")
    assert found.text == BODY


def test_a_forwarded_page_is_its_senders() -> None:
    sender = "<div>From: <b>Skelby Post</b> &lt;n@p.example&gt;<br>"
    rows = f"{sender}Date: Thu, 6 May 2021<br>Subject: Bridge shut<br></div>"
    head = "From: Me Myself <me@x.example>\nSubject: Fwd: look\nContent-Type: text/html; charset=utf-8\n\n"
    for over in (
        f"<div>--------- Forwarded message --------<br>{rows}",
        f"<hr>{rows}".replace("From:", "<b>From:</b>"),
    ):
        (found,) = all_of(
            f"{head}<html><body><p>Look.</p>{over}<p>{FIRST}</p><p>{SECOND}</p></body></html>", "a.eml"
        )
        assert (found.title, found.outlet, found.published) == ("Bridge shut", "Skelby Post", "2021-05-06")
        assert found.text == BODY


def test_what_a_reply_quotes_is_not_its_text() -> None:
    own = " ".join([FIRST] * 5)
    asked = "On Thu, 6 May 2021 at 08:00, Ann Holm <a@p.example> wrote:\n\n> Did nine die?\n>> So I heard.\n"
    (found,) = all_of(f"{SENDER.replace('Bridge', 'Re: Bridge')}\n{own}\n\n{asked}\n--\nAnn Holm\n", "a.eml")
    assert found.text == own
    quoted = "\n".join(f"> {row}" for row in [*[FIRST] * 5, "", SECOND])
    (found,) = all_of(f"{SENDER.replace('Bridge', 'Re: Bridge')}\nI agree.\n\n{quoted}\n", "a.eml")
    assert found.text.endswith(SECOND) and "agree" not in found.text and ">" not in found.text
    (found,) = all_of(f"{SENDER}\n{FIRST}\n\n> “It groaned,” she said.\n\n{SECOND}\n", "a.eml")
    assert found.text == f"{FIRST}\n\n“It groaned,” she said.\n\n{SECOND}"


def test_the_addresses_and_the_foot_of_a_newsletter_go() -> None:
    text = "\n\n".join(
        [*[FIRST] * 4, f"{SECOND} [1] (https://p.example/a?x=1)", "Links:\n------\n[1] https://p.example/b"]
    )
    foot = "You received this e-mail because you signed up.\nUnsubscribe: https://p.example/u\nSkelby Post, Quay 1"
    (found,) = all_of(f"{SENDER}\n{text}\n\n{foot}\n", "a.eml")
    assert found.text == "\n\n".join([*[FIRST] * 4, SECOND])


@pytest.mark.parametrize(
    "row",
    [
        "On 3 May the mayor wrote:\n\n> We shall close it.\n> It is not safe.",
        "On 3 May 2021 the mayor wrote to the council:\n\n> We shall close it.\n> It is not safe.",
        "This message was sent by the harbour master at noon.",
        "Unsubscribe rates rose by a tenth, the ferry company said.",
        "--\nThe council meets on Tuesday to decide what becomes of the old bridge\nand of those who live by it.",
    ],
)
def test_what_only_looks_like_a_quotation_or_a_foot_of_a_mail_is_kept(row: str) -> None:
    (found,) = all_of(f"{SENDER}\n{' '.join([FIRST] * 6)}\n\n{row}\n\n{SECOND}\n", "a.eml")
    assert found.text.endswith(SECOND)
    assert all(word in found.text for word in row.split() if word.isalpha())


@pytest.mark.parametrize(
    "empty",
    [
        "begin forwarded message:" + "\n" * 7_000,
        "begin forwarded message:\nFrom: a\n" + " " * 7_000,
        " " * 99_000,
    ],
)
def test_a_mail_that_holds_much_of_nothing_takes_no_time(empty: str) -> None:
    began = perf_counter()
    without_foot(without_forwarding(f"{empty}x", {}))
    assert perf_counter() - began < 1


def test_flowed_lines_are_joined() -> None:
    rows = (
        "The harbour bridge closed \non Tuesday, \nofficials said.\n\nThe road is open.\n-- \nSkelby Post\n"
    )
    (found,) = all_of(f"{SENDER}Content-Type: text/plain; format=flowed\n\n{rows}", "a.eml")
    assert found.text == "The harbour bridge closed on Tuesday, officials said.\n\nThe road is open."


WORDS = (
    "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Bridge shut</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Skelby Post, 6 May 2021</w:t></w:r></w:p><w:p><w:r><w:t>The harbour </w:t></w:r>"
    "<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins><w:r><w:t>bridge at Skelby closed on Tuesday after "
    "engineers found a crack in its northern pier.</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden."
    "</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Monday</w:t></w:r>"
    f"</w:p></w:tc><w:tc><w:p><w:r><w:t>400</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p>"
)
OPEN = (
    "<text:tracked-changes><text:p>Old words.</text:p></text:tracked-changes><text:h>Bridge shut</text:h>"
    "<text:p>Skelby Post, 6 May 2021</text:p><text:p>The harbour<text:s/><text:span>bridge</text:span> at Skelby "
    "closed on Tuesday after engineers found a crack<text:note><text:p>A note.</text:p></text:note> in its northern "
    "pier.<office:annotation><text:p>Check.</text:p></office:annotation></text:p><table:table><table:table-row>"
    "<table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell><text:p>400</text:p></table:table-cell>"
    f"</table:table-row></table:table><text:p>{SECOND}</text:p>"
)


def test_an_article_laid_out_in_the_cell_of_a_table_keeps_its_paragraphs() -> None:
    rows = "".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in ("Bridge shut", FIRST, SECOND))
    (found,) = all_of(docx(f"<w:tbl><w:tr><w:tc>{rows}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "a.docx")
    assert (found.title, found.text) == ("Bridge shut", BODY)


def test_tables_nested_without_end_are_refused_and_a_numbered_document_is_read() -> None:
    (refused,) = read_bytes(docx("<w:tbl><w:tr><w:tc>" * 99 + "</w:tc></w:tr></w:tbl>" * 99), "a.docx")
    assert isinstance(refused, Failure)
    (found,) = all_of(docx(WORDS, name="word/document2.xml"), "a.docx")
    assert found.title == "Bridge shut"


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", docx(WORDS)), ("a.odt", odt(OPEN)), ("a", docx(WORDS))]
)
def test_documents_of_word_processors(name: str, data: bytes) -> None:
    (found,) = all_of(data, name)
    assert (found.title, found.outlet, found.published) == ("Bridge shut", "Skelby Post", "2021-05-06")
    assert found.text == f"{FIRST}\n\nMonday | 400\n\n{SECOND}"
    (packed,) = all_of(zipped({"in/a.docx": data}), "a.zip")
    assert (packed.text, packed.source) == (found.text, "a.zip!in/a.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("<w:p>&b;</w:p>", '<!DOCTYPE a [<!ENTITY b "x">]>'), "damaged"),
        (docx("<w:p>"), "damaged"),
        (b"<html><p>A ferry sank.</p></html>", "no document"),
        (docx(""), "no text"),
        (odt("<table:table/>", "spreadsheet"), "spreadsheet"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or locked"),
        (zipped({"a.docx": zipped({"a.txt": b"A ferry sank."})}), "no document"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    (failure,) = read_bytes(data, "a.docx")
    assert isinstance(failure, Failure) and said in failure.reason


def test_the_footnotes_and_tables_of_markdown() -> None:
    text = (
        f"# Bridge shut\n\n{FIRST[:-1]}[^1].\n\n| | Lorries | Cars |\n|---|---|---|\n| Monday | 400 | 1,200 |\n"
        f"| Sunday | | 900 |\n\n{SECOND}[^b]\n\n[^1]: According to the roads office.\n"
        "[^b]: https://roads.example/news/2021/05/06/old-road-through-the-hills\n"
    )
    (found,) = all_of(text, "a.md")
    assert found.text.split("\n\n") == [
        FIRST,
        "Monday: Lorries 400, Cars 1,200",
        "Sunday: Cars 900",
        SECOND,
        "According to the roads office.",
    ]
    assert found.url is None and found.published is None


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("| In short |\n|---|\n| Nobody was hurt |\n", ["In short", "Nobody was hurt"]),
        ("| Nobody was hurt |\n|---|\n", ["Nobody was hurt"]),
        ("| Monday | 400 lorries |\n|---|---|\n", ["Monday, 400 lorries"]),
    ],
)
def test_a_table_of_markdown_loses_no_words(table: str, said: list[str]) -> None:
    (found,) = all_of(f"# Bridge shut\n\n{FIRST}\n\n{table}\n{SECOND}\n", "a.md")
    assert found.text.split("\n\n") == [FIRST, *said, SECOND]
