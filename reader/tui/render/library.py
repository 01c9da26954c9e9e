"""The library screen's one-line texts and its empty states, as Textual content: nothing of it is parsed as markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from reader.searches import Narrowing
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.keys import key_text
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.naming import untitled
from reader.tui.render.rows import counted, month_text
from reader.tui.render.safe import display
from reader.tui.values import Concordance, Page, Row, Sidebar


def plain(text: str) -> Content:
    """Return foreign text as content that is safe to paint."""
    return Content(display(text))


def loading(glyphs: Glyphs) -> Content:
    """Return what stands there until the library is open."""
    return Content(f"Opening the library{glyphs.ellipsis}")


def working(text: str) -> Content:
    """Return how far something is that takes long, and how to stop it."""
    return Content.assemble((display(text[:1].upper() + text[1:]), "bold"), ("   Esc stops", "$muted"))


def head(side: Sidebar) -> Content:
    """Return the title line with the size of the library."""
    parts: list[Content | tuple[str, str]] = [("crossread", "bold $primary"), ("  Library", "bold")]
    if side.articles:
        size = counted(side.articles, "article")
        if side.stories:
            size += f", {counted(len(side.stories), 'story', 'stories')}"
        parts.append((f"  {size}", "$muted"))
    return Content.assemble(*parts)


def state(
    page: Page,
    narrowing: Narrowing,
    titles: Mapping[str, str],
    concordance: Concordance | None,
    glyphs: Glyphs,
    back: str = "Esc",
) -> Content:
    """Return how many articles are listed, why these, in which order, and that ``back`` shows all again."""
    parts: list[Content | tuple[str, str]] = []
    if concordance is not None:
        places = counted(len(concordance.lines), "place")
        least = "at least " if concordance.shortened else ""
        parts.append((f"{least}{places} in {counted(concordance.articles, 'article')}", "bold"))
    else:
        parts.append((counted(page.total, "article"), "bold"))
    if page.total > 1 and concordance is None:
        parts.append((f"   {order(narrowing)}", "$muted"))
    if narrowing.active:
        parts.append((f"   {glyphs.dot} {back} clears", "$muted"))
    for note in page.notes[:2]:
        parts += [("   ", ""), (display(note), "$warning")]
    # A story's title may be longer than the row: it stands where cutting it loses nothing else.
    for name, value in reversed(filters(narrowing, titles)):
        parts += [("   ", ""), (f"{name}: ", "$muted"), (display(value), "$accent")]
    return Content.assemble(*parts)


def order(narrowing: Narrowing) -> str:
    """Return in words in which order a narrowing lists articles."""
    if narrowing.newest_first or (narrowing.tag and not narrowing.query.strip()):
        return "by date"
    return "by relevance" if narrowing.query.strip() else "last added first"


def filters(narrowing: Narrowing, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return name and value of every filter that is on, the query aside."""
    named = [
        ("story", narrowing.story and titles.get(narrowing.story, narrowing.story)),
        ("outlet", narrowing.outlet),
        ("tag", narrowing.tag),
        ("month", narrowing.month and month_text(narrowing.month)),
    ]
    return [(name, value) for name, value in named if value]


def ticks(rows: Sequence[Row], glyphs: Glyphs, compare: str = "c", untick: str = "x") -> Content:
    """Return which articles are ticked and what can be done with them, by which keys."""
    if not rows:
        return Content()
    names = ", ".join(display(row.outlet or row.title or "") or untitled(row.source) for row in rows[:6])
    more = f" and {len(rows) - 6} more" if len(rows) > 6 else ""
    doing = f"{compare} compares them" if len(rows) > 1 else "tick another to compare"
    return Content.assemble(
        (f"{glyphs.done} {len(rows)} ticked  ", "bold $primary"),
        f"{names}{more}",
        (f"   {doing} {glyphs.dot} {untick} unticks", "$muted"),
    )


def empty(
    narrowing: Narrowing,
    articles: int,
    key: Callable[[str, str], str] = lambda id_, shipped: key_text(shipped),
) -> list[Line]:
    """Return what to do where the list is empty; ``key`` names the key of an id, given the shipped one."""
    if articles and narrowing.active:
        words = [
            ("Nothing found", True),
            ("", False),
            ("No article of the library has all of this. You can:", False),
            (f"  {key('library.back', 'escape'):<15} take the filters away, one by one", False),
            ("  OR              find either word:  tanker OR plane", False),
            ("  word*           find by a beginning:  refuel*", False),
            ("  word~           find what is spelled alike:  kirkuk~", False),
            (f"  {key('app.help', 'f1'):<15} help, with the whole query language", False),
        ]
    else:
        words = [
            ("Your library is empty", True),
            ("", False),
            (
                f"Press {key('library.add', 'plus')} to add what several outlets wrote about one event: "
                "files, a folder, a page or a feed.",
                False,
            ),
            (f"From a shell, then {key('library.reload', 'r')} to see it here:", False),
            ("", False),
            ("  crossread add article.html report.txt folder/", False),
            ("  crossread add https://…      pages and feeds", False),
            ("", False),
            ("To look at files without adding them:   crossread one.txt two.txt", False),
            ("To see how it looks with a sample:      crossread demo", False),
        ]
    lines = []
    for text, strong in words:
        builder = LineBuilder()
        lines.append(builder.add(text, *(["title"] if strong else [])).line(indent=2))
    return lines
