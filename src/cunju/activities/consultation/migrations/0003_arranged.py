"""Whether it was arranged before it was recorded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0002_former")]

    operations = [migrations.AddField("session", "arranged", models.BooleanField(default=True))]
