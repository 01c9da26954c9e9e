"""Pages written from right to left: pdfium hands some of their words out with the last letter first."""

from __future__ import annotations

from typing import Any

from index.patterns import lazy

SHARE = 0.3
"""Share of a page's characters that are letters of such a writing."""
MOST = 50_000
"""Characters of one page that are looked at."""

_LETTER = (
    "\u05d0-\u05ea\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb1d-\ufdff\ufe70-\ufefc"
)
"""Letters of Hebrew and Arabic, without signs over them: pdfium orders what stands between these by itself."""
_LETTERS = lazy(f"[{_LETTER}]")
_WORD = lazy(f"[{_LETTER}]{{2,}}")


def is_right_to_left(text: str) -> bool:
    """Return whether a text is mostly written from right to left."""
    return len(_LETTERS.findall(text)) > SHARE * len(text)


def right_words(words: Any) -> str | None:
    """Return the text of a page (pdfium's) with every word's letters in the order they are read: the first one stands
    furthest to the right. None where characters and places cannot be told to belong together.
    """
    count = words.count_chars()
    text = str(words.get_text_range(0, count)) if count <= MOST else ""
    if len(text) != count:
        return None
    parts, at = [], 0
    for word in _WORD.finditer(text):
        first, last = words.get_charbox(word.start()), words.get_charbox(word.end() - 1)
        parts.append(text[at : word.start()])
        parts.append(word[0][::-1] if first[0] < last[0] else word[0])
        at = word.end()
    return "".join((*parts, text[at:]))
