"""The resident's matter a session came of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0003_arranged")]

    operations = [migrations.AddField("session", "matter", models.UUIDField(null=True))]
