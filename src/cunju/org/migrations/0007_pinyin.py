"""Pinyin of the names of units, for the search."""

from django.db import migrations, models


def fill(apps, schema_editor):
    """Pinyin of the units that are there already."""
    from cunju.org.units import pinyin

    units = apps.get_model("org", "Unit")
    found = list(units.objects.only("code", "name"))
    for one in found:
        one.pinyin = pinyin(one.name)
    units.objects.bulk_update(found, ["pinyin"], batch_size=500)


class Migration(migrations.Migration):
    """One column, filled from the names."""

    dependencies = [("org", "0006_begun")]
    operations = [
        migrations.AddField(
            model_name="unit", name="pinyin", field=models.CharField(blank=True, default="", max_length=240), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
