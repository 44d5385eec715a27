"""What a contact must have: an official e-mail, a fax or the words that there is none."""

from __future__ import annotations

from django.utils.translation import gettext as _

from compliance.policy import Policy
from i18n.text import fold


def is_filled(value: str, policy: Policy) -> bool:
    """Say whether a field says something else than that there is nothing."""
    return bool(value) and fold(value) not in _absent(policy)


def refuse_field(name: str, label: str, value: str, policy: Policy) -> str:
    """Return what is wrong with one field, "" where nothing is."""
    may_be_absent = name in policy.contacts.may_be_absent
    if not value and may_be_absent:
        return _("%(field)s: empty; write “%(word)s” if there is none") % {
            "field": label,
            "word": policy.contacts.declared_absent[0],
        }
    if not value or (fold(value) in _absent(policy) and not may_be_absent):
        return _("%(field)s: empty") % {"field": label}
    if name == "email" and policy.is_public_mail(value):
        return _("%(field)s: %(address)s belongs to a public e-mail service") % {
            "field": label,
            "address": value,
        }
    return ""


def _absent(policy: Policy) -> set[str]:
    return {fold(word) for word in policy.contacts.declared_absent}
