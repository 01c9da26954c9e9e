"""What reading yields beside articles, and what it is told."""

from __future__ import annotations

from typing import NamedTuple

from index.article import Origin


class Failure(NamedTuple):
    """A source, or a part of one, that could not be read."""

    source: str
    """The path, URL or ``stdin``, with the line where that helps."""
    reason: str
    """What is wrong with it, one sentence."""
    hint: str = ""
    """What to do about it; may be empty."""


class Defaults(NamedTuple):
    """What the user says about articles that do not say it themselves."""

    outlet: str | None = None
    published: str | None = None
    """ISO 8601."""
    title: str | None = None


Fields = dict[str, tuple[str, Origin]]
"""Raw values of title, outlet, author, published, url and language, each with where it came from."""
