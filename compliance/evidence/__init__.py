"""Where evidence comes from: one function for each kind, registered under the annexes' names."""

from . import (
    contacts,
    feedback,
    information_list,
    news,
    procedures,
    radio,
    registers,
    unmeasured,
    work_weeks,
)
from .registry import EvidenceFunction, Registered, evidence_function, registered_functions

__all__ = [
    "EvidenceFunction",
    "Registered",
    "contacts",
    "evidence_function",
    "feedback",
    "information_list",
    "news",
    "procedures",
    "radio",
    "registered_functions",
    "registers",
    "unmeasured",
    "work_weeks",
]
