"""Every address of the admin, read from the URL resolver: new views join the walk by themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

WALKED = ("admin/", "documents/")
_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\((?:\?P<(\w+)>)?[^()]*\)")


@dataclass(frozen=True)
class Address:
    """One URL pattern: `template` has a "{name}" for each parameter."""

    template: str
    name: str
    parameters: tuple[str, ...]
    view: Any

    @property
    def key(self) -> str:
        """How lists of this suite name the address: its name, else its template."""
        return self.name or self.template

    def path(self, values: dict[str, Any]) -> str:
        """Return the path with these values filled in."""
        return "/" + self.template.format(**values)


def admin_addresses() -> list[Address]:
    """Return all addresses that an editor's browser may ask on the admin's host.

    A guard of ours stands before the view it guards, without a name: one address, the first view.
    """
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(), "", (), ()):
        if address.template.startswith(WALKED):
            first = found.setdefault(address.template, address)
            if address.name and not first.name:
                found[address.template] = replace(first, name=address.name)
    return list(found.values())


def _walk(
    resolver: URLResolver, prefix: str, parameters: tuple[str, ...], spaces: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        piece, names = _piece(pattern, len(parameters))
        template, mine = prefix + piece, (*parameters, *names)
        if isinstance(pattern, URLPattern):
            name = ":".join([*spaces, pattern.name]) if pattern.name else ""
            yield Address(template, name, mine, pattern.callback)
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern, template, mine, inner)


def _piece(pattern: URLPattern | URLResolver, before: int) -> tuple[str, list[str]]:
    """Return the pattern's part of the template and its parameters; unnamed ones are numbered."""
    names: list[str] = []

    def note(match: re.Match[str]) -> str:
        names.append(match[1] or f"arg{before + len(names)}")
        return "{" + names[-1] + "}"

    text = str(pattern.pattern)
    if isinstance(pattern.pattern, RoutePattern):
        return _CONVERTER.sub(note, text), names
    bare = _GROUP.sub(note, text.replace("(?:", "(")).removeprefix("^").removesuffix("$")
    return bare.replace(r"\.", "."), names
