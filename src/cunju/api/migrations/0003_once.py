from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('api', '0002_package'),
    ]

    operations = [
        migrations.AddField(
            model_name='system',
            name='once',
            field=models.UUIDField(null=True, unique=True),
        ),
    ]
