"""Who writes: the name that annotations made here carry."""

from __future__ import annotations

import getpass
import os

from reader.notes.identity import IRI
from reader.notes.model import Author
from reader.notes.tidy import tidy_line


def author_named(name: str) -> Author:
    """Return the person whom a name or an identifier (``acct:…``, ``https://…``, ``mailto:…``) stands for."""
    name = tidy_line(name)
    if IRI.match(name):
        return Author(iri=name)
    return Author(nickname=name)


def default_author() -> Author:
    """Return who is writing: CROSSREAD_AUTHOR, else the name of the login."""
    given = tidy_line(os.environ.get("CROSSREAD_AUTHOR", ""))
    if given:
        return author_named(given)
    try:
        login = getpass.getuser()
    except (KeyError, OSError, ImportError):
        login = ""
    return author_named(tidy_line(login) or "reader")
