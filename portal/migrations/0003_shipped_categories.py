"""The news categories that ship with the product; administrators may change them afterwards."""

from django.db import migrations

from portal.categories import shipped_categories


def add_categories(apps, schema_editor):
    """Insert the shipped categories into a new database."""
    category = apps.get_model("portal", "NewsCategory")
    category.objects.bulk_create(
        [
            category(slug=row["slug"], title=row["title"], position=number)
            for number, row in enumerate(shipped_categories(), start=1)
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_relations")]
    operations = [migrations.RunPython(add_categories, migrations.RunPython.noop)]
