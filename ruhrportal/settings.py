"""The site's settings: one file, which reads the environment through env.py only."""

from email.utils import formataddr
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages

from ruhrportal.env import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# Where the portal keeps its things, and the address that decides how it is secured
DATA_DIR = env.folder("RUHRPORTAL_DATA_DIR", default=BASE_DIR / ".data")
PUBLIC = env.public_url("PUBLIC_URL", default="http://localhost:8000")
PUBLIC_URL = PUBLIC.origin
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", public=PUBLIC)
SECRET_KEY = env.secret_key("SECRET_KEY", public=PUBLIC, data_dir=DATA_DIR)
DEBUG = env.flag("RUHRPORTAL_DEBUG", default=False)

# Whose portal it is, and how it looks: name, publisher, and a folder with logo and colours of the house
SITE_NAME = env.line("RUHRPORTAL_NAME", default="Ruhrportal", longest=40)
SITE_PUBLISHER = env.line("RUHRPORTAL_PUBLISHER", default="", longest=200)
BRAND = env.brand("RUHRPORTAL_BRAND_FOLDER")
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
SECURITY_POLICY = env.web_address("SECURITY_POLICY")

INSTALLED_APPS = [
    "ruhrportal",
    "projects",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "ruhrportal.desk.DeskConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]
# The headers come first, so that static files and errors of the layers below carry them too.
MIDDLEWARE = [
    "ruhrportal.middleware.SafeHeaders",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "ruhrportal.middleware.KnownMethods",
    "ruhrportal.middleware.MeasuredRequests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "ruhrportal.urls"
WSGI_APPLICATION = "ruhrportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data
DATABASES = {"default": env.database("DATABASE_URL", data_dir=DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Holds the sign-in's rate limits; in the database, so that all workers count together. A migration makes the table.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ruhrportal_cache"}}
MEDIA_ROOT = DATA_DIR / "media"
EDITIONS_ROOT = DATA_DIR / "editions"
FILE_UPLOAD_PERMISSIONS = 0o640
TYPESETTER_MEMORY = env.number("RUHRPORTAL_TYPESETTER_MEMORY", default=4096, least=512, most=1_048_576)  # MiB
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # so that a text far too long comes back with a sentence

# Static files: named by their content, kept for a year by browsers
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [("ruhrportal/brand", BRAND.folder)] if BRAND.folder else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Open data: who we are for the portals that collect our catalogue
DCAT_CONTRIBUTOR_ID = env.identifier("DCAT_CONTRIBUTOR_ID")

# Language and time
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"

# Sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.ByRole"]  # allauth's, with our table of roles
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "accounts.adapters.ClosedSignupAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "change_password": "accounts.forms.NewPasswordForm",
    "reset_password_from_key": "accounts.forms.ForgottenPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # operators make the accounts and know the addresses
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PUBLIC.secure else "http"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_ADAPTER = "accounts.adapters.ClosedSocialSignupAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC.is_local and not PUBLIC.secure
# The rate limits need the reader's address: behind a proxy it is the one that the proxy appended.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("RUHRPORTAL_PROXIES", default=int(PUBLIC.secure), least=0, most=5)

# Sessions and cookies: for the desk only; readers get none
SESSION_ENGINE = "ruhrportal.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = PUBLIC.secure
SESSION_COOKIE_NAME = "__Host-sessionid" if PUBLIC.secure else "sessionid"
CSRF_COOKIE_SECURE = PUBLIC.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrftoken" if PUBLIC.secure else "csrftoken"
CSRF_FAILURE_VIEW = "accounts.signed_out.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {messages.ERROR: "error", messages.WARNING: "warning", messages.SUCCESS: "success"}

# Transport and headers
SECURE_SSL_REDIRECT = PUBLIC.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC.secure else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PUBLIC.secure else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
SILENCED_SYSTEM_CHECKS = [
    # HSTS for subdomains and for browsers' preload lists binds names beyond this host: the domain's owner decides.
    "security.W005",
    "security.W021",
]

# Mail
globals().update(env.mail("EMAIL_URL", public=PUBLIC, data_dir=DATA_DIR))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", formataddr((SITE_NAME, f"noreply@{PUBLIC.host}")))
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# What happened goes to standard error, where the service manager or container keeps it
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Greets whoever imports it.
        "pikepdf": {"level": "WARNING"},
        # Guesses at host names by robots are daily weather, not news.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
