"""The type of a Word file has 71 characters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_job_tries")]

    operations = [
        migrations.AlterField(model_name="storedfile", name="mime", field=models.CharField(max_length=150)),
    ]
