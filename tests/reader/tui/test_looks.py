"""Every look of the vocabulary has a style, in colours of the theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.notes.vocabulary import LOOKS
from reader.tui.looks import COLOURS, look_names, look_style
from reader.tui.widgets.lines_view import LinesView
from tests.reader.tui.library_kit import fill, running, settle


def test_every_look_is_painted() -> None:
    variables = {name: f"#{n:02x}2233" for n, name in enumerate(COLOURS.values())}
    styles = {word: look_style(f"look-{word}", variables) for word in LOOKS}
    assert len({str(style) for style in styles.values()}) == len(LOOKS)
    assert all(style.color is not None for word, style in styles.items() if word in COLOURS)


def test_a_theme_without_the_colour_leaves_the_text_plain() -> None:
    assert not look_style("look-red", {})
    assert look_style("look-red", {"differs": "ansi_red"}).color is not None


def test_a_tag_without_a_look_is_painted_as_notes_are() -> None:
    assert look_names(()) == ("noted",)
    assert look_names(("red", "bold")) == ("look-red", "look-bold")


@pytest.mark.parametrize("theme", [None, "crossread-dark"])
async def test_the_app_has_a_colour_for_every_look(tmp_path: Path, theme: str | None) -> None:
    fill(tmp_path / "library")
    async with running(tmp_path / "library") as (app, pilot):
        if theme is not None:
            app.theme = theme
        await settle(app, pilot)
        painted = app.screen.query(LinesView).first()
        assert {word for word in COLOURS if painted.style(f"look-{word}").color is None} == set()
