"""Tags, notes and claims on a sentence, a selection, a pair or found words; going from note to note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from reader.compare.refs import Ref
from reader.tui.render.keys import key_of
from reader.tui.render.scene import Remark
from reader.tui.screens.finding import FindingScreen

if TYPE_CHECKING:
    from reader.compare.feedback import Verdict
    from reader.tui.note_values import Group, NoteMark
    from reader.tui.render.scopes import Scope
    from reader.tui.screens.note_dialogs import On, Picked
    from reader.tui.screens.note_editor import Written

    Decided = tuple[Verdict, Ref, Ref, Verdict]
    """What was decided on which pair, and what stood before."""

T = TypeVar("T")


def key(keys: str, action: str, what: str, id_: str, *, show: bool = False) -> Binding:
    """Return a binding of the compare screen."""
    return Binding(keys, action, what, id=f"compare.{id_}", show=show)


class AnnotatingScreen(FindingScreen):
    """A story's screen with tags and notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("t", "tag", "Tag", "tag", show=True),
        key("T", "tag(True)", "Tag both sides of the pair", "tag-pair"),
        key("a", "note", "Note", "note", show=True),
        key("C", "claim", "Gather under a claim", "claim"),
        key("D", "delete_note", "Delete the tag or note here", "delete-note"),
        key("full_stop", "next_note(1)", "Next note", "next-note"),
        key("comma", "next_note(-1)", "Previous note", "previous-note"),
        key("R", "attach", "Re-attach a lost note", "attach"),
        key("A", "app.notes", "All notes", "notes"),
        key("V", "claims", "Gathered claims", "claims"),
        key("E", "export", "Export the story's notes", "export"),
    ]

    lost = 0
    """How many notes on these articles have no place in their texts."""
    told = False
    """Whether moved and lost notes were spoken of."""
    written = 0
    """How many changes were made from here."""

    def changed(self, change: Decided | None) -> None:
        """Remember a change for the key that takes it back: a decision on a link, or None for one of notes and tags."""

    @property
    def target(self) -> Ref:
        """The sentence that keys act on: the one under the cursor, or a list's chosen one."""
        return self.view.target or self.reading.cursor

    def start_reading(self) -> None:
        """Ask for the notes as well."""
        super().start_reading()
        self.load_notes()

    def load_notes(self) -> None:
        """Read the notes on these articles and paint them."""
        session, articles = self.session, self.articles
        self.fetch("notes", lambda: session.notes_of(articles), self._show_notes)

    def _show_notes(self, marks: Sequence[NoteMark]) -> None:
        """Paint notes and tags; say once what moved and what was lost."""
        from reader.tui.looks import look_names

        numbers = {article.id: n for n, article in enumerate(self.articles)}
        notes: dict[int, list[Remark]] = {}
        for mark in marks:
            if mark.article in numbers and not mark.lost:
                tags, looks = [tag.name for tag in mark.tags], [look_names(tag.look) for tag in mark.tags]
                place = mark.start, mark.end, tuple(tags), mark.text, mark.id, tuple(looks)
                remark = Remark(*place, mark.moved, mark.targets, mark.author)
                notes.setdefault(numbers[mark.article], []).append(remark)
        ordered = {n: tuple(sorted(remarks)) for n, remarks in notes.items()}
        self.lost = sum(bool(mark.lost) for mark in marks)
        moved = sum(bool(mark.moved) for mark in marks)
        if (moved or self.lost) and not self.told:
            self.told = True
            self.notify(changes_said(moved, self.lost), severity="warning", markup=False, timeout=8)
        if ordered != self.reading.scene.notes:
            self.reading.replace_scene(self.reading.scene.with_notes(ordered))
            self.refresh_view()

    # What is annotated

    def scopes(self) -> tuple[Scope, ...]:
        """Return what a tag, note or claim may be put on from here, the nearest first."""
        from reader.tui.render.scopes import partner_of, scopes
        from reader.tui.views.entries import EntriesView

        reading, target = self.reading, self.target
        view = self.view
        if isinstance(view, EntriesView):
            partner = partner_of(reading.scene, target, view.entry.places if view.entry else ())
        else:
            partner = reading.partner if target == reading.cursor else None
        found = [ref for ref, _, _ in self.hits]
        return scopes(
            reading.scene, target, selection=reading.overlay.selection, partner=partner, found=found
        )

    def offered(self, choices: Sequence[Scope]) -> tuple[On, ...]:
        """Return scopes as dialogs show them."""
        from reader.tui.drafts import draft_key
        from reader.tui.screens.note_dialogs import On

        shown = []
        for one in choices:
            spots = one.groups[0] if len(one.groups) == 1 else ()
            quotes = tuple(
                (self.articles[n].name if len(spots) > 1 else "", self.articles[n].text[start:end])
                for n, start, end in spots
            )
            tags, text = (one.remark.tags, one.remark.text) if one.remark else ((), "")
            draft = draft_key([article.id for article in self.articles], one.groups[0])
            shown.append(On(one.label if len(choices) > 1 else "", quotes, tags, text, draft))
        return tuple(shown)

    def groups(self, scope: Scope) -> tuple[Group, ...]:
        """Return a scope's places as the session takes them."""
        return tuple(tuple((self.articles[n], start, end) for n, start, end in one) for one in scope.groups)

    # Keys

    def action_tag(self, pair: bool = False) -> None:
        """Ask for a tag; the same one again takes it away. ``pair`` begins with both sides of the pair."""
        from reader.tui.screens.note_dialogs import TagDialog

        choices, session = self.scopes(), self.session
        both = next((n for n, one in enumerate(choices) if len(one.groups[0]) > 1), None)
        if pair and both is None:
            self.notify("This sentence has no partner to tag with it.", markup=False, timeout=3)
            return

        def tag(picked: Picked | None) -> None:
            if picked is not None:
                groups = self.groups(choices[picked.scope])
                self.write(lambda: session.tag_places(groups, picked.key, picked.name), self.noted)

        scope = (both or 0) if pair else 0
        self.app.push_screen(TagDialog(session, scopes=self.offered(choices), scope=scope), tag)

    def action_note(self) -> None:
        """Ask for a note, or change the one that stands on the same words."""
        from reader.tui.screens.note_editor import edit_note

        choices, session = tuple(one for one in self.scopes() if len(one.groups) == 1), self.session

        def keep(written: Written) -> None:
            chosen = choices[written.scope]
            note_id = chosen.remark.id if chosen.remark else None
            before = session.note_step()
            session.write_note(self.groups(chosen)[0], written.text, note_id)
            wrote.append(session.note_step() != before)

        def kept(written: Written) -> None:
            if wrote.pop():
                self.changed(None)
            self.noted("The note is kept." if written.text.strip() else "The note is gone.")

        wrote: list[bool] = []
        first = next((n for n, one in enumerate(choices) if one.remark), 0)
        edit_note(self, session, self.offered(choices), keep, kept, first)

    def action_claim(self) -> None:
        """Ask for a claim, then for the stance of each side, and gather sentence, selection or pair under it."""
        from reader.tui.screens.gathering import gather

        choices = tuple(one for one in self.scopes() if len(one.groups) == 1)
        gather(self, choices)

    def action_delete_note(self) -> None:
        """Delete what is noted on the sentence: what stands on just these words first."""
        remarks = self.reading.scene.remarks(self.target)
        if not remarks:
            self.notify("Nothing is noted on this sentence.", markup=False, timeout=3)
            return
        exact = next((one.remark for one in self.scopes() if one.remark), None)
        remark = exact or min(remarks, key=lambda one: one.end - one.start)
        what = f"“{remark.text[:40]}”" if remark.text else ", ".join(remark.tags) or "the mark"
        session = self.session
        said = f"Deleted: {what}. {key_of(self.app, 'compare.undo', 'u')} brings it back."
        self.write(lambda: session.delete_note(remark.id), lambda _: self.noted(said))

    def action_next_note(self, by: int) -> None:
        """Go to the next sentence with a tag or note, over all articles and round."""
        scene, here = self.reading.scene, self.reading.cursor
        refs = sorted({Ref(n, scene.at(n, one.start)) for n, found in scene.notes.items() for one in found})
        if not refs:
            tag, note = key_of(self.app, "compare.tag", "t"), key_of(self.app, "compare.note", "a")
            said = f"There are no notes here yet: {tag} tags a sentence, {note} writes a note."
            self.notify(said, markup=False, timeout=3)
            return
        after = [one for one in refs if one > here] if by > 0 else [one for one in refs if one < here][::-1]
        ref = (after or (refs if by > 0 else refs[::-1]))[0]
        self.notify(f"Note {refs.index(ref) + 1} of {len(refs)}", markup=False, timeout=1.5)
        if self.here not in ("columns", "article"):
            self.call_later(self.on_story_view_elsewhere, self.view.Elsewhere(ref, "columns"))
            return
        self.reading.go(ref, jump=True)
        self.refresh_view()

    def action_attach(self) -> None:
        """Ask which lost note belongs on this sentence or selection, or near it."""
        from reader.tui.screens.gathering import reattach

        reattach(self, self.scopes()[0].groups[0][0])

    def action_claims(self) -> None:
        """Open the list of claims."""
        from reader.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self.crossread.session))

    def action_export(self) -> None:
        """Export the notes on these articles."""
        from reader.tui.screens.export_dialog import ExportDialog

        ids = frozenset(article.id for article in self.articles)
        what = "these articles" if len(ids) > 1 else "this article"
        self.app.push_screen(ExportDialog(self.session, "", ids, what, glyphs=self.reading.glyphs))

    def write(self, call: Callable[[], T], done: Callable[[T], object]) -> None:
        """Change notes in a thread; unlike what is only read, no change takes the place of an earlier one.

        What left everything as it was is none that could be taken back.
        """
        session = self.session

        def write() -> tuple[T, bool]:
            before = session.note_step()
            return call(), session.note_step() != before

        def wrote(result: tuple[T, bool]) -> None:
            if result[1]:
                self.changed(None)
            done(result[0])

        self.written += 1
        self.fetch(f"note {self.written}", write, wrote)

    def noted(self, said: str) -> None:
        """Say what was done and show it."""
        self.notify(said, markup=False, timeout=3)
        if self.reading.overlay.selection is not None:
            self.reading.overlay = self.reading.overlay._replace(selection=None)
            self.refresh_view()
        self.load_notes()

    def on_screen_resume(self) -> None:
        """Notes may have changed on another screen."""
        if self.reading.scene.comparison is not None:
            self.load_notes()

    def go_to(self, article_id: str, start: int) -> None:
        """Put the cursor on a place of an article; may be called right after the screen was pushed."""
        ids = [article.id for article in self.articles]
        if article_id in ids:
            number = ids.index(article_id)
            self.reading.go(Ref(number, self.reading.scene.at(number, start)), jump=True)
            self.arrived = True
            if self.is_mounted:
                self.refresh_view()


def changes_said(moved: int, lost: int) -> str:
    """Say how many notes stand elsewhere in a changed text, and how many nowhere."""
    parts = []
    if moved:
        parts.append(
            f"{moved} {'note was' if moved == 1 else 'notes were'} found again in a changed text (marked ±)"
        )
    if lost:
        parts.append(f"{lost} {'note' if lost == 1 else 'notes'} lost the place: R re-attaches")
    return "; ".join(parts) + "."
