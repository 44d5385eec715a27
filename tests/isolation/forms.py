"""Valid-looking data to send: the forms that the operator is shown, filled in differently."""

import json
from typing import Any

from bs4 import BeautifulSoup

from .asking import Answer
from .scene import Scene

CHANGED = "ke la mat"
SUBMITS = ("action-publish", "action-unpublish", "action-submit", "action-approve")


def harvest(answer: Answer) -> dict[str, Any]:
    """Return the fields of the page's own form as a browser would send them."""
    html = answer.text
    if html.lstrip().startswith("{"):
        try:
            html = json.JSONDecoder().raw_decode(html.lstrip())[0].get("html") or ""
        except (ValueError, AttributeError):
            html = ""
    forms = BeautifulSoup(html, "html.parser").find_all("form")
    sent = [_fields(form) for form in forms if (form.get("method") or "").lower() == "post"]
    return max(sent, key=len, default={})


def _streams(form: Any) -> dict[str, str]:
    """Stream fields are drawn by scripts: an empty one is a count of none."""
    blocks = form.find_all(attrs={"data-w-block-data-value": True})
    return {f"{block['id']}-count": "0" for block in blocks}


def _fields(form: Any) -> dict[str, Any]:
    data: dict[str, Any] = dict(_streams(form))
    for box in form.find_all(["input", "textarea", "select", "button"]):
        name, kind = box.get("name"), box.get("type", "")
        if not name or (kind in ("checkbox", "radio") and not box.has_attr("checked")):
            continue
        if kind in ("file", "submit") or box.name == "button":
            if name in SUBMITS:
                data[name] = box.get("value", "1")
        elif box.name == "select":
            chosen = [option.get("value", "") for option in box.find_all("option", selected=True)]
            data[name] = chosen if box.has_attr("multiple") else (chosen or [""])[0]
        else:
            data[name] = box.get_text() if box.name == "textarea" else box.get("value", "")
    return data


def tampered(data: dict[str, Any], scene: Scene) -> dict[str, Any]:
    """Return the form with another text in it, pointing into A where it asks for a place."""
    ours = {
        "new_parent_page": scene.a.section.pk,
        "chooser": scene.a.section.pk,
        "collection": scene.a.portal.collection_id,
    }
    texts = {"title", "new_title", "first_name", "address", "description", "name", "comment"}
    changed = dict.fromkeys(texts & data.keys(), CHANGED)
    placed = {key: value for key, value in ours.items() if key in data}
    if "new_slug" in data:
        changed["new_slug"] = "ke-la-mat"
    link = f"{scene.b.portal.site.root_url}/tin-tuc/{scene.b.pages['suaroi'].slug}/"
    always = {"is_editing": "1", "restriction_type": "none", "body-count": "0"}
    return {**always, **data, **changed, **placed, "external-link-chooser-url": link}
