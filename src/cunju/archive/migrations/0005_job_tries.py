"""How often a long paper was tried."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_missing'),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
