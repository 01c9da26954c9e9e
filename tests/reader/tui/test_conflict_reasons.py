"""What the panel says of a contested point: which of its values each reason is about."""

from __future__ import annotations

from index.article import Article
from reader.compare.story import compare_articles
from reader.tui.render.conflicts import conflict_entries
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.scene import scene_from
from tests.reader.tui.compare_kit import article

EARLY = article("Keld Press", ["Seven people died in the fire in Orran on Monday."], published="2026-01-06")
LATE = article("Lantern", ["Nine people died in the fire in Orran on Monday."], published="2026-01-08")
UNDATED = article("Orran Post", ["Eleven people died in the fire in Orran on Monday."])


def told(*articles: Article) -> list[str]:
    entries = conflict_entries(scene_from(compare_articles(articles)), (), UNICODE)
    (point,) = (entry for entry in entries if entry.key)
    return [line.text for line in point.told()]


def test_several_reasons_name_the_values_they_are_about() -> None:
    reasons = told(EARLY, LATE, UNDATED)[:2]
    (grown,) = (one for one in reasons if "later report" in one)
    (other,) = (one for one in reasons if one != grown)
    assert grown.startswith("Seven ≠ Nine: ")
    assert other.startswith("Seven ≠ Eleven, Nine ≠ Eleven: ")


def test_a_single_reason_stands_alone() -> None:
    assert "≠" not in told(EARLY, LATE)[0]
