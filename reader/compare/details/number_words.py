"""Words around numbers: currencies, percent, modifiers, loose amounts and fractions."""

from __future__ import annotations

CURRENCIES = {"$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹"}
CURRENCY_WORDS = {
    "dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€", "eur": "€", "pounds": "£", "gbp": "£",
    "yen": "¥", "rupees": "₹", "rupee": "₹", "yuan": "cny", "renminbi": "cny", "rand": "zar",
    "crown": "crown", "crowns": "crown", "krona": "crown", "kronor": "crown", "krone": "crown", "kroner": "crown",
    "koruna": "crown", "korunas": "crown", "franc": "franc", "francs": "franc", "peso": "peso", "pesos": "peso",
    "rouble": "rouble", "roubles": "rouble", "ruble": "rouble", "rubles": "rouble", "lira": "lira", "lire": "lira",
    "liras": "lira", "dinar": "dinar", "dinars": "dinar", "zloty": "zloty", "zlotys": "zloty", "forint": "forint",
    "forints": "forint", "shillings": "shilling", "hryvnia": "hryvnia", "hryvnias": "hryvnia", "riyals": "riyal",
    "rials": "riyal", "dirhams": "dirham", "rupiah": "rupiah", "baht": "baht", "naira": "naira", "guilders": "guilder",
}  # fmt: skip
MONEY = frozenset({*CURRENCIES.values(), *CURRENCY_WORDS.values()})
"""Units of sums of money."""
PERCENT = frozenset({"%", "percent", "percentage", "pct"})
MODIFIERS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "fewer", "than"), "at least"),
    (("no", "less", "than"), "at least"),
    (("not", "less", "than"), "at least"),
    (("no", "more", "than"), "up to"),
    (("not", "more", "than"), "up to"),
    (("at", "least"), "at least"),
    (("a", "minimum", "of"), "at least"),
    (("hardly", "more", "than"), "about"),
    (("barely", "more", "than"), "about"),
    (("scarcely", "more", "than"), "about"),
    (("little", "more", "than"), "about"),
    (("more", "than"), "more than"),
    (("greater", "than"), "more than"),
    (("upwards", "of"), "more than"),
    (("in", "excess", "of"), "more than"),
    (("fewer", "than"), "less than"),
    (("less", "than"), "less than"),
    (("as", "many", "as"), "up to"),
    (("as", "much", "as"), "up to"),
    (("at", "most"), "up to"),
    (("up", "to"), "up to"),
    (("a", "maximum", "of"), "up to"),
    (("close", "to"), "nearly"),
    (("an", "estimated"), "about"),
    (("in", "about"), "about"),
    (("over",), "more than"),
    (("exceeding",), "more than"),
    (("under",), "less than"),
    (("below",), "less than"),
    (("nearly",), "nearly"),
    (("almost",), "nearly"),
    (("about",), "about"),
    (("around",), "about"),
    (("approximately",), "about"),
    (("roughly",), "about"),
    (("some",), "about"),
    (("estimated",), "about"),
    (("circa",), "about"),
    (("only",), "only"),
    (("just",), "only"),
    (("exactly",), "exactly"),
)
LOOSE = {
    "dozens": (13.0, 199.0),
    "scores": (30.0, 199.0),
    "hundreds": (101.0, 9_999.0),
    "thousands": (1_001.0, 999_999.0),
    "millions": (1e6 + 1, 9.99e8),
    "billions": (1e9 + 1, 9.99e11),
    "several": (3.0, 12.0),
    "handful": (2.0, 9.0),
}
FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fifths": 0.2,
    "fifth": 0.2,
}
