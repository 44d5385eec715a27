"""What stands in the body of a page: its plain text, its pictures, its files."""

from __future__ import annotations

from typing import Any

from i18n.text import normalise

DOCUMENT_LINK = 'linktype="document"'


def plain_text_of(page: Any) -> str:
    """Return the plain text of the body, NFC, blocks joined by spaces."""
    block: Any = page._meta.get_field("body").stream_block
    return normalise(" ".join(str(part) for part in block.get_searchable_content(page.body)))


def count_images(body: Any) -> int:
    """Return how many pictures the blocks of a body show; one whose file is gone is none."""
    number = 0
    for block in body:
        if block.block_type == "image":
            number += bool(block.value["image"])
        elif block.block_type == "gallery":
            number += sum(bool(picture["image"]) for picture in block.value["images"])
    return number


def count_files(body: Any) -> int:
    """Return how many files the blocks of a body offer, links in running text included."""
    number = 0
    for block in body:
        if block.block_type == "file":
            number += bool(block.value["document"])
        elif block.block_type == "text":
            number += block.value.source.count(DOCUMENT_LINK)
    return number
