"""The bodies are called as the vocabulary calls them."""

from django.db import migrations, models

BODIES = [
    ("assembly", "村（居）民会议"), ("representatives", "村民代表会议"), ("joint", "两委联席会议"), ("party", "党员大会"), ("group", "小组、院落会议"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("assemblies", "0007_calls")]

    operations = [migrations.AlterField("meeting", "body", models.CharField(choices=BODIES, max_length=16))]
