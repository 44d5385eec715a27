"""Legal documents (văn bản) and consultations on drafts."""
