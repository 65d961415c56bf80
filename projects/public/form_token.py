"""A signed form token in place of a cookie: that the form came from here, when, and that it is sent once."""

import secrets
from dataclasses import dataclass

from django.core import signing

MOST_SECONDS = 24 * 60 * 60
LEAST_SECONDS = 2

_signer = signing.TimestampSigner(salt="reader's form")


@dataclass(frozen=True)
class Token:
    """nonce: the form's own number, "" without a valid token. wrong: why the form has to be sent again, "" if not."""

    nonce: str
    wrong: str = ""


def new_token() -> str:
    return _signer.sign(secrets.token_urlsafe(16))


def read(token: str) -> Token:
    """What a token says. One that is too old, too young or not ours asks to send again; nothing typed is lost."""
    try:
        nonce = _signer.unsign(token, max_age=MOST_SECONDS)
    except signing.SignatureExpired:
        return Token("", "Die Seite war länger als einen Tag geöffnet. Bitte senden Sie das Formular noch einmal.")
    except signing.BadSignature:
        return Token("", "Das Formular ließ sich nicht zuordnen. Bitte senden Sie es noch einmal.")
    if _age_is_below(token, LEAST_SECONDS):
        return Token(nonce, "Das ging sehr schnell. Zum Schutz vor Programmen bitten wir Sie, noch einmal zu senden.")
    return Token(nonce)


def _age_is_below(token: str, seconds: int) -> bool:
    try:
        _signer.unsign(token, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
