"""The building blocks of an article or a section; templates in templates/blocks/."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText
from wagtailmedia.blocks import VideoChooserBlock

from i18n.text import whole_letters

__all__ = [
    "BodyBlock",
    "FileBlock",
    "GalleryBlock",
    "PictureBlock",
    "QuotationBlock",
    "TextPassageBlock",
    "VideoBlock",
]

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link"]


class TextPassageBlock(RichTextBlock):
    """Running text with headings, lists and links."""

    def value_from_form(self, value: str | None) -> RichText:
        """Take what the text editor sent, halves of letters left out."""
        return super().value_from_form(whole_letters(value or ""))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class PictureBlock(StructBlock):
    """One image with the words that replace it for those who cannot see it."""

    image = ImageChooserBlock(label=_("Image"))
    alt = CharBlock(
        label=_("What the image shows"),
        max_length=200,
        help_text=_("One sentence, read aloud to people who cannot see the image."),
    )
    caption = CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"


class GalleryBlock(StructBlock):
    """Several images shown together."""

    images = ListBlock(PictureBlock(), label=_("Images"), min_num=2, max_num=24)
    caption = CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"


class FileBlock(StructBlock):
    """A file to download; type and size are shown by themselves."""

    document = DocumentChooserBlock(label=_("File"))
    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to use the title of the file."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"


class VideoBlock(StructBlock):
    """A film kept on this server, with its words for those who cannot hear it."""

    media = VideoChooserBlock(label=_("Film"))
    caption = CharBlock(label=_("Caption"), required=False, max_length=250)
    transcript = TextBlock(label=_("What is said and shown"), required=False)

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"


class QuotationBlock(StructBlock):
    """Somebody's words."""

    text = TextBlock(label=_("Quotation"))
    attribution = CharBlock(label=_("Whose words"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"


class BodyBlock(StreamBlock):
    """Everything an article or a section may hold."""

    text = TextPassageBlock(features=RICH_TEXT_FEATURES)
    image = PictureBlock()
    gallery = GalleryBlock()
    file = FileBlock()
    video = VideoBlock()
    quotation = QuotationBlock()
    table = TableBlock(label=_("Table"), template="blocks/table.html")
