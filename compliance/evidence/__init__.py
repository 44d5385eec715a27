"""Where evidence comes from: one function for each kind, registered under the annexes' names."""

from . import consultations, contacts, legal_documents, news, unmeasured
from .registry import EvidenceFunction, Registered, evidence_function, registered_functions

__all__ = [
    "EvidenceFunction",
    "Registered",
    "consultations",
    "contacts",
    "evidence_function",
    "legal_documents",
    "news",
    "registered_functions",
    "unmeasured",
]
