"""Where evidence comes from: one function for each kind, registered under the annexes' names."""

from . import (
    consultations,
    contacts,
    feedback,
    functions,
    information_list,
    legal_documents,
    news,
    officials,
    organisation,
    pages,
    procedures,
    radio,
    registers,
    work_weeks,
)
from .registry import EvidenceFunction, Registered, evidence_function, registered_functions

__all__ = [
    "EvidenceFunction",
    "Registered",
    "consultations",
    "contacts",
    "evidence_function",
    "feedback",
    "functions",
    "information_list",
    "legal_documents",
    "news",
    "officials",
    "organisation",
    "pages",
    "procedures",
    "radio",
    "registered_functions",
    "registers",
    "work_weeks",
]
