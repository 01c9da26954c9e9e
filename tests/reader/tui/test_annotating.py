"""Tags and notes from the compare screen: on a sentence, on a selection, undone, shown in text and panel."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import TextArea

from index.article import Span
from reader.compare.model import Ref
from reader.tui.drafts import STATE, read_drafts
from reader.tui.note_values import LostNote, Nearby, NoteMark, TagShown
from reader.tui.render.cells import Overlay
from reader.tui.screens.annotating import changes_said
from tests.reader.tui.compare_kit import DeskApp, ferry, screen_rows
from tests.reader.tui.workers import all_done


async def ready(pilot: Pilot[None]) -> DeskApp:
    app = pilot.app
    assert isinstance(app, DeskApp)
    for _ in range(3):
        await pilot.pause()
        await all_done(app)
    await pilot.pause()
    return app


async def test_a_tag_stands_on_the_sentence_and_is_shown() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        await pilot.press("j", "t")
        await ready(pilot)
        await pilot.press("d")
        await ready(pilot)
        sentence = ferry().sentences[0][1]
        assert [(n.start, n.end, n.tags) for n in app.desk.notes] == [
            (sentence.start, sentence.end, (TagShown("d"),))
        ]
        text = "\n".join(screen_rows(app))
        assert "* d" in text
        assert "≠*▌Six people" in text
        await pilot.press("u")
        await ready(pilot)
        assert app.desk.notes == []
        assert "≠*" not in "\n".join(screen_rows(app))


async def test_a_note_on_the_selection_can_be_changed() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        app.compare_screen.reading.overlay = Overlay(selection=(0, Span(2, 7)))
        await pilot.press("a")
        await ready(pilot)
        await pilot.press(*"ask", "ctrl+s")
        await ready(pilot)
        assert [(n.start, n.end, n.text) for n in app.desk.notes] == [(2, 7, "ask")]
        assert app.compare_screen.reading.overlay.selection is None
        assert "* ask" in "\n".join(screen_rows(app))


async def test_cancelling_leaves_all_as_it_was() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        await pilot.press("t")
        await ready(pilot)
        await pilot.press("escape", "a")
        await ready(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert app.desk.notes == []
        assert app.compare_screen is app.screen


async def test_others_can_send_the_reader_to_a_place() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        comparison = ferry()
        app.compare_screen.go_to(comparison.articles[1].id, comparison.sentences[1][2].start + 3)
        assert app.compare_screen.reading.cursor == Ref(1, 2)
        app.compare_screen.go_to("unknown", 3)
        assert app.compare_screen.reading.cursor == Ref(1, 2)


async def keys(pilot: Pilot[None], *pressed: str) -> DeskApp:
    for key in pressed:
        await pilot.press(key)
        await ready(pilot)
    return await ready(pilot)


SIX, NINE = (0, 1), (1, 2)


def spot(place: tuple[int, int]) -> tuple[str, int, int]:
    story = ferry()
    sentence = story.sentences[place[0]][place[1]]
    return story.articles[place[0]].id, sentence.start, sentence.end


async def test_both_sides_of_a_conflict_are_one_annotation() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "j", "T")
        shown = "\n".join(screen_rows(app))
        assert "Six people were hurt" in shown
        assert "At least nine people were hurt" in shown
        await keys(pilot, "d")
        assert [(n.article, n.start, n.end) for n in app.desk.notes] == [spot(SIX), spot(NINE)]
        assert len({note.id for note in app.desk.notes}) == 1
        assert "on 2 places" in "\n".join(screen_rows(app))
        # The note goes to what stands on the pair already.
        await keys(pilot, "a", "w", "h", "y", "ctrl+x")
        assert [(note.text, note.tags) for note in app.desk.notes] == [("why", (TagShown("d"),))] * 2


async def test_tab_chooses_between_the_sentence_and_the_pair() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "j", "t", "tab", "tab", "d", "t", "tab", "d")
        assert [note.targets for note in app.desk.notes] == [1, 2, 2]
        await keys(pilot, "a", "tab", "x", "ctrl+s")
        assert [(note.targets, note.text) for note in app.desk.notes if note.text] in (
            [(2, "x")] * 2,
            [(1, "x")],
        )


async def test_a_sentence_without_a_partner_cannot_be_tagged_as_a_pair() -> None:
    async with DeskApp().run_test(size=(140, 40), notifications=True) as pilot:
        await ready(pilot)
        app = await keys(pilot, "j", "j", "j", "T")
        assert app.compare_screen is app.screen
        assert "no partner to tag" in "\n".join(screen_rows(app))


async def test_the_sides_of_a_conflict_are_tagged_in_the_list_of_conflicts_too() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "4", "T", "d")
        assert [(n.article, n.start, n.end) for n in app.desk.notes] == [spot(SIX), spot(NINE)]


async def test_a_claim_gathers_each_side_with_a_stance_of_its_own() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        app.desk.claims = ["Six were hurt.", "Nobody was hurt."]
        await keys(pilot, "j", "C", "tab", "down", "down", "enter", "minus", "enter")
        assert app.desk.gathered == [([spot(SIX), spot(NINE)], "urn:uuid:1", ["-", ""])]
        await keys(pilot, "C", "enter", "plus")
        group, claim, stances = app.desk.gathered[1]
        assert (group, claim, stances) == ([spot(SIX)], "Six people were hurt, the coast guard said.", ["+"])
        await keys(pilot, "C", "enter", "escape")
        assert len(app.desk.gathered) == 2


async def test_dots_and_commas_go_from_note_to_note_and_round() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        await keys(pilot, "full_stop")
        assert app.compare_screen.reading.cursor == Ref(0, 0)
        await keys(pilot, "j", "t", "d", "l", "t", "d", "g", "h", "g")
        noted = sorted(
            Ref(
                [a.id for a in app.compare_screen.articles].index(n.article),
                app.compare_screen.reading.scene.at(
                    [a.id for a in app.compare_screen.articles].index(n.article), n.start
                ),
            )
            for n in app.desk.notes
        )
        seen = []
        for pressed in ("full_stop", "full_stop", "full_stop", "comma"):
            await keys(pilot, pressed)
            seen.append(app.compare_screen.reading.cursor)
        assert seen == [noted[0], noted[1], noted[0], noted[1]]


async def test_what_is_noted_here_is_deleted() -> None:
    async with DeskApp().run_test(size=(140, 40), notifications=True) as pilot:
        await ready(pilot)
        app = await keys(pilot, "D", "j", "t", "d")
        assert len(app.desk.notes) == 1
        await keys(pilot, "D")
        assert app.desk.notes == []
        assert "u brings it back" in "\n".join(screen_rows(app))


async def test_all_places_found_are_tagged_at_once() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "slash", *"people", "enter", "t", "tab", "tab", "d")
        assert [(n.article, n.start, n.end) for n in app.desk.notes] == [spot(SIX), spot(NINE)]
        assert len({note.id for note in app.desk.notes}) == 2


async def test_a_tag_of_ones_own_is_typed() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "t", "enter", *"dx y", "enter")
        assert [note.tags for note in app.desk.notes] == [(TagShown("dx y"),)]


async def test_a_lost_note_is_put_on_the_sentence_under_the_cursor_or_on_words() -> None:
    async with DeskApp().run_test(size=(140, 40), notifications=True) as pilot:
        app = await ready(pilot)
        await keys(pilot, "R")
        assert "No note on these articles" in "\n".join(screen_rows(app))
        article = ferry().articles[0]
        near = Nearby(0, 9, article.text[:9], "≈41%")
        lost = LostNote(
            "n", 0, article, "Seven people were hurt.", "nothing like it stands in the text", (near,)
        )
        app.desk.lost = (lost,)
        await keys(pilot, "j", "R")
        shown = "\n".join(screen_rows(app))
        assert "Seven people were hurt." in shown
        assert "≈41%" in shown
        await keys(pilot, "enter", "R", "down", "enter", "R", *"Divers", "enter", "R", "escape")
        _, start, end = spot(SIX)
        assert app.desk.attached == [("n", (start, end)), ("n", (0, 9)), ("n", "Divers")]
        app.desk.lost = (lost, lost._replace(id="m", quote="Another one."))
        await keys(pilot, "R", "down", "enter", "enter")
        assert app.desk.attached[-1] == ("m", (start, end))


async def test_moved_and_lost_notes_are_said_and_marked() -> None:
    started, (article_id, start, end) = DeskApp(), spot(SIX)
    started.desk.notes = [
        NoteMark("m", article_id, start, end, (TagShown("disputed"),), moved="≈93%"),
        NoteMark("l", article_id, 0, 0, lost="nothing like it stands in the text"),
    ]
    async with started.run_test(size=(140, 40), notifications=True) as pilot:
        await ready(pilot)
        app = await keys(pilot, "j")
        shown = "\n".join(screen_rows(app))
        assert "1 note was found again in a changed text" in shown
        assert "≠±▌Six people" in shown
        assert "moved ≈93%" in shown


def test_moved_and_lost_notes_are_counted() -> None:
    assert changes_said(0, 1) == "1 note lost the place: R re-attaches."
    assert changes_said(2, 3) == (
        "2 notes were found again in a changed text (marked ±); 3 notes lost the place: R re-attaches."
    )


async def test_what_was_typed_is_there_again_after_leaving() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        await ready(pilot)
        app = await keys(pilot, "a", *"half", "escape")
        assert app.desk.notes == []
        await keys(pilot, "a")
        assert app.screen.query_one(TextArea).text == "half"
        assert "unfinished" in "\n".join(screen_rows(app))
        await keys(pilot, "ctrl+s", "a")
        assert [note.text for note in app.desk.notes] == ["half"]
        assert "unfinished" not in "\n".join(screen_rows(app))
        await keys(pilot, "escape")
        assert read_drafts(app.desk.state.get(STATE)) == {}


async def test_a_note_that_cannot_be_kept_comes_back_into_the_editor() -> None:
    async with DeskApp().run_test(size=(140, 40)) as pilot:
        app = await ready(pilot)
        app.desk.broken = "The disk is full."
        await keys(pilot, "a", *"long", "ctrl+s")
        assert "The disk is full." in "\n".join(screen_rows(app))
        app.desk.broken = ""
        await keys(pilot, "escape")
        assert app.screen.query_one(TextArea).text == "long"
        await keys(pilot, "ctrl+s")
        assert [note.text for note in app.desk.notes] == ["long"]
