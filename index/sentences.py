"""Text to sentences with offsets."""

from __future__ import annotations

import re

from index.article import Kind, Sentence

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split clean text into sentences in order; ``text[s.start:s.end] == s.text`` for each."""
    found: list[Sentence] = []
    paragraph = 0
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for cut in [*(m.end() for m in _END.finditer(line.group())), len(line.group())]:
            end = line.start() + cut
            piece = text[start:end]
            stripped = piece.strip()
            if stripped:
                at = start + piece.index(stripped)
                found.append(Sentence(at, at + len(stripped), stripped, Kind.SENTENCE, paragraph))
            start = end
        paragraph += 1
    return tuple(found)
