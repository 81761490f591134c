"""Objections go to the town or to the county; questions about a breach (CQ 40) live in the supervisory committee's book."""

from typing import Any

from django.db import migrations, models

ABOVE = [("town", "镇（街道）"), ("county", "区县")]
DOUBTS = [("objection", "对公开内容有异议"), ("supervisory", "监督委员会申请调查")]


def keep_as_objections(apps: Any, schema_editor: Any) -> None:
    """A question kept here before stays readable, as what was said of the sheets; its words are not touched."""
    apps.get_model("disclosure", "Doubt").objects.filter(about="inquiry").update(about="objection")


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0004_unsure")]

    operations = [
        migrations.AddField(
            model_name="doubt",
            name="referred_to",
            field=models.CharField(choices=ABOVE, default="town", max_length=6),
        ),
        migrations.AddField(model_name="doubt", name="town_written", field=models.BooleanField(null=True)),
        migrations.RunPython(keep_as_objections, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="doubt", name="about", field=models.CharField(choices=DOUBTS, max_length=12)
        ),
    ]
