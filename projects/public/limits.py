"""How often readers may send something: counted in the shared cache, under a number that leads back to nobody."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def is_within(request: HttpRequest, action: str, *, most: int, seconds: int) -> bool:
    """Take one of the reader's `most` places for so many seconds; whether one was free.

    Each place is a key of its own: to add one that is there fails, so that several processes count together.
    """
    reader = salted_hmac(f"limit {action}", _network(request), algorithm="sha256").hexdigest()[:32]
    return any(cache.add(f"limit-{action}-{reader}-{place}", 1, seconds) for place in range(most))


def _network(request: HttpRequest) -> str:
    """The reader's address as the sign-in sees it; of IPv6 the half that belongs to one line."""
    address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
