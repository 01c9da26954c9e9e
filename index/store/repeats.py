"""What an outlet repeats under its articles, found in the latest of them when one is read."""

from __future__ import annotations

from dataclasses import replace

from index.article import Article
from index.store.articles import read_article
from index.store.database import Database


def read_marked(database: Database, id_: str, version: int | None = None) -> Article:
    """Return an article as ``read_article`` does, with the lines that its outlet repeats under its articles.

    Raises:
        NotFoundError: there is no such article or version.
    """
    from index.sentences.boilerplate import repeated_lines  # what lists articles needs no sentences

    article = read_article(database, id_, version)
    if not article.outlet:
        return article
    rows = database.rows(
        "SELECT t.text FROM (SELECT id, version, outlet FROM articles ORDER BY seq DESC LIMIT 2000) a"
        " JOIN texts t ON t.article = a.id AND t.version = a.version WHERE a.outlet = ? LIMIT 40",
        [article.outlet],
    )
    return replace(article, boilerplate=repeated_lines(str(row[0]) for row in rows))
