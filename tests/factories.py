"""Makers of accounts, articles and files for tests."""

import io

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from PIL import Image as Picture

from portal.models import NewsPage, PortalDocument, PortalImage
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
