"""Whether a word is a verb that tells of what was, as far as its form and its neighbours show."""

from __future__ import annotations

from reader.compare.details.tokens import Tokens
from reader.compare.details.vocabulary import UNITS
from reader.compare.details.wordlist import words

_IRREGULAR = words(
    """
    was were did had began went gave took made sent held found won lost ran came met spoke wrote fell rose grew knew
    saw stood sold spent bought brought caught drew drove flew fought got kept led paid sank shook shot struck threw
    wore broke chose woke became heard swore hid rode rang sang stole swept taught thought told left built dealt slept
    withdrew undertook overthrew overtook foresaw understood quit wasn't weren't didn't hadn't couldn't
    """
)
_NO_VERBS = words(
    "need feed speed indeed hundred seed breed exceed proceed succeed bleed weed unprecedented wicked naked sacred bed"
    " red shed sled embed newlywed deed greed creed steed reed heed"
)
_BEFORE_NONE = words(
    """
    a an the his her its their our my your this that these those some any no every each other of with in at for by from
    between among into over under about against to be been being is are 's 're has have 've having not more most very
    many several few both all two three four five six seven eight nine ten first second last
    """
)
"""Words after which the form of a past is no verb of its own: a noun, an adjective, or what is or has been done."""
_PLANS = words("to due scheduled expected planned set slated supposed likely hoping meant")


def _is_counted(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and (
        tokens.kinds[i] == "number" or (tokens.low[i] in UNITS and tokens.low[i] != "one")
    )


def is_past_verb(tokens: Tokens, i: int) -> bool:
    """Whether the word at token ``i`` is, by its form, a verb in the simple past, or the "was" of one."""
    low = tokens.low
    word = low[i]
    if not (word in _IRREGULAR or word.endswith("ed")):
        return False
    if tokens.kinds[i] != "word" or (i and tokens.capital(i)):
        return False
    if word in {"was", "were"}:
        # "Was to sail on Sunday" tells what was planned.
        return low[i + 1 : i + 2] == [] or low[i + 1] not in _PLANS
    before = low[i - 1] if i else ""
    if word in _IRREGULAR:
        return before not in _BEFORE_NONE
    if low[i + 1 : i + 2] == ["by"] and before not in {"was", "were"} and not _is_counted(tokens, i + 2):
        # "A trial in one court, followed by one in the other"; but "they voted by seven to two".
        return False
    return len(word) > 3 and word not in _NO_VERBS and before not in _BEFORE_NONE
