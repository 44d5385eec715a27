"""What leaves the screen: a QR code that a telephone can read, a poster that fits one page."""

import io
import re

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.conftest import BASE_DOMAIN, PORT

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HOST = f"http://kinhbac.{BASE_DOMAIN}:{PORT}"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def wrong_modules(locator, text, error):
    """Count the modules whose colour on the screen is not the code's."""
    picture = Image.open(io.BytesIO(locator.screenshot())).convert("L")
    matrix = segno.make(text, error=error, micro=False, boost_error=False).matrix
    size = len(matrix)
    wide, high = picture.width / size, picture.height / size

    def is_dark(x, y):
        return picture.getpixel((int((x + 0.5) * wide), int((y + 0.5) * high))) < 128

    return sum(
        is_dark(x, y) != bool(module)
        for y, line in enumerate(matrix)
        for x, module in enumerate(line)
    )


def test_the_posters_code_can_be_read_and_the_poster_fits(installation, open_page):
    for width in (360, 1280):
        page, complaints = open_page("kinhbac", "/ap-phich/", width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert complaints == []
        assert wrong_modules(page.locator(".poster__code svg"), f"{HOST}/", "q") == 0
        if width == 360:
            found = Axe().run(page, options=WCAG)
            assert found.violations_count == 0, found.generate_report()
        else:
            pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
            assert len(pages) == 1


def test_the_code_on_a_printed_article_can_be_read(publish_article, open_page):
    article = publish_article("kinhbac", slug="tin-in")
    page, _complaints = open_page("kinhbac", article.local_url + "in/")
    code = page.locator(".sheet__code svg")
    assert wrong_modules(code, f"{HOST}{article.local_url}", "m") == 0
