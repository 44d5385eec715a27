"""A file is what its content says, not what its name says."""

import io
import json
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import pytest
from PIL import Image as Picture

from portal.forms import kind_of
from portal.models import PortalDocument, PortalImage, PortalMedia

OFFICE = ["[Content_Types].xml", "_rels/.rels", "docProps/thumbnail.jpeg", "docProps/app.xml",
          "docProps/core.xml", "customXml/item1.xml"]  # fmt: skip
WEBM = b"\x1a\x45\xdf\xa3" + b"\x00" * 20 + b"\x42\x82\x84webm" + b"\x00" * 64
MP3 = b"ID3\x03\x00" + b"\x00" * 64


def picture(kind):
    file = io.BytesIO()
    Picture.new("RGB", (64, 40), "darkred").save(file, kind)
    return file.getvalue()


def archive(*names, mimetype=""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        if mimetype:
            pack.writestr("mimetype", mimetype)
        for name in names:
            pack.writestr(name, name * 500)
    return file.getvalue()


EXE = b"MZ\x90\x00\x03" + b"\x00" * 200
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
HTML = b"<!doctype html><script>alert(1)</script>"
DOCX = archive(*OFFICE, "word/document.xml")
CSV = "BM01;Biểu mẫu;Số lượng\n".encode()

WRONG_DOCUMENTS = {
    "HTML that calls itself PDF": ("ke-hoach.pdf", HTML),
    "a program that calls itself a Word file": ("ke-hoach.docx", EXE),
    "a plain archive that calls itself a Word file": ("ke-hoach.docx", archive("a.txt")),
    "a workbook that calls itself a Word file": ("so-lieu.docx", archive(*OFFICE, "xl/book.xml")),
    "a program that calls itself text": ("ghi-chu.txt", EXE),
    "a PDF that calls itself a table": ("bang.csv", PDF),
    "a broken archive": ("tep.zip", b"PK\x03\x04 hong"),
    "an empty file": ("rong.pdf", b""),
    "a program": ("chay.exe", EXE),
    "a page of HTML": ("trang.html", HTML),
    "a drawing with scripts": ("hinh.svg", b"<svg><script/></svg>"),
    "a picture, which belongs to the images": ("anh.png", picture("PNG")),
    "a name without extension": ("kehoach", PDF),
    "two extensions": ("ke-hoach.pdf.exe", PDF),
}
WRONG_IMAGES = {
    "text that calls itself a picture": ("anh.png", b"xin chao"),
    "a PNG that calls itself JPEG": ("anh.jpg", picture("PNG")),
    "HTML that calls itself a picture": ("anh.jpg", HTML),
    "a drawing with scripts": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "an empty file": ("anh.png", b""),
    "a bitmap, which is not on the list": ("anh.bmp", picture("BMP")),
    "the head of a picture without its body": ("anh.png", picture("PNG")[:12]),
    "half a picture": ("anh.jpg", picture("JPEG")[:-60]),
}
WRONG_MEDIA = {
    "a program that calls itself a film": ("video", "phim.mp4", EXE),
    "sound in the place of a film": ("video", "nhac.mp3", MP3),
    "a film that calls itself sound": ("audio", "nhac.mp3", WEBM),
    "an empty film": ("video", "phim.webm", b""),
}
RIGHT_DOCUMENTS = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": archive("xl/workbook.xml", "[Content_Types].xml"),
    "pptx": archive(*OFFICE, "ppt/presentation.xml"),
    "odt": archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "ods": archive("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "zip": archive("a.txt"),
    "csv": CSV,
    "txt": "Xin chào".encode(),
}


@pytest.fixture
def editor(editor_of, admin_of):
    return admin_of(editor_of("kinhbac"))


@pytest.fixture
def folder(installation):
    """The folder of files of Kinh Bắc, as a form sends it."""
    return installation["kinhbac"].collection_id


@pytest.fixture
def send(editor, folder):
    """Return a sender: `send("wagtaildocs:add", name, content)` gives the answer of the screen."""

    def post(view, name, content, field="file", **fields):
        address = reverse(view, args=[fields.pop("media_type")] if "media_type" in fields else [])
        upload = SimpleUploadedFile(name, content)
        return editor.post(address, {"title": "Tệp", "collection": folder, field: upload, **fields})

    return post


def assert_refused_at_the_file(errors):
    """One or more sentences at the field `file`, none of them English."""
    assert list(errors) == ["file"]
    assert errors["file"]
    assert not [text for text in errors["file"] if text.isascii()]


@pytest.mark.parametrize("fault", WRONG_DOCUMENTS)
def test_a_document_that_is_not_what_it_says_is_refused(send, fault):
    name, content = WRONG_DOCUMENTS[fault]
    answer = send("wagtaildocs:add", name, content)
    assert answer.status_code == 200
    assert_refused_at_the_file(answer.context["form"].errors)
    many = send("wagtaildocs:add_multiple", name, content, field="files[]").json()
    assert many["success"] is False
    assert not many["error_message"].isascii()
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("fault", WRONG_IMAGES)
def test_an_image_that_is_not_what_it_says_is_refused(send, fault):
    name, content = WRONG_IMAGES[fault]
    answer = send("wagtailimages:add", name, content)
    assert answer.status_code == 200
    assert_refused_at_the_file(answer.context["form"].errors)
    many = send("wagtailimages:add_multiple", name, content, field="files[]").json()
    assert many["success"] is False
    assert not many["error_message"].isascii()
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize("fault", WRONG_MEDIA)
def test_a_film_or_sound_that_is_not_what_it_says_is_refused(send, fault):
    kind, name, content = WRONG_MEDIA[fault]
    answer = send("wagtailmedia:add", name, content, media_type=kind, duration="9")
    assert answer.status_code == 200
    assert_refused_at_the_file(answer.context["form"].errors)
    assert not PortalMedia.objects.exists()


@pytest.mark.parametrize("extension", RIGHT_DOCUMENTS)
def test_a_real_document_is_taken_by_both_screens(send, folder, extension):
    content = RIGHT_DOCUMENTS[extension]
    assert send("wagtaildocs:add", f"Tệp số 1.{extension}", content).status_code == 302
    many = send("wagtaildocs:add_multiple", f"TEP.{extension.upper()}", content, field="files[]")
    assert json.loads(many.content)["success"] is True
    assert set(PortalDocument.objects.values_list("collection", flat=True)) == {folder}
    assert PortalDocument.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.png", "PNG"), ("a.jpg", "JPEG"), ("A.JPEG", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP")],
)
def test_a_real_picture_is_taken_by_both_screens(send, name, kind):
    assert send("wagtailimages:add", name, picture(kind)).status_code == 302
    many = send("wagtailimages:add_multiple", f"b-{name}", picture(kind), field="files[]")
    assert many.json()["success"] is True
    assert PortalImage.objects.count() == 2


@pytest.mark.parametrize(
    ("kind", "name", "content"), [("video", "phim.webm", WEBM), ("audio", "tin.mp3", MP3)]
)
def test_a_real_film_and_a_real_recording_are_taken(send, kind, name, content):
    answer = send("wagtailmedia:add", name, content, media_type=kind, duration="9")
    assert answer.status_code == 302
    assert PortalMedia.objects.get().type == kind


@pytest.mark.parametrize(("name", "content"), [("still.html", HTML), ("still.jpg", HTML)])
def test_the_still_of_a_film_is_a_picture_or_nothing(send, name, content):
    still = SimpleUploadedFile(name, content)
    answer = send(
        "wagtailmedia:add", "phim.webm", WEBM, media_type="video", duration="9", thumbnail=still
    )
    assert list(answer.context["form"].errors) == ["thumbnail"]
    assert not PortalMedia.objects.exists()


def test_the_window_inside_an_article_refuses_too(editor, folder):
    wrong = {
        "wagtaildocs_chooser:create": ("document-chooser-upload", *WRONG_DOCUMENTS["a program"]),
        "wagtailimages_chooser:create": ("image-chooser-upload", "anh.png", b"xin chao"),
    }
    for view, (prefix, name, content) in wrong.items():
        form = {
            f"{prefix}-title": "Tệp", f"{prefix}-collection": folder,
            f"{prefix}-file": SimpleUploadedFile(name, content),
        }  # fmt: skip
        answer = editor.post(reverse(view), form).json()
        assert answer["step"] == "reshow_creation_form"
    assert not PortalDocument.objects.exists()
    assert not PortalImage.objects.exists()


def test_a_new_version_of_a_document_is_checked_as_well(send, editor, folder):
    send("wagtaildocs:add", "ke-hoach.pdf", PDF)
    document = PortalDocument.objects.get()
    form = {"title": "Tên mới", "collection": folder}
    address = reverse("wagtaildocs:edit", args=[document.pk])
    answer = editor.post(address, form | {"file": SimpleUploadedFile("moi.pdf", HTML)})
    assert_refused_at_the_file(answer.context["form"].errors)
    assert editor.post(address, form).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.file.read()) == ("Tên mới", PDF)


def test_the_message_lists_what_this_screen_takes(send):
    answer = send("wagtaildocs:add", "chay.exe", EXE)
    (message,) = answer.context["form"].errors["file"]
    assert "“exe”" in message
    assert "docx" in message
    assert "mp4" not in message


@pytest.mark.parametrize("kind", RIGHT_DOCUMENTS)
def test_reading_the_content_leaves_the_file_where_it_was(kind):
    upload = SimpleUploadedFile("tep", RIGHT_DOCUMENTS[kind])
    assert kind_of(upload) == {"csv": "text", "txt": "text"}.get(kind, kind)
    assert upload.read() == RIGHT_DOCUMENTS[kind]
