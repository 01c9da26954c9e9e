"""Quotations: the words between quotation marks, when there are enough of them to compare."""

from __future__ import annotations

from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail
from reader.compare.details.tokens import Tokens
from reader.compare.model import DifferenceKind

_FEWEST = 4


def find_quotations(tokens: Tokens, start: int) -> list[Detail]:
    """Return quotations of at least four words; the value is their folded words."""
    found: list[Detail] = []
    if True not in tokens.quoted:
        return found
    i, size = 0, len(tokens)
    while i < size:
        if not tokens.quoted[i]:
            i += 1
            continue
        end = i
        while end < size and tokens.quoted[end]:
            end += 1
        first = i + 1 if tokens.low[i] == '"' else i
        words = [k for k in range(first, end) if tokens.kinds[k] != "mark"]
        if len(words) >= _FEWEST:
            low, high = words[0], words[-1] + 1
            value = " ".join(tokens.low[k] for k in words)
            context = frozenset(tokens.content(low, high))
            found.append(
                detail_of(DifferenceKind.QUOTE, tokens, start, low, high, value=value, context=context)
            )
        i = end
    return found
