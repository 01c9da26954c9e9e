"""Searches kept under names: listed, taken up and saved by ``crossread search``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.cli import output, streams
from reader.cli.exits import Exit, UsageError
from reader.searches import SAVED, Narrowing, SavedSearch, load_searches, with_search

if TYPE_CHECKING:
    from index.library import Library


def write_saved(library: Library, *, as_json: bool) -> int:
    """Write the names of the saved searches and what they look for."""
    found = load_searches(library.load_state(SAVED))
    if as_json:
        streams.write_json({"saved": [{"name": one.name, **one.narrowing._asdict()} for one in found]})
    elif found:
        output.write_table(("name", "search"), [(one.name, told(one.narrowing)) for one in found])
    else:
        streams.narrate("No search is saved: “crossread search WORDS --save NAME” does, or S in the app.")
    return Exit.DONE


def told(narrowing: Narrowing) -> str:
    """Return a narrowing as one would type it."""
    filters = {
        "story": narrowing.story,
        "outlet": narrowing.outlet,
        "tag": narrowing.tag,
        "date": narrowing.month,
    }
    return " ".join([*narrowing.query.split(), *_terms(filters)])


def settle(library: Library, args: argparse.Namespace, query: str) -> str:
    """Save the search that was asked for, or return the query of a saved one with its filters in it.

    Raises:
        UsageError: there is no search of that name, or there is nothing to save.
    """
    if args.save is not None:
        _save(library, args, query)
        return query
    if query:
        raise UsageError("A saved search needs no words.", hint="Leave out either the words or --saved.")
    found = {one.name: one.narrowing for one in load_searches(library.load_state(SAVED))}
    if args.saved not in found:
        name = streams.one_line(args.saved)
        raise UsageError(f"No search is saved as “{name}”.", hint="List them with --saved alone.")
    if found[args.saved].newest_first:
        args.sort = "date"
    return told(found[args.saved])


def _save(library: Library, args: argparse.Namespace, query: str) -> None:
    """Keep a search, its filters as part of the query, in place of an earlier one of that name."""
    name = args.save.strip()
    given = {name: getattr(args, name) for name in ("story", "outlet", "tag", "since", "until")}
    typed = " ".join([*query.split(), *_terms(given)])
    if not name or not typed or args.saved is not None:
        raise UsageError(
            "A search is saved with words and a name.", hint="For example: search ferry --save ferries"
        )
    search = SavedSearch(name, Narrowing(typed, newest_first=args.sort == "date"))
    library.update_state(SAVED, lambda text: with_search(text, search))
    streams.narrate(f"Saved as “{streams.one_line(name)}”.")


def _terms(filters: Mapping[str, str | None]) -> list[str]:
    """Return filters as one would type them into the query."""
    return [
        f'{name}:"{value}"' if " " in value else f"{name}:{value}" for name, value in filters.items() if value
    ]
