"""What the looks of the tag vocabulary are on the screen: the theme's own colours, readable on its backgrounds."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style

COLOURS = {
    "red": "differs",
    "green": "status-shared",
    "yellow": "found",
    "blue": "primary",
    "magenta": "noted",
    "cyan": "status-restated",
    "grey": "muted",
}
"""A look's colour to the theme's variable for it."""
PREFIX = "look-"
"""What names of styles begin with that are looks."""


def look_names(look: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the styles that a tag with this look is painted in; a tag without one as any note."""
    return tuple(PREFIX + word for word in look) or ("noted",)


def look_style(name: str, variables: Mapping[str, str]) -> Style:
    """Return the style of ``look-red``, ``look-bold`` …, with the colours of a theme's variables."""
    from textual.color import Color, ColorParseError

    word = name.removeprefix(PREFIX)
    if word not in COLOURS:
        return Style.parse(word)
    try:
        return Style(color=Color.parse(variables[COLOURS[word]]).rich_color)
    except (KeyError, ColorParseError):
        return Style()
