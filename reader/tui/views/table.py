"""The views of a story, in the order of their keys, built when they are first shown."""

from __future__ import annotations

from reader.tui.views.reading import Reading, StoryView

VIEWS = {
    "columns": "Columns",
    "article": "Article",
    "matrix": "Claims",
    "conflicts": "Conflicts",
    "timeline": "Timeline",
    "sources": "Sources",
}
"""Name to label; the n-th one has the key n."""
MEANINGS = {
    "columns": "articles side by side",
    "article": "one of them, with what the others say",
    "matrix": "which outlet reports what",
    "conflicts": "contested points, to be ticked off",
    "timeline": "what happened when",
    "sources": "who is quoted, what was copied",
}
"""Name to what a view shows."""


def build(name: str, reading: Reading) -> StoryView:
    """Return a new view; its module is imported only now."""
    if name == "article":
        from reader.tui.views.article import ArticleView

        return ArticleView(reading)
    if name == "matrix":
        from reader.tui.views.matrix import MatrixView

        return MatrixView(reading)
    if name == "conflicts":
        from reader.tui.views.conflicts import ConflictsView

        return ConflictsView(reading)
    if name == "timeline":
        from reader.tui.views.timeline import TimelineView

        return TimelineView(reading)
    if name == "sources":
        from reader.tui.views.sources import SourcesView

        return SourcesView(reading)
    from reader.tui.views.columns import ColumnsView

    return ColumnsView(reading)
