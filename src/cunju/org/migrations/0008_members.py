"""A member's own account: its person, its PIN, who gave the PIN and when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Four columns, empty for every account there is."""

    dependencies = [("org", "0007_pinyin")]
    operations = [
        migrations.AddField(model_name="account", name="person", field=models.UUIDField(blank=True, null=True, unique=True)),
        migrations.AddField(model_name="account", name="pin", field=models.CharField(blank=True, default="", max_length=128), preserve_default=False),
        migrations.AddField(model_name="account", name="pin_by", field=models.CharField(blank=True, default="", max_length=150), preserve_default=False),
        migrations.AddField(model_name="account", name="pin_on", field=models.DateField(blank=True, null=True)),
    ]
