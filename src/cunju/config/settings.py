"""All settings of Cunju, in one file."""

from pathlib import Path
from typing import Any

from csp.constants import SELF

from cunju import __version__
from cunju.config import environment

BASE_DIR = Path(__file__).resolve().parents[1]
VAR = environment.var_folder()
# Packs of the district's own; with a notice among them the shipped notice is not in use (docs/catalogue-format.md).
CATALOGUE = VAR / "catalogue"
SECRET_KEY = environment.secret_key()
DEBUG = False
ALLOWED_HOSTS = environment.text("CUNJU_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [one for one in environment.text("CUNJU_ORIGINS", "").split(",") if one]

# One line a room: deleting a room's folder and its line removes it whole.
ROOMS: list[str] = [
    "cunju.activities.bodies",
    "cunju.activities.assemblies",
    "cunju.activities.decisions",
    "cunju.activities.matters",
    "cunju.activities.consultation",
    "cunju.activities.disclosure",
    "cunju.activities.conventions",
    "cunju.activities.points",
    "cunju.activities.quarterly",
    "cunju.activities.supervision",
    "cunju.activities.guidance",
    "cunju.activities.pledges",
    "cunju.activities.committees",
    "cunju.activities.partners",
    "cunju.activities.showcase",
    "cunju.activities.assessment",
    "cunju.activities.fourlists",
    "cunju.activities.crosschecks",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks_db",
    "cunju.ui",
    "cunju.org",
    "cunju.archive",
    "cunju.ledger",
    "cunju.catalogue",
    "cunju.duties",
    "cunju.records",
    "cunju.undo",
    "cunju.scale",
    *ROOMS,
    "cunju.reports",
    "cunju.desk",
    "cunju.portal",
    "cunju.api",
]

MIDDLEWARE = [
    "cunju.org.edge.HealthMiddleware",
    "cunju.org.edge.CleanMiddleware",
    "cunju.portal.middleware.KnownMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cunju.org.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cunju.org.edge.BodyMiddleware",
    "cunju.org.middleware.CleanTextMiddleware",
    "cunju.org.begun.BegunMiddleware",
    "cunju.org.middleware.DayMiddleware",
    "cunju.org.middleware.AccessLogMiddleware",
    "cunju.org.middleware.IdleMiddleware",
    "cunju.org.middleware.NameMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cunju.undo.middleware.UndoMiddleware",
    "cunju.ledger.middleware.OnceMiddleware",
]

ROOT_URLCONF = "cunju.config.urls"
WSGI_APPLICATION = "cunju.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cunju.org.context.page",
            ],
            # {% csrf_token %} gives each form its id too.
            "builtins": ["cunju.ui.templatetags.sending"],
            # A new line of a template is nothing on the page.
            "loaders": [("cunju.ui.loading.Loader", ["django.template.loaders.app_directories.Loader"])],
        },
    },
]

DATABASES = {"default": environment.database()}
# Long papers wait in the database for the worker beside the server (config.server).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "org.Account"
AUTHENTICATION_BACKENDS = ["cunju.org.seated.Backend"]
PASSWORD_HASHERS = ["cunju.org.hashing.Queued"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "cunju.config.passwords.LongEnough"},
    {"NAME": "cunju.config.passwords.NotTheName"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Empty: nobody logs in by another service, and nothing of it is imported.
OIDC = environment.oidc()
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/today/"

# Idle logout after 30 minutes; the form typed is kept (org.kept). IdleMiddleware moves the end of a session in use.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ENGINE = "cunju.org.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SECURE_TLS = environment.text("CUNJU_TLS", "no") == "yes"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_TLS
SECURE_HSTS_SECONDS = 31536000 if SECURE_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    },
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Who may say the client's address; a limit by address is no limit where everybody may.
PROXIES = environment.proxies()
MEDIA_ROOT = VAR / "archive"
# The transparency log as static files, and the key it is signed with (docs/evidence.md).
LOG = VAR / "log"
LOG_KEY = VAR / "log-key"
# What telephone numbers of people are sealed with (org/telephones.py).
PHONE_KEY = VAR / "phone-key"
# Shown as 帮助; a product installed without its documents shows none.
HELP = environment.ROOT / "docs" / "help"
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Where sheets go besides the board (docs/api.md): nowhere unless one of these is set.
PLATFORM_URL = environment.text("CUNJU_PLATFORM_URL", "")
PLATFORM_KEY = environment.text("CUNJU_PLATFORM_KEY", "")
PLATFORM_OUTBOX = environment.text("CUNJU_PLATFORM_OUTBOX", "no") == "yes"

# What every page ends with (GB26: owner, version, record number, a way to complain).
SITE_OWNER = environment.text("CUNJU_OWNER", "")
SITE_RECORD_NUMBER = environment.text("CUNJU_RECORD_NUMBER", "")
SITE_VERSION = __version__

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
