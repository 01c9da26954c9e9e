"""``crossread stories``: groups of articles on one event."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from reader.cli import output, streams
from reader.cli.context import open_library
from reader.cli.exits import Exit
from reader.cli.listing import shown_date
from reader.cli.options import add_json
from reader.cli.output import Line, Piece, line

if TYPE_CHECKING:
    from index.library import Story


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``stories`` to the command line."""
    parser = subparsers.add_parser("stories", help="list the groups of articles on one event")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the stories, newest first."""
    with open_library(args) as library:
        stories = library.stories()
    if args.json:
        streams.write_json({"stories": [story_json(story) for story in stories]})
    elif stories:
        _print(stories)
    else:
        streams.narrate("No stories yet: they form as articles on one event are added.")
    return Exit.DONE


def story_json(story: Story) -> dict[str, Any]:
    """Return a story as ``stories --json`` shows it."""
    return {
        "id": story.id,
        "title": story.title,
        "outlets": story.outlets,
        "conflicts": story.conflicts,
        "articles": [
            {"id": a.id, "title": a.title, "outlet": a.outlet, "published": a.published}
            for a in story.articles
        ],
    }


def _print(stories: list[Story]) -> None:
    """Write stories for people; in a pipe one article per line, after its story's id and title."""
    if not output.on_terminal():
        rows = [
            (s.id, s.title or "–", a.id, shown_date(a.published), a.outlet or "–", a.title or "–")
            for s in stories
            for a in s.articles
        ]
        output.write_table((), rows)
        return
    lines: list[Line] = []
    for story in stories:
        counts = f"{len(story.articles)} articles, {story.outlets} outlets"
        if story.conflicts:
            counts += f", {story.conflicts} conflicts"
        lines.append(
            line(Piece(story.title or "(no title)", "title"), "  ", Piece(f"{story.id}, {counts}", "dim"))
        )
        lines.extend(
            line(f"{a.id}  {shown_date(a.published)}  {a.outlet or '–'}: {a.title or '–'}", indent=2, hang=2)
            for a in story.articles
        )
        lines.append(line())
    output.write_lines(lines[:-1])
