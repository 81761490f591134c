"""Every fact gets a digest, chained per unit; those there already get theirs in ledger order."""

from typing import Any

from django.db import migrations, models


def begin(apps: Any, _: Any) -> None:
    from cunju.ledger import chaining

    chaining.begin(apps.get_model("ledger", "Fact"), apps.get_model("ledger", "Digest"))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_sent_facts")]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("leaf", models.BigIntegerField(primary_key=True, serialize=False)),
                ("fact", models.UUIDField(unique=True)),
                ("unit_code", models.CharField(max_length=12)),
                ("number", models.PositiveIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("rows", models.CharField(blank=True, max_length=64)),
                ("occurred_on", models.DateField()),
                ("recorded_on", models.DateField()),
            ],
            options={
                "indexes": [models.Index(fields=["unit_code", "leaf"], name="ledger_digest_unit_leaf")],
                "constraints": [models.UniqueConstraint(fields=("unit_code", "number"), name="ledger_digest_once")],
            },
        ),
        migrations.CreateModel(
            name="Log",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=300, unique=True)),
                ("folder", models.CharField(max_length=40)),
                ("follows", models.TextField(blank=True)),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop, elidable=True),
    ]
