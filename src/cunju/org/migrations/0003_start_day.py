"""From which day duties are owed here; a demonstration made before starts with the year of its notice."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A demonstration starts on 2023-01-01; of a live district only its people can say, so nothing changes there."""
    apps.get_model("org", "Installation").objects.filter(demonstration=True).update(
        start_day=date(2023, 1, 1)
    )


class Migration(migrations.Migration):
    """``Installation.start_day``."""

    dependencies = [("org", "0002_kept_by_account")]

    operations = [
        migrations.AddField(
            model_name="installation",
            name="start_day",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
