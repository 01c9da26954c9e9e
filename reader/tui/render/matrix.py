"""The claim matrix: a row per claim, a column per outlet, each cell a sign and, with room, the outlet's value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from index.patterns import lazy
from reader.compare.model import Ref, Relation, Status, Wording
from reader.compare.statements import fitting
from reader.compare.views import Cell, ClaimRow, claim_rows
from reader.tui.render.entries import Entry, names, said
from reader.tui.render.glyphs import Glyphs, Mark
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.pair import remark_lines
from reader.tui.render.safe import display
from reader.tui.render.scene import Scene
from reader.tui.render.wrap import cells_before, folded, shorten_words, told_apart

LEAST_CELL = 9
"""Cells of an outlet from which on its values can be read."""
SIGN_CELL, MOST_SIGN_CELL = 5, 8
"""Cells of an outlet that shows only its sign, at least and at most; the values stand in the panel then."""
LEAST_LABEL = 24
COUNTS = 12
"""Cells of how many outlets report a claim, and how many do so independently."""
WIDE = 100
"""Cells of the terminal from which on there is room for values beside labels that can be read."""
NUMBER = lazy(r" \((\d+)\)\Z")
"""The number behind a name that several articles have."""
THE = lazy(r"\A(?:The|Der|Die|Das|Le|La|Les|El|Il) (?=\S)")
"""What begins a name and tells it from no other."""
SAID = 40
"""Cells of the panel that the values of an outlet take."""
NAMED = 120
"""Cells of the panel that the names of silent outlets take, if they are many; the cells have the others."""
LOST = 5
"""Cells that are mostly left empty where a row ends with a word."""
ROOM_FOR_TWO, ROOM_FOR_THREE = 24, 42
"""Rows of the terminal from which on a claim may take two or three of them."""
MOST_ROWS = 6
"""Rows that a claim takes at most where the list has room for all of them."""


class Sort(StrEnum):
    """Orders of the matrix."""

    WEIGHT = "weightiest first"
    """The comparison's own: what many outlets report and what is contested."""
    OUTLETS = "most outlets"
    INDEPENDENT = "most independent"
    CONFLICTS = "conflicts first"
    READING = "reading order"


class Show(StrEnum):
    """Filters of the matrix."""

    ALL = "all claims"
    CONTESTED = "contested"
    AGREED = "agreed"
    GAPS = "with a silent outlet"


@dataclass(frozen=True, slots=True)
class Columns:
    """Sizes of the matrix, and which articles are in it: those that fit beside the chosen one."""

    label: int
    cell: int
    articles: tuple[int, ...]
    rows: int = 1
    """Rows that a claim may take."""
    values: bool = True
    """Whether cells hold what the outlets say, else only their signs."""


def measure(
    width: int, articles: int, chosen: int, height: int = 0, *, claims: int = 0, free: int = 0
) -> Columns:
    """Share the width: a third for the label where the values of all outlets fit beside it, else more and only signs.

    Where not even all signs fit, there are as many outlets as do around the chosen one. The ``height`` of the terminal
    decides how many rows a claim may take; few ``claims`` in a list of more rows (``free``) may take those.
    """
    label = max(LEAST_LABEL, width // 3)
    cell = (width - label - COUNTS) // max(1, articles)
    values, count = width >= WIDE and cell >= LEAST_CELL, articles
    if not values:
        share = width // 2 if width < WIDE else width * 3 // 5
        cell = max(SIGN_CELL, min(MOST_SIGN_CELL, (share - COUNTS) // max(1, articles)))
        count = max(1, min(articles, (width - LEAST_LABEL - COUNTS) // cell))
        label = max(LEAST_LABEL, width - COUNTS - count * cell)
    first = max(0, min(chosen - count // 2, articles - count))
    rows = 1 + (height >= ROOM_FOR_TWO) + (height >= ROOM_FOR_THREE)
    rows = max(rows, min(MOST_ROWS, free // max(1, claims)))
    return Columns(label, cell, tuple(range(first, first + count)), rows, values)


def arranged(scene: Scene, sort: Sort, show: Show) -> list[ClaimRow]:
    """Return the rows that pass the filter, in order."""
    if scene.comparison is None:
        return []
    rows = [row for row in claim_rows(scene.comparison) if _passes(row, show)]
    if sort is Sort.OUTLETS:
        rows.sort(key=lambda row: -row.claim.outlets)
    elif sort is Sort.INDEPENDENT:
        rows.sort(key=lambda row: -row.claim.independent)
    elif sort is Sort.CONFLICTS:
        rows.sort(key=lambda row: (not row.claim.divergent, -row.claim.outlets))
    elif sort is Sort.READING:
        rows.sort(key=lambda row: min(row.claim.members))
    return rows


def _passes(row: ClaimRow, show: Show) -> bool:
    """Return whether a filter lets a row through."""
    if show is Show.CONTESTED:
        return row.claim.divergent
    if show is Show.AGREED:
        return not row.claim.divergent
    return show is not Show.GAPS or bool(row.claim.missing)


def head_line(scene: Scene, columns: Columns, chosen: int, glyphs: Glyphs) -> Line:
    """Return the row of outlets above the matrix."""
    line = LineBuilder().add("   claim".ljust(columns.label), "dim").add("  in  ind.  ", "dim")
    called, cut = [scene.names[n] for n in columns.articles], glyphs.ellipsis
    if not columns.values:
        # Over signs there are four cells or a few more: neither an ellipsis nor brackets around a number may take any.
        called, cut = [THE.sub("", NUMBER.sub(r"\1", name.removesuffix(cut))) for name in called], ""
    heads = told_apart(called, columns.cell - 1, cut)
    for article, name in zip(columns.articles, heads, strict=True):
        line.add(name, "here-name" if article == chosen else "outlet")
        line.add(" " * (columns.cell - cells_before(name, len(name))))
    return line.line()


def matrix_entries(
    scene: Scene, rows: Sequence[ClaimRow], columns: Columns, at: tuple[int, int], glyphs: Glyphs
) -> list[Entry]:
    """Return an entry per row; ``at`` is the row and the article of the cell the cursor is on."""
    return [
        matrix_entry(scene, row, columns, at[1] if n == at[0] else None, glyphs) for n, row in enumerate(rows)
    ]


def matrix_entry(scene: Scene, row: ClaimRow, columns: Columns, chosen: int | None, glyphs: Glyphs) -> Entry:
    """Return one row of the matrix, the cell of the chosen article lit."""
    remarks = scene.notes and any(scene.remarks(ref) for cell in row.cells for ref in cell.refs)
    marks = {cell.article: _mark(scene, row, cell) for cell in row.cells if cell.status is not None}
    mark = Mark.DIVERGENT if row.claim.divergent else Mark.RESTATED
    mark = Mark.SHARED if {*marks.values()} == {Mark.SHARED} else mark
    reporting = f"{len(marks):>3}/{len(row.cells):<3}{row.claim.independent:>3}  "
    label = folded(_label(row, columns, glyphs), columns.label - 4, columns.rows, glyphs.ellipsis)
    signs = 3 if scene.notes else 2
    values = [
        folded(_values(row.cells[n]), columns.cell - 1 - signs, columns.rows, glyphs.ellipsis)
        if columns.values
        else []
        for n in columns.articles
    ]
    lines = []
    for n in range(max(len(label), *map(len, values))):
        line = LineBuilder()
        line.add("" if n else glyphs.of(mark), mark.value).add(
            "" if n else glyphs.note if remarks else " ", "noted-sign"
        )
        line.add("   " if n else " ").add(_pad(label[n] if n < len(label) else "", columns.label - 3))
        line.add(" " * COUNTS if n else reporting, "dim")
        for article, value in zip(columns.articles, values, strict=True):
            cell = row.cells[article]
            text = value[n] if n < len(value) else ""
            line.add(
                _pad(f"{'' if n else _sign(scene, cell, marks, glyphs):<{signs}}{text}", columns.cell - 1),
                *_look(cell, marks, article == chosen),
            )
            line.add(" ")
        lines.append(line.line())
    places = tuple(_place(cell) for cell in row.cells)
    detail = partial(_detail, scene, row, columns, glyphs)
    return Entry(lines[0], places, str(row.claim.id), detail, tuple(lines[1:]), _against(scene, row))


def _against(scene: Scene, row: ClaimRow) -> tuple[tuple[Ref, Ref], ...]:
    """Return which sentences contradict each other over what a claim is about."""
    disputed = dict.fromkeys(mention.ref for mention in row.claim.disputed)
    links = (link for ref in disputed for link in scene.links_of(ref) if link.a == ref)
    return tuple((one.a, one.b) for one in links if one.b in disputed and one.relation is Relation.DIVERGENT)


def _label(row: ClaimRow, columns: Columns, glyphs: Glyphs) -> str:
    """Return what a claim is called, as long as its rows hold if that can be; its own ellipsis as all others."""
    room = (columns.label - 4) * columns.rows - LOST * (columns.rows - 1)
    values = tuple(value for cell in row.cells if cell.opposed for value in cell.values)
    return display(fitting(row.claim.label, room, values)).replace("…", glyphs.ellipsis)


def _detail(scene: Scene, row: ClaimRow, columns: Columns, glyphs: Glyphs) -> tuple[Line, ...]:
    """Return what the panel says of a claim: the claim, what the reader noted, and its sentences, sure and perhaps.

    Where the cells have no room for values it says those too.
    """
    detail = [LineBuilder().add(_whole_label(scene, row), "heading").line()]
    detail.append(LineBuilder().add(_told(scene, row), "dim").line())
    if not columns.values and any(cell.values for cell in row.cells):
        detail.append(_values_line(scene, row, glyphs))
    refs = [ref for cell in row.cells for ref in cell.refs]
    detail += dict.fromkeys(one for ref in refs for one in remark_lines(scene, ref, glyphs))
    detail += (said(scene, ref, glyphs) for ref in refs)
    if row.claim.near:
        detail.append(LineBuilder().add("perhaps also", "dim").line())
        detail += (said(scene, ref, glyphs) for ref in row.claim.near)
    return tuple(detail)


def _told(scene: Scene, row: ClaimRow) -> str:
    """Say who reports a claim on his own, in whose report it is not, and in whose it perhaps is."""
    reporting = sum(1 for cell in row.cells if cell.refs)
    told = f"{reporting} of {len(row.cells)} outlets report it, {row.claim.independent} independently"
    silent = [cell.article for cell in row.cells if not cell.refs and not cell.near]
    near = [cell.article for cell in row.cells if cell.near]
    told += f"; not in {names(scene, silent, NAMED)}" if silent else ""
    return told + (f"; perhaps in {names(scene, near, NAMED)}" if near else "")


def _whole_label(scene: Scene, row: ClaimRow) -> str:
    """Return the sentence that a claim is called by, uncut."""
    source = row.claim.source
    if source is not None:
        return " ".join(scene.texts[source.article][source.sentence].split())
    return display(row.claim.label)


def _place(cell: Cell) -> Ref | None:
    """Return the sentence a cell leads to: the first that conflicts, else the first; what comes near where silent."""
    return cell.opposed or (cell.refs[0] if cell.refs else cell.near)


def _values(cell: Cell) -> str:
    """Return what an outlet says of a claim: the values that conflict or differ."""
    return ", ".join(display(value) for value in cell.values)


def _values_line(scene: Scene, row: ClaimRow, glyphs: Glyphs) -> Line:
    """Return which outlet says what, in one line."""
    line = LineBuilder()
    for cell in row.cells:
        if cell.values:
            line.add(f"  {glyphs.dot}  " if line.length else "", "dim")
            line.add(f"{scene.names[cell.article]} ", "outlet")
            line.add(shorten_words(_values(cell), SAID, glyphs.ellipsis))
    return line.line(indent=2)


def _sign(scene: Scene, cell: Cell, marks: Mapping[int, Mark], glyphs: Glyphs) -> str:
    """Return the sign of a cell: ``≠``, ``=*`` with a note, a dash where it is silent, ``?`` if perhaps it is not."""
    if cell.article not in marks:
        return glyphs.perhaps if cell.near else glyphs.dash
    noted = any(scene.remarks(ref) for ref in cell.refs) if scene.notes else False
    return glyphs.of(marks[cell.article]) + (glyphs.note if noted else "")


def _mark(scene: Scene, row: ClaimRow, cell: Cell) -> Mark:
    """Return how an outlet states a claim: against another, word for word as another with the same values, or else."""
    if cell.status is Status.DIVERGENT:
        return Mark.DIVERGENT
    alike = {ref for other in row.cells if _said(other) == _said(cell) for ref in other.refs}
    links = [link for ref in cell.refs for link in scene.links_of(ref) if {link.a, link.b} <= alike]
    verbatim = any(link.wording is Wording.VERBATIM for link in links)
    return Mark.SHARED if verbatim else Mark.RESTATED


def _said(cell: Cell) -> list[str]:
    """Return the values of a cell, in whatever case and order."""
    return sorted(value.casefold() for value in cell.values)


def _look(cell: Cell, marks: Mapping[int, Mark], here: bool) -> tuple[str, ...]:
    """Return the styles of a cell."""
    return (marks[cell.article].value if cell.article in marks else "dim", *(["here"] if here else []))


def _pad(text: str, width: int) -> str:
    """Fill a text with spaces to a number of cells."""
    return text + " " * max(0, width - cells_before(text, len(text)))
