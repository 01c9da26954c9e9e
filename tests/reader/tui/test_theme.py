"""Statuses can be read in every theme, Textual's own included, and told apart without colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.config import Config
from reader.tui.contrast import contrast, readable
from reader.tui.theme import (
    BACKGROUNDS,
    NO_COLOUR,
    STATUSES,
    TEXTS,
    status_variables,
    theme_problems,
    themes,
)

ALL = [*themes(), *BUILTIN_THEMES.values()]
PAINTED = [theme for theme in ALL if not theme.ansi]

# Full dichromacy as linear maps of linear RGB, after Viénot, Brettel and Mollon (1999).
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


def variables(theme: Theme) -> dict[str, str]:
    base = theme.to_color_system().generate()
    return base | status_variables(theme, base)


@pytest.mark.parametrize("theme", PAINTED, ids=lambda theme: theme.name)
def test_every_text_colour_is_readable_on_every_background(theme: Theme) -> None:
    colours = variables(theme)
    least = 7.0 if theme.name.startswith("high-contrast") else 4.5
    for text in TEXTS:
        for background in BACKGROUNDS:
            ratio = contrast(Color.parse(colours[text]), Color.parse(colours[background]))
            assert ratio >= least, f"{text} on {background}: {ratio:.2f}"


@pytest.mark.parametrize("theme", [t for t in themes() if not t.ansi], ids=lambda theme: theme.name)
def test_ordinary_text_and_keys_of_our_themes_are_readable(theme: Theme) -> None:
    colours = variables(theme)
    for text in ("foreground", "primary", "accent", "error", "warning"):
        for background in ("background", "surface"):
            assert contrast(Color.parse(colours[text]), Color.parse(colours[background])) >= 4.5, text


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_a_status_that_matters_has_a_style_of_its_own(theme: Theme) -> None:
    colours = variables(theme)
    assert colours["status-divergent-style"] not in ("none", colours["status-shared-style"])
    assert colours["status-restated-style"] != colours["status-shared-style"]
    assert colours["differs-style"] != colours["status-divergent-style"]


@pytest.mark.parametrize("theme", [t for t in ALL if t.ansi], ids=lambda theme: theme.name)
def test_on_the_terminals_own_colours_the_cursor_is_a_style(theme: Theme) -> None:
    assert "reverse" in variables(theme)["lit-style"]


def test_the_colourless_theme_names_no_colour() -> None:
    (theme,) = [theme for theme in themes() if theme.name == NO_COLOUR]
    for name in ("primary", "secondary", "accent", "error", "warning", "success", "foreground", "background"):
        assert getattr(theme, name) == "ansi_default"


@pytest.mark.parametrize("name", ["colour-blind-dark", "colour-blind-light"])
@pytest.mark.parametrize("vision", [PROTANOPIA, DEUTERANOPIA], ids=["protanopia", "deuteranopia"])
def test_shared_and_divergent_stay_apart_without_red_or_green(name: str, vision: object) -> None:
    (theme,) = [theme for theme in themes() if theme.name == name]
    colours = variables(theme)
    seen = {status: simulated(Color.parse(colours[status]), vision) for status in STATUSES}
    for one, other in combinations(("status-shared", "status-divergent", "status-unique"), 2):
        assert distance(seen[one], seen[other]) > 0.2, (one, other)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def simulated(colour: Color, vision: object) -> tuple[float, ...]:
    light = [linear(part) for part in colour.normalized]
    seen = [sum(w * x for w, x in zip(row, light, strict=True)) for row in vision]  # type: ignore[attr-defined]
    return tuple(max(0.0, x) ** (1 / 2.2) for x in seen)


def distance(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return float(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(118, 118, 118), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_a_colour_that_is_readable_stays_as_it_is() -> None:
    assert readable(Color(0, 0, 0), [Color(255, 255, 255)], 4.5) == Color(0, 0, 0)


def test_an_unknown_theme_is_named_with_the_nearest() -> None:
    config = Config(theme="crossread-drak", lines={"theme": 3}, file="config.toml")
    (problem,) = theme_problems(config, [theme.name for theme in ALL])
    assert str(problem).startswith("config.toml:3: ")
    assert "crossread-dark" in problem.message
