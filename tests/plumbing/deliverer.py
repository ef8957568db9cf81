"""A worker of the outbox as a process that can be killed; its arguments: database, gateway description, secret."""

import os
import sys

import django

from mainstay.kernel.fence import serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
django.setup()
serve("deliverer")

from django.conf import settings  # noqa: E402  settings can only be read after setup

from mainstay.notify.public import deliver_sms  # noqa: E402  as above
from tests.plumbing.databases import default_connection  # noqa: E402  as above


def deliver_all(database: str, gateway: str, secret: str) -> None:
    """Hand over whatever is due, until nothing is."""
    settings.SMS_GATEWAY, settings.SMS_SECRET = gateway, secret
    with default_connection(database):
        while deliver_sms().done:
            pass


if __name__ == "__main__":
    deliver_all(*sys.argv[1:4])
