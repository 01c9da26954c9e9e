"""Hostile text made plain: terminal escapes, controls, bidi and zero-width tricks out, before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from index.patterns import lazy

REPLACEMENT = "\ufffd"
INVISIBLE = "\u200b"

_ESCAPES = lazy(
    r"""
      (?:\x1b\]|\x9d) [^\x07\x1b\x9c\n]{0,4096} (?:\x07|\x1b\\|\x9c)?          # OSC: titles, links, clipboard
    | (?:\x1b[PX^_]|[\x90\x98\x9e\x9f]) [^\x1b\x9c\n]{0,4096} (?:\x1b\\|\x9c)? # DCS, SOS, PM, APC
    | (?:\x1b\[|\x9b) [0-?]{0,64} [ -/]{0,16} [@-~]?                          # CSI: colours, cursor
    | \x1b [ -/]{0,16} [0-~]?                                                 # two-character escapes
    """,
    re.VERBOSE,
)
_LINE_ENDS = lazy(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_HIDDEN = lazy(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_LOOSE_JOINERS = lazy(
    r"(?<![^\W\d_])[\u200c\u200d]|[\u200c\u200d](?![^\W\d_])|(?<=[!-~])[\u200c\u200d](?=[!-~])"
)
_SPACES = lazy(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_LINES = lazy(r"\n(?:[ \t]*\n)+")
_DISPLAY_BAD = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb]"
)
_DISPLAY_HIDDEN = lazy(
    "[\u00ad\u034f\u180b-\u180f\u2060-\u2065\ufeff\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
    "|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
_DISPLAY_PLAIN = lazy(
    "[\t\n -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u180a\u1810-\u200c"
    "\u2010-\u2027\u202f-\u205f\u2070-\u20e2\u20e4-\ud7ff]*"
)
"""Text without any of them, told ten times as fast as by looking for each."""


_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x17F), *b"\n")))
_PLAIN |= frozenset("‘’“”‚„–—…•€′″™")
"""Characters that no rule takes out, replaces or composes: a text of these needs only its spaces put right."""


class Cleaned(NamedTuple):
    """A text made plain, and how much of it was hidden."""

    text: str
    """NFC, ``\\n`` line ends, single blank lines between paragraphs, no controls, no invisible characters."""
    hidden: int
    """Characters removed that a reader would not have seen: escapes, controls, bidi and zero-width characters."""


def clean_text(raw: str) -> Cleaned:
    """Return text that is safe to store, compare and show; paragraphs and lines are kept.

    Takes time linear in the length. Spaces of all kinds become one plain space, blank lines one.
    """
    plain = _PLAIN.issuperset(raw)
    text, hidden = (raw, 0) if plain else _without_hidden(raw)
    if not plain or "  " in text:
        text = _SPACES.sub(" ", text)
    text = "\n".join(line.strip(" ") for line in text.split("\n"))
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return Cleaned(text.strip("\n "), hidden)


def _without_hidden(raw: str) -> tuple[str, int]:
    """Return text in NFC with plain line ends and without what a reader would not see, and how much that was."""
    text = _LINE_ENDS.sub("\n", raw)
    hidden = 0
    for pattern in (_ESCAPES, _CONTROLS, _HIDDEN, _LOOSE_JOINERS):
        if not text.isascii() or pattern in (_ESCAPES, _CONTROLS):
            shorter = pattern.sub("", text)
            hidden += len(text) - len(shorter)
            text = shorter
    return unicodedata.normalize("NFC", text), hidden


def screen_text(text: str) -> str:
    """Return text of the same length that no terminal takes for a command; offsets stay valid.

    Controls, bidi controls and lone surrogates become U+FFFD; characters on whose width terminals disagree
    become a zero-width space. Line feeds and tabs stay.
    """
    if (text.isascii() and text.isprintable()) or _DISPLAY_PLAIN.fullmatch(text):
        return text
    return _DISPLAY_HIDDEN.sub(INVISIBLE, _DISPLAY_BAD.sub(REPLACEMENT, text))


def one_line(text: str, width: int = 200) -> str:
    """Return text on one safe line of at most ``width`` characters, for a title, an outlet or an error."""
    line = " ".join(clean_text(text[: width * 8]).text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
