"""Claims as lines: the claim with its status, and below it who says what."""

from __future__ import annotations

from reader.tui.looks import look_names
from reader.tui.note_values import ClaimRow
from reader.tui.render.glyphs import Glyphs
from reader.tui.render.keys import hinted
from reader.tui.render.lines import Line, LineBuilder
from reader.tui.render.rows import counted, cut, day_text
from reader.tui.render.safe import display

STANCE_CELLS = 9


def claim_lines(row: ClaimRow, width: int, *, lit: bool, glyphs: Glyphs) -> list[Line]:
    """Return a claim as two lines: its text, then status, what is proposed, and how much is gathered."""
    bar = f"{glyphs.cursor if lit else ' '} "
    first = LineBuilder().add(bar, "key").add(" ".join(display(row.text).split()), "title")
    second = LineBuilder().add(bar, "key")
    if row.status:
        second.add(display(row.status.name), *look_names(row.status.look))
    else:
        second.add("no status", "dim")
    if row.proposal:
        second.add(f" {glyphs.dot} proposed: ", "dim").add(
            display(row.proposal.name), *look_names(row.proposal.look)
        )
    outlets = dict.fromkeys(one.place.name for one in row.members)
    gathered = f"{counted(len(row.members), 'quotation')} of {counted(len(outlets), 'outlet')}"
    second.add(f" {glyphs.dot} {gathered if row.members else 'nothing gathered yet'}", "dim")
    for name in {"support": 0, "deny": 0, "query": 0, "comment": 0}:
        count = sum(bool(one.stance and one.stance.name == name) for one in row.members)
        look = next((one.stance.look for one in row.members if one.stance and one.stance.name == name), ())
        if count:
            second.add(f" {glyphs.dot} ", "dim").add(f"{count} {name}", *look_names(look))
    return [cut(one.line(), width, glyphs) for one in (first, second)]


def member_lines(row: ClaimRow, glyphs: Glyphs) -> list[Line]:
    """Return everything about a claim: its text, judgement, proposal, then each quotation with stance and outlet."""
    lines = [LineBuilder().add(" ".join(display(row.text).split()), "title").line()]
    if row.status:
        line = LineBuilder().add(display(row.status.name), *look_names(row.status.look))
        line.add(f"  {display(row.judged)}", "dim")
        line.add(f"  {' '.join(display(row.rationale).split())}" if row.rationale else "")
        lines.append(line.line(indent=2))
    if row.proposal:
        line = (
            LineBuilder()
            .add("proposed: ", "dim")
            .add(display(row.proposal.name), *look_names(row.proposal.look))
        )
        lines.append(line.add(f"  {display(row.reason)}  p sets it", "dim").line(indent=2))
    if not row.members:
        lines.append(
            LineBuilder().add("Nothing is gathered yet: C on a sentence of a story does.", "dim").line()
        )
    for n, one in enumerate(row.members):
        stance = one.stance.name if one.stance else glyphs.dash
        line = LineBuilder().add(
            f"{display(stance):<{STANCE_CELLS}}", *look_names(one.stance.look if one.stance else ())
        )
        line.add(display(one.place.name), "outlet")
        line.add(f" {day_text(one.place.published)}".rstrip(), "dim").add("  ")
        quote = " ".join(display(one.place.quote).split())
        line.add(f"“{quote}”" if quote else "the whole article", "quote")
        lines.append(line.line(indent=STANCE_CELLS, item=n))
    return lines


def empty_lines(query: str, app: object = None) -> list[Line]:
    """Return what to do where no claim is listed."""
    if query.strip():
        texts = [
            "Nothing found",
            "",
            "No claim has all of these words. {claims.back|escape} clears the filter.",
        ]
    else:
        texts = [
            "No claims gathered yet",
            "",
            "A claim you gather is a statement to be judged: quotations that support, deny or doubt it stand under it.",
            "",
            "  {claims.new|n}   writes one down",
            "  {compare.claim|C}   on a sentence of a story gathers it under a claim, with what it says about it",
            "  {claims.judge|s}   sets its status: it is yours to judge, crossread only proposes",
        ]
    named = [hinted(app, text) for text in texts]
    return [LineBuilder().add(text, *(["title"] if n == 0 else [])).line() for n, text in enumerate(named)]
