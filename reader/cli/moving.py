"""``crossread stories move`` and ``stories undo``: articles put into another story by hand, and back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.errors import NotFoundError
from reader.cli import streams
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.sources import narrate_failures

if TYPE_CHECKING:
    from index.library import Library, Story


def move(args: argparse.Namespace, ids: Sequence[str]) -> int:
    """Move the articles; those that are not there are named, the others are moved.

    Raises:
        UsageError: no article is named, or not one place to go to. NotFoundError: there is no such story.
    """
    if not ids:
        raise UsageError("“stories move” takes the ids of articles.", hint="“crossread list” shows them.")
    if (args.to is None) is not args.apart:
        raise UsageError("Where to? Give --to STORY, or --apart for a story of their own.")
    with open_library(args) as library:
        found, failures = _found(library, ids)
        rows: list[dict[str, Any]] = []
        story: Story | None = None
        if found:
            target, company = (None, []) if args.apart else _target(library, args.to)
            before = {entry.id: entry.story for entry in library.entries()} if found else {}
            goes = [id_ for id_ in found if target is None or before[id_] != target]
            if goes:
                library.move(list(dict.fromkeys([*company, *goes])), target)
            after = {entry.id: entry.story for entry in library.entries()}
            rows = [{"id": id_, "from": before[id_], "to": after[id_]} for id_ in found]
            story = library.story(str(rows[0]["to"]))
    _write(args, rows, story, failures)
    narrate_failures(failures)
    return Exit.PARTLY if failures else Exit.DONE


def _found(library: Library, ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the whole ids of the articles that are there, each once, and what is said of the others."""
    found: dict[str, None] = {}
    failures = []
    for given in ids:
        try:
            found[library.get(given).id] = None
        except NotFoundError as error:
            failures.append(streams.one_line(str(error)))
    return list(found), failures


def _target(library: Library, named: str) -> tuple[str | None, list[str]]:
    """Return the story that is meant, or None for a new one, and the article that comes along into that.

    An article stands for its story, also one that stands alone.

    Raises:
        NotFoundError: there is neither a story nor an article of this id.
    """
    try:
        return library.story(named).id, []
    except NotFoundError as no_story:
        try:
            company = library.get(named).id
        except NotFoundError:
            raise no_story from None
        story = library.story_of(company)
        return (story.id, []) if story else (None, [company])


def _write(
    args: argparse.Namespace, rows: Sequence[dict[str, Any]], story: Story | None, failures: Sequence[str]
) -> None:
    """Write where each article was and is."""
    if args.json:
        from reader.cli.stories import story_json

        told = story_json(story, None) if story else None
        streams.write_json({"moved": list(rows), "story": told, "failures": list(failures)})
        return
    for row in rows:
        if row["from"] == row["to"]:
            streams.write(f"{row['id']}\t{row['to']}\tstands there already")
        else:
            streams.write(f"{row['id']}\t{row['to']}\tmoved from {row['from'] or 'no story'}")


def undo(args: argparse.Namespace, rest: Sequence[str]) -> int:
    """Take the last move, or the last edit made in the app, back.

    Raises:
        UsageError: something stands behind the word.
    """
    if rest or args.to is not None or args.apart:
        raise UsageError("“stories undo” takes back the last step; it needs nothing else.")
    with open_library(args) as library:
        undone = library.undo_edit()
        stories = {entry.id: entry.story for entry in library.entries()} if undone else {}
    if args.json:
        step = undone and {
            "fields": list(undone.fields),
            "articles": [{"id": id_, "story": stories.get(id_)} for id_ in undone.ids],
        }
        streams.write_json({"undone": step})
    elif undone is None:
        streams.narrate("There is nothing to be undone.")
    else:
        for id_ in undone.ids:
            streams.write(f"{id_}\t{stories.get(id_) or '–'}\tundone: {', '.join(undone.fields)}")
    return Exit.DONE
