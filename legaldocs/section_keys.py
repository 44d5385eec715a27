"""Keys of the blueprint's sections that show documents and consultations."""

DOCUMENTS_KEY = "van-ban"
GUIDANCE_KEY = "pho-bien-phap-luat"
CONSULTATIONS_KEY = "lay-y-kien-du-thao"
