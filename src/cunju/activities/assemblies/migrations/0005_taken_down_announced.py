"""When a resolution that no longer holds was taken down; whether an item stood among those told before the meeting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assemblies", "0004_counted")]

    operations = [
        migrations.AddField("meeting", "taken_down_on", models.DateField(null=True)),
        migrations.AddField("item", "announced", models.BooleanField(null=True)),
    ]
