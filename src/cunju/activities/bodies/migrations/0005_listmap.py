from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_grids"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("town_code", models.CharField(max_length=9, unique=True)),
                ("heads", models.JSONField(default=dict)),
                ("posts", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=150)),
            ],
        ),
    ]
