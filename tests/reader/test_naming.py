"""What the articles of a story are called beside each other."""

from __future__ import annotations

from index.article import Article, article_id
from reader.naming import story_names


def named(source: str, outlet: str | None = None, title: str | None = None) -> Article:
    return Article(article_id(source, outlet), "Text.", outlet=outlet, title=title, source=source)


def test_an_outlet_is_the_name_then_the_headline() -> None:
    articles = [
        named("a.txt", "Keld Press", "Ferry rams pier"),
        named("b.txt", None, "Eleven hurt as ferry hits"),
    ]
    assert story_names(articles, 40) == ("Keld Press", "Eleven hurt as ferry hits")


def test_a_long_headline_ends_at_a_word() -> None:
    assert story_names([named("a.txt", None, "Eleven hurt as ferry hits pier")], 16) == ("Eleven hurt as…",)
    assert story_names([named("a.txt", "Wolkenkratzerzeitung")], 10) == ("Wolkenkra…",)


def test_a_short_file_name_is_kept_without_its_suffix() -> None:
    assert story_names([named("/home/me/report-a.txt"), named("v1.2 draft.html")], 28) == (
        "report-a",
        "v1.2 draft",
    )


def test_of_a_long_file_name_as_much_as_tells_it_apart_is_kept() -> None:
    hashes = [named("000_1f49b55aa4a50f06.txt"), named("001_0ac81ebfc4201e46.txt")]
    assert story_names(hashes, 28) == ("000…", "001…")
    dated = [named("2026-03-12-keld-ferry-pier.html"), named("2026-03-12-lantern-ferry.html")]
    assert story_names(dated, 28) == ("2026-03-12-keld…", "2026-03-12-lantern…")
    assert story_names([named("0123456789abcdef0123.txt")], 28) == ("0123456789abcdef0123",)


def test_names_that_are_alike_are_numbered_by_place() -> None:
    articles = [named("a.txt", "Keld Press"), named("b.txt", "Lantern"), named("c.txt", "Keld Press")]
    assert story_names(articles, 28) == ("Keld Press (1)", "Lantern", "Keld Press (3)")


def test_an_article_that_came_from_nowhere_is_called_by_its_id() -> None:
    (name,) = story_names([article := named("")], 28)
    assert name == article.id
