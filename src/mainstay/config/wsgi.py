"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from mainstay.config.gate import Gated

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
application = Gated(get_wsgi_application())
