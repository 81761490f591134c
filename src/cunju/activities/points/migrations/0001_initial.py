
import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("what", models.CharField(max_length=200)),
                ("points", models.SmallIntegerField(default=0)),
                ("clause", models.CharField(blank=True, max_length=20)),
                ("refused", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_code", models.CharField(max_length=12)),
                ("step", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("text", models.TextField(blank=True)),
                ("who", models.CharField(blank=True, max_length=60)),
                ("said", models.JSONField(default=dict)),
                ("fact", models.UUIDField(unique=True)),
                ("by", models.CharField(max_length=150)),
                ("proxy", models.UUIDField(null=True)),
                ("confirmed_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("live", "有效"), ("void", "已作废"), ("fallen", "所依据的记录已作废")],
                        default="live",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("name", models.CharField(blank=True, max_length=40)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="points.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Good",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_code", models.CharField(db_index=True, max_length=12)),
                ("name", models.CharField(max_length=60)),
                ("points", models.PositiveIntegerField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                ("stock", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("unit_code", "name"), name="pts_good")],
            },
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_code", models.CharField(max_length=12)),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("left_on", models.DateField(null=True)),
                ("unlisted", models.BooleanField(default=False)),
                (
                    "courtyard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="points.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="household",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="objections",
                to="points.household",
            ),
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("points", models.IntegerField()),
                ("was", models.IntegerField(null=True)),
                ("by", models.CharField(max_length=150)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="points.household",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="points.item"
                    ),
                ),
            ],
            options={
                "ordering": ["household__number", "item__number", "id"],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="mark",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="objections",
                to="points.mark",
            ),
        ),
        migrations.CreateModel(
            name="Month",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_code", models.CharField(max_length=12)),
                ("period", models.CharField(max_length=7)),
                ("by", models.CharField(max_length=150)),
                ("entered_on", models.DateField()),
                ("reviewed_by", models.CharField(blank=True, max_length=150)),
                ("reviewed_on", models.DateField(null=True)),
                (
                    "entry",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="month",
                        to="points.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["-period"],
            },
        ),
        migrations.AddField(
            model_name="mark",
            name="month",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="points.month"
            ),
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.UUIDField()),
                ("name", models.CharField(max_length=120)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="points.entry"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rules",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("unit_code", models.CharField(db_index=True, max_length=12)),
                ("version", models.CharField(max_length=20)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("days", models.PositiveIntegerField()),
                ("budget", models.DecimalField(decimal_places=2, max_digits=14)),
                ("yearly", models.BooleanField(default=True)),
                ("red_at", models.PositiveIntegerField(null=True)),
                ("made_on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                (
                    "entry",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="points.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_on", "-version"],
            },
        ),
        migrations.AddField(
            model_name="month",
            name="rules",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="months", to="points.rules"
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="rules",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="points.rules"
            ),
        ),
        migrations.CreateModel(
            name="Taken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                ("points", models.PositiveIntegerField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="points.entry"
                    ),
                ),
                (
                    "good",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="points.good"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="points.household",
                    ),
                ),
            ],
            options={
                "ordering": ["household__number", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(fields=("unit_code", "number"), name="pts_household"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["unit_code", "-on"], name="pts_unit_day"),
        ),
        migrations.AddConstraint(
            model_name="month",
            constraint=models.UniqueConstraint(fields=("unit_code", "period"), name="pts_month"),
        ),
    ]
