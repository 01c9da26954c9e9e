"""Which details of two linked sentences conflict: ``judge`` returns conflicts and notes."""

from reader.compare.diverge.accounts.exclusion import groups_of
from reader.compare.diverge.accounts.scales import opposed
from reader.compare.diverge.answers.tallies import READ, tallied
from reader.compare.diverge.disputed.search import disputed_numbers
from reader.compare.diverge.glance import may_clash
from reader.compare.diverge.judge import Verdict, judge, with_disputed

__all__ = [
    "READ",
    "Verdict",
    "disputed_numbers",
    "groups_of",
    "judge",
    "may_clash",
    "opposed",
    "tallied",
    "with_disputed",
]
