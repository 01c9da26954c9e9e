"""The other kinds of source: golden pairs for text formats, files made here for binary ones.

``python tests/index/ingest/test_formats.py`` writes the expectations anew; look at the difference before keeping it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import stat
import sys
import zipfile
from base64 import b32encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.ingest import Defaults, Failure, read_bytes, read_sources
from index.ingest.detect import DEFECT
from index.ingest.pdf import join_pages
from index.ingest.pdf_right_to_left import is_right_to_left, right_words
from tests.index.ingest.makers import pdf, warc_record, zipped

FOLDER = Path(__file__).resolve().parents[2] / "data/ingest/formats"
INPUTS = sorted(p for p in FOLDER.iterdir() if not p.name.endswith(".golden.json"))
PAGE = (
    b"<html lang=en><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1>"
    b"<p>A ferry sank off Keld on Monday with six people on board, the coast guard said.</p>"
    b"<p>Rescue boats searched the sea until dark and found nobody in the water, and the port was closed.</p>"
    b"</article></body></html>"
)


def reading(path: Path) -> list[dict[str, Any]]:
    """What reading a file yields, as plain values."""
    found = []
    for item in read_sources([str(path)]):
        if isinstance(item, Article):
            names = ("title", "outlet", "author", "published", "url", "language", "text")
            values: dict[str, Any] = {name: getattr(item, name) for name in names}
            values["provenance"] = {k: v for k, v in item.provenance.items() if v != "unknown"}
            values["warnings"] = list(item.warnings)
            found.append(values)
        else:
            found.append({"failure": item.source.replace(str(path), path.name), "reason": item.reason})
    return found


def expectation(path: Path) -> Path:
    return path.with_name(path.name + ".golden.json")


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.name)
def test_reading_yields_what_was_agreed(path: Path) -> None:
    assert reading(path) == json.loads(expectation(path).read_text("utf-8"))


def read(data: bytes, name: str = "file") -> list[Article | Failure]:
    return list(read_bytes(data, name, defaults=Defaults()))


def article(data: bytes, name: str = "file") -> Article:
    (found,) = read(data, name)
    assert isinstance(found, Article), found
    return found


ROWS = [
    ["The Keld Courier", "", "A ferry sank off Keld on Monday with six people on board, the coast guard",
     "said. Rescue boats",
     "searched the sea un-", "til dark.", "", "The port was closed.", "1"],
    ["The Keld Courier", "", "It opened again on Tuesday.", "2"],
    ["The Keld Courier", "", "The inquiry begins in June.", "3"],
]  # fmt: skip


def test_a_pdf_is_read_by_its_first_bytes_whatever_its_name() -> None:
    found = article(
        pdf(ROWS, {"Title": "Ferry sinks", "Author": "Ines Falk", "CreationDate": "D:20240506083000Z"}),
        "x.txt",
    )
    assert (found.title, found.author, found.published) == ("Ferry sinks", "Ines Falk", "2024-05-06")
    assert "searched the sea until dark." in found.text
    assert "The Keld Courier" not in found.text
    assert found.provenance["published"] == "metadata"


def test_columns_that_are_written_row_by_row_are_read_one_after_the_other() -> None:
    left = (
        "A ferry sank off Keld on Mon-|day with six people on board,|the coast guard said. Rescue|boats searched"
        " the sea|until dark, and helicopters|flew over the bay. All six|were brought to the hospital."
    )
    right = (
        "The port was closed for ves-|sels on Tuesday. It opened|again on Wednesday, when the|inquiry began."
        " The captain|blamed the engine, which had|been repaired in May. The|owners said nothing."
    )
    rows: list[str | tuple[str, str]] = [
        "The Keld Courier",
        *zip(left.split("|"), right.split("|"), strict=True),
    ]
    text = article(pdf([rows], size=9), "a.pdf").text
    assert "off Keld on Monday with six people on board, the coast guard said. Rescue boats searched" in text
    assert "closed for vessels on Tuesday. It opened again on Wednesday" in text
    assert text.index("hospital") < text.index("The port was closed")


def test_pages_are_joined() -> None:
    assert join_pages(["Head\nOne line that runs\non.", "Head\nThe next page", "Head\ngoes on.\n3"]) == (
        "One line that runs on.\n\nThe next page goes on."
    )


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 500, pdf(ROWS)[:200], pdf([[]]), pdf([])], ids=range(5)
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes) -> None:
    (failure,) = read(data, "a.pdf")
    assert isinstance(failure, Failure)
    assert failure.reason.endswith(".")


@pytest.mark.parametrize(
    ("module", "data"), [("pypdfium2", pdf(ROWS)), ("warcio.archiveiterator", b"WARC/1.0\r\n")]
)
def test_without_its_extra_a_kind_says_what_to_install(
    module: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert "pip install" in failure.hint


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_web_archive(packed: bool) -> None:
    records = [
        warc_record("https://courier.example/ferry", PAGE),
        warc_record("https://courier.example/gone", PAGE, status="404 Not Found"),
        warc_record("https://courier.example/a.png", b"\x89PNG", kind="image/png"),
    ]
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    found = article(data, "a.warc.gz" if packed else "a.warc")
    assert (found.title, found.url) == ("Ferry sinks", "https://courier.example/ferry")
    assert "six people" in found.text


def test_a_web_archive_that_lies_about_a_length_is_damaged() -> None:
    record = warc_record("https://a.example", PAGE).replace(
        b"Content-Length: ", b"Content-Length: 999999999999999999"
    )
    (failure,) = read(record, "a.warc")
    assert failure == Failure("a.warc", "It is no web archive, or a damaged one.")


def test_a_way_of_packing_that_takes_any_memory_is_not_unpacked() -> None:
    (failure,) = read(zipped({"a.txt": b"A ferry sank."}, zipfile.ZIP_LZMA), "a.zip")
    assert isinstance(failure, Failure) and "packed in a way" in failure.reason


def test_a_reader_that_breaks_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> Iterator[Article]:
        raise LookupError("nobody thought of this")
        yield

    monkeypatch.setattr("index.ingest.table.read", broken)
    (tmp_path / "a.csv").write_text("title,text\na,b\n")
    (tmp_path / "b.txt").write_text("A ferry sank off Keld on Monday.")
    failure, article = read_sources([str(tmp_path)])
    assert (
        isinstance(failure, Failure) and failure.reason.startswith(DEFECT) and "LookupError" in failure.reason
    )
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n\r\n", b"WARC/9", warc_record("https://a.example", PAGE)[:300]], ids=range(3)
)
def test_a_damaged_web_archive_says_so(data: bytes) -> None:
    (failure,) = read(data, "a.warc")
    assert isinstance(failure, Failure)


def test_the_head_of_a_document_states_more_than_the_day_it_was_printed() -> None:
    rows = ["Ferry sinks off Keld after", "a night of storm", "By Ines Falk, 6 May 2024", *ROWS[0][2:]]
    found = article(
        pdf([rows], {"Title": "Ferry sinks off Keld after a night of storm", "CreationDate": "D:20260101"}),
        "a.pdf",
    )
    assert (found.author, found.published) == ("Ines Falk", "2024-05-06")
    assert found.text.startswith("A ferry") and "the file was made" not in " ".join(found.warnings)
    found = article(pdf(ROWS, {"CreationDate": "D:20260101", "Author": "(anonymous)"}), "a.pdf")
    assert (found.author, found.published) == (None, "2026-01-01")
    assert "the file was made" in " ".join(found.warnings)


def test_rows_that_a_gap_parts_are_paragraphs() -> None:
    head = [
        "THE KELD COURIER",
        "6 May 2024",
        "",
        "Ferry sinks off Keld after night of storm",
        "By Ines Falk",
        "",
    ]
    body = [
        "A ferry sank off Keld on Monday with six people on board, said",
        "Lind, who leads the harbour office. It was built in",
        "1987 and had no fault.",
        "",
        "The coastguard has closed the port, and all the self-",
        "employed fishermen of the town stay at home until dark.",
    ]
    found = article(
        pdf([[*head, *body], ["THE KELD COURIER", "Page 2", "", "The inquiry begins in June."]]), "a.pdf"
    )
    assert (found.title, found.outlet, found.author, found.published) == (
        "Ferry sinks off Keld after night of storm", "The Keld Courier", "Ines Falk", "2024-05-06",
    )  # fmt: skip
    assert found.text.split("\n\n") == [
        " ".join(body[:3]),
        "The coastguard has closed the port, and all the self-employed fishermen of the town stay at home until dark.",
        "The inquiry begins in June.",
    ]


class Placed:
    """A page of pdfium's whose characters stand where they are put."""

    def __init__(self, text: str, lefts: list[int]) -> None:
        self.text, self.lefts = text, lefts

    def count_chars(self) -> int:
        return len(self.lefts)

    def get_text_range(self, start: int, count: int) -> str:
        return self.text[start : start + count]

    def get_charbox(self, number: int) -> tuple[int, int, int, int]:
        return self.lefts[number], 0, self.lefts[number] + 5, 10


def test_words_from_right_to_left_that_come_out_backwards_are_turned() -> None:
    text, backwards = "סירה טבעה, 12", "הריס טבעה, 12"
    assert is_right_to_left(text)
    lefts = [70, 80, 90, 95, 65, 50, 45, 40, 35, 30, 25, 10, 15]
    assert right_words(Placed(backwards, lefts)) == text
    assert right_words(Placed(text, [95, 90, 80, 70, *lefts[4:]])) == text
    assert right_words(Placed(text, [*lefts, 5])) is None


def test_a_nameless_file_in_an_archive_is_passed_over() -> None:
    (found,) = read(zipped({"b.txt": b"A ferry sank off Keld on Monday.", "": b"x"}), "a.zip")
    assert isinstance(found, Article)


def test_an_encrypted_document_says_that_it_needs_a_password() -> None:
    keys = b"/O<%s>/U<%s>" % (b"41" * 32, b"42" * 32)
    locked = b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4%s>>/ID[<%s><%s>]" % (
        keys,
        b"43" * 16,
        b"43" * 16,
    )
    (failure,) = read(pdf([["A ferry sank."]]).replace(b"trailer<<", locked), "a.pdf")
    assert isinstance(failure, Failure) and failure.reason == "It needs a password."


def test_a_packed_web_archive_that_is_cut_off_says_so_after_what_it_holds() -> None:
    parts = [gzip.compress(warc_record(f"https://courier.example/{n}", PAGE)) for n in range(3)]
    whole = b"".join(parts)
    for cut in (len(parts[0]) + 5, len(parts[0]) + 200, len(whole) - 3):
        *articles, last = read(whole[:cut], "a.warc.gz")
        assert articles and isinstance(last, Failure) and "cut off" in last.reason
    assert all(isinstance(item, Article) for item in read(whole, "a.warc.gz"))


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_is_read_on_behind_a_damaged_record(packed: bool) -> None:
    pack = gzip.compress if packed else bytes
    parts = [pack(warc_record(f"https://courier.example/{n}", PAGE)) for n in range(5)]
    parts[2] = (
        parts[2][:40] + b"?????" + parts[2][45:] if packed else parts[2].replace(b"Length: ", b"Length: x", 1)
    )
    found = list(read(b"".join(parts), "a.warc.gz" if packed else "a.warc"))
    articles = [item for item in found if isinstance(item, Article)]
    assert [one.url for one in articles] == [f"https://courier.example/{n}" for n in (0, 1, 3, 4)]
    assert ["made up" in " ".join(one.warnings) for one in articles] == [False, False, True, True]
    (failure,) = (item for item in found if isinstance(item, Failure))
    at = int("".join(filter(str.isdigit, failure.reason)))
    assert failure.reason.startswith("The record at byte ") and at in range(
        len(b"".join(parts[:2])), len(b"".join(parts[:3]))
    )


def test_a_damaged_length_does_not_make_one_page_of_many() -> None:
    """Unless the record's digest says that a page is as it was: then what looks like a record in it is its text."""
    parts = [warc_record(f"https://courier.example/{n}", PAGE) for n in range(4)]
    parts[1] = re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % (len(parts[1]) * 2), parts[1])
    found = list(read(b"".join(parts), "a.warc"))
    assert [getattr(one, "url", None) for one in found] == [
        "https://courier.example/0",
        None,
        "https://courier.example/2",
        "https://courier.example/3",
    ]
    inner = PAGE.replace(
        b"</", b"<pre>\n" + warc_record("https://other.example/", b"<p>Fake") + b"</pre></", 1
    )
    whole = warc_record("https://courier.example/", inner)
    block = whole.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
    digest = b"WARC-Block-Digest: sha1:" + b32encode(hashlib.sha1(block).digest())
    (article,) = read(whole.replace(b"WARC-Date", digest + b"\r\nWARC-Date", 1), "a.warc")
    assert isinstance(article, Article) and article.url == "https://courier.example/"


def test_a_web_archive_that_was_packed_as_one_is_read() -> None:
    records = b"".join(warc_record(f"https://courier.example/{n}", PAGE) for n in range(3))
    found = list(read(gzip.compress(records), "a.warc.gz"))
    assert [getattr(one, "url", one) for one in found] == [f"https://courier.example/{n}" for n in range(3)]


def test_packed_web_archives_in_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(warc_record("https://courier.example/a", PAGE)))
    (found,) = read_sources([str(tmp_path)])
    assert isinstance(found, Article)


def test_a_link_in_an_archive_is_not_an_article() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd and some more words")
    (failure,) = read(out.getvalue(), "a.zip")
    assert isinstance(failure, Failure) and "link" in failure.reason


def test_an_archive_of_several_kinds() -> None:
    files = {
        "b/page.html": PAGE,
        "a.txt": b"Ferry sinks\n\nA ferry sank off Keld on Monday.",
        "__MACOSX/a.txt": b"junk",
        ".hidden.txt": b"junk",
        "picture.png": b"\x89PNG",
        "broken.json": b"{",
    }
    found = read(zipped(files), "x.zip")
    assert [item.title for item in found if isinstance(item, Article)] == ["Ferry sinks", "Ferry sinks"]
    assert [item.source for item in found if isinstance(item, Failure)] == ["x.zip!broken.json"]


def test_names_in_an_archive_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    text = b"Ferry sinks\n\nA ferry sank off Keld on Monday."
    names = ("../up.txt", "/etc/abs.txt", "..\\..\\win.txt", "C:\\x.txt", "a/../../b.txt")
    found = read(zipped(dict.fromkeys(names, text)), "x.zip")
    assert all(isinstance(item, Article) for item in found) and len(found) == len(names)
    assert list(tmp_path.rglob("*")) == [inside]


def test_an_omnivore_export() -> None:
    record = {
        "slug": "ferry-1",
        "title": "Ferry sinks",
        "url": "https://courier.example/ferry",
        "publishedAt": "2024-05-06T08:00:00Z",
    }
    files = {
        "metadata_0_to_20.json": json.dumps([record, {"slug": "lost"}]).encode(),
        "content/ferry-1.html": PAGE,
        "highlights/ferry-1.md": b"> six",
    }
    first, second = read(zipped(files), "omnivore.zip")
    assert isinstance(first, Article) and isinstance(second, Failure)
    assert (first.url, first.published) == ("https://courier.example/ferry", "2024-05-06T08:00:00+00:00")
    assert "lost" in second.source


def test_references_that_are_broken() -> None:
    (failure,) = read(b"nothing of the kind", "a.ris")
    assert isinstance(failure, Failure) and "no references" in failure.reason
    (bomb,) = read(b'<!DOCTYPE r [<!ENTITY a "aa">]><rdf:RDF xmlns:rdf="r"></rdf:RDF>', "a.rdf")
    assert isinstance(bomb, Failure) and "entities" in bomb.reason
    (open_,) = read(b"@article{a, title = {" + b"{" * 10_000, "a.bib")
    assert isinstance(open_, Failure)
    text = f"@article{{a,\n title = {{Bridge shut}},\n abstract = {{{'It closed on Tuesday. ' * 20}"
    assert article(text.encode(), "a.bib").title == "Bridge shut"


if __name__ == "__main__":
    for file in INPUTS:
        expectation(file).write_text(json.dumps(reading(file), ensure_ascii=False, indent=1) + "\n", "utf-8")
