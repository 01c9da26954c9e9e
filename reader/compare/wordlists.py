"""General English word lists that the comparison rests on: function words, irregular forms, spellings, numbers."""

from __future__ import annotations


def word_set(lines: str) -> frozenset[str]:
    """Return the words of a text set apart by white space."""
    return frozenset(lines.split())


STOP_WORDS = word_set(
    """
    a about above across after again against ago all almost along already also although always am among amongst an and
    another any anybody anyone anything are aren't around as at away back be became because become becomes been before
    behind being below beside besides between beyond both but by came can can't cannot come comes could couldn't did
    didn't do does doesn't doing don't done down during each either else enough even ever every everyone everything few
    first for from further get gets getting go goes going gone got had hadn't has hasn't have haven't having he he'd
    he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't
    it it'd it'll it's its itself just least less let like made make makes making many may maybe me meanwhile might mine
    more moreover most mr mrs ms much must my myself near nearly neither never nevertheless no nobody none nor not
    nothing now of off often on once one ones only onto or other others our ours ourselves out over own per perhaps put
    quite rather really same saw say saying says see seem seemed seems seen several shall she she'd she'll she's should
    shouldn't since so some somebody someone something soon still such take taken takes taking than that that's the
    their theirs them themselves then there there's therefore these they they'd they'll they're they've thing things
    this those though through throughout thus till to together told too took toward towards under until unto up upon us
    use used uses using very via was wasn't way we we'd we'll we're we've well went were weren't what what's whatever
    when where whether which while who who'd who's whoever whom whose why will with within without won't would wouldn't
    yes yet you you'd you'll you're you've your yours yourself said tell tells add added adds according went ask asked
    """
)
"""Words, folded and in lower case, and keys of words that carry no fact of their own."""

NUMBER_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
"""Spelled numbers; "one" is mostly a pronoun and not among them."""


def _table(lines: str) -> dict[str, str]:
    """Read lines of ``base: form form`` into form to base."""
    table = {}
    for line in lines.strip().splitlines():
        base, forms = line.split(":")
        table.update(dict.fromkeys(forms.split(), base.strip()))
    return table


IRREGULAR = _table(
    """
    arise: arose arisen
    awake: awoke awoken
    bear: bore borne
    beat: beaten
    begin: began begun
    bend: bent
    bind: bound
    bite: bit bitten
    bleed: bled
    blow: blew blown
    break: broke broken
    breed: bred
    bring: brought
    build: built
    burn: burnt
    buy: bought
    catch: caught
    child: children
    choose: chose chosen
    cling: clung
    creep: crept
    deal: dealt
    die: died dies dying dead death deaths
    dig: dug
    draw: drew drawn
    dream: dreamt
    drink: drank drunk
    drive: drove driven
    eat: ate eaten
    fall: fell fallen
    feed: fed
    feel: felt
    fight: fought
    find: found
    flee: fled
    fly: flew flown flies
    forbid: forbade forbidden
    forget: forgot forgotten
    forgive: forgave forgiven
    freeze: froze frozen
    give: gave given
    grow: grew grown
    hang: hung
    hear: heard
    hide: hid hidden
    hold: held
    keep: kept
    kneel: knelt
    know: knew known
    lead: led
    learn: learnt
    leave: left
    lend: lent
    lose: lost
    man: men
    mean: meant
    meet: met
    pay: paid
    ride: rode ridden
    ring: rang rung
    rise: rose risen
    run: ran
    seek: sought
    sell: sold
    send: sent
    shake: shook shaken
    shine: shone
    shoot: shot
    shrink: shrank
    sing: sang sung
    sink: sank sunk
    sleep: slept
    slide: slid
    speak: spoke spoken
    spend: spent
    spin: spun
    stand: stood
    steal: stole stolen
    stick: stuck
    strike: struck stricken
    swear: swore sworn
    sweep: swept
    swim: swam
    swing: swung
    teach: taught
    tear: tore torn
    think: thought
    throw: threw thrown
    understand: understood
    wake: woke woken
    wear: wore worn
    weave: wove woven
    weep: wept
    win: won
    wind: wound
    withdraw: withdrew withdrawn
    woman: women
    write: wrote written
    """
)
"""Irregular form to base, so that stems of both agree."""

SPELLINGS = _table(
    """
    center: centre centres centred
    theater: theatre theatres
    meter: metre metres
    kilometer: kilometre kilometres
    centimeter: centimetre centimetres
    liter: litre litres
    fiber: fibre fibres
    caliber: calibre
    specter: spectre
    somber: sombre
    maneuver: manoeuvre manoeuvres manoeuvred manoeuvring
    defense: defence defences
    offense: offence offences
    license: licence licences
    pretense: pretence
    program: programme programmes
    check: cheque cheques
    tire: tyre tyres
    gray: grey
    airplane: aeroplane aeroplanes
    plow: plough ploughed
    skeptic: sceptic sceptics sceptical
    mold: mould
    curb: kerb
    aluminum: aluminium
    aging: ageing
    judgment: judgement judgements
    jewelry: jewellery
    pajama: pyjamas pajamas
    catalog: catalogue catalogues catalog
    dialog: dialogue dialogues dialog
    analog: analogue
    fetus: foetus
    while: whilst
    skillful: skilful
    installment: instalment instalments
    percent: percentage pct
    television: tv televised
    telephone: phone phones phoned
    usa: america american americans u.s. u.s.a.
    uk: britain british u.k.
    """
)
"""Spelling or short form to the form that is compared."""
