"""Where evidence comes from: one function for each kind, registered under the annexes' names."""

from . import contacts, news, unmeasured, work_weeks
from .registry import EvidenceFunction, Registered, evidence_function, registered_functions

__all__ = [
    "EvidenceFunction",
    "Registered",
    "contacts",
    "evidence_function",
    "news",
    "registered_functions",
    "unmeasured",
    "work_weeks",
]
