"""Where evidence comes from: one function for each kind, registered under the annexes' names."""

from . import contacts, functions, news, unmeasured
from .registry import EvidenceFunction, Registered, evidence_function, registered_functions

__all__ = [
    "EvidenceFunction",
    "Registered",
    "contacts",
    "evidence_function",
    "functions",
    "news",
    "registered_functions",
    "unmeasured",
]
