"""The pieces that a query is made of: words, phrases, fields, signs and parentheses. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 1_000
"""Characters of a query that are read."""

_UNUSABLE = re.compile("[\0\ud800-\udfff]")
_LEX = re.compile(
    r"""
    (?P<space>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>[-\u2212](?=[^\s\-]))
    | (?P<field>[A-Za-z]+):(?=[^\s)])
    | ["\u201c\u201d\u201e](?P<phrase>[^"\u201c\u201d\u201e]*)(?P<end>["\u201c\u201d\u201e]|$)
    | (?P<word>[^\s()"\u201c\u201d\u201e]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One lexical unit of a query."""

    kind: str
    """open, close, minus, field, phrase, word, or, and, not."""
    text: str
    last: bool = False
    """Whether nothing, not even a blank, follows."""


def split_query(text: str, note: Callable[[str], None]) -> list[Piece]:
    """Return the pieces of a query in order; ``note`` takes what was ignored."""
    # Half characters come from command lines that are no UTF-8.
    text = _UNUSABLE.sub(" ", text)
    if len(text) > LONGEST:
        text = text[:LONGEST]
        note(f"Only the first {LONGEST} characters were read.")
    pieces = []
    for found in _LEX.finditer(text):
        kind = found.lastgroup or "word"
        last = found.end() == len(text)
        if kind == "space":
            continue
        if found.group("end") is not None:
            kind = "phrase"
            if not found.group("end"):
                note("A quotation mark is never closed; the phrase runs to the end.")
        value = found.group(kind)
        if kind == "word" and value in ("OR", "AND", "NOT", "|", "||", "&", "&&"):
            kind = {"|": "or", "||": "or", "&": "and", "&&": "and"}.get(value, value.lower())
        pieces.append(Piece(kind, value, last))
    return pieces
