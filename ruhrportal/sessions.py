"""The session store: Django's own in the database, which is asked for keys only that it could have made."""

import string

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

_CHARACTERS = frozenset(string.ascii_lowercase + string.digits)


class SessionStore(DatabaseStore):
    """A cookie can hold anything; a null character in it would be an error in PostgreSQL and not an unknown session."""

    def _validate_session_key(self, key: str | None) -> bool:
        return super()._validate_session_key(key) and set(key) <= _CHARACTERS  # type: ignore[misc, arg-type]
