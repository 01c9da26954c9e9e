"""Sentences that state nothing to be checked: what their author asks, greets and offers, and what only leads on."""

from __future__ import annotations

import re

_QUESTION = re.compile(r"\?[\"”’')\]]*\Z")
_OPENS_LATER = re.compile(r"(?<=[\s(—–-])[\"“„«]\w")
_LEADS_ON = re.compile(
    r"(?:But |So |And )?here(?:['’]s| is| are) (?:all|what|how|why|everything|more)\b[^\"“”,]{0,60}[.:]\Z",
    re.IGNORECASE,
)
_OPENS_POST = re.compile(
    r"\A[^\w\n]{0,8}\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?:?\s+(?=[A-Z\"“‘])(?!(?:[A-Z]{2,4}|[A-Z][a-z]+day)\b)"
)
"""The hour before a post of a live report."""
_SPEAKS = re.compile(r"\A[A-Z][A-Z .'’-]{2,30}: (?=[\w\"“‘])")
"""Who speaks in a transcript: "PRESENTER: "."""
_TALK = re.compile(
    r"(?:Good (?:morning|evening|afternoon|night|day)(?: and welcome)?(?:,? [\w ]{1,20})?"
    r"|Hello\b.{0,30}|Welcome\b.{0,60}|Thank(?:s| you)\b.{0,60}|[\w .]{1,30}, (?:many )?thank(?:s| you)"
    r"|That(?:['’]s| is) (?:all\b|where we (?:are|['’]re) (?:pausing|ending|leaving)|it from).{0,80}"
    r"|We(?:['’]ll| will| are going to) (?:be back|be right back|return|bring you|keep you)\b.{0,80}"
    r"|Let['’]s (?:hear|listen|go|turn|look|see)\b[^,]{0,80}|Over to\b.{0,40}"
    r"|(?:Our|And our|And now our) (?:\w+ ){0,3}(?:correspondent|reporter|editor)\b.{0,40}"
    r" (?:is (?:in|at|on|there|with|standing|live)|has (?:been|more)|reports|joins|was there)\b.{0,60}"
    r"|(?:(?:Coming|Still to come|Up) (?:up|next|on)|(?:The )?(?:weather|sport|headlines|news) (?:after|next|follows)"
    r"|Later on [A-Z][\w ]{1,20}:|(?:Read|See|Watch) (?:also|more|here|our|all)\b"
    r"|(?:Sign up|Subscribe|Book your|Follow us|Click (?:here|on)|Download (?:our|the)|Join (?:our|us)|Don['’]t miss"
    r"|Share your|Get (?:our|the latest))\b"
    r"|You can (?:check|find|read|listen|follow|watch|book|sign)\b.{0,60}"
    r" (?:our|the) (?:\w+ )?(?:website|site|app|page|channel|newsletter|podcast|blog)\b).{0,80})[.!…]*"
)
"""What a host, a live report or a page says to its public."""
_MARKS = frozenset('"“”„«»')
"""What somebody said in so many words is no talk of the report."""
_ANSWER = re.compile(
    r"(?:Yes|No|Nobody|Nothing|Exactly|Indeed|Not (?:yet|any more|so far|really))(?:, [\w ]{1,20})?[.!]"
)
"""An answer that states nothing without its question."""


def is_aside(text: str) -> bool:
    """Say whether a sentence states nothing: "So who wanted this?", "Here's all we know.", "Good evening."

    What somebody is said to have asked is a fact. Short sentences are not judged: "She was not hurt." is one, too.
    """
    line = " ".join(text.split())
    if _QUESTION.search(line[-8:]):
        return not _OPENS_LATER.search(line, 1)
    line = _SPEAKS.sub("", without_hour(line), count=1)
    if _MARKS.isdisjoint(line) and (_TALK.fullmatch(line) or _ANSWER.fullmatch(line)):
        return True
    return _LEADS_ON.match(line) is not None


def without_hour(line: str) -> str:
    """Return a sentence without the hour of a live report's post before it: "17:52 Two are dead."."""
    return _OPENS_POST.sub("", line, count=1)
