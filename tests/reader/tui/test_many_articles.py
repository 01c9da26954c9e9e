"""A story of fifty reports: names are told in part and counted, columns line up, nothing is pressed to scraps."""

from __future__ import annotations

import re
from functools import cache

import pytest

from index.article import Article
from reader.compare.model import Comparison, Ref
from reader.compare.story import compare_articles
from reader.tui.render.conflicts import conflict_entries
from reader.tui.render.entries import names
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.lines import wrap_line
from reader.tui.render.matrix import (
    COUNTS,
    LEAST_CELL,
    SIGN_CELL,
    Show,
    Sort,
    arranged,
    matrix_entries,
    measure,
)
from reader.tui.render.peek import peek_lines
from reader.tui.render.scene import Scene, scene_from
from reader.tui.render.timeline import source_entries, timeline_entries
from reader.tui.render.wrap import shorten_words, told_apart
from tests.reader.tui.compare_kit import article

OUTLETS = 24


@cache
def many() -> Comparison:
    """Reports that agree but for the count of the hurt."""
    reports: list[Article] = []
    for n in range(OUTLETS):
        hurt = "Nine" if n % 2 else "Six"
        said = [
            "A car ferry ran aground off the island of Orran on 16 October 2025, the coastguard said.",
            f"{hurt} passengers of the ferry were hurt, the coastguard said.",
        ]
        if n < 3:
            said.append("The Merrin Star was built in Haverley in 1998 by the yard of the Orran Line.")
        reports.append(article(f"The Daily Courier of Port {n}", said, published="2025-10-17"))
    return compare_articles(reports)


def scene() -> Scene:
    return scene_from(many())


def test_of_many_outlets_a_few_are_named_and_the_rest_counted() -> None:
    told = names(scene(), range(OUTLETS), 100)
    assert told.count("Port") == 3
    assert len(told.partition(", and ")[0]) <= 100
    assert told.endswith(f", and {OUTLETS - 3} more")
    assert names(scene(), range(6), 0).count("Port") == 6
    assert names(scene(), range(OUTLETS), 0).endswith(f", and {OUTLETS - 2} more")
    assert names(scene(), range(OUTLETS), 10_000).count("Port") == OUTLETS


def test_a_moment_that_all_name_still_says_what_happened() -> None:
    for cells in (98, 158):
        entries = timeline_entries(scene(), UNICODE, cells)
        (all_of_them,) = [one for one in entries if f"{OUTLETS}/{OUTLETS}" in one.line.text]
        assert "ran aground" in all_of_them.line.text
        assert len(wrap_line(all_of_them.line, cells)) <= 4
        assert len({one.line.text.index(f"/{OUTLETS}  ") for one in entries}) == 1


def test_sides_and_speakers_take_a_few_rows_however_many_outlets_there_are() -> None:
    points = [one for one in conflict_entries(scene(), (), UNICODE, cells=120) if one.key]
    quoted = [one for one in source_entries(scene(), UNICODE, 120) if one.places]
    assert points
    assert quoted
    assert all(len(wrap_line(one.line, 120)) <= 4 for one in (*points, *quoted))
    assert any("more" in one.line.text for one in points)
    assert len(points[0].places) == OUTLETS


def test_the_peek_counts_the_silent_ones() -> None:
    lines = [line.text for line in peek_lines(scene(), Ref(0, 2), UNICODE)]
    assert lines[0].endswith("others report this")
    assert re.search(r"Not reported by: .* and \d+ more", lines[-1])


@pytest.mark.parametrize("width", [80, 100, 160])
def test_a_matrix_shows_signs_where_values_have_no_room_and_what_it_can_hold_around_the_chosen(
    width: int,
) -> None:
    columns = measure(width, 50, 49)
    assert columns.articles[-1] == 49
    assert not columns.values
    few = measure(width, 4, 0)
    assert few.values == (width >= 100)
    assert few.cell >= (LEAST_CELL if few.values else SIGN_CELL)
    for one in (columns, few, measure(width, 12, 0)):
        assert one.label + COUNTS + one.cell * len(one.articles) <= width
    assert len(few.articles) == 4
    assert len(measure(160, 12, 0).articles) == 12


def test_names_that_begin_alike_are_told_apart_by_their_ends() -> None:
    long = [f"The Daily Courier of Port {n}" for n in (1, 12, 13)]
    for width in (9, 14, 20):
        cut = told_apart(["Keld Press", *long], width)
        assert len(set(cut)) == 4
        assert all(len(one) <= width for one in cut)
    assert told_apart(["Keld Press", "Orran"], 12) == ["Keld Press", "Orran"]
    assert told_apart(["新聞新聞新聞一", "新聞新聞新聞二"], 9) == ["新聞新…一", "新聞新…二"]


def test_the_panel_has_the_sentence_of_a_claim_whole() -> None:
    long = (
        "A car ferry with 84 passengers on board ran aground off the island of Orran late on Thursday evening"
    )
    said = [f"{long}, and all of them were taken off by two fishing boats from the harbour of Haverley."]
    compared = scene_from(compare_articles([article("Orran Post", said), article("Keld Press", said)]))
    rows = arranged(compared, Sort.WEIGHT, Show.ALL)
    (entry,) = matrix_entries(compared, rows, measure(120, 2, 0), (0, 0), UNICODE)
    assert len(rows[0].claim.label) < len(said[0])
    assert entry.told()[0].text == said[0]


def test_prose_is_cut_after_a_word() -> None:
    text = "The ferry was carrying lorries, cars and passengers."
    assert shorten_words(text, 33) == "The ferry was carrying lorries…"
    assert shorten_words(text, len(text)) == text
    assert shorten_words("Rindfleischetikettierung des Bundes", 12) == "Rindfleisch…"


def test_claims_in_reading_order_follow_the_articles() -> None:
    first = ["The ferry Morven struck the pier in Orran.", "Eleven passengers were hurt.", "Divers searched."]
    second = ["Divers searched.", "Nine passengers were hurt.", "The ferry Morven struck the pier in Orran."]
    scene = scene_from(compare_articles([article("Orran Post", first), article("Keld Press", second)]))
    places = [min(row.claim.members) for row in arranged(scene, Sort.READING, Show.ALL)]
    assert len(places) > 1
    assert places == sorted(places)
    assert [row.claim.id for row in arranged(scene, Sort.WEIGHT, Show.ALL)] == list(range(len(places)))
