"""Which articles carry a tag in the reader's annotations; tags that articles were added with stand in the library."""

from __future__ import annotations

import argparse

from reader.cli.context import library_folder


def tagged(args: argparse.Namespace, tag: str) -> frozenset[str]:
    """Return the ids of the articles that carry a tag in the reader's annotations, or ``note:hospital`` in a note.

    Raises:
        StoreError: the notes cannot be read.
    """
    if not _are_notes(args):
        return frozenset()
    from reader.notes import NoteStore, articles_asked

    with NoteStore.open(library_folder(args)) as notes:
        return articles_asked(notes, tag)


def noted_tags(args: argparse.Namespace) -> dict[str, frozenset[str]]:
    """Return the tags of all annotations with the ids of the articles that carry them.

    Raises:
        StoreError: the notes cannot be read.
    """
    if not _are_notes(args):
        return {}
    from reader.notes import NoteStore

    with NoteStore.open(library_folder(args)) as notes:
        return {tag: notes.tagged(tag) for tag in notes.tag_counts()}


def _are_notes(args: argparse.Namespace) -> bool:
    from reader.notes.store.database import FILE_NAME

    return (library_folder(args) / FILE_NAME).exists()
