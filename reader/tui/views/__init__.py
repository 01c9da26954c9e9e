"""The views of one story: columns, annotated article, claims, conflicts, timeline, sources."""
