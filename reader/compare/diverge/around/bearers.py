"""What carries a value: the verb or noun that a time, a number or a place hangs on."""

from __future__ import annotations

from reader.compare.details import Detail, Reading
from reader.compare.details.tokens import stem
from reader.compare.details.vocabulary import STOP_WORDS
from reader.compare.details.wordlist import words

_LEADS = words(
    """
    on in at the of by since until from to before after about around early late for a an and near as
    some than nearly more least
    """
)


def bearers(reading: Reading, detail: Detail) -> frozenset[str]:
    """Return the stems of the lower-case content words that stand right before and right behind a detail."""
    tokens = reading.tokens
    found = set()
    i = detail.token - 1
    while i >= 0 and tokens.low[i] in _LEADS:
        i -= 1
    if i >= 0 and _carries(reading, i):
        found.add(tokens.stems[i])
    j = detail.upto
    while j < len(tokens) and j < detail.upto + 3 and tokens.low[j] in _SKIPPED:
        j += 1
    if j < len(tokens) and _carries(reading, j):
        found.add(tokens.stems[j])
    return frozenset(found)


_SKIPPED = words("also that he she they it in")


def _carries(reading: Reading, i: int) -> bool:
    tokens = reading.tokens
    low = tokens.low[i]
    if low in _SAYING:
        return True
    return tokens.kinds[i] == "word" and low not in STOP_WORDS and not tokens.capital(i)


_SAYING = frozenset(
    {"said", "told", "says", "tweeted", "announced", "interview", "statement", "wrote", "speech"}
)


_SPEECH = frozenset(stem(word) for word in _SAYING)


def bearing(a: Reading, x: Detail, b: Reading, y: Detail) -> float:
    """Return 1 where two details hang on one word, 0.3 where that word only says something, else 0."""
    one, two = bearers(a, x), bearers(b, y)
    shared = one & two
    if not shared:
        return 0.3 if one & _SPEECH and two & _SPEECH else 0.0
    return 1.0 if shared - _SPEECH else 0.3
