"""The second walk: sends every form against B's rows and looks whether one of them changed."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils.http import urlencode

from .addresses import Address, admin_addresses
from .asking import HTTP_ERROR, Answer, Visitor
from .evidence import differences, evidence_of
from .filling import SKIPPED, filled
from .forms import harvest, tampered
from .queries import bulk_queries
from .scene import Scene

_WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sending:
    """One form ready to be sent."""

    address: Address
    path: str
    query: str
    data: dict[str, Any] = field(hash=False)


@dataclass
class Trespassed:
    """What one visitor could do."""

    asked: int = 0
    changes: dict[str, set[str]] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Writes:
    """Notes whether anything but the visitor's own session was written."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITE.match(sql) and "django_session" not in sql:
            self.any = True
        return execute(sql, params, many, context)


def prepare(scene: Scene, only: Container[str] = ()) -> list[Sending]:
    """Read the forms as the operator is shown them."""
    operator, kept = Visitor(scene.superuser), []
    for address, path, query in _targets(scene, only):
        shown = operator.get(f"{path}?{query}" if query else path)
        kept.append(Sending(address, path, query, tampered(harvest(shown), scene)))
    return kept


def _targets(scene: Scene, only: Container[str]) -> Iterator[tuple[Address, str, str]]:
    for address in admin_addresses():
        if address.key in SKIPPED or (only and address.key not in only):
            continue
        for values in filled(address, scene, few=True):
            queries: list[dict[str, Any]] = [{}]
            if address.name == "wagtail_bulk_action":
                queries = bulk_queries(values["model_name"], scene)
            for query in queries:
                yield address, address.path(values), urlencode(query, doseq=True)


def trespass(user: Any, scene: Scene, sent: list[Sending]) -> Trespassed:
    """Send all forms as this account; each is taken back before the next."""
    visitor, done = Visitor(user), Trespassed()
    before = evidence_of(scene.b)
    for sending in sent:
        writes = Writes()
        with transaction.atomic():
            with connection.execute_wrapper(writes):
                answer = visitor.post(sending.path, sending.data, sending.query)
            changed = differences(before, evidence_of(scene.b)) if writes.any else []
            transaction.set_rollback(True)
        _note(done, sending, answer, changed, scene)
    return done


def _note(
    done: Trespassed, sending: Sending, answer: Answer, changed: list[str], scene: Scene
) -> None:
    done.asked += 1
    sent = str(sending.data).lower()
    if answer.status >= HTTP_ERROR:
        done.errors.append(f"{sending.address.key}: {answer} {answer.error}")
    if changed:
        done.changes.setdefault(sending.address.key, set()).update(changed)
    if marks := {mark for mark in answer.marks(scene.b.mark) if mark not in sent}:
        done.leaks.append(f"{sending.address.key}: {answer} shows {', '.join(sorted(marks)[:4])}")
