"""What was not certain when an accountant's table was read stays with its sheet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_line_cleared")]

    operations = [
        migrations.AddField(model_name="sheet", name="unsure", field=models.JSONField(default=list))
    ]
