from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quarterly", "0001_initial")]

    operations = [
        migrations.AddField("form", "own_lines", models.JSONField(default=dict)),
        migrations.AddField("form", "return_reason", models.CharField(blank=True, max_length=300)),
    ]
