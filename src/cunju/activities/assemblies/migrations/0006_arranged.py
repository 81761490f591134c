"""Whether it was arranged before it was recorded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assemblies", "0005_taken_down_announced")]

    operations = [migrations.AddField("meeting", "arranged", models.BooleanField(default=True))]
