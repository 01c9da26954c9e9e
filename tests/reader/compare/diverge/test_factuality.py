"""How a sentence means what it says at one place, and what only sounds like a denial or is one."""

from __future__ import annotations

import pytest

from reader.compare.diverge.accounts.factuality import Factuality, factuality_at
from tests.reader.compare.diverge.kit import clash, read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Parents told the council whether to close the pool.", "The council closed the pool."),
        (
            "It was the clinic that had to choose whether to accept the offer.",
            "The clinic turned down the offer.",
        ),
        (
            "It is not clear whether the mayor has the power to dismiss a clerk.",
            "The mayor dismissed a clerk.",
        ),
        ("The owner denied that, saying the mill was closed.", "The mill was closed."),
        ("The other mill was closed.", "The mill stays open."),
        # A dispute is a quarrel, and what is disputed a noun's own word.
        (
            "The disputed bill draws a line between the two herring banks.",
            "The bill draws a line between the two herring banks.",
        ),
        ("Disputes over herring banks divide the two towns.", "Herring banks divide the two towns."),
    ],
)
def test_what_only_sounds_like_a_denial_is_none(a: str, b: str) -> None:
    assert not clash(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The boat had nine guards, none of whom was hurt.", "A guard was hurt on the boat."),
        (
            "The denial that any guard asked for money came in a letter.",
            "A guard asked for money in a letter.",
        ),
    ],
)
def test_a_denial_is_one(a: str, b: str) -> None:
    assert clash(a, b)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        # What is said outright, whatever negations stand near.
        ("The mill [closed] on Friday.", Factuality.FACT),
        ("The mill has not only [closed] but burned.", Factuality.FACT),
        ("No doubt the mill [closed] early.", Factuality.FACT),
        ("She said the mill [closed] early.", Factuality.FACT),
        ("Why the mill [closed] is not known.", Factuality.FACT),
        ("Six sailors, all of whom were [hurt], swam.", Factuality.FACT),
        ("The mill never once in all its long stony life [closed].", Factuality.FACT),
        ("The owner yet again [closed] it.", Factuality.FACT),
        ("The town ruled [closing] it out.", Factuality.FACT),
        ("The mill [hurt] many.", Factuality.FACT),
        ("The owner regretted [closing] it.", Factuality.FACT),
        ("The owner disputed that, saying the mill [closed] early.", Factuality.FACT),
        ("There is evidence that the mill [closed].", Factuality.FACT),
        ("There is no rule that the mill [closed].", Factuality.FACT),
        ("They sorted out that the mill [closed].", Factuality.FACT),
        ("A [bomb] was the cause.", Factuality.FACT),
        ("A [bomb] not to blame was found.", Factuality.FACT),
        ("Nothing was said, but the mill [closed].", Factuality.FACT),
        ("The owner denied it. After that long night of wind the mill [closed].", Factuality.FACT),
        ("The mill not long ago [closed].", Factuality.FACT),
        ("She rejected it when, as the town well knew, the mill [closed].", Factuality.FACT),
        ("She did not find out the mill [closed].", Factuality.FACT),
        ("The court ruled again that the mill [closed].", Factuality.FACT),
        ("She told me who [closed] the mill, though it was not clear.", Factuality.FACT),
        ("Voss denied her pay, and by noon the mill [closed].", Factuality.FACT),
        ("It is unclear if the mill, which [closed] on Friday, was insured.", Factuality.FACT),
        ("It is unclear whether she was warned before the mill [closed].", Factuality.FACT),
        # Called false, denied of a whole sort of things, or what nothing speaks for.
        ("He described reports that the mill had [closed] as an invention.", Factuality.DENIED),
        ("Talk that the mill had [closed] was utter nonsense, she said.", Factuality.DENIED),
        ("Dismissing as an invention the report that it [closed], she left.", Factuality.DENIED),
        ("No means of force, such as shields or [gas], were used.", Factuality.DENIED),
        ("Nothing suggests that the mill [closed] early.", Factuality.DENIED),
        ("There was nothing to point to a [bomb], police said.", Factuality.DENIED),
        ("The owner denied rumours that the mill [closed].", Factuality.DENIED),
        # Hearsay, a denial that is denied, and one of the measure only.
        ("The fog fed rumours that the mill [closed].", Factuality.IDLE),
        ("The owner did not deny that the mill [closed].", Factuality.IDLE),
        ("She denied that it had been [closed] for longer than a day.", Factuality.IDLE),
        # Denied, refused, prevented or ruled out.
        ("The mill has not [closed].", Factuality.DENIED),
        ("The mill hasn't yet quietly [closed].", Factuality.DENIED),
        ("Nobody at the mill was [hurt].", Factuality.DENIED),
        ("No northern mill [closed].", Factuality.DENIED),
        ("Six sailors, none of whom was [hurt], swam.", Factuality.DENIED),
        ("The owner refused to [close] it.", Factuality.DENIED),
        ("The owner failed to [close] it.", Factuality.DENIED),
        ("The owner sold it instead of [closing] it.", Factuality.DENIED),
        ("The town avoided [closing] it.", Factuality.DENIED),
        ("The mill [hurt] nobody.", Factuality.DENIED),
        ("The owner denied that the mill [closed].", Factuality.DENIED),
        ("The owner denied [closing] it.", Factuality.DENIED),
        ("The owner denied [blocking] it.", Factuality.DENIED),
        ("The owner denied having [closed] it.", Factuality.DENIED),
        ("The owner rejected the claim it [closed].", Factuality.DENIED),
        ("There is no evidence that the mill [closed].", Factuality.DENIED),
        ("They ruled out that the mill [closed].", Factuality.DENIED),
        ("A [bomb] was not the cause.", Factuality.DENIED),
        ("A [bomb] can now be ruled out.", Factuality.DENIED),
        ("A [storm] had nothing to do with it.", Factuality.DENIED),
        ("The mill could not be [saved].", Factuality.DENIED),
        ("Not a single house [burned].", Factuality.DENIED),
        ("She denied [bribes].", Factuality.DENIED),
        # Left open by the writer or by whoever was asked.
        ("It is unclear whether the mill [closed].", Factuality.OPEN),
        ("It is not known if the mill [closed].", Factuality.OPEN),
        ("Whether the mill [closed] is not known.", Factuality.OPEN),
        ("If the mill [closed] is not known.", Factuality.OPEN),
        ("Who [closed] the mill is not known.", Factuality.OPEN),
        ("Police are investigating who [closed] the mill.", Factuality.OPEN),
        ("She declined to comment on reports it [closed].", Factuality.OPEN),
        ("She refused to exclude it [closed].", Factuality.OPEN),
        ("She would not rule out it [closed].", Factuality.OPEN),
        ("It is unclear whether all the old and new mills of the town [closed].", Factuality.OPEN),
        ("Asked whether the mill [closed], she said it was unclear.", Factuality.OPEN),
        ("They spoke of whether it [closed].", Factuality.OPEN),
        # These only look so.
        ("It is unknown who rang the bell of the tower that night when the mill [closed].", Factuality.FACT),
        ("It is unclear who sat by the tower and was [hurt].", Factuality.FACT),
        ("Who [closed] the mill is known.", Factuality.FACT),
        ("She had to comment that it [closed].", Factuality.FACT),
        ("She would rule out it [closed].", Factuality.FACT),
        ("She would not rule that it [closed].", Factuality.FACT),
        ("Asked whether she slept, she said the mill [closed].", Factuality.FACT),
        ("Asked, if at all, the mill [closed].", Factuality.FACT),
        # Asked, wished, feared, possible, of the past, of the other one, or no finite verb.
        ("Will the mill [close]?", Factuality.IDLE),
        ("Asked whether the mill [closed], she laughed.", Factuality.IDLE),
        ("They ask whether to [close] it.", Factuality.IDLE),
        ("Whether the town has the power to [close] it is unclear.", Factuality.IDLE),
        ("The owner did not refuse to [close] it.", Factuality.IDLE),
        ("The mill may have [closed].", Factuality.IDLE),
        ("The mill could be [saved].", Factuality.IDLE),
        ("It would burn as long as the mill stayed [open].", Factuality.IDLE),
        ("It may be that the mill [closed].", Factuality.IDLE),
        ("Initially the mill [closed].", Factuality.IDLE),
        ("Earlier the mill [closed].", Factuality.IDLE),
        ("At first the mill [closed].", Factuality.IDLE),
        ("The mill at first [closed].", Factuality.IDLE),
        ("The mill previously [closed].", Factuality.IDLE),
        ("She called for [closing] it.", Factuality.IDLE),
        ("The mill used to [close] early.", Factuality.IDLE),
        ("The other mill [closed].", Factuality.IDLE),
        ("They reversed the [closing] of it.", Factuality.IDLE),
        ("A decision to [close] it came.", Factuality.IDLE),
        ("A decision to quickly [close] it came.", Factuality.IDLE),
        ("By [blocking] it they won.", Factuality.IDLE),
        ("They were slowly and without haste [blocking] it.", Factuality.IDLE),
        ("The Mill [Closing] came.", Factuality.IDLE),
        ("It closed [according] to her.", Factuality.IDLE),
        ("The deal was, [according] to her, signed.", Factuality.IDLE),
        ("To [block] it was wrong.", Factuality.IDLE),
        ("She does not care if the mill [closed].", Factuality.IDLE),
        ("Initially the old stone mill by the river at Orran [closed].", Factuality.IDLE),
        ("At first the old stone mill by the river at Orran [closed].", Factuality.IDLE),
        # But these are said of what was done.
        ("At last the mill [closed].", Factuality.FACT),
        ("They agreed to [close] it.", Factuality.FACT),
        ("They agreed to quickly [close] it.", Factuality.FACT),
        ("They were [blocking] it.", Factuality.FACT),
        ("They [bring] it.", Factuality.FACT),
        ("A [warning] came.", Factuality.FACT),
        ("He said that the mill [closed].", Factuality.FACT),
    ],
)
def test_the_words_in_brackets_are_meant_so(marked: str, meant: Factuality) -> None:
    before, inside, behind = marked.replace("]", "[").split("[")
    first = len(read(before).tokens) if before else 0
    reading = read(before + inside + behind)
    assert factuality_at(reading, first, first + len(read(inside).tokens)) is meant
