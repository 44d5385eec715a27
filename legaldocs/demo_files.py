"""The few files that demo documents share: one small PDF, and the two seed texts."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile

from wagtail.models import Collection

from portal.models import PortalDocument
from sites.blueprint import rights
from sites.models import Portal

from .data_files import DATA

SHARED_TITLE = "Văn bản mẫu (dữ liệu trình diễn)"
SEEDS = DATA / "seeds"


def small_pdf(text: str) -> bytes:
    """Return a real PDF of one page with one line of ASCII text."""
    stream = f"BT /F1 14 Tf 72 760 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + tail % (len(objects) + 1, len(out))


def shared_file() -> PortalDocument:
    """Return the PDF that all demo documents share, made at the first call."""
    folder = Collection.objects.get(name=rights().shared_collection, depth=2)
    found = PortalDocument.objects.filter(title=SHARED_TITLE, collection=folder).first()
    if found is not None:
        return found
    content = ContentFile(small_pdf("Cong Tinh: tai lieu mau"), name="van-ban-mau.pdf")
    return _store(SHARED_TITLE, content, folder)


def seed_file(name: str, title: str, portal: Portal) -> PortalDocument:
    """Return a seed's file in the portal's folder, byte for byte as it came."""
    content = ContentFile((SEEDS / Path(name).name).read_bytes(), name=name)
    return _store(title, content, portal.collection)


def _store(title: str, content: ContentFile, folder: Collection) -> PortalDocument:
    document = PortalDocument(title=title, file=content, collection=folder)
    document._set_document_file_metadata()
    document.save()
    return document
