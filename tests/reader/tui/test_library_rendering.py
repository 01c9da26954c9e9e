"""The library's lists as lines: they fit, they are safe, and they say what is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader import searches
from reader.searches import Narrowing, SavedSearch
from reader.tui import convert
from reader.tui.render.glyphs import ASCII, UNICODE
from reader.tui.render.library import empty, state, ticks
from reader.tui.render.preview import preview_lines
from reader.tui.render.rows import counted, day_text, row_lines, side_line
from reader.tui.values import Concordance, Facet, Page, Preview, Row, Sidebar, Snippet, StoryRow, View
from reader.tui.widgets.library_lists import side_entries

HOSTILE = "[/red] [@click=app.quit]x \x1b]52;c;AAAA\x07\x1b[31m\u202eevil\r\n\x9b2J"


def texts(row: Row, width: int = 80, height: int = 3) -> list[str]:
    return [line.text for line in row_lines(row, width, height, ticked=False, lit=False, glyphs=UNICODE)]


def test_a_row_shows_title_outlet_date_and_size() -> None:
    first, second = texts(Row("a", "Plane lost", "Reuters", "2026-03-13T10:00:00Z", 412, tags=("disputed",)))
    assert "Plane lost" in first
    assert first.rstrip().endswith("13 Mar 2026")
    assert "Reuters · 412 words" in second
    assert "#disputed" in second


def test_what_is_unknown_is_called_so() -> None:
    first, second = texts(Row("a"))
    assert "untitled" in first
    assert "outlet unknown · date unknown" in second


def test_a_narrow_row_keeps_its_date() -> None:
    assert "13 Mar 2026" in texts(Row("a", "T", "O", "2026-03-13"), 40)[1]


def test_a_snippet_is_moved_to_its_highlight() -> None:
    text = "x " * 200 + "target here"
    at = text.index("target")
    row = Row("a", "T", snippets=(Snippet(text, ((at, at + 6),)),))
    line = row_lines(row, 60, 3, ticked=False, lit=False, glyphs=UNICODE)[2]
    (hit,) = [s for s in line.styles if s.name == "hit"]
    assert line.text[hit.start : hit.end] == "target"


@given(
    st.builds(
        Row, st.just("a"), st.text() | st.none(), st.text() | st.none(), st.text(max_size=12) | st.none()
    ),
    st.integers(20, 130),
)
def test_rows_fit_and_are_safe(row: Row, width: int) -> None:
    for line in row_lines(row, width, 3, ticked=True, lit=True, glyphs=UNICODE):
        assert cell_len(line.text) <= width
        assert "\x1b" not in line.text
        assert all(0 <= s.start <= s.end <= len(line.text) for s in line.styles)


def test_hostile_text_stays_text() -> None:
    row = Row("a", HOSTILE, HOSTILE, "2026-03-13", tags=(HOSTILE,), snippets=(Snippet(HOSTILE, ((0, 4),)),))
    preview = Preview(
        row, HOSTILE, details=(("title", HOSTILE, HOSTILE),), source=HOSTILE, warnings=(HOSTILE,)
    )
    lines = [*texts(row, 200), *(line.text for line in preview_lines(preview, UNICODE))]
    lines.append(state(Page(notes=(HOSTILE,)), Narrowing(outlet=HOSTILE), {}, None, UNICODE).plain)
    lines.append(ticks([row], UNICODE).plain)
    lines.append(side_line(HOSTILE, "1", 60, lit=False, on=False, conflicts="", glyphs=UNICODE).text)
    for line in lines:
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in line), line
    assert "[/red]" in lines[0]


def test_ascii_signs_only_where_they_are_asked_for() -> None:
    row = Row("a", "Title " * 40, "Outlet", "2026-03-13", 3)
    for line in row_lines(row, 50, 2, ticked=True, lit=True, glyphs=ASCII):
        assert line.text.isascii()


def test_the_state_line_counts_and_names_filters() -> None:
    narrowing = Narrowing("crash", story="s1", outlet="Reuters", month="2026-03")
    shown = state(Page(total=1204), narrowing, {"s1": "Plane lost"}, None, UNICODE).plain
    for part in ("1,204 articles", "story: Plane lost", "outlet: Reuters", "month: Mar 2026", "by relevance"):
        assert part in shown
    assert shown.index("Esc clears") < shown.index("outlet:") < shown.index("story:")
    places = state(Page(), narrowing, {}, Concordance(shortened=True), UNICODE).plain
    assert "at least 0 places in 0 articles" in places


def test_an_empty_library_says_how_to_fill_it_and_an_empty_result_how_to_go_on() -> None:
    assert any("crossread add" in line.text for line in empty(Narrowing(), 0))
    assert any("Esc" in line.text for line in empty(Narrowing("x"), 3))
    assert any("crossread add" in line.text for line in empty(Narrowing("x"), 0))


def test_the_side_bar_has_a_heading_for_what_is_there_only() -> None:
    assert [entry.kind for entry in side_entries(Sidebar(3))] == ["all"]
    side = Sidebar(
        3,
        (StoryRow("s", "T", 2, 2, 1),),
        (Facet("outlet", "O", 2), Facet("date", "2026-03", 2)),
        (SavedSearch("mine", Narrowing("x")),),
    )
    labels = [entry.label for entry in side_entries(side) if entry.kind == "heading"]
    assert labels == ["Stories", "Saved searches", "Outlets", "Dates"]


@pytest.mark.parametrize(("count", "text"), [(0, "0 stories"), (1, "1 story"), (1204, "1,204 stories")])
def test_counts_agree_with_their_nouns(count: int, text: str) -> None:
    assert counted(count, "story", "stories") == text


@pytest.mark.parametrize(
    ("published", "text"),
    [(None, ""), ("2026-03-03", "3 Mar 2026"), ("2026-12-31T23:00:00Z", "31 Dec 2026"), ("x", "x")],
)
def test_days_are_written_out(published: str | None, text: str) -> None:
    assert day_text(published) == text


def test_saved_searches_and_views_come_back() -> None:
    search = SavedSearch(
        "mine", Narrowing('"friendly fire"', outlet="Reuters", month="2026-03", newest_first=True)
    )
    text = searches.with_search(None, search)
    assert searches.load_searches(text) == (search,)
    assert searches.load_searches(searches.without_search(text, "mine")) == ()
    view = View(search.narrowing, "s1", "a1", preview=False)
    assert convert.load_view(convert.dump_view(view)) == view


@pytest.mark.parametrize(
    "text", [None, "", "x", "[]", '{"a": 3}', '{"a": {"query": 3}}', '{"a": {"month": "13"}}']
)
def test_damaged_states_are_as_good_as_none(text: str | None) -> None:
    assert searches.load_searches(text) == ()
    assert convert.load_view(text) == View()


@pytest.mark.parametrize(("month", "last"), [("2026-02", 28), ("2024-02", 29), ("2026-12", 31)])
def test_a_month_ends_on_its_last_day(month: str, last: int) -> None:
    first, end = Narrowing(month=month).days
    assert first is not None
    assert end is not None
    assert (first.day, end.day) == (1, last)
