"""An index of what supersedes something, for a ledger in which most facts do not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_digest"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(condition=models.Q(("supersedes__isnull", False)), fields=["supersedes"], name="ledger_fact_superseding"),
        ),
    ]
