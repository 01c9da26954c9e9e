"""Which addresses may be fetched: the public internet, never this machine or a private network unless allowed."""

from __future__ import annotations

import ipaddress
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LONGEST = 4096
"""Characters of an address."""

_NOWHERE = (ipaddress.ip_network("3fff::/20"), ipaddress.ip_network("192.88.99.0/24"))
"""Networks for documentation and for relays that are no more, which older versions of Python take for public."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "ref_src",
    "cmpid",
    "yclid",
)


def is_public(address: str) -> bool:
    """Return whether an IP address (as text) belongs to the public internet.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, Teredo, NAT64) are judged as what they lead to.
    """
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(ip) < 1 << 32 or ip.is_site_local:
            return False
    if any(ip in network for network in _NOWHERE if network.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def refusal(url: str) -> str | None:
    """Return why an address is not fetched whatever it leads to, or None."""
    if len(url) > LONGEST:
        return "The address is too long."
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "It is not a well-formed address."
    if parts.scheme.lower() not in ("http", "https"):
        return "Only http and https addresses are fetched."
    if not host or any(character.isspace() or ord(character) < 33 for character in url) or port == 0:
        return "It is not a well-formed address."
    if parts.username is not None or parts.password is not None:
        return "Addresses that carry a user name or a password are not fetched."
    return None


def tidy(url: str) -> str:
    """Return an address without its fragment and without the parameters that only track readers."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(name, value) for name, value in query if not name.lower().startswith(_TRACKING)]
    joined = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, joined, ""))
