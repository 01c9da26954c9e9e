"""Sentences that state nothing to be checked: what their author asks, and what only leads on to the next ones."""

from __future__ import annotations

import re

_QUESTION = re.compile(r"\?[\"”’')\]]*\Z")
_OPENS_LATER = re.compile(r"(?<=[\s(—–-])[\"“„«]\w")
_LEADS_ON = re.compile(
    r"(?:But |So |And )?here(?:['’]s| is| are) (?:all|what|how|why|everything|more)\b[^\"“”,]{0,60}[.:]\Z",
    re.IGNORECASE,
)


def is_aside(text: str) -> bool:
    """Say whether a sentence states nothing: "So who wanted this?", "Here's all we know."

    What somebody is said to have asked is a fact. Short sentences are not judged: "She was not hurt." is one, too.
    """
    line = " ".join(text.split())
    if _QUESTION.search(line[-8:]):
        return not _OPENS_LATER.search(line, 1)
    return _LEADS_ON.match(line) is not None
