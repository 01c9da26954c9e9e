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
    "pound": "£", "quid": "£", "shilling": "shilling", "dirham": "dirham", "riyal": "riyal", "rial": "riyal",
    "shekel": "shekel", "shekels": "shekel", "taka": "taka", "ringgit": "ringgit", "dong": "dong", "birr": "birr",
}  # fmt: skip
DOLLARS = {
    "a": "A$", "au": "A$", "australian": "A$", "c": "C$", "ca": "C$", "can": "C$", "canadian": "C$", "hk": "HK$",
    "hong kong": "HK$", "nz": "NZ$", "new zealand": "NZ$", "s": "S$", "sg": "S$", "singapore": "S$", "nt": "NT$",
    "taiwan": "NT$", "r": "brl", "mx": "peso",
}  # fmt: skip
"""Dollars that are not American, by what stands before the sign or the word."""
CODES = {
    "usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹", "rs": "₹", "cad": "C$", "aud": "A$", "nzd": "NZ$",
    "hkd": "HK$", "sgd": "S$", "chf": "franc", "rmb": "cny", "cny": "cny", "zar": "zar", "ngn": "naira", "brl": "brl",
    "ksh": "shilling", "kes": "shilling", "sh": "shilling", "shs": "shilling", "sek": "crown", "nok": "crown",
    "dkk": "crown", "czk": "crown", "huf": "forint", "pln": "zloty", "rub": "rouble", "php": "peso", "mxn": "peso",
    "krw": "won", "tk": "taka", "aed": "dirham", "thb": "baht", "idr": "rupiah", "rp": "rupiah", "rm": "ringgit",
    "n": "naira", "r": "zar", "p": "peso",
}  # fmt: skip
"""Codes and letters that stand before a sum."""
MONEY = frozenset({*CURRENCIES.values(), *CURRENCY_WORDS.values(), *DOLLARS.values(), *CODES.values()})
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
    (("just", "over"), "about"),
    (("just", "under"), "about"),
    (("slightly", "over"), "about"),
    (("slightly", "under"), "about"),
    (("little", "over"), "about"),
    (("little", "under"), "about"),
    (("slightly", "more", "than"), "about"),
    (("slightly", "less", "than"), "about"),
    (("slightly", "fewer", "than"), "about"),
    (("little", "less", "than"), "about"),
    (("hardly", "more", "than"), "about"),
    (("barely", "more", "than"), "about"),
    (("scarcely", "more", "than"), "about"),
    (("little", "more", "than"), "about"),
    (("more", "than"), "more than"),
    (("greater", "than"), "more than"),
    (("upwards", "of"), "more than"),
    (("upward", "of"), "more than"),
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
    (("~",), "about"),
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
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fourth": 0.25, "fourths": 0.25,
    "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "sixths": 1 / 6, "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8,
    "eighths": 1 / 8, "ninth": 1 / 9, "ninths": 1 / 9, "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip
