"""Widgets that paint what ``reader.tui.render`` worked out. They know no storage."""
