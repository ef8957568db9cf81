"""Settings of Django, all read from the environment and the state directory."""

import os

from mainstay.config.asking import model_of
from mainstay.config.bus_server import external
from mainstay.config.databases import RUNTIME, django_database, rehearsal_clock, resolve
from mainstay.config.env import environment
from mainstay.config.live import gateway_address, gateway_key
from mainstay.config.state import CHECKOUT, holding, state
from mainstay.kernel.ciphers import CipherName

# Readings of single characters are enough; the table of phrases would take 45 MB of each process.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

ENV = environment()
STATE = state(ENV)
DATABASE_ROLE = ENV.text("MAINSTAY_DATABASE_ROLE", RUNTIME)
FOUND = resolve(ENV, STATE)

# The role that the application connects as. Migrations give it its rights and withhold those on the ledger.
RUNTIME_ROLE = FOUND.runtime_role
APPEND_ONLY_TABLES = (
    "kernel_ledgerentry",
    "kernel_seal",
    "contracts_contractversion",
    "contracts_signature",
    "desk_note",
    "desk_catalogueload",
    "notify_trace",
    "notify_templateversion",
    "settlement_issuedstatement",
    "directory_accessrecord",
)

DEBUG = False
SECRET_KEY = ENV.text("MAINSTAY_SECRET_KEY") or STATE.secret("secret-key")
# Two independent secrets guard personal data at rest; either alone opens nothing. DATA_CIPHER counts for new keys.
HOLDING = holding(ENV, STATE)
DATA_CIPHER = CipherName(ENV.choice("MAINSTAY_DATA_CIPHER", tuple(CipherName)))
HTTPS = ENV.flag("MAINSTAY_HTTPS")
PUBLIC_HOSTS = ENV.words("MAINSTAY_HOSTS")
ALLOWED_HOSTS = list(PUBLIC_HOSTS) or ["*"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PUBLIC_HOSTS if HTTPS and host != "*"]

# Where changes are announced; empty where no message server is named. Pages connect to the gateway with a ticket.
BUS = external(ENV)
BUS_ADDRESS: str = BUS.announce if BUS else ""
GATEWAY_KEY: bytes = gateway_key(ENV, STATE)
GATEWAY_ADDRESS: str = gateway_address(ENV, https=HTTPS)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "ninja",
    "procrastinate.contrib.django",
    "mainstay.kernel",
    "mainstay.directory",
    "mainstay.notify",
    "mainstay.account",
    "mainstay.provider",
    "mainstay.contracts",
    "mainstay.duties",
    "mainstay.acceptance",
    "mainstay.notices",
    "mainstay.offers",
    "mainstay.people",
    "mainstay.drafting",
    "mainstay.desk",
    "mainstay.knowledge",
    "mainstay.intake",
    "mainstay.settlement",
]
# Jobs are found in the modules' `tasks`, and in what listens to other modules.
PROCRASTINATE_IMPORT_PATHS = ["mainstay.desk.handlers"]
AUTH_USER_MODEL = "directory.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIDDLEWARE = [
    "mainstay.config.fences.Fences",
    "mainstay.config.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "mainstay.config.pages.FrontEnd",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mainstay.config.seen.SessionsSeen",
    "mainstay.config.accesses.Accesses",
]
ROOT_URLCONF = "mainstay.config.urls"
WSGI_APPLICATION = "mainstay.config.wsgi.application"
TEMPLATES: list[dict[str, object]] = []

POOL = {
    "min_size": 0,
    "max_size": ENV.number("MAINSTAY_DATABASE_POOL", 8, low=1, high=100),
    "timeout": 10,
}
DATABASES = {"default": django_database(FOUND.url(DATABASE_ROLE), pool=POOL if DATABASE_ROLE == RUNTIME else None)}

# A file that moves the clock of every process, for rehearsals and tests only.
CLOCK = rehearsal_clock(ENV, STATE, FOUND)

# The address that links in messages begin with; without it the one that `mainstay up` announced.
ADDRESS = ENV.text("MAINSTAY_ADDRESS") or (f"https://{PUBLIC_HOSTS[0]}" if PUBLIC_HOSTS and HTTPS else "")

# How messages leave: an SMTP server, and an SMS gateway described in a file. Without them they wait in the outbox.
SMTP_URL = ENV.text("MAINSTAY_SMTP_URL")
MAIL_FROM = ENV.text("MAINSTAY_MAIL_FROM")
MAIL_REPLY_TO = ENV.text("MAINSTAY_MAIL_REPLY_TO")
MAIL_PER_MINUTE = ENV.number("MAINSTAY_MAIL_PER_MINUTE", 600, low=1, high=100_000)
# The push services of browsers that are posted to; a person gives the address, so others are refused.
PUSH_SERVICES = ("fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com")
PUSH_HOSTS = ENV.words("MAINSTAY_PUSH_HOSTS", PUSH_SERVICES)
SMS_GATEWAY = ENV.text("MAINSTAY_SMS_GATEWAY")
SMS_SECRET = ENV.text("MAINSTAY_SMS_SECRET")
# The code of the contract by which this installation is looked after: a dead gateway opens a case under it.
OPERATION_CONTRACT = ENV.text("MAINSTAY_OPERATION_CONTRACT")
# Where reports by mail are read: imaps://user:password@host:993/INBOX. MAIL_AUTHSERV names the receiving server whose
# word on a sender counts (its Authentication-Results); larger mails than the limit stay on the server.
IMAP_URL = ENV.text("MAINSTAY_IMAP_URL")
MAIL_AUTHSERV = ENV.text("MAINSTAY_MAIL_AUTHSERV")
MAIL_LIMIT = ENV.number("MAINSTAY_MAIL_LIMIT_MB", 50, low=1, high=1024) * 1024 * 1024

# Networks (10.1.0.0/16) and hosts inside that addresses typed by users may lead to; none unless told.
OUTGOING_ALLOW = ENV.words("MAINSTAY_OUTGOING_ALLOW")

# A language model behind an OpenAI-compatible address (up to /v1), asked about passages of a contract that no rule
# understood and only where somebody wishes it; none unless told.
MODEL = model_of(ENV)

# A directory of the user's own holiday tables, one file a year; they go before those that ship.
CALENDARS = ENV.text("MAINSTAY_CALENDARS")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["login", "name"]},
    },
    {"NAME": "mainstay.directory.services.familiar.FamiliarWords"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Over https the names of cookies say that they belong to this host alone and were set over https.
OF_HOST, OF_HTTPS = ("__Host-", "__Secure-") if HTTPS else ("", "")
SESSION_ENGINE = "mainstay.config.sessions"
SESSION_COOKIE_NAME = f"{OF_HOST}mainstay_session"
SESSION_COOKIE_AGE = 12 * 3600  # however busy, somebody signs in anew after this
SESSION_IDLE = ENV.number("MAINSTAY_IDLE_MINUTES", 60, low=5, high=720) * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
DEVICE_COOKIE_NAME = f"{OF_HTTPS}mainstay_device"
CSRF_COOKIE_NAME = f"{OF_HOST}csrftoken"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Behind a proxy of one's own its word on scheme and caller counts; otherwise anybody could write those headers.
BEHIND_PROXY = ENV.flag("MAINSTAY_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# A contract file may be a few megabytes; anything larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# Where attachments lie, and how large one may be.
FILES = ENV.path("MAINSTAY_FILES", STATE.root / "files")
FILE_LIMIT = ENV.number("MAINSTAY_FILE_LIMIT_MB", 1024, low=1, high=1024 * 1024) * 1024 * 1024
# The key that signs the daily heads of the ledger; it never lies in the database.
SIGNING_KEY = ENV.path("MAINSTAY_SIGNING_KEY", STATE.root / "signing-key")

WEB_DIST = ENV.path("MAINSTAY_WEB_DIST", CHECKOUT / "web" / "dist")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "mainstay.kernel.lines.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": ENV.text("MAINSTAY_LOG", "WARNING").upper()},
    "loggers": {
        "django.server": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        "authlib": {"level": "WARNING"},
    },
}
