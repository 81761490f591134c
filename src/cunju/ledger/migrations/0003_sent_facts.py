"""A form that was sent knows every record it made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_sent")]

    operations = [
        migrations.AddField("sent", "facts", models.JSONField(default=list)),
        migrations.AddField("sent", "from_page", models.BooleanField(default=False)),
    ]
