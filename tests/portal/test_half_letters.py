"""Half an emoji, as a script of the text editor can send it, costs nobody an article."""

from portal.models import NewsPage

HALF = "\ud83d"


def test_an_article_with_half_a_letter_is_stored(
    editor_of, admin_of, add_form_of, fill_page_form, installation
):
    browser = admin_of(editor_of("kinhbac"))
    answer = fill_page_form(
        browser,
        add_form_of("kinhbac"),
        "action-publish",
        text=f"Đèn đường {HALF} đã sáng.",
        title="Đèn đường đã sáng",
    )
    assert answer.status_code == 302
    article = NewsPage.objects.get(title="Đèn đường đã sáng")
    assert "Đèn đường  đã sáng." in str(article.body[0].value.source)
