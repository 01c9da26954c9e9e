"""Themes, and the colours and styles that statuses have in every one of them, Textual's own included.

A status is always a glyph, a text style and a colour. Colours are moved towards black or white until they can be read
on every background that text stands on (WCAG 2 contrast of at least 4.5, 7 in the high-contrast themes).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.color import Color
from textual.theme import Theme

from reader.config import Config, Problem, nearest
from reader.tui.contrast import readable

DARK = "crossread-dark"
LIGHT = "crossread-light"
TERMINAL = "terminal"
NO_COLOUR = "no-colour"

READABLE = 4.5
"""Least contrast of text, WCAG 2 level AA."""
STRONG = 7.0
"""Least contrast of text in the high-contrast themes, level AAA."""


class Hues(NamedTuple):
    """What colours mean; shades come from the theme's background."""

    shared: str
    restated: str
    divergent: str
    unique: str
    noted: str
    found: str


PLAIN = Hues(
    shared="#57b26a",
    restated="#3fa7b5",
    divergent="#e8683f",
    unique="#8d94a1",
    noted="#b48ce0",
    found="#d9a62e",
)
SAFE = Hues(
    shared="#56a0e9",
    restated="#7fc4e8",
    divergent="#e69f00",
    unique="#8d94a1",
    noted="#cc79a7",
    found="#f0e442",
)
"""After Okabe and Ito's palette: blue against orange, told apart with every common colour vision."""
SAFE_LIGHT = Hues(
    shared="#0057d8",
    restated="#0077a8",
    divergent="#a34700",
    unique="#63666c",
    noted="#9c3f78",
    found="#6e6000",
)
"""The same on light backgrounds, where only deep colours can be read."""

STYLES = {
    "status-shared-style": "none",
    "status-restated-style": "italic",
    "status-divergent-style": "bold",
    "status-unique-style": "none",
    "lit-style": "none",
    "lit-partner-style": "none",
    "differs-style": "bold underline",
    "noted-style": "none",
    "found-style": "bold underline",
}
COLOURLESS_STYLES = STYLES | {
    "status-divergent-style": "bold underline",
    "lit-style": "reverse",
    "lit-partner-style": "bold",
    "differs-style": "bold reverse",
    "noted-style": "italic",
    "found-style": "bold reverse",
}
"""Where no background can be painted, reversal and underlining carry what backgrounds carry elsewhere."""

ANSI_COLOURS = {
    "status-shared": "ansi_green",
    "status-restated": "ansi_cyan",
    "status-divergent": "ansi_red",
    "status-unique": "ansi_default",
    "noted": "ansi_magenta",
    "found": "ansi_yellow",
    "differs": "ansi_red",
    "lit": "ansi_default",
    "lit-partner": "ansi_default",
    "muted": "ansi_default",
    "rule": "ansi_default",
}
"""The terminal's own sixteen colours: how they look is the reader's choice."""

STATUSES = ("status-shared", "status-restated", "status-divergent", "status-unique")
TEXTS = (*STATUSES, "noted", "found", "differs", "muted")
"""Variables that colour text, and so must be readable on each of ``BACKGROUNDS``."""
BACKGROUNDS = ("background", "surface", "lit", "lit-partner")


def status_variables(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of crossread for a theme, given the ones Textual made of it."""
    if theme.ansi:
        return COLOURLESS_STYLES | ANSI_COLOURS
    background, foreground, primary = (
        Color.parse(variables[name]) for name in ("background", "foreground", "primary")
    )
    strong = theme.name.startswith("high-contrast")
    least = STRONG if strong else READABLE
    hues = PLAIN
    if theme.name.startswith("colour-blind"):
        hues = SAFE if theme.dark else SAFE_LIGHT
    lit = background.blend(primary, 0.26 if theme.dark else 0.18, alpha=1)
    partner = background.blend(primary, 0.13 if theme.dark else 0.09, alpha=1)
    grounds = [background, Color.parse(variables["surface"]), lit, partner]

    def text(hue: str) -> str:
        return readable(Color.parse(hue), grounds, least).hex

    styles = COLOURLESS_STYLES | {"lit-style": "bold"} if strong else STYLES
    return styles | {
        "status-shared": text(hues.shared),
        "status-restated": text(hues.restated),
        "status-divergent": text(hues.divergent),
        "status-unique": text(hues.unique),
        "noted": text(hues.noted),
        "found": text(hues.found),
        "differs": text(hues.divergent),
        "muted": readable(foreground.blend(background, 0.45, alpha=1), grounds, least).hex,
        "rule": readable(
            background.blend(foreground, 0.2, alpha=1), [background], 3.0 if strong else 1.5
        ).hex,
        "lit": lit.hex,
        "lit-partner": partner.hex,
    }


def themes() -> list[Theme]:
    """Return crossread's own themes, in the order they are offered."""
    dark = {
        "primary": "#6ea8fe",
        "secondary": "#8fa3bf",
        "accent": "#e5b567",
        "warning": "#e5b567",
        "error": "#f0716b",
        "success": "#6fc585",
        "foreground": "#dde2ea",
        "background": "#14161b",
        "surface": "#1a1d24",
        "panel": "#22262f",
    }
    light = {
        "primary": "#1f5fa8",
        "secondary": "#56677d",
        "accent": "#8a5a00",
        "warning": "#8a5a00",
        "error": "#b3261e",
        "success": "#1d6b35",
        "foreground": "#1d2127",
        "background": "#fbfaf7",
        "surface": "#f3f1ec",
        "panel": "#e8e5de",
    }
    black = dark | {
        "primary": "#4da3ff",
        "accent": "#ffd400",
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1a1a1a",
    }
    white = light | {
        "primary": "#003f8a",
        "foreground": "#000000",
        "background": "#ffffff",
        "surface": "#ffffff",
        "panel": "#e6e6e6",
    }
    return [
        _theme(DARK, dark, dark=True),
        _theme(LIGHT, light, dark=False),
        _theme("high-contrast-dark", black, dark=True),
        _theme("high-contrast-light", white, dark=False),
        _theme("colour-blind-dark", dark, dark=True),
        _theme("colour-blind-light", light, dark=False),
        _ansi_theme(TERMINAL, "ansi_blue", "ansi_cyan"),
        _ansi_theme(NO_COLOUR, "ansi_default", "ansi_default"),
    ]


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    """Make a theme of RGB colours."""
    variables = {
        "block-cursor-text-style": "none",
        "block-cursor-foreground": colours["foreground"],
        "block-cursor-background": Color.parse(colours["background"])
        .blend(Color.parse(colours["primary"]), 0.32 if dark else 0.22, alpha=1)
        .hex,
        "block-cursor-blurred-background": colours["panel"],
        "footer-background": colours["surface"],
        "footer-key-foreground": colours["accent"],
        "border": colours["primary"],
        "input-selection-background": f"{colours['primary']} 35%",
    }
    return Theme(
        name=name,
        dark=dark,
        variables=variables,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
    )


def _ansi_theme(name: str, primary: str, secondary: str) -> Theme:
    """Make a theme of the terminal's own colours."""
    plain = "ansi_default"
    mono = name == NO_COLOUR
    variables = {
        "ansi-background": plain,
        "ansi-foreground": plain,
        "block-cursor-text-style": "reverse",
        "block-cursor-foreground": plain,
        "block-cursor-background": plain,
        "block-cursor-blurred-foreground": plain,
        "block-cursor-blurred-background": plain,
        "block-cursor-blurred-text-style": "bold",
        "footer-key-foreground": secondary,
        "border": primary,
        "border-blurred": plain,
        "scrollbar": primary,
        "scrollbar-hover": primary,
        "scrollbar-active": primary,
        "scrollbar-background": plain,
        "scrollbar-background-hover": plain,
        "scrollbar-background-active": plain,
        "input-selection-background": plain,
        "text-muted": plain,
        "text-disabled": plain,
        "foreground-muted": plain,
        "background-muted": plain,
    }
    return Theme(
        name=name,
        ansi=True,
        primary=primary,
        secondary=secondary,
        warning=plain if mono else "ansi_yellow",
        error=plain if mono else "ansi_red",
        success=plain if mono else "ansi_green",
        accent=secondary,
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables=variables,
    )


def first_theme(
    config: Config, names: Mapping[str, Theme], color_system: str | None, *, colourless: bool
) -> str:
    """Return the theme to start with: none under NO_COLOR, the reader's, else one that the terminal can show."""
    if colourless:
        return NO_COLOUR
    if config.theme in names:
        return str(config.theme)
    return TERMINAL if color_system in ("standard", "windows") else DARK


def theme_problems(config: Config, names: list[str]) -> tuple[Problem, ...]:
    """Return what is wrong with the theme that the settings name, if anything."""
    if config.theme is None or config.theme in names:
        return ()
    line = config.lines.get("theme", 0)
    return (Problem(config.file, line, f"there is no theme “{config.theme}”{nearest(config.theme, names)}."),)
