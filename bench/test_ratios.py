"""Time of pages and of the score, each as a ratio to a reference of the same run.

The reference is the answer to an unknown host name: middleware and one small template. Machines
differ and are noisy; ratios and query counts do not lie as much.
"""

import logging
import time

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.assessment import score_period
from i18n.dates import Period, parse_day
from portal.models import NewsPage

ROUNDS = 15


def best_time(action):
    """Return the shortest of ROUNDS runs in seconds, after one to warm up."""
    action()
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return min(times)


def queries_of(action):
    """Return how many queries one warm run makes."""
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_pages_and_score_against_the_reference(province, client, capsys):
    def get(code, path):
        host = f"{code}.{settings.BASE_DOMAIN}:{settings.PUBLIC_PORT}"
        return lambda: client.get(path, headers={"host": host})

    article = NewsPage.objects.live().filter(portal__code="kinhbac").latest("pub_at")
    october = Period.from_dates(parse_day("2026-10-01"), parse_day("2026-10-31"))
    measured = {
        "home page": get("kinhbac", "/"),
        "news list": get("kinhbac", "/tin-tuc/"),
        "article": get("kinhbac", article.local_url),
        "score of 118 portals, one month": lambda: score_period(october),
    }
    logging.disable(logging.WARNING)
    reference = best_time(get("khong-co", "/"))
    with capsys.disabled():
        print(f"\n{'':34}{'ratio':>8}{'queries':>9}")
        for name, action in measured.items():
            ratio = best_time(action) / reference
            print(f"{name:34}{ratio:>8.1f}{queries_of(action):>9}")
