"""Which details of two linked sentences conflict: ``judge`` returns conflicts and notes."""

from reader.compare.diverge.judge import Verdict, judge
from reader.compare.diverge.scales import opposed
from reader.compare.diverge.tallies import tallied

__all__ = ["Verdict", "judge", "opposed", "tallied"]
