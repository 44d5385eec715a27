"""Relaxes dev.py for the tests: quick hashes, files in a folder of their own, mail in memory."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DATABASE_URL", "sqlite:///var/test.sqlite3")
os.environ["BASE_DOMAIN"] = "bacninh.localhost"
os.environ["PUBLIC_PORT"] = "8000"

from .dev import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="cong-tinh-media-"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
