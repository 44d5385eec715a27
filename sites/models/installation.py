"""What this installation is."""

from django.db import models


class DemoInstallation(models.Model):
    """The marker row that load_demo writes; scores of such an installation say "dữ liệu mẫu"."""

    seed = models.IntegerField()
    articles_per_portal = models.PositiveIntegerField()
    until = models.DateField(help_text="The last day that has content.")
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"demo {self.seed}"
