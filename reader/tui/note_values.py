"""What the app shows of tags, notes and claims, as plain values: the session makes them, screens only read them."""

from __future__ import annotations

from typing import NamedTuple

from index.article import Article

Stretch = tuple[Article, int, int]
"""A range of an article's text: its first code point and one past its last."""
Group = tuple[Stretch, ...]
"""What one annotation stands on: one stretch, or one in each of several articles."""


class TagShown(NamedTuple):
    """A tag as it is painted."""

    name: str
    look: tuple[str, ...] = ()
    """Words of the vocabulary's looks: ``red``, ``bold`` …"""


class TagChoice(NamedTuple):
    """One tag of the vocabulary, as it is offered."""

    key: str
    name: str
    kind: str
    """``status``, ``stance``, ``basis``, ``check`` or ``free``."""
    definition: str
    look: tuple[str, ...] = ()
    """Words of the vocabulary's looks."""


class NoteMark(NamedTuple):
    """A tag or note as it stands in an article's text."""

    id: str
    article: str
    """The article's id."""
    start: int
    """First code point."""
    end: int
    """One past the last code point; equal to ``start`` where it has no place."""
    tags: tuple[TagShown, ...] = ()
    text: str = ""
    """The note; empty where there are only tags."""
    moved: str = ""
    """Where it stands otherwise than where it was made: how sure its place is, ``≈93%``."""
    lost: str = ""
    """Why it has no place, as the second half of a sentence; empty where it has one."""
    targets: int = 1
    """How many places the annotation has, here and elsewhere."""
    author: str = ""
    """Who made it; empty for the reader."""


class NoteTarget(NamedTuple):
    """One place of an annotation in a list."""

    article: str
    """Id of the article; empty for one that crossread has not read."""
    name: str
    """The article's outlet, else its title."""
    title: str | None
    published: str | None
    quote: str
    """Empty for the whole article."""
    start: int
    """Where the quotation began in the text it was made on."""


class NoteRow(NamedTuple):
    """One annotation in the list of all of them."""

    id: str
    targets: tuple[NoteTarget, ...]
    """One or more; a conflict has two."""
    text: str
    tags: tuple[TagShown, ...]
    author: str
    created: str
    """ISO 8601."""
    place: str = ""
    """How its place changed in a later text: ``moved ≈93%``, ``lost its place``; empty if it did not."""
    claims: tuple[str, ...] = ()
    """What it is gathered under."""

    @property
    def quote(self) -> str:
        """The first quotation."""
        return self.targets[0].quote


class NotePage(NamedTuple):
    """The annotations that a filter leaves."""

    rows: tuple[NoteRow, ...] = ()
    total: int = 0
    lost: int = 0
    """How many of them have no place in the present text of their article."""
    notes: tuple[str, ...] = ()
    """What of the filter was ignored and why, one sentence each."""


class NoteEvent(NamedTuple):
    """One step in the history of an annotation or a claim."""

    at: str
    """ISO 8601, in UTC."""
    who: str
    what: str
    """What was done, in a few words."""
    changed: tuple[str, ...]
    """What that changed, one phrase each."""


class ClaimMember(NamedTuple):
    """One place under a claim."""

    note: str
    """Id of the annotation."""
    target: int | None
    """Zero-based number of the target it is about; None for all of them."""
    place: NoteTarget
    stance: TagShown | None
    """What it says about the claim, None where nobody has said."""


class ClaimRow(NamedTuple):
    """A claim with everything gathered under it."""

    id: str
    text: str
    status: TagShown | None
    """None until a person sets it."""
    judged: str
    """Who set the status and when, for people; empty without one."""
    rationale: str
    members: tuple[ClaimMember, ...]
    proposal: TagShown | None = None
    """A status that what is gathered suggests; it counts for nothing."""
    reason: str = ""
    """Why it is proposed."""


class Nearby(NamedTuple):
    """A place in an article's text that may be the one of a lost note."""

    start: int
    end: int
    text: str
    score: str
    """How near it comes, ``≈93%``."""


class LostNote(NamedTuple):
    """A note that has no place in the present text of its article."""

    id: str
    target: int
    """Zero-based number of the target that is lost."""
    article: Article
    quote: str
    reason: str
    near: tuple[Nearby, ...]
