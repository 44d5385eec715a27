"""Documents, their postings in scope, and consultations."""

from .consultations import Consultation
from .documents import LegalDocument, LegalDocumentFile, Role
from .postings import DocumentPosting

__all__ = ["Consultation", "DocumentPosting", "LegalDocument", "LegalDocumentFile", "Role"]
