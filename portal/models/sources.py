"""Official sources (nguồn chính thống) from which articles may be reposted."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HOST = r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"


class OfficialSource(models.Model):
    """A source that forms suggest, kept by administrators; the score reads its own policy."""

    name = models.CharField(_("name"), max_length=160)
    host = models.CharField(
        _("host name"),
        max_length=120,
        unique=True,
        validators=[RegexValidator(HOST, _("Write only the host name, for example nhandan.vn."))],
        help_text=_("It stands for itself and all names under it: gov.vn covers snv.gov.vn."),
    )

    class Meta:
        verbose_name = _("official source")
        verbose_name_plural = _("official sources")
        ordering = ["name", "host"]

    def __str__(self) -> str:
        return self.name
