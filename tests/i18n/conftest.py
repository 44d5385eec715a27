"""Property tests without a deadline: a busy machine is no failure."""

from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("no_deadline", deadline=None)
hypothesis_settings.load_profile("no_deadline")
