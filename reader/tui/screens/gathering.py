"""What takes several dialogs from the compare screen: gathering under a claim, re-attaching a lost note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.render.keys import key_of
from reader.tui.render.rows import fit
from reader.tui.render.safe import display

if TYPE_CHECKING:
    from reader.tui.note_values import ClaimRow, Group, LostNote
    from reader.tui.render.scopes import Scope, Spot
    from reader.tui.screens.annotating import AnnotatingScreen
    from reader.tui.screens.claim_dialogs import Chosen
    from reader.tui.screens.note_dialogs import Picked


def gather(screen: AnnotatingScreen, choices: Sequence[Scope]) -> None:
    """Ask for a claim, then what each place says about it, then gather them."""
    from reader.tui.screens.claim_dialogs import ClaimDialog

    def chosen(answer: Chosen | None) -> None:
        if answer is not None:
            group = screen.groups(choices[answer.scope])[0]
            ask_stances(screen, group, answer.claim, [])

    def show(rows: Sequence[ClaimRow]) -> None:
        claims = [(row.id, row.text) for row in rows]
        screen.app.push_screen(ClaimDialog(screen.offered(choices), claims), chosen)

    screen.fetch("claims", screen.session.claim_rows, show)


def ask_stances(screen: AnnotatingScreen, group: Group, claim: str, keys: list[str]) -> None:
    """Ask what each place says about the claim, one after the other; leaving a question gathers nothing."""
    from reader.tui.screens.note_dialogs import On, TagDialog

    session = screen.session
    if len(keys) == len(group):
        screen.write(lambda: session.gather(group, claim, keys), screen.noted)
        return
    article, start, end = group[len(keys)]

    def picked(answer: Picked | None) -> None:
        if answer is not None:
            ask_stances(screen, group, claim, [*keys, answer.key])

    screen.app.push_screen(
        TagDialog(
            session,
            f"What does {fit(article.name, 40, '…')} say about the claim?",
            ("stance",),
            scopes=(On("", (("", article.text[start:end]),)),),
            free=False,
            again=False,
            extra=("Enter", "sets no stance"),
        ),
        picked,
    )


def reattach(screen: AnnotatingScreen, spot: Spot) -> None:
    """Ask which lost note, then where it belongs: the reader's sentence is offered if it is the same article."""
    from reader.tui.screens.claim_dialogs import AttachDialog, ChooseDialog

    session = screen.session

    def ask_place(lost: LostNote) -> None:
        number, start, end = spot
        here = (start, end) if screen.articles[number].id == lost.article.id else None

        def attach(place: tuple[int, int] | str | None) -> None:
            if place is not None:
                undo = key_of(screen.app, "compare.undo", "u")
                said = f"The note has a place again. {undo} takes it back."
                screen.write(lambda: session.attach(lost, place), lambda _: screen.noted(said))

        screen.app.push_screen(AttachDialog(lost, here), attach)

    def show(found: Sequence[LostNote]) -> None:
        if not found:
            screen.notify("No note on these articles has lost its place.", markup=False, timeout=3)
        elif len(found) == 1:
            ask_place(found[0])
        else:
            offers = [(display(one.article.name)[:24], one.quote) for one in found]

            def chosen(number: int | None) -> None:
                if number is not None:
                    ask_place(found[number])

            screen.app.push_screen(ChooseDialog("Which lost note?", offers), chosen)

    screen.fetch("lost", lambda: session.lost_notes(screen.articles), show)
