"""What the articles of a story are called wherever several stand side by side: short, and no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.article import Article
from index.patterns import lazy

LEAST = 3
"""Characters of a file's name that are always kept."""
WHOLE = 16
"""Characters of a file's name up to which it is kept whole."""

_SUFFIX = lazy(r"(?<=\w)\.[A-Za-z][A-Za-z0-9]{0,5}\Z")
_JOINT = lazy(r"[\s_.,;+-]+")


def story_names(articles: Sequence[Article], longest: int) -> tuple[str, ...]:
    """Return a name for every article of a story, of at most so many characters, numbered where two are alike.

    That is the outlet, else the headline, else as much of the file's name as tells it from the others.
    """
    files = [_stem(article) for article in articles]
    plain = [
        _cut(article.outlet or article.title or "", longest)
        or _cut(_told_apart(files[n], [*files[:n], *files[n + 1 :]]), longest)
        for n, article in enumerate(articles)
    ]
    counted = Counter(plain)
    return tuple(f"{name} ({n})" if counted[name] > 1 else name for n, name in enumerate(plain, 1))


def _stem(article: Article) -> str:
    """Return the name of the file or address an article came from, without its suffix."""
    return _SUFFIX.sub("", article.source.rstrip("/").rsplit("/", 1)[-1]) or article.id


def _told_apart(name: str, others: Sequence[str]) -> str:
    """Return the beginning of a long name, up to a joint in it, that none of the others has."""
    if len(name) <= WHOLE:
        return name
    for joint in _JOINT.finditer(name, LEAST):
        begun = name[: joint.start()]
        if not any(other.startswith(begun) for other in others):
            return f"{begun}…"
    return name


def _cut(name: str, longest: int) -> str:
    """Return a name cut to so many characters, at a word if there is one."""
    if len(name) <= longest:
        return name
    begun = name[: longest - 1]
    return (begun.rsplit(" ", 1)[0].rstrip(" ,;:-–—") or begun) + "…"
