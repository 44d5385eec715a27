"""Rows of the registers of disclosures."""

from .base import Disclosure
from .nil import NilDeclaration
from .plans import Plan, Project
from .reports import FinancialReport, RewardOrSanction, StatisticalItem

__all__ = [
    "Disclosure",
    "FinancialReport",
    "NilDeclaration",
    "Plan",
    "Project",
    "RewardOrSanction",
    "StatisticalItem",
]
