"""The truth about articles: one SQLite file; the one home of sqlite3 in index."""
