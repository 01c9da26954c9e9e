"""ASCII-only mode paints nothing but ASCII, in as many cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from index.article import Article
from reader.config import Config
from reader.sample import sample_articles
from reader.tui.app import CrossreadApp
from reader.tui.ascii_only import plain
from reader.tui.render.glyphs import ASCII, MEANINGS
from reader.tui.start import Start
from tests.reader.tui.compare_kit import screen_rows
from tests.reader.tui.library_kit import screen_text, settle


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is", "as it is"),
        ("“Hôtel” – l’île…", '"Hotel" - l\'ile.'),
        ("╭─╮│╰", "+-+|+"),
        ("東京", "????"),
        ("≠ ≈ · → ✓", "! ~ . > x"),
        ("ﬁ ½ Москва", "f 1 ??????"),
    ],
)
def test_characters_become_the_nearest_of_ascii(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("text", ["🔎 find", "e\u0301te\u0301", "한국어", "\u00a0x", "🇫🇷", "a\u200bb"])
def test_widths_stay(text: str) -> None:
    shown = plain(text)
    assert shown.isascii()
    assert cell_len(shown) == sum(cell_len(character) for character in text)


@pytest.mark.parametrize("keys", [(), ("2",), ("3",), ("question_mark",), ("ctrl+p",), ("a",)])
async def test_every_screen_is_ascii(tmp_path: Path, keys: tuple[str, ...]) -> None:
    app = CrossreadApp(Start(tmp_path, articles=tuple(sample_articles())), Config(glyphs="ascii"))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        rows = screen_rows(app)
        assert any("claims" in row or "+---" in row or "Columns" in row for row in rows)
        assert [row for row in rows if not row.isascii()] == []


def test_every_sign_of_ascii_means_one_thing() -> None:
    """A cut text is not taken for one in other words."""
    statuses = [ASCII.of(mark) for mark in MEANINGS]
    assert len(set(statuses)) == len(statuses)
    assert ASCII.ellipsis not in statuses
    assert ASCII.ellipsis.isascii()


async def test_elsewhere_nothing_is_replaced(tmp_path: Path) -> None:
    app = CrossreadApp(Start(tmp_path, articles=tuple(sample_articles())), Config())
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(app, pilot)
        assert any("≈" in row for row in screen_rows(app))


async def test_a_name_that_was_cut_ends_with_two_dots_since_one_is_a_full_stop(tmp_path: Path) -> None:
    texts = ("The ferry Morven struck the pier.", "The ferry Morven struck a pier in Orran.")
    articles = tuple(
        Article(str(n), text, source=f"00{n}_0123456789abcdef.txt") for n, text in enumerate(texts, 1)
    )
    app = CrossreadApp(Start(tmp_path, articles=articles), Config(glyphs="ascii"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        assert " 001.. " in screen_text(app)
