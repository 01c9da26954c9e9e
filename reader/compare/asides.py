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
    r"(?:Good (?:morning|evening|afternoon|night|day)(?: and welcome)?"
    r"(?:, [\w ]{1,20}| (?:everyone|everybody|all|to|from|[A-Z]\w+)\b[\w ]{0,20})?"
    r"|Hello(?: and\b| again\b| everyone\b|,|\Z).{0,30}|Welcome(?: back| to\b| everyone\b|,|\Z).{0,60}"
    r"|Thank(?:s(?! to\b)| you)\b.{0,60}|[\w .]{1,30}, (?:many )?thank(?:s| you)"
    r"|That(?:['’]s| is) (?:all(?: (?:from|for|we (?:have|know))\b|[.!…]*\Z)"
    r"|where we (?:are|['’]re) (?:pausing|ending|leaving)|it from).{0,80}"
    r"|We(?:['’]ll| will| are going to) (?:be back|be right back|return|bring you|keep you)\b.{0,80}"
    r"|Let['’]s (?:hear|listen|go|turn|look|see)\b[^,]{0,80}|Over to (?:you|[A-Z]\w+)\b[^,]{0,30}"
    r"|(?:Our|And our|And now our) (?:\w+ ){0,3}(?:correspondent|reporter|editor)\b.{0,40}"
    r" (?:is (?:in|at|on|there|with|standing|live)|has (?:been (?:there|following|speaking)|more)|reports|joins)"
    r"\b.{0,60}"
    r"|(?:The )?(?:weather|sport|headlines|news) (?:next|follows?|after (?:this|the (?:news|break)))"
    r"|(?:(?:Coming up|Still to come|Up next)"
    r"(?: next\b| after\b| on (?:[A-Z]|the (?:programme|program|show)\b)|[:,]|\Z)"
    r"|Later on (?!\w+day\b)[A-Z][\w ]{1,20}:|(?:Read|See|Watch) (?:also|more|here|our|all)\b"
    r"|(?:Sign up|Subscribe|Book your|Follow us|Click (?:here|on)|Download (?:our|the)|Join (?:our|us)|Don['’]t miss"
    r"|Share your|Get (?:our|the latest))\b"
    r"|You can (?:check|find|read|listen|follow|watch|book|sign)\b.{0,60}"
    r" (?:our|the) (?:\w+ )?(?:website|site|app|page|channel|newsletter|podcast|blog)\b).{0,80})[.!…]*"
)
"""What a host, a live report or a page says to its public."""
_MARKS = frozenset('"“”„«»')
"""What somebody said in so many words is no talk of the report."""
_TOLD = re.compile(r", [^,]{2,40}\b(?:said|says|told|warned|urged|added)\b")
"""Nor is what somebody is said to have said: "Get the latest vaccine, the minister said"."""
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
    if _ANSWER.fullmatch(line) or (
        _MARKS.isdisjoint(line) and _TALK.fullmatch(line) and not _TOLD.search(line)
    ):
        return True
    return _LEADS_ON.match(line) is not None


def without_hour(line: str) -> str:
    """Return a sentence without the hour of a live report's post before it: "17:52 Two are dead."."""
    return _OPENS_POST.sub("", line, count=1)
