"""What followed a session is a line of the shelf: it can be corrected, and a page brought with it."""

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

STATES = [("live", "有效"), ("void", "已作废"), ("fallen", "所依据的记录已作废")]
CHOICES = {"referred": "body", "fed_back": "channel", "evaluated": "satisfied"}


def said(row: Any) -> dict[str, Any]:
    """What the fact of a step says."""
    if row.step == "carried_out":
        return {"done": row.done}
    return {CHOICES[row.step]: row.choice} if row.step in CHOICES else {}


def carry(apps: Any, editor: Any) -> None:
    """Each step as a line, under the fact it has."""
    entry, fact = apps.get_model("consultation", "Entry"), apps.get_model("ledger", "Fact")
    rows = list(apps.get_model("consultation", "Step").objects.select_related("session"))
    by = dict(fact.objects.filter(uid__in=[one.fact for one in rows]).values_list("uid", "recorded_by"))
    entry.objects.bulk_create(
        entry(
            unit_code=one.session.unit_code, session=one.session, step=one.step, on=one.day, text=one.text, said=said(one), fact=one.fact,
            by=by.get(one.fact, ""), state="void" if one.void else "live", reason=one.reason,
        )
        for one in rows
    )


class Migration(migrations.Migration):
    dependencies = [("consultation", "0004_matter"), ("ledger", "0003_sent_facts")]

    operations = [
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
                ("state", models.CharField(choices=STATES, default="live", max_length=8)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="consultation.entry"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="consultation.session"),
                ),
            ],
            options={"ordering": ["on", "id"], "indexes": [models.Index(fields=["unit_code", "-on"], name="con_entry_unit_day")]},
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.UUIDField()),
                ("name", models.CharField(max_length=120)),
                (
                    "entry",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="consultation.entry"),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunPython(carry, migrations.RunPython.noop, elidable=False),
        migrations.DeleteModel(name="Step"),
        migrations.AlterField(
            model_name="entry",
            name="session",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="consultation.session"),
        ),
    ]
