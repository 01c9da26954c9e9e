"""How sure a sentence is of what it says: unclear, hedged, reported, planned, confirmed."""

from __future__ import annotations

from reader.compare.details.making import detail_of
from reader.compare.details.model import Detail
from reader.compare.details.phrases import find_phrases, phrase_hints, phrase_table
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.model import DifferenceKind

_CUES = phrase_table(
    {
        "silent": """
            <not> say|disclose|specify|reveal|confirm|answer; <not> immediately say|confirm; <not> be
            sure|certain; <not> sure|certain; <not> independently verify|verified|confirm; <not> say with
            certainty; <not> know whether|if|why|how|what|who;
            declined|declines|declining|refused|refuses|refusing to say|disclose|confirm|specify
        """,
        "unclear": """
            unclear; uncertain; unknown; undetermined; unconfirmed; unverified; undecided; <not> clear;
            <not> immediately|yet|entirely|exactly clear; <not>
            said|determined|decided|confirmed|disclosed|specified|revealed; <not> yet|been|be|immediately
            said|determined|decided|confirmed|disclosed|specified|revealed|released|identified;
            is|was|are|were not known; not yet known|known; not immediately known; <not> yet been
            confirmed|determined|decided|known|identified|released; <not> be|been verified; <not> be|been
            independently|immediately verified|confirmed; remains|remained to be seen; little
            is|was known; yet to decide|determine|say|confirm|disclose; open question; still
            trying|seeking|working to determine|establish; seeking|trying to determine; pondering; mulling;
            under|pending investigation; being investigated; awaiting confirmation; weighing whether
        """,
        "hedged": """
            may; might; possibly; perhaps; probably; likely; unlikely; presumably; apparently; seemingly;
            potential; potentially; possible; suspected|suspects; appears|appeared to; seems|seemed to;
            believed|thought|understood to; believed|thought that|it|he|she|they|his|her|the;
            suggests|suggested|suggesting; speculation; could be|have; hinted|hints|hinting; high likelihood
        """,
        "reported": """
            reportedly; allegedly; alleged|alleges|allege; purported|purportedly; supposedly;
            claims|claimed|claim|claiming; accused|accuses|accusing; rumored|rumoured; unnamed; so - called
        """,
        "planned": """
            expected|expects|expect to; plans|planned|planning|plan to;
            set|due|scheduled|poised|ready|preparing|prepared to; considering; intends|intended to; will;
            would; going to; about to; proposed|proposes; vowed|vows|promised|promises to; is|are|was|were
            expected; calls|called|calling for; urged|urges|urging; open to
        """,
        "confirmed": """
            confirmed|confirms|confirming; officially; formally;
            acknowledged|acknowledges|admitted|admits|conceded|concedes; announced|announces; definitely;
            certainly; undoubtedly; in fact; for a fact; proven|proved; verified; concluded
        """,
    }
)
HINTS = phrase_hints(_CUES)
"""Words of which a sentence has one where it holds a cue of certainty."""
UNCLEAR = phrase_hints(_CUES, ["unclear"])
"""The same for the cues that leave something open."""


_OTHERWISE = words("may will claim claims confirmed confirms possible")
_INSURED = words(
    "insurance unemployment jobless compensation benefit benefits asylum disability medical land warranty filed"
    " new initial continuing weekly processes handles pay paid"
)
_OWN = words("good free own her his their my your last ill strong the political iron sheer")
_BODIES = words(
    "senate house parliament legislature congress assembly council lawmakers senators judge court vote"
)


def _means_else(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a word is no cue here: a month, a name, a testament, a claim on an insurer, a vote on a nominee."""
    low = tokens.low
    word, before = low[first], low[first - 1] if first else ""
    following = low[end : end + 3]
    if word in {"may", "will"} and tokens.capital(first):
        # "Will the pier open?" asks.
        return word == "may" or first > 0 or (end < len(tokens) and tokens.capital(end))
    if word == "will":
        return before in _OWN and low[end : end + 1] != ["be"]
    if word in {"claim", "claims"}:
        return before in _INSURED
    if word in {"confirmed", "confirms"}:
        return following[:1] == ["as"] or (following[:1] == ["by"] and not _BODIES.isdisjoint(following[1:]))
    # "As soon as possible", "if possible".
    return before in {"as", "if", "where", "wherever", "whenever", "when"}


def find_certainty(tokens: Tokens, start: int) -> list[Detail]:
    """Return the cues of certainty; their head is the class, their context the words within reach."""
    found = []
    for first, end, name in find_phrases(tokens, _CUES):
        if tokens.low[first] in _OTHERWISE and _means_else(tokens, first, end):
            continue
        scope = tokens.content(end, end + 9)
        reach = scope if name != "reported" else scope + tokens.content(max(0, first - 4), first)
        target, context = next(iter(scope), ""), frozenset(reach)
        found.append(
            detail_of(
                DifferenceKind.CERTAINTY, tokens, start, first, end, head=name, value=target, context=context
            )
        )
    return found
