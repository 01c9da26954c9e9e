"""Which names of places can be held against each other: two states, two countries, two towns."""

from __future__ import annotations

from reader.compare.details.vocabulary import NATIONS
from reader.compare.details.wordlist import words

_STATES = words(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee
    texas utah vermont virginia washington wisconsin wyoming
    """
) | {
    "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island",
    "south carolina", "south dakota", "west virginia",
}  # fmt: skip
_WIDE = words(
    """
    us usa america uk africa asia europe antarctica west east north south midwest northeast southwest
    congo nigeria kenya ethiopia somalia sudan yemen lebanon oman qatar bahrain vietnam thailand myanmar
    indonesia malaysia philippines nepal bangladesh argentina chile colombia venezuela peru bolivia
    ecuador uruguay paraguay portugal austria hungary romania bulgaria serbia croatia belgium
    switzerland finland iceland zimbabwe zambia mali niger
    """
) | {
    "united states",
    "united kingdom",
    "middle east",
    "saudi arabia",
    "north korea",
    "south korea",
    "new zealand",
    "south africa",
}
_BODIES = words(
    """
    house senate congress parliament legislature assembly chamber statehouse capitol
    court department committee party office hall administration
    government agency pentagon kremlin twitter facebook university college school hospital times post
    news journal security service board bureau council commission union association group corporation
    company inc bank ministry force army navy police church marines corps guard reserve reserves
    seals fbi cia nato un eu republicans democrats room stadium hill cabinet bill act law
    amendment constitution palace castle airport station park tower museum temple mosque cathedral embassy home
    mall plaza square hotel bridge harbour harbor
    """
)


_SIDES = words("n s e w nw ne sw se northern southern eastern western central upper lower greater downtown")


def level(name: str) -> str:
    """Return country, state or town for a folded name of a place; empty for what is no place on a map."""
    words = name.replace(" .", "").split()
    while len(words) > 1 and words[0] in _SIDES:
        words = words[1:]
    plain = " ".join(words)
    if not words or any(w in _BODIES for w in words) or plain in {"us", "u s"}:
        return ""
    if plain in _STATES:
        return "state"
    if plain in _WIDE or plain in NATIONS:
        return "country" if plain in _WIDE or NATIONS[plain] == plain else ""
    if len(words) > 3 or not all(w.isalpha() for w in words):
        return ""
    return "town"
