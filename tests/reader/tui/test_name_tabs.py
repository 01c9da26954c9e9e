"""The row of articles: whole while it can be, else pages of whole names that lead on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.render.name_tabs import name_tabs
from reader.tui.render.wrap import cells_before

FIFTY = tuple(f"Outlet number {n}" for n in range(50))


def sign(article: int) -> str:
    return "◆ " if article == 0 else "  "


def test_a_few_articles_all_stand_there() -> None:
    line, places = name_tabs(FIFTY[:5], [2, 0, 1, 3, 4], 1, 80, sign, "…")
    assert [entry for _, _, entry in places] == ["2", "0", "1", "3", "4"]
    assert "more" not in line.text


@pytest.mark.parametrize("width", [80, 100, 160])
def test_of_fifty_those_around_the_reader_have_their_whole_names(width: int) -> None:
    line, places = name_tabs(FIFTY, range(50), 27, width, sign, "…")
    assert "Outlet number 27" in line.text
    assert "…" not in line.text
    before, after = places[0], places[-1]
    assert line.text[before[0] : before[1]].strip() == f"{int(before[2]) + 1} more"
    assert line.text[after[0] : after[1]].strip() == f"{50 - int(after[2])} more"


def test_every_article_of_many_is_reached_by_going_on_at_the_end() -> None:
    here, seen = 0, set[str]()
    for _ in range(50):
        line, places = name_tabs(FIFTY, range(50), here, 80, sign, "…")
        seen |= {entry for _, _, entry in places}
        if not line.text.rstrip().endswith("more"):
            break
        here = int(places[-1][2])
    assert len(seen) == 50


@given(
    st.lists(
        st.sampled_from(["BBC", "The Very Long Name of an Outlet", "新聞", "x"]), min_size=1, max_size=60
    ),
    st.integers(80, 200),
    st.data(),
)
def test_the_row_fits_and_holds_the_reader_s_article(
    names: list[str], width: int, data: st.DataObject
) -> None:
    here = data.draw(st.integers(0, len(names) - 1))
    line, places = name_tabs(names, range(len(names)), here, width, sign, "…")
    assert cells_before(line.text, len(line.text)) <= width
    assert str(here) in [entry for _, _, entry in places]
    lit = [line.text[s.start : s.end] for s in line.styles if s.name == "tab-here"]
    assert len(lit) == 1


def test_names_that_begin_alike_are_cut_where_they_can_be_told_apart() -> None:
    names = [f"The Morning Courier ({n})" for n in range(1, 7)]
    line, places = name_tabs(names, range(6), 0, 90, sign, "…")
    assert len({line.text[start:end] for start, end, _ in places}) == 6
