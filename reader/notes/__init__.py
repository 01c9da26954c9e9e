"""Annotations, tags and claims: what readers do with a comparison. Knows no Textual, no screen and no library.

The store
    ``NoteStore.open(folder)`` opens ``notes.sqlite3`` beside the library; a context manager. One store per
    thread (opening is cheap); every change is written when the call returns. Several processes may have it
    open; ``store.changed()`` differs after another one wrote, so a screen knows when to read again.

    ``store.find(filter, limit=, offset=)`` pages of annotations, ``store.ids(filter)`` all ids (fast at
    10,000), ``store.get(id)``, ``store.tagged(tag)`` article ids, ``store.article_ids(filter)``,
    ``store.tag_counts()``, ``store.history(id)`` (who, when, what), ``store.variants()`` (two people's versions
    side by side), ``store.undo()`` and ``store.redo()`` return the label of the step, or None at the end of the
    road; they work after a restart and only on one's own steps. ``with store.operation("tag 14 hits"):`` makes
    many changes one step.

Making annotations (``reader.notes.making``)
    ``Place(article, Span(start, end))`` is what is annotated: one sentence, some words, several sentences; no
    span means the whole article. ``annotate(store, [place, ...], note=, tags=, claim=, stance=)`` makes one
    annotation; a conflict between two articles is one annotation with two places. ``toggle_tag(store, [place],
    tag)`` is what the keys t + key do. In bulk: ``with store.operation("tag hits"): for … in hits:
    annotate(…)``. ``store.edit(replace(annotation, comments=(Comment(text),)))`` changes the note,
    ``store.delete([ids])`` removes. ``annotation.note`` is the text, ``annotation.tags`` are basis, check and
    free tags; ``tags_shown(annotation, claims)`` gives all tags including the claim's status and the stance.

Tags (``reader.notes.vocabulary``)
    ``load_vocabulary()`` reads the user's vocabulary.toml or ours: ``vocabulary.by_key("d")`` gives an
    ``Entry`` (tag, key, definition, look), ``vocabulary.axis(Axis.STATUS)``, ``vocabulary.resolve("disputed")``
    turns typed text into a tag. Looks are words (``red``, ``bold``, …, see ``LOOKS``) for the theme to
    translate. Beside its colour a tag shows its key.

Claims (``store.claims``)
    ``add(text)``, ``set_status(id, "disputed", rationale=)``, ``gather(claim, annotation, stance="support",
    target=None)``, ``release``, ``members(id)``, ``reword``, ``delete``, ``all()``, ``propose`` (a proposal
    never becomes a status by itself). A status set on a span without a claim makes the quotation a claim.

Places (``store.places``)
    ``place(article)`` returns a ``Placed`` for every target in that article as it is now: ``.span`` in its text
    (None for an orphan), ``.anchoring.method``, ``.anchoring.score``, ``.moved``, ``.fresh`` (found just now:
    say so). The text and margin are painted from these spans. ``moves()`` lists what stands elsewhere by now, with
    its score, ``orphans()`` what lost its place, with the reason; ``find(article.text, quote).candidates``
    (``reader.notes.anchor``) offers places and ``attach(id, target, article, span)`` settles it by hand.

Searching
    ``parse_query('tag:disputed note:hospital outlet:reuters')`` gives ``.wanted`` (a ``NoteFilter`` for find,
    ids and article_ids) and ``.ignored`` (what to tell the reader); it never raises.

Handing on
    ``reader.notes.exchange``: ``prepare(store, filter, present=)`` gathers and checks every quote, ``render(Format.W3C,
    checked.bundle, vocabulary)`` gives the text; ``merge(store, read(data), article_of=, dry_run=)`` takes one in
    and returns what was added, updated or kept beside.

All errors are ``index.errors.NoteError``, ``NotFoundError``, ``ConfigError`` (vocabulary) or ``StoreError`` (the file).
"""

from __future__ import annotations

from reader.notes.making import Place, annotate, annotation_at, find_quote, toggle_tag
from reader.notes.model import (
    Annotation,
    Author,
    Axis,
    Claim,
    Comment,
    Link,
    Purpose,
    Quote,
    Source,
    Tag,
    Target,
)
from reader.notes.query import NoteQuery, articles_asked, parse_query
from reader.notes.shown import local_name, tags_shown
from reader.notes.store import Change, Member, Move, NoteFilter, NoteStore, Placed, Word
from reader.notes.vocabulary import Entry, Vocabulary, load_vocabulary

__all__ = [
    "Annotation",
    "Author",
    "Axis",
    "Change",
    "Claim",
    "Comment",
    "Entry",
    "Link",
    "Member",
    "Move",
    "NoteFilter",
    "NoteQuery",
    "NoteStore",
    "Place",
    "Placed",
    "Purpose",
    "Quote",
    "Source",
    "Tag",
    "Target",
    "Vocabulary",
    "Word",
    "annotate",
    "annotation_at",
    "articles_asked",
    "find_quote",
    "load_vocabulary",
    "local_name",
    "parse_query",
    "tags_shown",
    "toggle_tag",
]
