"""``crossread stories``: groups of articles on one event."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from index.errors import StoreError
from reader.cli import output, streams
from reader.cli.comparison.words import count
from reader.cli.context import open_library
from reader.cli.exits import Exit, UsageError
from reader.cli.listing import shown_date, titled
from reader.cli.options import add_json
from reader.cli.output import Line, Piece, line
from reader.comparing import COUNTED, LARGE, count_conflicts, known_conflicts
from reader.decisions import Decisions

if TYPE_CHECKING:
    from index.library import Library, Story


_USAGE = """crossread stories [--count-all]
       crossread stories move ARTICLE... --to STORY
       crossread stories move ARTICLE... --apart
       crossread stories undo"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``stories`` to the command line."""
    parser = subparsers.add_parser(
        "stories",
        help="list the groups of articles on one event, or move articles between them",
        usage=_USAGE,
        description="Conflicts are counted by comparing; counts are kept. Each call counts those of the newest "
        f"{COUNTED} stories that lack a count, or of all with --count-all; the others show none (null in JSON). "
        "An article that was moved stays where it was put. “undo” takes the last move back, or the last edit of an "
        "article in the app.",
    )
    parser.add_argument("words", nargs="*", metavar="WORD", help="move and ids of articles, or undo")
    parser.add_argument("--to", metavar="ID", help="the story, or an article of it (move)")
    parser.add_argument("--apart", action="store_true", help="a new story of their own (move)")
    parser.add_argument("--count-all", action="store_true", help="count the conflicts of every story now")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the stories, newest first, or do what the first word says."""
    if args.words:
        return _act(args)
    if args.to is not None or args.apart:
        raise UsageError("--to and --apart say where “stories move” goes to.")
    with open_library(args) as library:
        stories = library.stories()
        conflicts = _conflicts(library, stories, None if args.count_all else COUNTED)
    if args.json:
        streams.write_json({"stories": [story_json(s, conflicts[s.id]) for s in stories]})
    elif stories:
        _print(stories, conflicts)
    else:
        streams.narrate("No stories yet: they form as articles on one event are added.")
    return Exit.DONE


def _act(args: argparse.Namespace) -> int:
    """Move articles, or take a move back."""
    from reader.cli import moving

    word, *rest = args.words
    if word == "move":
        return moving.move(args, rest)
    if word == "undo":
        return moving.undo(args, rest)
    raise UsageError(
        f"“{word}” is nothing that stories can do.", hint="“crossread stories --help” tells more."
    )


def _conflicts(library: Library, stories: list[Story], most: int | None) -> dict[str, int | None]:
    """Return, per story id, how many contested points it has; at most ``most`` unknown ones are counted now."""
    decisions = Decisions(library)
    counts = {story.id: known_conflicts(library, story, decisions) for story in stories}
    unknown = [story for story in stories if counts[story.id] is None]
    if most is not None:
        unknown = [story for story in unknown if len(story.articles) <= LARGE][:most]
    try:
        with output.progress("Comparing", len(unknown) or None) as done:
            for number, story in enumerate(unknown, 1):
                counts[story.id] = count_conflicts(library, story)
                done(number)
    except StoreError as error:  # a library that can only be read is listed all the same
        streams.narrate(f"crossread: conflicts were not counted. {streams.one_line(str(error))}")
    return counts


def story_json(story: Story, conflicts: int | None) -> dict[str, Any]:
    """Return a story as ``stories --json`` shows it; ``conflicts`` is None where they are not counted yet."""
    return {
        "id": story.id,
        "title": story.title,
        "outlets": len(story.outlets),
        "outlet_names": list(story.outlets),
        "conflicts": conflicts,
        "reason": story.reason,
        "articles": [
            {"id": a.id, "title": a.title, "outlet": a.outlet, "published": a.published}
            for a in story.articles
        ],
    }


def _print(stories: list[Story], conflicts: dict[str, int | None]) -> None:
    """Write stories for people; in a pipe one article per line, after its story's id and title."""
    if not output.on_terminal():
        rows = [
            (s.id, s.title or "–", a.id, shown_date(a.published), a.outlet or "–", titled(a.title, a.source))
            for s in stories
            for a in s.articles
        ]
        output.write_table((), rows)
        return
    lines: list[Line] = []
    for story in stories:
        counts = f"{count(len(story.articles), 'article')}, {count(len(story.outlets), 'outlet')}"
        if conflicts[story.id]:
            counts += f", {count(conflicts[story.id] or 0, 'conflict')}"
        lines.append(
            line(Piece(story.title or "(no title)", "title"), "  ", Piece(f"{story.id}, {counts}", "dim"))
        )
        lines.extend(
            line(
                f"{a.id}  {shown_date(a.published)}  {a.outlet or '–'}: {titled(a.title, a.source)}",
                indent=2,
                hang=2,
            )
            for a in story.articles
        )
        lines.append(line())
    output.write_lines(lines[:-1])
