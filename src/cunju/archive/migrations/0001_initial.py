"""Stored files."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=120)),
                ("mime", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField()),
                ("unit_code", models.CharField(db_index=True, max_length=12)),
                ("brought_by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
