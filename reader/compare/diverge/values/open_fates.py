"""Where one side tells what became of somebody, and the other leaves it open: "no word on the crew", "all are safe"."""

from __future__ import annotations

from reader.compare.details import Detail, Reading
from reader.compare.details.wordlist import words
from reader.compare.diverge.around.other_events import of_another_event
from reader.compare.diverge.around.stretches import phrase_around
from reader.compare.diverge.values.fates import words_of
from reader.compare.model import DifferenceKind

OPEN_FATES = words(
    "survive survived survivors casualties casualty fate condition alive injuries injured hurt victims"
)
"""Words that a question of what became of somebody holds."""
FATES_TOLD = words_of(frozenset({"dead", "hurt", "saved"}))
"""Words that answer it."""
_UNSURE = words(
    "if whether possible possibly potential potentially may might could no not fear feared claim claims claimed"
)
_WIDE = 12


def fate_told(a: Reading, cue: Detail, b: Reading) -> Detail | None:
    """Return where side b tells the fate that a cue of doubt on side a leaves open, or None."""
    near = a.tokens.low[max(0, cue.token - _WIDE) : cue.upto + _WIDE]
    if not any(word in OPEN_FATES for word in near) or of_another_event(a) != of_another_event(b):
        return None
    low = b.tokens.low
    for i, word in enumerate(low):
        if word in FATES_TOLD and not any(w in _UNSURE for w in low[max(0, i - 6) : i]):
            return phrase_around(b, DifferenceKind.CERTAINTY, i, 6, 4)
    return None
