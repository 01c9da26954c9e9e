"""Which articles are shown side by side when there are more than fit: the base stays, the others page."""

from __future__ import annotations

from collections.abc import Sequence


def ordered(articles: int, base: int) -> list[int]:
    """Return all articles, the base first, the others in their own order."""
    return [base, *(n for n in range(articles) if n != base)]


def window(articles: int, base: int, current: int, count: int, shown: Sequence[int] = ()) -> tuple[int, ...]:
    """Return the ``count`` articles to show: the base, and a run of the others that holds ``current``.

    ``shown`` is what stands there now; as little of it as possible changes. One column shows ``current`` alone.
    """
    if count <= 1:
        return (current,)
    others = ordered(articles, base)[1:]
    room = min(count - 1, len(others))
    if not room:
        return (base,)
    start = others.index(shown[1]) if len(shown) > 1 and shown[1] in others else 0
    if current != base:
        at = others.index(current)
        start = min(start, at) if at < start else max(start, at - room + 1)
    start = max(0, min(start, len(others) - room))
    return (base, *others[start : start + room])


def beside(articles: int, base: int, current: int, by: int) -> int:
    """Return the article on the right (1) or left (-1) of an article; stops at the ends."""
    order = ordered(articles, base)
    return order[max(0, min(order.index(current) + by, len(order) - 1))]
