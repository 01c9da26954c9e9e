"""The screen of one story: what a reader does with a sentence, whatever the view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.compare.refs import Ref
from reader.reviewed import with_mark
from reader.tui.render.citation import pair_quotation, quotation
from reader.tui.render.keys import key_of
from reader.tui.render.labels import short_name
from reader.tui.render.safe import display
from reader.tui.screens.annotating import AnnotatingScreen
from reader.tui.screens.finding import AskLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.compare.feedback import Verdict
    from reader.tui.render.scene import Scene
    from reader.tui.screens.annotating import Decided
    from reader.tui.views.conflicts import ConflictsView


class CompareScreen(AnnotatingScreen):
    """Articles on one event, compared: copy, open, decide."""

    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy with citation", id="compare.copy", show=True),
        Binding("Y", "copy_pair", "Copy the pair", id="compare.copy-pair", show=False),
        Binding("o", "original", "Open the original", id="compare.original", show=False),
        Binding("x", "refuse", "Not the same fact", id="compare.refuse", show=False),
        Binding("m", "link", "Link by hand: mark, then link", id="compare.link", show=False),
        Binding("u", "undo", "Undo", id="compare.undo", show=False, tooltip="Take the last change back"),
        Binding("U", "redo", "Redo", id="compare.redo", show=False, tooltip="Do what was undone last again"),
        Binding(
            "less_than_sign", "threshold(-1)", "More links, less sure", id="compare.more-links", show=False
        ),
        Binding(
            "greater_than_sign", "threshold(1)", "Fewer links, surer", id="compare.fewer-links", show=False
        ),
        Binding(
            "exclamation_mark",
            "remarks",
            "Remarks on the comparison",
            id="compare.remarks",
            show=False,
        ),
        Binding("escape", "leave", "Back", id="compare.leave", show=False),
        Binding("q", "app.back", "Back", id="compare.back", show=True),
    ]

    marked: Ref | None = None
    """The sentence that waits for its partner, to be linked by hand."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.changes: list[Decided | None] = []
        """What was changed since the screen was opened, the latest last: decisions, and None for notes and tags."""
        self.undone: list[Decided | None] = []
        """What of it was taken back and can be done again, the latest last."""

    def action_leave(self) -> None:
        """Leave the innermost thing: a line, a comparison, a mark, found words, a selection, the peek, then the screen.

        The app itself is left with q alone: Escape is pressed too easily once too often.
        """
        if any(line.display for line in self.query(AskLine)):
            self.action_close_ask()
        elif self.stop_comparing():
            pass
        elif self.marked is not None:
            self._mark(None)
        elif self.hits:
            self.forget_found()
        elif self.reading.overlay.selection is not None:
            self.reading.overlay = self.reading.overlay._replace(selection=None)
            self.refresh_view()
        elif self.view.close():
            pass
        elif len(self.app.screen_stack) > 1:
            self.call_later(self.run_action, "app.back")
        else:
            self.notify(f"{key_of(self.app, 'compare.back', 'q')} leaves crossread.", markup=False, timeout=2)

    def action_remarks(self) -> None:
        """Show what the comparison has to remark: what could not be compared, and why."""
        from reader.tui.screens.dialogs import ErrorDialog

        if self.remarked:
            self.app.push_screen(ErrorDialog("Remarks on the comparison", "\n\n".join(self.remarked)))
        else:
            self.notify("There is nothing to remark on this comparison.", markup=False, timeout=3)

    # Copying

    def action_copy(self) -> None:
        """Copy the selection, else the sentence, in quotation marks with its citation."""
        selection = self.reading.overlay.selection
        if selection is not None:
            number, span = selection
            text = self.articles[number].text[span.start : span.end]
        else:
            number = self.target.article
            text = self.reading.scene.sentences[number][self.target.sentence].text
        self.app.copy_to_clipboard(quotation(self.articles[number], text))
        words = len(text.split())
        count = f"{words} words" if words != 1 else "1 word"
        self.notify(
            f"Copied {count} of {short_name(self.articles[number])} with the citation.",
            markup=False,
            timeout=3,
        )

    def action_copy_pair(self) -> None:
        """Copy both sentences of the pair and what conflicts."""
        links = self.reading.links
        if not links:
            self.notify("This sentence has no partner to copy.", markup=False, timeout=3)
            return
        link = links[self.reading.chosen % len(links)]
        self.app.copy_to_clipboard(pair_quotation(self.reading.scene, link))
        self.notify("Copied both sentences with their citations.", markup=False, timeout=3)

    def action_original(self) -> None:
        """Open the article's web page."""
        url = self.articles[self.target.article].url
        if url and url.startswith(("http://", "https://")):
            self.app.open_url(url)
            self.notify(f"Opened {display(url)}", markup=False, timeout=3)
        else:
            self.notify("No web address is known for this article.", markup=False, timeout=3)

    # Deciding on links

    def action_refuse(self) -> None:
        """Take the chosen link away: it is not about the same fact."""
        partner = self.reading.partner
        if partner is None:
            self.notify("This sentence has no partner to refuse.", markup=False, timeout=3)
        else:
            from reader.compare.feedback import Verdict

            self._decide_anew(Verdict.REFUSED, self.reading.cursor, partner)

    def action_link(self) -> None:
        """Mark the sentence; the second time, link the marked one with this one, or take the mark away from itself."""
        here, scene = self.target, self.reading.scene
        if scene.comparison is None or scene.alone:
            self.notify(scene.pending, markup=False, timeout=2)
        elif self.marked is None or self.marked.article == here.article:
            self._mark(None if self.marked == here else here)
        else:
            from reader.compare.feedback import Verdict

            marked = self.marked
            self._mark(None, silent=True)
            self._decide_anew(Verdict.MADE, marked, here)

    def _mark(self, ref: Ref | None, *, silent: bool = False) -> None:
        """Mark a sentence that waits for its partner, or none any more; the bar tells of it as long as it waits."""
        self.marked = ref
        again = key_of(self.app, "compare.link", "m")
        said = f"Marked. Go to a sentence of another article and press {again} again."
        if not silent:
            self.notify(said if ref else "Nothing is marked any more.", markup=False, timeout=4)
        self.show_bar()

    def _told(self) -> tuple[str, ...]:
        """Return which sentence waits for its partner, else what this story is."""
        told = super()._told()
        if self.marked is None or self.reading.scene.comparison is None:
            return told
        place = f"{self.reading.scene.names[self.marked.article]} {self.marked.sentence + 1} is marked"
        link, leave = key_of(self.app, "compare.link", "m"), key_of(self.app, "compare.leave", "escape")
        return f"{place} · {link} links it · {leave} unmarks", f"marked · {leave}", "marked"

    # Taking back

    def changed(self, change: Decided | None) -> None:
        """Remember a change; what was taken back before cannot be done again."""
        self.changes.append(change)
        self.undone.clear()

    def action_undo(self) -> None:
        """Take the last change back that was made here, whatever it was."""
        if not self.changes:
            notes, undo = key_of(self.app, "compare.notes", "A"), key_of(self.app, "notes.undo", "u")
            said = (
                f"Nothing was changed here since the story was opened; {notes} {undo} takes older notes back."
            )
            self.notify(said, markup=False, timeout=4)
            return
        change = self.changes.pop()
        self.undone.append(change)
        if change is None:
            self._again(self.session.undo_note, "There is nothing to undo.")
        else:
            _, a, b, before = change
            self._decide(before, a, b, back=True)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if not self.undone:
            self.notify("There is nothing to be done again.", markup=False, timeout=3)
            return
        change = self.undone.pop()
        self.changes.append(change)
        if change is None:
            self._again(self.session.redo_note, "There is nothing to be done again.")
        else:
            self._decide(*change[:3])

    def _again(self, call: Callable[[], str | None], otherwise: str) -> None:
        """Undo or redo a change of notes."""
        self.written += 1
        self.fetch(f"note {self.written}", call, lambda said: self.noted(said or otherwise))

    def _decide_anew(self, verdict: Verdict, a: Ref, b: Ref) -> None:
        """Keep a decision that can be taken back."""
        from reader.compare.feedback import Verdict

        if (comparison := self.reading.scene.comparison) is not None:
            pair, stood = (min(a, b), max(a, b)), comparison.overrides
            refused = Verdict.REFUSED if pair in stood.refused else Verdict.UNDONE
            self.changed((verdict, *pair, Verdict.MADE if pair in stood.made else refused))
            self._decide(verdict, *pair)

    def _decide(self, verdict: Verdict, a: Ref, b: Ref, *, back: bool = False) -> None:
        """Keep a decision, with ``back`` the one that stood before, and compare with it."""
        comparison = self.reading.scene.comparison
        if comparison is None:
            return
        from reader.compare.feedback import Verdict

        undo = key_of(self.app, "compare.undo", "u")
        said = {
            Verdict.REFUSED: f"Not the same fact: the link is gone. {undo} brings it back.",
            Verdict.MADE: f"Linked by hand. {undo} takes it back.",
            Verdict.UNDONE: "The decision is taken back.",
        }[Verdict.UNDONE if back else verdict]
        session, key = self.session, self.key

        def show(scene: Scene) -> None:
            self.show_compared(scene)
            self.notify(said, markup=False, timeout=4)

        self.fetch("decide", self.compared(lambda: session.feedback(key, verdict, comparison, (a, b))), show)

    def action_threshold(self, by: int) -> None:
        """Show fewer and surer links, or more."""
        scene = self.reading.scene
        comparison = scene.comparison
        if comparison is None or scene.alone:
            self.notify(scene.pending, markup=False, timeout=2)
            return
        from reader.compare.align import THRESHOLD
        from reader.tui.render.told import next_threshold, threshold_told

        now = comparison.overrides.threshold
        least = next_threshold(now, THRESHOLD, by)
        said = threshold_told(least, now, THRESHOLD)
        session, key = self.session, self.key

        def show(scene: Scene) -> None:
            self.show_compared(scene)
            self.notify(said, markup=False, timeout=3)

        self.fetch("decide", self.compared(lambda: session.set_threshold(key, least, comparison)), show)

    # What views ask for

    def on_conflicts_view_reviewed(self, event: ConflictsView.Reviewed) -> None:
        """Keep a reviewed mark."""
        session, key = self.session, f"reviewed:{self.key}"
        change = partial(with_mark, point=event.point, done=event.done)
        self.fetch(f"reviewed {event.point}", lambda: session.update_state(key, change), lambda _: None)
