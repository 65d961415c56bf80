"""Mail servers as the portal meets them: one that is not there, and one that refuses some addresses."""

import smtplib
import socket

from django.core.mail.backends.locmem import EmailBackend


def no_server(settings):
    """Mail goes to a port of this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"


class Choosy(EmailBackend):
    """Refuses whoever works for `weg.example`; counts how often someone opened a line."""

    opened = 0

    def open(self):
        type(self).opened += 1

    def send_messages(self, messages):
        for address in (address for message in messages for address in message.to):
            if address.endswith("@weg.example"):
                raise smtplib.SMTPRecipientsRefused({address: (550, b"Postfach unbekannt")})
        return super().send_messages(messages)


def choosy_server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Choosy"
