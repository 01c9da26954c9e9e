"""What articles are grouped by: stories, tags, outlets, months."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from index.errors import NotFoundError
from index.records import Entry, Facets, Filters, Outline, Story
from index.store.articles import changed, list_entries, where_clause
from index.store.database import Database

MANY = 2_000
"""Articles found from which on all of the library are read to count them: SQLite looks so many up more slowly."""

_OUTLET_MONTH = "a.outlet, substr(a.published, 1, 7)"


def set_story(
    write: sqlite3.Connection, ids: Iterable[str], story: str, reason: str, *, by_reader: bool
) -> None:
    """Put articles into a story; what a reader placed is moved by readers only."""
    placed_by = "reader" if by_reader else "rule"
    for id_ in ids:
        moved = write.execute(
            "UPDATE articles SET story = ?, reason = ?, placed_by = ? WHERE id = ? AND (placed_by = 'rule' OR ?)",
            (story, reason, placed_by, id_, by_reader),
        )
        if moved.rowcount:
            changed(write, id_)


def stories_of(write: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return the stories that articles stand in."""
    sql = "SELECT DISTINCT story FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND story IS NOT NULL"
    return {str(row[0]) for row in write.execute(sql, (json.dumps(list(ids)),))}


def new_story(write: sqlite3.Connection, id_: str) -> str:
    """Return a name that no story has, made of an article's id."""
    story, number = f"s-{id_}", 1
    while write.execute("SELECT 1 FROM articles WHERE story = ?", (story,)).fetchone():
        number += 1
        story = f"s-{id_}-{number}"
    return story


def list_stories(database: Database) -> list[Story]:
    """Return the stories of two articles or more and those a reader named, the one with the newest article first."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    ids = [
        str(row[0])
        for row in database.rows(
            "SELECT id FROM articles WHERE story IN (SELECT story FROM articles WHERE story IS NOT NULL"
            " GROUP BY story HAVING count(*) > 1 OR substr(story, 1, 2) <> 's-')"
        )
    ]
    for entry in list_entries(database, Filters(), ids=ids):
        if entry.story is not None:
            groups[entry.story].append(entry)
    titles = {
        str(id_): str(title)
        for id_, title in database.rows("SELECT id, title FROM stories WHERE title IS NOT NULL")
    }
    reasons = {str(id_): _told(*told) for id_, *told in database.rows(f"{_REASONS} GROUP BY story")}
    found = [_story(id_, entries, titles.get(id_), reasons.get(id_, "")) for id_, entries in groups.items()]
    return sorted(
        found, key=lambda story: (max(e.published or "" for e in story.articles), story.id), reverse=True
    )


_BETWEEN = "\x1f"
"""Stands between parts of a text that SQLite joins; lower than any letter, so that it keeps the order of the parts."""
_OUTLINES = """
    SELECT a.story, s.title, count(*), count(DISTINCT nullif(a.outlet, '')), max(a.published),
        group_concat(a.id, char(31)),
        min((coalesce(a.title, '') = '') || (a.published IS NULL) || coalesce(a.published, '') || char(31) || a.added
            || char(31) || a.id || char(31) || coalesce(a.title, '')), sum(a.version)
    FROM articles a LEFT JOIN stories s ON s.id = a.story WHERE a.story IS NOT NULL
    GROUP BY +a.story HAVING count(*) > 1 OR substr(a.story, 1, 2) <> 's-'
"""
"""All that a list shows of each story; near the end the title of the earliest article that has one, behind its moment.
The plus keeps SQLite from looking up every article by the index of stories: one pass over all takes less time."""


def outline_stories(database: Database) -> list[Outline]:
    """Return what a list shows of the stories of ``list_stories``, in the same order; SQLite alone does the work."""
    found = [
        Outline(
            str(id_),
            title or earliest.split(_BETWEEN, 3)[3] or None,
            articles,
            outlets,
            published,
            tuple(ids.split(_BETWEEN)),
            int(versions),
        )
        for id_, title, articles, outlets, published, ids, earliest, versions in database.rows(_OUTLINES)
    ]
    found.sort(key=lambda story: (story.published or "", story.id), reverse=True)
    return found


def story_outlets(database: Database) -> dict[str, tuple[str, ...]]:
    """Return the outlets of each story by its id, the one whose article was added first in front."""
    found: dict[str, list[str]] = defaultdict(list)
    for story, outlet in database.rows(
        "SELECT story, outlet FROM articles WHERE story IS NOT NULL AND outlet <> '' GROUP BY +story, outlet"
        " ORDER BY min(seq)"
    ):
        found[story].append(outlet)
    return {story: tuple(outlets) for story, outlets in found.items()}


def story_of(database: Database, article: str) -> Story | None:
    """Return the story that an article shares with others, None where it stands alone."""
    rows = database.rows(
        "SELECT story FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?) LIMIT 2",
        (article,),
    )
    return read_story(database, str(rows[0][0])) if len(rows) > 1 else None


def read_story(database: Database, id_: str) -> Story:
    """Return one story by its id or the beginning of it.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    rows = database.rows(
        "SELECT DISTINCT story FROM articles WHERE story = ? OR substr(story, 1, ?) = ?"
        " ORDER BY story = ? DESC LIMIT 2",
        (id_, len(id_), id_, id_),
    )
    found = [str(row[0]) for row in rows]
    if not id_ or not found:
        raise NotFoundError(f"No story has the id “{id_}”.", hint="“crossread stories” shows the ids.")
    if found[0] != id_ and len(found) > 1:
        raise NotFoundError(
            f"More than one story's id begins with “{id_}”.", hint="Give more of its characters."
        )
    entries = list_entries(database, Filters(story=found[0]))
    title = database.rows("SELECT title FROM stories WHERE id = ?", (found[0],))
    ((_, *told),) = database.rows(f"{_REASONS} WHERE story = ?", (found[0],))
    return _story(found[0], entries, str(title[0][0]) if title and title[0][0] else None, _told(*told))


_REASONS = """
    SELECT story, max(CASE placed_by WHEN 'rule' THEN reason END), count(CASE placed_by WHEN 'rule' THEN 1 END),
        max(CASE placed_by WHEN 'reader' THEN reason END), count(CASE placed_by WHEN 'reader' THEN 1 END)
    FROM articles
"""


def _told(rule: str | None, by_rule: int, hand: str | None, by_hand: int) -> str:
    """Return in one line why articles stand together: what the rule says, and how many a reader placed."""
    if not by_hand:
        return rule or ""
    placed = f"{by_hand:,} {'article' if by_hand == 1 else 'articles'} {hand}" if by_rule else str(hand)
    return f"{rule}; {placed}" if rule else placed


def _story(id_: str, entries: list[Entry], title: str | None, reason: str) -> Story:
    ordered = sorted(entries, key=lambda e: (e.published is None, e.published or "", e.added, e.id))
    outlets = dict.fromkeys(entry.outlet for entry in ordered if entry.outlet)
    return Story(
        id=id_,
        title=title or next((entry.title for entry in ordered if entry.title), None),
        articles=tuple(ordered),
        outlets=tuple(outlets),
        reason=reason,
    )


def story_ids(database: Database, value: str) -> frozenset[str]:
    """Return the articles of the stories whose id begins with a value or whose title has it."""
    rows = database.rows(
        "SELECT a.story, a.id, a.title, s.title FROM articles a LEFT JOIN stories s ON s.id = a.story"
        " WHERE a.story IS NOT NULL ORDER BY a.published IS NULL, a.published, a.added, a.id"
    )
    members: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    for story, id_, title, named in rows:
        members[story].append(id_)
        if story not in titles and (named or title):
            titles[story] = named or title
    wanted = value.casefold()
    return frozenset(
        id_
        for story, ids in members.items()
        if (len(ids) > 1 or not story.startswith("s-"))
        and (story.startswith(value) or wanted in titles.get(story, "").casefold())
        for id_ in ids
    )


def tagged_ids(database: Database, tag: str) -> frozenset[str]:
    """Return the articles that carry a tag, in any case."""
    return frozenset(
        str(row[0]) for row in database.rows("SELECT article FROM tags WHERE tag = ? COLLATE ANYCASE", (tag,))
    )


def count_facets(
    database: Database,
    filters: Filters,
    ids: Sequence[str] | None = None,
    annotated: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Facets:
    """Return what the articles that the filters (and a search) leave can be narrowed by, with counts.

    ``annotated`` are tags that stand elsewhere and the articles that carry them; each article counts once for a tag.
    """
    many = ids is not None and len(ids) > MANY
    where, values = where_clause(filters, None if many else ids)
    outlets, months = Counter[str](), Counter[str]()
    left: set[str] | None = None
    if many:
        table = _outlets_and_months(database)
        if values:
            passed = {row[0] for row in database.rows(f"SELECT a.id FROM articles a WHERE {where}", values)}
            left = passed.intersection(ids or ())
        else:
            left = set(ids or ())
        pairs = Counter(found for found in map(table.get, left) if found is not None).items()
    else:
        counted = f"SELECT {_OUTLET_MONTH}, count(*) FROM articles a WHERE {where} GROUP BY 1, 2"
        pairs = {(outlet, month): count for outlet, month, count in database.rows(counted, values)}.items()
    for (outlet, month), count in pairs:
        if outlet is not None:
            outlets[str(outlet)] += count
        if month is not None:
            months[str(month)] += count
    return Facets(
        outlets=_ranked(outlets),
        months=tuple(sorted(months.items(), reverse=True)),
        tags=_count_tags(database, where, values, annotated, left),
    )


def _outlets_and_months(database: Database) -> Mapping[str, tuple[str | None, str | None]]:
    """Return outlet and month of every article by its id, read anew only after an article has changed.

    Of many articles found, one typed letter after the other, reading all of them took most of the time.
    """
    (last,) = database.rows("SELECT coalesce(max(seq), 0) FROM changes")[0]
    if database.outlets_and_months is None or database.outlets_and_months[0] != last:
        rows = database.rows(f"SELECT a.id, {_OUTLET_MONTH} FROM articles a")
        known: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}
        table = {str(id_): known.setdefault(pair, pair) for id_, *two in rows if (pair := (two[0], two[1]))}
        database.outlets_and_months = last, table
    return database.outlets_and_months[1]


def _count_tags(
    database: Database,
    where: str,
    values: list[object],
    annotated: Mapping[str, frozenset[str]],
    left: set[str] | None,
) -> tuple[tuple[str, int], ...]:
    """Return the tags of the articles that are left, those annotated too, most articles first.

    ``left`` are the articles themselves where they are known, else the condition says which they are.
    """
    if left is None and not annotated:
        counted = (
            f"SELECT t.tag, count(*) FROM articles a JOIN tags t ON t.article = a.id WHERE {where} GROUP BY 1"
        )
        return _ranked(Counter({str(tag): int(count) for tag, count in database.rows(counted, values)}))
    if left is None:
        left = {str(row[0]) for row in database.rows(f"SELECT a.id FROM articles a WHERE {where}", values)}
    carriers: dict[str, set[str]] = {tag: left & ids for tag, ids in annotated.items()}
    for article, tag in database.rows("SELECT article, tag FROM tags"):
        if article in left:
            carriers.setdefault(str(tag), set()).add(str(article))
    return _ranked(Counter({tag: len(ids) for tag, ids in carriers.items() if ids}))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return names with counts, the highest first, of equals by name."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
