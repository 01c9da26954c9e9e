"""Pages, feeds and texts as the world writes them: live blogs, graphs of JSON-LD, encodings that nobody declares."""

from __future__ import annotations

import pytest

from index.article import Article
from index.ingest import read_bytes
from index.ingest.decode import decode, unmangled

FIRST = "The harbour bridge at Skelby closed on Tuesday after engineers found a crack in its northern pier."
SECOND = "Officials said that four hundred lorries a day would be sent over the old road through the hills."
THIRD = "The mayor, Tove Lind, said that the repair would take six weeks and cost 2.4 million crowns."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def one(data: str | bytes, name: str = "a.html") -> Article:
    (found,) = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Article), found
    return found


def page(linked_data: str, body: str = BODY, head: str = "") -> str:
    data = f'<script type="application/ld+json">{linked_data}</script>'
    return (
        f"<html lang=en><head>{head}{data}</head><body><article><h1>Bridge</h1>{body}</article></body></html>"
    )


@pytest.mark.parametrize(
    "number", ["9" * 400, "-" + "9" * 400, "1e999", "NaN", "-1", "0", "5e9", "99999999999999"]
)
def test_a_number_that_is_no_time_is_no_date(number: str) -> None:
    assert one(f'{{"text": "{FIRST}", "published": {number}}}', "a.json").published is None


def test_linked_data_that_is_a_list_with_several_types() -> None:
    found = one(
        page(
            '[{"@type":"BreadcrumbList"},{"@type":["NewsArticle","AnalysisNewsArticle"],"headline":"Bridge &amp; road",'
            '"datePublished":"2021-05-06T08:00:00+0200","author":[{"name":"Ida Holm"},{"name":"Bo Ek"}]}]'
        )
    )
    assert (found.title, found.author) == ("Bridge & road", "Ida Holm, Bo Ek")
    assert found.published == "2021-05-06T08:00:00+02:00"


def test_names_that_linked_data_only_refers_to() -> None:
    found = one(
        page(
            '{"@graph":[{"@type":"Organization","@id":"#org","name":"Skelby Post"},'
            '{"@type":"Person","@id":"https://p.example/#ida","name":"Ida Holm"},{"@type":"NewsArticle","headline":"B",'
            '"author":[{"@id":"https://p.example/#ida"}],"publisher":{"@id":"#org"},"datePublished":"2021-05-06"}]}'
        )
    )
    assert (found.outlet, found.author) == ("Skelby Post", "Ida Holm")


def test_a_reference_that_leads_nowhere_is_no_name() -> None:
    found = one(
        page('{"@type":"NewsArticle","author":{"@id":"#p"},"publisher":{"@id":"https://x.example/#o"}}')
    )
    assert (found.outlet, found.author) == (None, None)


def test_the_headings_of_a_live_blog_stand_on_lines_of_their_own() -> None:
    entries = "".join(
        f'<article><time datetime="2021-05-06T{hour}:00Z">{hour}:00</time><h2>{head}</h2><p>{said}</p></article>'
        for hour, head, said in (("10", "Lorries queue", SECOND), ("09", "Mayor speaks", THIRD))
    )
    found = one(
        f"<html lang=en><head><title>Live</title></head><body><main><h1>Live</h1>{entries}</main></body></html>"
    )
    rows = found.text.split("\n\n")
    assert [row for row in rows if row in ("Lorries queue", "Mayor speaks", SECOND, THIRD)] == [
        "Lorries queue", SECOND, "Mayor speaks", THIRD,
    ]  # fmt: skip


def test_an_accelerated_page() -> None:
    amp = page('{"@type":"NewsArticle","headline":"Bridge","publisher":{"name":"Skelby Post"}}').replace(
        "<html", "<html ⚡"
    )
    found = one(amp.replace("<body>", "<body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar>"))
    assert found.outlet == "Skelby Post"
    assert found.text.endswith(THIRD) and "Home" not in found.text


def test_a_page_whose_text_stands_in_its_linked_data_alone() -> None:
    data = f'{{"@type":"NewsArticle","headline":"Bridge","articleBody":"{FIRST} {SECOND} {THIRD}"}}'
    found = one(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><div id=r></div></body></html>'
    )
    assert SECOND in found.text


WORDS = {
    "cp1251": "Мост в Скелби закрыли во вторник, сообщили власти города. Инженеры нашли трещину в северной опоре.",
    "koi8-r": "Мост в Скелби закрыли во вторник, сообщили власти города. Инженеры нашли трещину в северной опоре.",
    "cp1253": "Η γέφυρα έκλεισε την Τρίτη, ανακοίνωσαν οι αρχές της πόλης, αφού βρέθηκε ρωγμή.",
    "cp1255": "הגשר נסגר ביום שלישי לאחר שמהנדסים מצאו סדק בעמוד הצפוני, מסרה העירייה.",
    "cp1256": "أغلق الجسر يوم الثلاثاء بعد أن عثر المهندسون على شق في العمود الشمالي، حسب البلدية.",
    "shift_jis": "火曜日、港の橋は亀裂が見つかったため閉鎖されたと市が発表した。",
    "gbk": "市政府表示，大桥于周二关闭，工程师在北侧桥墩发现了一条裂缝。",
    "big5": "市政府表示，大橋於週二關閉，工程師在北側橋墩發現了一條裂縫。",
    "euc-kr": "시 당국은 화요일 북쪽 교각에서 균열이 발견되어 다리를 폐쇄했다고 밝혔다.",
    "cp1250": "Most w mieście zamknięto we wtorek, gdyż na filarze jest pęknięcie, jak podały władze. To nie koniec.",
    "cp1252": "Die Brücke wurde am Dienstag geschlossen – größer als gedacht. „Schlimm“, hieß es.",
}


def test_french_is_western() -> None:
    text = (
        "L’été dernier, la rivière était fermée à cause d’une fuite repérée à côté du pont, selon la préfecture. "
        * 2
    )
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("encoding", WORDS)
def test_encodings_that_nobody_declares(encoding: str) -> None:
    text = WORDS[encoding] * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "gbk"])
def test_a_declared_encoding_is_believed(encoding: str) -> None:
    text = WORDS[encoding]
    declared = f'<html><head><meta charset="{encoding}"></head><body><article><p>{text * 6}</p></article></body></html>'
    assert text in one(declared.encode(encoding)).text


RSS = (
    '<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>'
    "<title>Skelby &lt;b&gt;Post&lt;/b&gt;</title><item><title>{title}</title><link>https://p.example/1?a=1&amp;copy=2</link>"
    "<pubDate>Thu, 06 May 21 08:00:00 GMT</pubDate><description>{text}</description></item></channel></rss>"
)


def test_titles_with_markup_and_with_entities_escaped_twice() -> None:
    feed = RSS.format(
        encoding="utf-8",
        title="&lt;b&gt;Bridge&lt;/b&gt; &amp;laquo;shut&amp;raquo; &amp;amp; road",
        text=FIRST,
    )
    found = one(feed, "a.rss")
    assert (found.title, found.outlet) == ("Bridge «shut» & road", "Skelby Post")
    assert found.url == "https://p.example/1?a=1&copy=2"
    assert found.published == "2021-05-06T08:00:00+00:00"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_feeds_in_other_encodings(encoding: str) -> None:
    text = WORDS["cp1251"]
    found = one(RSS.format(encoding=encoding, title="Мост", text=text).encode(encoding), "a.rss")
    assert (found.title, found.text) == ("Мост", text)


def test_an_atom_entry_with_xhtml() -> None:
    div = '<div xmlns="http://www.w3.org/1999/xhtml">'
    found = one(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Skelby Post</title><entry>'
        f'<title type="xhtml">{div}Bridge <em>shut</em></div></title><id>urn:1</id>'
        "<updated>2021-05-06T08:00:00Z</updated>"
        f'<content type="xhtml">{div}{BODY}</div></content></entry></feed>',
        "a.atom",
    )
    assert found.title == "Bridge shut"
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_words_are_counted_in_writings_without_spaces() -> None:
    assert not any("short" in said for said in one(WORDS["gbk"] * 4, "a.txt").warnings)


def test_text_that_was_taken_for_another_encoding_is_mended() -> None:
    meant = "“The café of Jürgen Öhl – on the quay – is shut,” he said… “C’est fini.”"
    mangled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in meant.encode())
    twice = mangled.encode().decode("latin-1")
    for text in (meant, mangled, twice, "SÃO PAULO, «Ã»: 5 Â", "â £5"):
        assert unmangled(text) == (meant if text in (mangled, twice) else text)
    (found,) = read_bytes(f"{mangled}\n\nA ferry sank.".encode(), "a.txt")
    assert isinstance(found, Article) and found.text.startswith(meant) and "hidden" not in str(found.warnings)
