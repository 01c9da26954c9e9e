"""The named styles that lines are painted in, as words of the theme: ``$status-shared $status-shared-style``.

They are no part of the stylesheets: Textual would parse and match a rule for each before the first frame, for every
widget anew, and a widget needs no more of them than their words.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color

Paints = dict[str, str]
"""Names of styles and what they look like: text styles, ``$colour``, ``on $colour``, ``$name-style``."""

STORY: Paints = {
    "shared": "$status-shared $status-shared-style",
    "restated": "$status-restated $status-restated-style",
    "divergent": "$status-divergent $status-divergent-style",
    "unique": "$status-unique $status-unique-style",
    "plain": "$foreground",
    "dim": "$muted",
    "gap": "$rule",
    "title": "bold",
    "outlet": "bold",
    "here-name": "bold underline",
    "heading": "bold",
    "kind": "bold",
    "key": "bold",
    "bar": "$primary",
    "sign": "bold",
    "differs": "$differs $differs-style",
    "only": "$foreground bold",
    "same": "$muted",
    "text-divergent": "$status-divergent",
    "text-unique": "$status-unique $status-unique-style",
    "text-shared": "$foreground",
    "text-restated": "$foreground",
    "text-plain": "$muted",
    "note-value": "italic",
    "noted": "$noted $noted-style",
    "noted-sign": "$noted bold",
    "hit": "$found $found-style",
    "hit-here": "reverse bold",
    "selected": "reverse",
    "lit": "on $lit $lit-style",
    "lit-partner": "on $lit-partner $lit-partner-style",
    "here": "reverse",
    "tab": "$muted",
    "tab-here": "reverse bold",
}
"""The views of a story."""
LIST: Paints = STORY | {
    "snippet": "$foreground",
    "quote": "$foreground italic",
    "outlet": "$primary",
    "heading": "$muted bold",
    "key": "$primary bold",
    "warning": "$warning",
}
"""Lists of articles, and what stands beside them."""
NOTES: Paints = LIST | {"title": ""}
"""Lists of notes and claims, where what was written counts more than where it stands."""
DIALOG: Paints = STORY | {"heading": "$primary bold", "key": "$accent bold"}
"""What can be chosen in a dialog."""


def paint_style(words: str, variables: Mapping[str, str]) -> Style:
    """Return the style that words of the theme make, given the theme's variables: only what they say."""
    front = back = None
    flags: list[str] = []
    behind = False
    for word in words.split():
        if word == "on":
            behind = True
        elif word.endswith("-style"):
            flags += variables[word[1:]].split()
        elif word.startswith("$"):
            colour = Color.parse(variables[word[1:]]).rich_color
            front, back, behind = (front, colour, False) if behind else (colour, back, False)
        else:
            flags.append(word)
    return Style(color=front, bgcolor=back) + Style.parse(" ".join(flag for flag in flags if flag != "none"))
