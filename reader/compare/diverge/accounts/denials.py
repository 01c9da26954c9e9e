"""What turns the words of a sentence round: negations, denials, and what calls them false or rules them out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.compare.details.polarity import DENY
from reader.compare.details.wordlist import words
from reader.compare.diverge.accounts.negatives import NOT, negated, negates

_NOT = NOT | words("cannot hardly nothing")
_UNDONE = {
    **dict.fromkeys(words("failed fails refused refuses refusing declined yet"), "to"),
    **dict.fromkeys(words("prevented far"), "from"),
    **dict.fromkeys(words("ruled rules ruling"), "out"),
    "instead": "of",
    "rather": "than",
    **dict.fromkeys(words("avoided avoid avoids"), ""),
}
"""Words that say of what follows that it did not come about, with what must follow them at once."""
_DENIES = DENY | words(
    """
    refuted refutes refuting disputed disputes disputing rejected rejects rejecting dismissed dismisses dismissing
    contradicted denounced
    """
)
_PROOF = words("evidence sign signs indication indications proof")
_SHOWS = words(
    "suggest suggests suggested indicate indicates indicated point points pointed show shows showed prove proves proved"
)
_SAYS = words("that having being ever")
_GOES_ON = words("saying said says")
_REPORTS = words(
    """
    claim claims report reports accusation accusations allegation allegations suggestion suggestions rumour rumours
    rumor rumors
    """
)
_CLAIMS = _REPORTS | words("criticism it he she they any")
_TALES = _REPORTS | words("speculation story stories talk idea notion theory theories")
"""What may be called false with what it says: "described reports that it closed as an invention"."""
_FALSE = words(
    """
    false untrue baseless unfounded groundless wrong absurd ridiculous nonsense rubbish lie lies fabrication
    fabrications invention inventions invented fiction hoax propaganda slander laughable disinformation
    """
)
_LIGHT = words(
    """
    received receive made make given give gave taken take took had have has get got been be being was were is are any
    a an the its his her their yet ever immediately still found used offered paid come there find will would
    further more going to in at of hold held caused due result because triggered by owing
    """
)


def negations(low: Sequence[str], near: int, first: int, end: int) -> int:
    """Count what turns the words round: "not", "no", "refused to"; "not only" and "no doubt" do not."""
    found = 0
    for i in range(near, first):
        word, after = low[i], low[i + 1]
        if negates(word, _NOT):
            if after in {"only", "just", "least", "doubt", "matter", "more", "less"}:
                continue
            between = [w for w in low[i + 1 : first] if w not in _LIGHT and not w.endswith("ly")]
            of_all = word in {"no", "nobody", "none", "neither", "nothing"} or "single" in between[:1]
            found += len(between) <= (2 if of_all else 0)
        elif word in _UNDONE and _UNDONE[word] in {"", after}:
            found += 1
    return found + (end < len(low) and low[end] in {"no", "nobody", "none", "nothing"})


def denials(low: Sequence[str], wide: int, first: int, end: int) -> int:
    """Count denials that bear on the words, such as "denied that …"; "did not deny that …" counts as two."""
    for i in range(wide, first):
        if low[i] == "no" and ("such", "as") in pairwise(low[i:first]):
            # "No means of force, such as batons or gas".
            return 1
        if low[i] in _TALES and low[i + 1] == "that" and _called_false(low[end : end + 12]):
            return 1
        if low[i + 1] == "that" and (
            (low[i] in _PROOF and negates(low[i - 1], _NOT))
            or (low[i] == "out" and low[i - 1] in {"ruled", "rules"})
        ):
            return 1
        if low[i] in _DENIES:
            between = low[i + 1 : first]
            if not _GOES_ON.isdisjoint(between):
                # "Disputed that, saying they had warned", "who denies it, said he would go" state what follows.
                continue
            says = next((n for n, word in enumerate(between[:6]) if word in _SAYS), None)
            turned = 1 + (low[i] in DENY and negated(low, i - 3, i))
            if says is not None and len(between) - says <= 8:
                return turned
            if len(between) <= 4 and any(word in _CLAIMS for word in between):
                return turned
    return 0


def nothing_shows(low: Sequence[str], wide: int, first: int) -> bool:
    """Whether nothing speaks for the words: "nothing suggests that it closed", "nothing to point to a bomb"."""
    return any(
        low[i] in _SHOWS and low[i + 1] in {"that", "to", "at"} and "nothing" in low[max(0, i - 2) : i]
        for i in range(wide, first)
    )


def _called_false(behind: Sequence[str]) -> bool:
    """Whether what follows calls what was told false: "… as a fabrication", "… were baseless"."""
    return any(
        word in _CALLING and not _FALSE.isdisjoint(behind[i + 1 : i + 5]) for i, word in enumerate(behind)
    )


_CALLING = words("as is are was were")


def ruled_out(low: Sequence[str], end: int) -> bool:
    """Whether the words are ruled out behind them: "the weather can be ruled out", "a bomb was not the cause"."""
    at = end
    while at < len(low) and low[at] in _BE_RULED:
        at += 1
    behind = tuple(low[at : at + 3])
    return at > end and any(behind[: len(words)] == words for words in _RULED)


_BE_RULED = words("can could is are was were be been has have had now largely already")
_RULED = (
    ("ruled", "out"),
    ("not", "to", "blame"),
    ("not", "the", "cause"),
    ("not", "the", "reason"),
    ("nothing", "to", "do"),
)
