"""Which event a detail is told of: the verb nearest to it, by classes of verbs that tell of one event.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.compare.details import Detail, Reading
from reader.compare.details.vocabulary import STOP_WORDS

_SAID = """
say said says told tell tells speak spoke speaking add added announce announced statement interview remark remarks
comment comments tweet tweeted wrote write quoted
"""
_CLASSES = """
publish published publishing report reported reports article story release released issued reveal revealed disclosed
strike struck hit collided collision crash crashed smashed slammed ploughed plowed rammed grounded aground plunged
kill killed killing die died dies death deaths dead
injure injured hurt wounded wound wounding
resign resigned resignation quit stepped step leave left leaving depart departed departure ousted fired fire firing
arrest arrested detain detained custody captured
charge charged charges indict indicted indictment accuse accused
vote voted voting pass passed approve approved override overrode overturn reject rejected
begin began begun start started starting open opened launch launched kicked
end ended ends close closed expire expires conclude concluded finish finished
build built construct constructed construction
born birth
join joined enlist enlisted
serve served serving lead led hold held holding holds
arrive arrived reach reached land landed come came coming ashore
send sent sends dispatch dispatched deploy deployed
apologize apologized apology apologise apologised
meet met meeting speech event ceremony visit visited visiting
win won defeat defeated beat
lose lost
buy bought purchase purchased acquire acquired spend spent cost costing costs pay paid payment
sell sold sale
elect elected election primary poll
sue sued lawsuit filed file
plead pleaded guilty
fall fell drop dropped decline declined
rise rose grow grew increase increased
fly flew flying flight
find found discover discovered
shoot shot shooting
attack attacked attacking bombing bombed
move moved
call called
ask asked
give gave given
make made
take took taken
know knew
warn warned projection project projected
run ran running
name named naming appoint appointed choose chose select selected selecting
learn learned
receive received
show showed shown
testify testified testimony
live lived living
work worked
sink sank sunk sinking capsized
break broke broken
bring brought
draw drew drawn
drive drove driven
eat ate eaten
fight fought
go went gone
hear heard
keep kept
lay laid
lend lent
pick picked
put puts
ride rode ridden
see saw seen
set sets
shake shook shaken
sit sat
sleep slept
stand stood
steal stole stolen
swim swam
teach taught
think thought
throw threw thrown
wear wore worn
return returned
cancel canceled cancelled
expect expected
flee fled escape escaped
marry married
sign signed
"""
SAYING = "saying"
_CLASS_OF = {word: line.split()[0] for line in _CLASSES.strip().splitlines() for word in line.split()}
_CLASS_OF.update(dict.fromkeys(_SAID.split(), SAYING))
_STOPS = STOP_WORDS - _CLASS_OF.keys()


def of_the_saying(reading: Reading, time: Detail) -> bool:
    """Whether a time is when something was said, not when it was: "said on Wednesday that the last check …"."""
    low = reading.tokens.low
    near = [*low[max(0, time.token - 2) : time.token], *low[time.upto : time.upto + 1]]
    return any(_CLASS_OF.get(word) == SAYING for word in near)


def event_verbs(reading: Reading, where: range) -> Mapping[int, str]:
    """Return the verbs among some tokens, and nouns that tell of an event, each as its class or its stem."""
    tokens = reading.tokens
    found = {}
    for i in where:
        low = tokens.low[i]
        if tokens.kinds[i] != "word" or low in _STOPS:
            continue
        if low in _CLASS_OF:
            found[i] = _CLASS_OF[low]
        elif len(low) > 4 and low.endswith(("ed", "ing")) and not tokens.capitals[i]:
            found[i] = tokens.stems[i]
    return found


def nearest(found: Mapping[int, str], detail: Detail) -> str:
    """Return the happening that stands nearest to a detail, one before it rather than one behind; empty without one."""
    best, name = 1_000, ""
    for i, happening in found.items():
        if detail.token <= i < detail.upto:
            continue
        gap = detail.token - i if i < detail.token else i - detail.upto + 2
        if gap < best:
            best, name = gap, happening
    return name
