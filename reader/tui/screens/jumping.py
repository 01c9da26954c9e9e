"""From a list of notes or claims to the place in an article where a quotation stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.errors import NotFoundError
from reader.decisions import story_key
from reader.tui.session import Session

if TYPE_CHECKING:
    from index.article import Article
    from reader.tui.note_values import NoteTarget
    from reader.tui.screens.background import BackgroundScreen


def jump(screen: BackgroundScreen[Any], session: Session, note_id: str, place: NoteTarget) -> None:
    """Open the story of a quotation with the cursor on it; an article that is not stored as it was noted on."""

    def look() -> tuple[tuple[Article, ...], str, int]:
        try:
            articles, key = session.reading_of(place.article)
        except NotFoundError:
            articles = session.noted_articles(note_id)
            key = story_key(articles)
        marks = (one for one in session.notes_of(articles) if one.id == note_id and not one.lost)
        start = next((one.start for one in marks if one.article == place.article), place.start)
        return articles, key, start

    def show(found: tuple[tuple[Article, ...], str, int]) -> None:
        from reader.tui.screens.compare import CompareScreen

        articles, key, start = found
        opened = CompareScreen(session, articles, key, glyphs=session.glyphs)
        screen.app.push_screen(opened)
        opened.go_to(place.article, start)

    screen.fetch("jump", look, show)
