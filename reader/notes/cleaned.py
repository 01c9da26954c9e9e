"""An annotation's own words as they are kept; what it quotes is never touched."""

from __future__ import annotations

from dataclasses import replace

from reader.notes.model import Annotation, Author, Tag
from reader.notes.tidy import tidy, tidy_line


def cleaned(annotation: Annotation) -> Annotation:
    """Return an annotation whose notes, tags and names are free of controls and stray white space."""
    comments = tuple(replace(one, text=tidy(one.text)) for one in annotation.comments)
    tags = tuple(Tag(tag.axis, tidy_line(tag.name)) for tag in annotation.tags)
    links = tuple(replace(link, stance=tidy_line(link.stance or "") or None) for link in annotation.links)
    return replace(
        annotation,
        comments=tuple(comment for comment in comments if comment.text),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag.name)),
        links=tuple(dict.fromkeys(links)),
        creator=_person(annotation.creator),
        editor=_person(annotation.editor),
    )


def _person(author: Author | None) -> Author | None:
    if author is None:
        return None
    return replace(author, nickname=tidy_line(author.nickname), name=tidy_line(author.name))
