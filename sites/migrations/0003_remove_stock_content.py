"""Removes what Wagtail's own migrations put there: welcome page, default site, groups, workflow.

No Site may be the default one, or an unknown host name would show somebody's portal.
"""

from django.db import migrations


def remove_stock_content(apps, schema_editor):
    """Delete the stock rows, only in a database without portals."""
    if apps.get_model("portal_sites", "Portal").objects.exists():
        return
    apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).delete()
    page = apps.get_model("wagtailcore", "Page")
    page.objects.filter(depth=2, slug="home").delete()
    page.objects.filter(depth=1).update(numchild=0)
    for name in ("WorkflowPage", "WorkflowTask", "Workflow", "GroupApprovalTask", "Task"):
        apps.get_model("wagtailcore", name).objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0002_portals_and_ledger"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]
    operations = [migrations.RunPython(remove_stock_content, migrations.RunPython.noop)]
