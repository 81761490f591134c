"""Rows that give facts their words are sealed; those there already are by the end of this migrating (``seals.migrating``)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_superseding")]

    operations = [
        migrations.CreateModel(
            name="Nonce",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("nonce", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("label", models.CharField(max_length=80)),
                ("row", models.CharField(blank=True, max_length=40)),
                ("act", models.CharField(max_length=8)),
                ("day", models.DateField()),
                ("mac", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"indexes": [models.Index(fields=["label", "row"], name="ledger_seal_row")]},
        ),
    ]
