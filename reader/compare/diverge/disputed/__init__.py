"""Numbers of two articles that dispute one thing, wherever they stand, by a judgement fitted on labelled events."""
