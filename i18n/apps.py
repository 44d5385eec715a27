"""App configuration: the app is installed only for its management command."""

from django.apps import AppConfig


class I18nTextConfig(AppConfig):
    """Vietnamese text and dates; the label avoids Django's own ``i18n`` names."""

    name = "i18n"
    label = "i18n_text"
