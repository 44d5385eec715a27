"""Relaxes production.py for one machine: SQLite, plain HTTP on loopback, demo content allowed."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-this-machine-never-for-production")
os.environ.setdefault("BASE_DOMAIN", "bacninh.localhost")
os.environ.setdefault("DATABASE_URL", "sqlite:///var/db.sqlite3")
os.environ.setdefault("PUBLIC_PORT", "8000")

from .production import *  # noqa: F403
from .production import (
    ADMIN_HOST,
    BASE_DIR,
    CONTENT_SECURITY_POLICY,
    DATABASES,
    PUBLIC_PORT,
    STORAGES,
    env,
)

DEBUG = env.bool("DEBUG", False)
DEMO_ALLOWED = True
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = f"http://{ADMIN_HOST}:{PUBLIC_PORT}"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = str(BASE_DIR / str(DATABASES["default"]["NAME"]))
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
CONTENT_SECURITY_POLICY["DIRECTIVES"].pop("upgrade-insecure-requests", None)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
