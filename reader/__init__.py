"""Articles out: compared, shown side by side, annotated and exported."""
