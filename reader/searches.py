"""What the library is narrowed by, and the searches a reader keeps under names: the app's and the commands' alike."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.records import Filters, Sort

SAVED = "saved-searches"
"""Name of the library's state that keeps them."""


class Narrowing(NamedTuple):
    """What the list is narrowed by, all of it at once."""

    query: str = ""
    story: str | None = None
    outlet: str | None = None
    tag: str | None = None
    month: str | None = None
    """``2026-03``."""
    newest_first: bool = False
    """Whether articles come by date instead of by relevance, or in the order they were added in."""

    @property
    def active(self) -> bool:
        """Whether anything is narrowed at all."""
        return bool(self.query.strip() or self.story or self.outlet or self.tag or self.month)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of ``month``."""
        if not self.month:
            return None, None
        year, month = int(self.month[:4]), int(self.month[5:7])
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1)


class SavedSearch(NamedTuple):
    """A query with its filters under a name."""

    name: str
    narrowing: Narrowing


def filters(narrowing: Narrowing) -> Filters:
    """Return the library's filters for a narrowing; its query is not one of them."""
    from index.library import Filters

    since, until = narrowing.days
    return Filters(
        story=narrowing.story, outlet=narrowing.outlet, tag=narrowing.tag, since=since, until=until
    )


def search_sort(narrowing: Narrowing) -> Sort:
    """Return the order of search results."""
    from index.library import Sort

    return Sort.DATE if narrowing.newest_first or not narrowing.query.strip() else Sort.RELEVANCE


def load_searches(text: str | None) -> tuple[SavedSearch, ...]:
    """Read saved searches; what is damaged is left out."""
    if not text:
        return ()
    try:
        entries = json.loads(text)
    except ValueError:
        return ()
    return tuple(
        SavedSearch(name, narrowing)
        for name, raw in (entries.items() if isinstance(entries, dict) else ())
        if (narrowing := load_narrowing(raw)) is not None
    )


def load_narrowing(raw: object) -> Narrowing | None:
    """Return a narrowing from its JSON object, or None where that is not one."""
    if not isinstance(raw, dict):
        return None
    known = {name: value for name, value in raw.items() if name in Narrowing._fields}
    query = known.pop("query", "")
    newest = known.pop("newest_first", False)
    if not isinstance(query, str) or not all(
        value is None or isinstance(value, str) for value in known.values()
    ):
        return None
    try:
        narrowing = Narrowing(query=query, newest_first=bool(newest), **known)
        _ = narrowing.days
    except ValueError:
        return None
    return narrowing


def with_search(text: str | None, search: SavedSearch) -> str:
    """Return the JSON text of saved searches with one more."""
    kept = {one.name: one.narrowing._asdict() for one in load_searches(text)}
    return json.dumps(kept | {search.name: search.narrowing._asdict()}, ensure_ascii=False)


def without_search(text: str | None, name: str) -> str:
    """Return the JSON text of saved searches without one."""
    kept = {one.name: one.narrowing._asdict() for one in load_searches(text) if one.name != name}
    return json.dumps(kept, ensure_ascii=False)
