"""What the search box offers while a query is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, Static

from index.article import Span
from reader.notes import Axis, NoteStore, Place, Tag, annotate
from reader.tui.render.glyphs import UNICODE
from reader.tui.render.query_help import FIELDS, Token, completed, field_names, hint, last_token, matching
from reader.tui.widgets.library_lists import RowList, SideList
from tests.reader.tui.library_kit import HOSTILE, fill, library_screen, running, settle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "library")
    return tmp_path / "library"


@pytest.mark.parametrize(
    ("query", "token"),
    [
        ("", Token("", "")),
        ("tanker cra", Token("", "cra")),
        ("tanker -cra", Token("", "cra")),
        ("(tanker OR cra", Token("", "cra")),
        ("outlet:", Token("outlet", "")),
        ("tanker outlet:keld", Token("outlet", "keld")),
        ('outlet:"keld pr', Token("outlet", "keld pr", quoted=True)),
        ('"friendly fi', Token("", "friendly fi", quoted=True)),
        ('outlet:"keld press"', Token("", "")),
        ("tanker ", Token("", "")),
    ],
)
def test_the_last_word_is_what_is_being_typed(query: str, token: Token) -> None:
    assert last_token(query) == token


def test_an_offer_takes_the_place_of_what_is_typed() -> None:
    assert completed("a outlet:ke", Token("outlet", "ke"), "Keld Press") == 'a outlet:"Keld Press"'
    assert completed('outlet:"ke', Token("outlet", "ke", quoted=True), "Keld") == 'outlet:"Keld"'
    assert completed("-tan", Token("", "tan"), "tanker") == "-tanker"
    assert completed("date:", Token("date", ""), "2026-03") == "date:2026-03"


@given(st.text(max_size=40), st.text(alphabet="abc é", max_size=8))
def test_no_query_is_too_odd_to_help_with(query: str, value: str) -> None:
    token = last_token(query)
    assert query.endswith(token.value)
    assert completed(query, token, value).endswith((value, f'{value}"'))
    assert "\n" not in hint(token, [value, HOSTILE], UNICODE).plain


def test_values_that_begin_so_come_before_those_that_have_such_a_word() -> None:
    values = ["Evening Keld", "Keld Press", "Lantern"]
    assert matching(Token("outlet", "ke"), values) == ["Keld Press", "Evening Keld"]
    assert field_names(Token("", "ou")) == ["outlet:"]
    assert field_names(Token("title", "ou")) == []


def test_without_a_word_all_operators_are_named() -> None:
    said = hint(Token("", ""), [], UNICODE).plain
    assert all(f"{name}:" in said for name in FIELDS)
    assert all(operator in said for operator in ('"a phrase"', "OR", "-without", "begin*", "alike~", "F1"))
    assert "yesterday" in hint(Token("since", ""), [], UNICODE).plain


async def test_tab_completes_an_outlet_then_leaves_the_box(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        box = app.screen.query_one("#search", Input)
        await pilot.press("slash", *"outlet:ke")
        await pilot.pause(0.3)
        await settle(app, pilot)
        assert "Keld Press" in str(app.screen.query_one("#hint", Static).content)
        await pilot.press("tab")
        await pilot.pause(0.3)
        await settle(app, pilot)
        assert box.value == 'outlet:"Keld Press"'
        assert [row.outlet for row in app.screen.query_one(RowList).rows] == ["Keld Press"]
        await pilot.press("tab")
        assert not box.has_focus
        assert not app.screen.has_class("-typing")


async def test_words_of_the_library_are_offered(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        box = app.screen.query_one("#search", Input)
        await pilot.press("slash", *"pass")
        await pilot.pause(0.4)
        await settle(app, pilot)
        await pilot.press("tab")
        assert box.value == "passengers"


async def test_counts_follow_the_query_and_a_chosen_value_leaves_its_rivals(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)

        def facets(kind: str) -> dict[str, int]:
            return {facet.value: facet.articles for facet in screen.side.facets if facet.kind == kind}

        assert facets("outlet") == {"Evening Post": 1, "Keld Press": 1, "Lantern": 1}
        await pilot.press("slash", *"ferry", "enter")
        await settle(app, pilot)
        assert facets("outlet") == {"Evening Post": 1, "Keld Press": 1}
        assert facets("date") == {"2026-02": 2}
        side = next(n for n, e in enumerate(screen.query_one(SideList).entries) if e.value == "Keld Press")
        screen.narrow_by(side)
        await settle(app, pilot)
        assert facets("outlet") == {"Evening Post": 1, "Keld Press": 1}
        await pilot.press("slash", "ctrl+u", *"council", "enter")
        await settle(app, pilot)
        assert facets("outlet") == {"Lantern": 1, "Keld Press": 0}


async def test_a_tag_of_a_note_is_a_facet_and_narrows(folder: Path) -> None:
    async with running(folder) as (app, pilot):
        screen = library_screen(app)
        (article,) = screen.session.articles([screen.query_one(RowList).rows[0].id])
        with NoteStore.open(folder) as store:
            annotate(store, [Place(article, Span(0, 5))], tags=[Tag(Axis.FREE, "two words")])
        await pilot.press("r")
        await settle(app, pilot)
        assert [facet.value for facet in screen.side.facets if facet.kind == "tag"] == ["two words"]
        entry = next(n for n, e in enumerate(screen.query_one(SideList).entries) if e.value == "two words")
        screen.narrow_by(entry)
        await settle(app, pilot)
        assert [row.id for row in screen.query_one(RowList).rows] == [article.id]
