"""Makers of accounts, articles and files for tests."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from wagtail.rich_text import RichText

import factory
import wagtail_factories
from PIL import Image as Picture

from portal.models import NewsPage, PortalDocument, PortalImage
from sites.bulk_pages import PageGrower
from sites.models import User

LONG_TEXT = "Ủy ban nhân dân tổ chức hội nghị triển khai nhiệm vụ trọng tâm của địa phương. " * 8


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        django_get_or_create = ("username",)

    username = factory.Sequence(lambda number: f"nguoi-dung-{number}")
    password = factory.django.Password("mat-khau-thu")


class NewsPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda number: f"Tin số {number}")
    slug = factory.Sequence(lambda number: f"tin-so-{number}")
    summary = "Tóm tắt của tin."
    body = factory.LazyAttribute(lambda page: [("text", f"<p>{page.title}. {LONG_TEXT}</p>")])
    live = False


def png(name="anh.png", size=(64, 40), colour="darkred"):
    """Return an uploaded file that is a real PNG."""
    file = io.BytesIO()
    Picture.new("RGB", size, colour).save(file, "PNG")
    return ContentFile(file.getvalue(), name=name)


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PortalImage

    title = "Hình"
    file = factory.LazyFunction(png)


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PortalDocument

    title = "Tài liệu"
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7\n%%EOF\n", name="tep.pdf"))


def grow_articles(section, number, **fields):
    """Put many published articles below a section in a few queries; one hour between them."""
    section.refresh_from_db()
    grower = PageGrower()
    grower.read_children([section])
    for position in range(number):
        values = {
            "title": f"Tin số {position}: phát động thi đua lao động sáng tạo",
            "summary": "Địa phương phát động đợt thi đua cao điểm chào mừng ngày lễ lớn.",
            "slug": f"tin-so-{position}",
            "pub_at": timezone.now() - timedelta(hours=position),
            "body": [("text", RichText(f"<p>Tin số {position}. {LONG_TEXT}</p>"))],
        }
        article = NewsPage(
            portal_id=section.portal_id, section_key=section.key, **{**values, **fields}
        )
        grower.place(section, article)
    grower.store()
