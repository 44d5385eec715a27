"""Pages in a real browser: they fit a small phone, and axe finds nothing to complain of."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import ImageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PHONE, DESKTOP = 360, 1280
PATHS = ["/", "/tin-tuc/", "/gioi-thieu/", "/lien-he/", "/lien-ket/", "/so-do-cong/", "/khong-co/"]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def filled(publish_article):
    """A portal of each kind with some news, one article with every kind of block."""
    image = ImageFactory()
    for code in ("bacninh", "snv", "kinhbac"):
        for number in range(3):
            publish_article(code, title=f"Tin thứ {number} về chuyển đổi số ở cơ sở")
    return publish_article(
        "kinhbac",
        title="Phường ra quân tổng vệ sinh môi trường, chỉnh trang đô thị đón Ngày Văn hóa",
        lead_image=image,
        lead_image_alt="Người dân quét dọn đường phố",
        source_name="Báo Bắc Ninh",
        source_url="https://baobacninh.vn/bai",
        correction_notice="Bài đăng ngày 20/11 ghi sai số hộ; đúng là 120 hộ.",
        body=[
            ("text", "<h2>Một</h2><p>Đoạn văn có <a href='/lien-he/'>liên kết</a>.</p>"),
            ("quotation", {"text": "Cảm ơn bà con.", "attribution": "Lãnh đạo UBND phường"}),
            ("image", {"image": image, "alt": "Phố", "caption": "Phố sáng sớm"}),
            (
                "table",
                {
                    "data": [
                        ["Khu phố", "Số hộ tham gia", "Lượng rác"],
                        ["1", "120", "2 tấn"],
                    ],
                    "first_row_is_table_header": True,
                    "first_col_is_header": False,
                    "table_caption": "Kết quả",
                },
            ),
        ],
    )


@pytest.mark.parametrize("code", ["bacninh", "snv", "kinhbac"])
def test_every_kind_of_page_fits_a_phone_and_passes_axe(filled, open_page, code):
    paths = [*PATHS, filled.local_url, filled.local_url + "in/"] if code == "kinhbac" else PATHS
    for path in paths:
        for width in (PHONE, DESKTOP):
            page, complaints = open_page(code, path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert [text for text in complaints if "404" not in text] == [], path
            assert page.locator("h1").count() == 1, path
            if width == PHONE:
                found = Axe().run(page, options=WCAG)
                assert found.violations_count == 0, (path, found.generate_report())
            page.close()


def test_a_citizen_opens_the_menu_on_a_phone_with_the_keyboard(filled, open_page):
    page, _complaints = open_page("kinhbac", "/", 360, also=["/van-ban/"])
    page.get_by_role("button", name="Danh mục").press("Enter")
    page.get_by_role("link", name="Văn bản").first.press("Enter")
    page.wait_for_url("**/van-ban/")
    assert page.locator("h1").inner_text() == "Văn bản"
