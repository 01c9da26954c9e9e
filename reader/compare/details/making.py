"""A detail made of some tokens of a sentence: what every finder ends with."""

from __future__ import annotations

from index.article import Span
from reader.compare.details.model import Detail, Quantity, When
from reader.compare.details.tokens import Tokens
from reader.compare.model import DifferenceKind

_NOTHING = frozenset[str]()


def detail_of(
    kind: DifferenceKind,
    tokens: Tokens,
    start: int,
    first: int,
    end: int,
    *,
    head: str = "",
    modifier: str = "",
    value: Quantity | When | str = "",
    context: frozenset[str] = _NOTHING,
) -> Detail:
    """Make a detail of tokens from ``first`` up to ``end``; ``start`` is where their sentence begins in its article."""
    span = Span(start + tokens.starts[first], start + tokens.ends[end - 1])
    text, clause = tokens.words(first, end), tokens.clauses[first]
    return Detail(kind, text, span, first, end, clause, head, modifier, value, context)
