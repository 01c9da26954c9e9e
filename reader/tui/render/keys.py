"""What keys are called wherever the app names one: in the row of keys, in the help and in the palette."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "full_stop": ".",
    "comma": ",",
    "colon": ":",
    "exclamation_mark": "!",
    "number_sign": "#",
    "asterisk": "*",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "semicolon": ";",
    "apostrophe": "'",
    "quotation_mark": '"',
    "ampersand": "&",
    "at": "@",
    "backslash": "\\",
    "circumflex_accent": "^",
    "dollar_sign": "$",
    "grave_accent": "`",
    "percent_sign": "%",
    "tilde": "~",
    "underscore": "_",
    "vertical_line": "|",
}

_NAMED = re.compile(r"\{([a-z.-]+)\|([A-Za-z0-9+_,]+)\}")


def key_text(key: str) -> str:
    """Return a key as people name it: ``ctrl+d`` is ``Ctrl+D``."""
    *modifiers, bare = key.strip().split("+") if len(key.strip()) > 1 else [key]
    name = NAMES.get(bare, bare.upper() if modifiers or (bare[:1] == "f" and bare[1:].isdigit()) else bare)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def hinted(app: object, text: str) -> str:
    """Return a hint with its keys named: ``{export.cancel|escape}`` is the key of that binding, shipped as Escape."""
    return _NAMED.sub(lambda found: key_of(app, found[1], found[2]), text)


def key_of(app: object, id_: str, shipped: str) -> str:
    """Return what the key of a binding is called in an app: the first of the reader's own, else the shipped one."""
    remapped: Mapping[str, str] = getattr(app, "remapped", {})
    return key_text(remapped.get(id_, shipped).split(",")[0])
