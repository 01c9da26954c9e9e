"""Articles in: reading, storing, searching and grouping them. Never imports ``reader``."""
