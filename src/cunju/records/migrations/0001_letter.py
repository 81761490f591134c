"""What residents send in."""

import uuid

from django.db import migrations, models

KINDS = [
    ("objection", "对公开内容的异议"), ("question", "询问违反规定的事"), ("matter", "要办的事"), ("topic", "想协商的事"), ("opinion", "会前的意见"),
]  # fmt: skip
STATES = [("waiting", "等受理"), ("accepted", "已受理"), ("declined", "不受理")]


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_code", models.CharField(max_length=12)),
                ("kind", models.CharField(choices=KINDS, max_length=12)),
                ("about", models.CharField(blank=True, max_length=80)),
                ("text", models.CharField(max_length=300)),
                ("name", models.CharField(blank=True, max_length=40)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("photo", models.UUIDField(null=True)),
                ("receipt", models.CharField(max_length=10, unique=True)),
                ("came_on", models.DateField()),
                ("state", models.CharField(choices=STATES, default="waiting", max_length=8)),
                ("became", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(blank=True, max_length=150)),
                ("settled_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["came_on", "id"],
                "indexes": [models.Index(fields=["unit_code", "state"], name="rec_letter_unit_state")],
            },
        ),
    ]
