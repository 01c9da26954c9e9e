"""An annotation's own words as they are kept; what it quotes is never touched."""

from __future__ import annotations

from dataclasses import replace

from reader.notes.model import Annotation, Author, Source, Tag
from reader.notes.tidy import tidy, tidy_line


def cleaned(annotation: Annotation) -> Annotation:
    """Return an annotation whose notes, tags and names (also of articles) are free of controls and stray space."""
    comments = tuple(replace(one, text=tidy(one.text)) for one in annotation.comments)
    tags = tuple(Tag(tag.axis, tidy_line(tag.name)) for tag in annotation.tags)
    links = tuple(replace(link, stance=tidy_line(link.stance or "") or None) for link in annotation.links)
    return replace(
        annotation,
        targets=tuple(replace(target, source=_source(target.source)) for target in annotation.targets),
        comments=tuple(comment for comment in comments if comment.text),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag.name)),
        links=tuple(dict.fromkeys(links)),
        creator=_person(annotation.creator),
        editor=_person(annotation.editor),
    )


def _source(source: Source) -> Source:
    return replace(
        source,
        title=tidy_line(source.title or "") or None,
        outlet=tidy_line(source.outlet or "") or None,
        url=tidy_line(source.url or "") or None,
    )


def _person(author: Author | None) -> Author | None:
    if author is None:
        return None
    return replace(author, nickname=tidy_line(author.nickname), name=tidy_line(author.name))
