"""A quotation with its citation, as it is copied, and the state of a reader's place as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article
from reader.tui.render.labels import date_label
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene

if TYPE_CHECKING:
    from reader.compare.model import Link


def citation(article: Article) -> str:
    """Return who wrote what where and when: ``Outlet, “Title”, 13 Mar 2026, https://…``; unknown parts are left out.

    Where neither outlet nor title nor address is known, the file stands for them: a date alone is no citation.
    """
    parts = [article.outlet or "", f"“{article.title}”" if article.title else ""]
    parts += [date_label(article.published) if article.published else "", article.url or ""]
    if not (article.outlet or article.title or article.url):
        parts.insert(0, article.source.rstrip("/").rsplit("/", 1)[-1] or "source unknown")
    return ", ".join(display(part) for part in parts if part)


def quotation(article: Article, text: str) -> str:
    """Return some words of an article in quotation marks with its citation, safe to paste anywhere."""
    words = " ".join(display(text).split())
    return f"“{words}” ({citation(article)})"


def pair_quotation(scene: Scene, link: Link) -> str:
    """Return both sentences of a pair with their citations, and what conflicts."""
    lines = [
        quotation(scene.articles[ref.article], scene.sentences[ref.article][ref.sentence].text)
        for ref in (link.a, link.b)
    ]
    return "\n".join([*lines, *(display(d.label) for d in link.differences)])


class Place(NamedTuple):
    """Where a reader was in a story, in words that outlive a new splitting of its text."""

    article: str
    offset: int
    base: str
    view: str

    def dumps(self) -> str:
        """Return the text that ``loads`` reads."""
        return json.dumps(
            {"article": self.article, "offset": self.offset, "base": self.base, "view": self.view}
        )

    @classmethod
    def loads(cls, text: str | None) -> Place | None:
        """Read what ``dumps`` wrote; anything else is no place."""
        try:
            raw = json.loads(text or "null")
            return cls(str(raw["article"]), int(raw["offset"]), str(raw["base"]), str(raw["view"]))
        except (ValueError, TypeError, KeyError):
            return None
