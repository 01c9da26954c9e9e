"""Reading sources: files, folders, streams, encodings, odd and broken input; a bad one never stops the rest."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article
from index.ingest import Defaults, Failure, count_sources, read_bytes, read_sources
from index.ingest.decode import decode
from index.ingest.detect import detect
from index.ingest.heads import part
from index.ingest.html import plain
from index.ingest.language import detect_language
from index.ingest.wrapped import unwrapped

SHARED = Path(__file__).resolve().parents[4] / "shared/articles"
PROSE = "The bridge at Skarn was closed on Monday, the roads office said."


def articles(*sources: object, **options: Defaults) -> list[Article]:
    found = list(read_sources([str(s) for s in sources], **options))  # type: ignore[arg-type]
    assert all(isinstance(item, Article) for item in found), found
    return found  # type: ignore[return-value]


def one(data: bytes, name: str = "x.txt", defaults: Defaults | None = None) -> Article:
    (found,) = read_bytes(data, name, defaults=defaults)
    assert isinstance(found, Article), found
    return found


def failure(data: bytes, name: str = "x.txt") -> Failure:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Failure), found
    return found


@pytest.mark.skipif(not SHARED.exists(), reason="the shared articles are not here")
def test_the_shared_articles_are_read_with_what_they_state() -> None:
    found = articles(SHARED)
    assert [a.published for a in found] == [None, "2026-03-13", "2026-03-12", None, None]
    assert [a.outlet for a in found] == ["WION", None, None, None, None]
    assert [a.title and a.title[:20] for a in found] == [None, None, None, "US refuelling aircra", None]
    assert {a.language for a in found} == {"en"}
    assert found[0].provenance["outlet"] == "text"
    assert found[1].provenance["published"] == "header"
    assert found[3].provenance["title"] == "first line"
    for article in found:
        assert not article.text.startswith(("date", " "))
        assert {"title", "outlet", "author", "published", "url", "language"} == set(article.provenance)


def test_a_folder_is_read_recursively_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "c/d/e/3.json", ".hidden/x.txt", "b/.x.txt", "b/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": PROSE}) if name.endswith("json") else PROSE)
    found = articles(tmp_path)
    assert [Path(a.source).relative_to(tmp_path).as_posix() for a in found] == [
        "a.txt",
        "b/1.md",
        "b/2.txt",
        "c/d/e/3.json",
    ]
    assert count_sources([str(tmp_path)]) == 4


def test_a_link_to_nothing_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    good, bad = read_sources([str(tmp_path)])
    assert isinstance(good, Article)
    assert isinstance(bad, Failure)
    assert (Path(bad.source).name, bad.reason) == ("b.txt", "No such file or directory.")


def test_a_folder_that_contains_itself_comes_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(articles(tmp_path)) == 1


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PROSE)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "none").mkdir()
    sources = [
        str(tmp_path / n)
        for n in ("missing.txt", "none", "empty.txt", "binary.txt", "picture.txt", "good.txt")
    ]
    found = list(read_sources([*sources, "-", "a\0b", ""]))
    assert [isinstance(item, Article) for item in found] == [False] * 5 + [True, False, False, False]
    failures = [item for item in found if isinstance(item, Failure)]
    assert [f.source for f in failures] == [*sources[:5], "stdin", "a\0b", "“”"]
    for item in failures:
        assert item.reason.endswith(".") and item.reason[0].isupper() and len(item.reason) < 120


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(PROSE)
    path.chmod(0)
    (found,) = read_sources([str(path)])
    assert isinstance(found, Failure) and "ermission" in found.reason


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with subprocess.Popen([sys.executable, "-c", f"open({str(path)!r}, 'w').write({PROSE!r})"]):
        assert articles(path)[0].text == PROSE


def test_standard_input_may_be_any_kind() -> None:
    for data, title in (
        (b"Title: A\nDate: 2026-02-03\n\n" + PROSE.encode(), "A"),
        (json.dumps({"title": "B", "text": PROSE}).encode(), "B"),
        (b'{"title": "C", "text": "x"}\n{"title": "D", "text": "y"}\n', "C"),
        (f"<!DOCTYPE html><title>E</title><p>{PROSE}</p>".encode(), "E"),
    ):
        found = list(read_sources(["-"], stdin=io.BytesIO(data)))
        assert isinstance(found[0], Article) and found[0].title == title
        assert found[0].source == "stdin"


def test_the_user_fills_what_the_source_does_not_say() -> None:
    given = Defaults(outlet="Mine", published="2026-01-01", title="Own")
    article = one(b"Title: Stated\nDate: 2026-02-03\n\n" + PROSE.encode(), defaults=given)
    assert (article.title, article.outlet, article.published) == ("Stated", "Mine", "2026-02-03")
    assert article.provenance["outlet"] == "user"
    assert one(b"Date: no date\nTitle: x y\n\n" + PROSE.encode(), defaults=given).published == "2026-01-01"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "The café’s owner – “Zoë” – said the bridge at Skarn won’t open before Thursday."
    assert one(text.encode(encoding)).text == text


def test_a_declared_encoding_is_believed_if_it_fits() -> None:
    head = '<html><head><meta charset="koi8-r"></head><body>'
    page = head + "<p>Мост в Скарне закрыт до четверга, сообщили власти.</p></body></html>"
    assert "Мост в Скарне" in one(page.encode("koi8-r"), "x.html").text
    assert decode("é".encode(), declared="no-such-encoding") == "é"
    assert decode(b"plain", declared="rot13") == "plain"


def test_a_little_damage_does_not_make_utf8_windows() -> None:
    damaged = ("Die Brücke über den größten Fluß ist für Tage gesperrt. " * 3).encode()[
        :-1
    ] + b"\xc3 \xe2\x80"
    assert "größten" in one(damaged).text


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"x", "a.TXT", "text"),
        (b"x", "a.Htm", "html"),
        (b"<html>", "", "html"),
        (b"\xef\xbb\xbf <!doctype html>", "", "html"),
        (b"<!-- c --><html>", "", "html"),
        (b'{"a": 1}', "", "json"),
        (b"[1, 2]", "", "text"),
        (b"[Editor's note] The", "", "text"),
        (b"{} ", "", "json"),
        (b"\x7fELF\x02", "", None),
        (b"Prose <html>", "", "text"),
    ],
)
def test_the_kind_is_told_by_name_then_by_beginning(data: bytes, name: str, kind: str | None) -> None:
    assert detect(data, name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "By all accounts the bridge was closed.\nMore text follows here.",
        "Source: the roads office said so.\nAnother sentence follows here, and another.",
        "It is closed: nobody may cross.\nThe bridge was hit.",
        "3 February 2026\nThe bridge was closed on that day.",
        "A first line that goes on and on without any end, " * 5 + "\nSecond line.",
        "The bridge was closed.\n\nNobody was hurt.",
    ],
)
def test_prose_is_not_taken_for_a_headline(text: str) -> None:
    assert "title" not in part(text).fields


def test_short_lines_of_a_song_stay_lines() -> None:
    song = "\n\n".join("\n".join(f"Row number {n} of the song" for n in range(6)) for _ in range(3))
    assert unwrapped(song) == song


def test_markup_in_a_body_becomes_paragraphs() -> None:
    assert plain("<p>A &amp; B</p><script>x()</script><p>C<br>D</p><!-- no -->") == "A & B\n\nC\n\nD"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE * 3, "en"),
        (
            "Die Brücke ist seit Montag gesperrt, weil ein Lastwagen in der Nacht einen der Pfeiler gerammt hat.",
            "de",
        ),
        (
            "Le pont est fermé depuis lundi parce qu'un camion a heurté une des tours, selon les autorités.",
            "fr",
        ),
        (
            "El puente está cerrado desde el lunes porque un camión chocó con una torre, según las autoridades.",
            "es",
        ),
        ("大桥周一被关闭，因为一辆卡车撞上了桥塔。", "zh"),
        ("橋は月曜日に閉鎖された。トラックが塔に衝突したためだ。", "ja"),
        ("أغلق الجسر يوم الاثنين بعد أن صدمت شاحنة أحد أبراجه", "ar"),
        ("Мост закрыт с понедельника", "ru"),
        ("Bridge closed", None),
        ("12 34 56", None),
    ],
)
def test_the_language_is_told_or_left_unknown(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_ten_megabytes_in_one_line_are_read() -> None:
    article = one(("word " * 2_000_000).encode())
    assert len(article.text) == 9_999_999


def test_a_text_too_long_for_an_article_is_refused() -> None:
    assert "no article" in failure(b"word " * 4_100_000).reason


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "x.txt", "empty"),
        (b"\x00\x00\x00", "x.txt", "empty"),
        (b"...\n---\n", "x.txt", "no text"),
        (b"[" * 200_000, "x.json", "deeply"),
        (b'{"a":' * 100_000, "x.json", "deeply"),
        (b'{"text": "x" ', "x.json", "not JSON"),
        (b'{"number": ' + b"9" * 5000 + b"}", "x.json", "too long"),
        (b'{"nothing": 1}', "x.json", "no article"),
        (b"<html><body></body></html>", "x.html", "No article text"),
        (b"%PDF-1.4 x", "x.txt", "PDF"),
        (b"PK\x03\x04xxxx", "x.md", "zip"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(data: bytes, name: str, said: str) -> None:
    assert said in failure(data, name).reason


def test_deeply_nested_pages_and_markdown_are_survived() -> None:
    for data, name in (
        (b"<div>" * 50_000 + PROSE.encode(), "x.html"),
        (b"> " * 5000 + PROSE.encode(), "x.md"),
        (b"[" * 20_000 + PROSE.encode(), "x.md"),
        (b"---\n" + b"a: [" * 3000 + b"\n---\n" + PROSE.encode(), "x.md"),
        (b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\n" + PROSE.encode(), "x.md"),
    ):
        assert len(list(read_bytes(data, name))) == 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.md", "x.json", "x.jsonl", "-"]))
def test_any_bytes_yield_articles_or_failures(data: bytes, name: str) -> None:
    for item in read_bytes(data, name):
        if isinstance(item, Article):
            assert item.text.strip() and "\x1b" not in item.text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_page_yields_an_article_or_a_failure(text: str) -> None:
    page = f"<html><head><title>{text}</title><meta name='date' content='{text[:20]}'></head><body><p>{text}</p>{PROSE}"
    assert len(list(read_bytes(page.encode("utf-8", "surrogatepass"), "x.html"))) == 1


def test_reading_plain_text_loads_no_heavy_library() -> None:
    code = (
        "import sys; from index.ingest import read_bytes\n"
        f"list(read_bytes({PROSE.encode()!r}, 'x.txt'))\n"
        "assert not {'dateparser', 'trafilatura', 'yaml', 'markdown_it', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


PARAGRAPH = (
    "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier."
)
NEXT = "Officials said that lorries would be sent over the old road."


@pytest.mark.parametrize(
    "body",
    [
        [PARAGRAPH, NEXT],
        [PARAGRAPH, None, "", NEXT],
        [{"type": "p", "text": PARAGRAPH}, {"type": "image", "text": "a picture"}, {"type": "p", "content": NEXT}],
        [{"_type": "block", "children": [{"_type": "span", "text": PARAGRAPH[:20]},
                                         {"_type": "span", "text": PARAGRAPH[20:]}]},
         {"_type": "block", "children": [{"_type": "span", "text": NEXT}]}],
        {"blocks": [{"type": "unstyled", "text": PARAGRAPH}, {"type": "unstyled", "text": NEXT}]},
        {"rendered": f"<p>{PARAGRAPH}</p>\n<p>{NEXT}</p>", "protected": False},
        {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": PARAGRAPH}]},
                                    {"type": "paragraph", "content": [{"type": "text", "text": NEXT}]}]},
        [f"<p>{PARAGRAPH}</p>", f"<p>{NEXT}</p>"],
    ],
    ids=range(8),
)  # fmt: skip
def test_texts_that_json_keeps_in_pieces(body: object) -> None:
    article = one(json.dumps({"headline": "Bridge", "body": body}).encode(), "a.json")
    assert article.text == f"{PARAGRAPH}\n\n{NEXT}"


@pytest.mark.parametrize(
    "value",
    [
        {"content": [{"title": "One", "text": PARAGRAPH}, {"title": "Two", "text": NEXT}], "articles": []},
        {"articles": [{"title": "One", "text": [PARAGRAPH]}, {"title": "Two", "text": NEXT}]},
        {"title": ["One", "Two"], "text": [PARAGRAPH, NEXT]},
        {"title": {"0": "One", "1": "Two"}, "text": {"0": PARAGRAPH, "1": NEXT}},
    ],
    ids=range(4),
)
def test_several_articles_are_not_taken_for_one_in_pieces(value: object) -> None:
    found = [item for item in read_bytes(json.dumps(value).encode(), "a.json") if isinstance(item, Article)]
    assert [(one.title, one.text) for one in found] == [("One", PARAGRAPH), ("Two", NEXT)]


def test_documents_that_follow_each_other() -> None:
    documents = [{"title": "One", "text": PARAGRAPH}, {"title": "Two", "text": NEXT}]
    joined = "\n".join(json.dumps(one, indent=2) for one in documents)
    first, second = read_bytes(joined.encode(), "a.json")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.title, second.title) == ("One", "Two")
    *_, last = read_bytes(f"{joined}\n{{nonsense".encode(), "a.json")
    assert isinstance(last, Failure) and "behind document 2" in last.source


def test_names_of_characters_are_read_as_characters() -> None:
    row = {
        "title": "Caf&eacute; &amp; bar",
        "text": "He said &quot;no&quot; to R&D &mdash; twice.",
        "url": "https://a.example/?a=1&copy=2",
    }
    article = one(json.dumps(row).encode(), "a.json")
    assert (article.title, article.text) == ("Café & bar", 'He said "no" to R&D — twice.')
    assert article.url == row["url"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("first", "separator"), [("", ","), ("", ";"), ("", "\t"), ("", "|"), ("sep=;\r\n", ";")]
)
def test_tables_as_spreadsheets_write_them(first: str, separator: str, encoding: str) -> None:
    head = separator.join(["Titel", '"Ort, genau"', "Datum", "Text"])
    row = separator.join(
        ["Brücke zu", "x", "06.05.2021", f'"{PARAGRAPH} ""Nein"", sagte er; dann, ging.\n{NEXT}"']
    )
    article = one(f"{first}{head}\r\n{row}\r\n".encode(encoding), "a.csv")
    assert (article.title, article.published) == ("Brücke zu", "2021-05-06")
    assert article.text == f'{PARAGRAPH} "Nein", sagte er; dann, ging.\n{NEXT}'


@pytest.mark.parametrize(
    ("stated", "language", "expected", "warned"),
    [
        ("06/05/2021", "en", "2021-06-05", True),
        ("06/05/2021", "en-GB", "2021-05-06", True),
        ("06/05/2021 10:15", "fr", "2021-05-06T10:15:00", True),
        ("13/05/2021", "en", "2021-05-13", False),
        ("05/13/2021", "de", "2021-05-13", False),
        ("5-6-2021", "nl", "2021-06-05", True),
        ("05/05/2021", "en", "2021-05-05", False),
        ("6. Mai 2021", "de", "2021-05-06", False),
        ("6 mai 2021", "fr-FR", "2021-05-06", False),
        ("6 мая 2021", "ru", "2021-05-06", False),
        ("2021-05-06 08:00:00.123456+02", "en", "2021-05-06T08:00:00+02:00", False),
        ("1620288000", "en", "2021-05-06T08:00:00+00:00", False),
    ],
)
def test_dates_in_figures_and_languages(stated: str, language: str, expected: str, warned: bool) -> None:
    row = {"title": "Bridge", "text": PARAGRAPH, "date": stated, "language": language}
    article = one(json.dumps(row).encode(), "a.json")
    assert article.published == expected
    assert any("may mean" in said for said in article.warnings) == warned
