"""Whether a supervisory member keeps the accounts or the papers: asked in the register of people, and nowhere else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial")]

    operations = [
        migrations.AddField(model_name="trait", name="accountant", field=models.BooleanField(null=True)),
    ]
