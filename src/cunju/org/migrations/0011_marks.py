"""What was written before there were marks has one too: a first word for every unit that is there."""

import secrets

from django.db import migrations


def mark(apps, schema_editor):
    change, unit = apps.get_model("org", "Change"), apps.get_model("org", "Unit")
    there = set(change.objects.values_list("unit_code", flat=True))
    codes = unit.objects.exclude(code__in=there).values_list("code", flat=True)
    change.objects.bulk_create([change(unit_code=code, token=secrets.token_hex(8)) for code in codes], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("org", "0010_contact_change"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
