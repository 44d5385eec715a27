"""Whose work counts: the origins of the ledger read by the policy (SCORING G8)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from compliance.policy import Condition, Policy
from sites.demo import is_demo_installation


@dataclass(frozen=True)
class Origins:
    """The origin rules of one policy in this installation.

    Portals of the installation itself are official sources: an agency may repost another's.
    """

    policy: Policy
    is_demo: bool
    own_hosts: tuple[str, ...]

    def refuse(self, origin: str, platform_counts: bool = False) -> str:
        """Return why work of this origin counts nothing, "" where it counts.

        Where `platform_counts` no origin is without weight, but samples out of place stay so.
        """
        rule = self.policy.origins.get(origin)
        if rule is None:
            return _("the policy does not know the origin “%(origin)s”") % {"origin": origin}
        is_out_of_place = rule.when is Condition.DEMO_INSTALLATION and not self.is_demo
        is_weightless = rule.weight <= 0 and not platform_counts
        return rule.reason if is_out_of_place or is_weightless else ""

    def refuse_repost(self, source_name: str, source_url: str) -> str:
        """Return why a repost from this source counts nothing, "" where it counts."""
        refusal = self.refuse("repost")
        if refusal or self.policy.origins["repost"].when is not Condition.OFFICIAL_SOURCE:
            return refusal
        if not source_name.strip():
            return _("reposted without the name of its source")
        if not self.policy.is_official_source(source_url, also=self.own_hosts):
            return _("reposted from an address that is no official source: %(url)s") % {
                "url": source_url or "-"
            }
        if self.policy.is_shown_by_itself(source_url, self.own_hosts):
            return _("reposted although every portal shows it by itself")
        return ""


def read_origins(policy: Policy) -> Origins:
    """Return the origin rules as they hold in this installation; one query at most."""
    return Origins(policy, is_demo=is_demo_installation(), own_hosts=(settings.BASE_DOMAIN,))
