"""What a machine recognised on a meeting's papers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("assemblies", "0008_body_words")]
    operations = [migrations.AddField(model_name="paper", name="words", field=models.TextField(blank=True, default=""))]
