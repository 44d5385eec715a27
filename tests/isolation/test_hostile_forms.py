"""Every form of rows, sent with nonsense in all fields at once: complaints, never an error.

Fields one by one were sent too (a quarter of an hour); what that found stands in tests of its own.
"""

from django.db import transaction
from django.urls import reverse

from .asking import Visitor
from .forms import harvest
from .hostile import VALUES, row_viewsets

# Counts of rows that no browser sends so: modelcluster fails on a count of rows without their ids.
COUNTED = ("_FORMS", "csrfmiddlewaretoken")


def test_nonsense_is_refused_at_its_fields(scene):
    answers, errors = 0, []
    for viewset in row_viewsets():
        path = reverse(viewset.get_url_name("add"))
        visitor = Visitor(scene.superuser)
        shown = harvest(visitor.get(path))
        fields = [name for name in shown if not name.endswith(COUNTED)]
        counts = {name: shown[name] for name in shown if name.endswith("_FORMS")}
        for name, value in VALUES.items():
            sent = {} if value is None else counts | dict.fromkeys(fields, value)
            with transaction.atomic():
                answer = visitor.post(path, sent)
                transaction.set_rollback(True)
            answers += 1
            if answer.status not in (200, 302):
                errors.append(f"{viewset.name} {name}: {answer} {answer.error}")
            assert "<script>alert(1)</script>" not in answer.text
    assert answers > len(VALUES)
    assert errors == []
