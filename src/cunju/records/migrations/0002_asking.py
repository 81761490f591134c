"""What the sender says under the receipt, what went to the town, and which kinds a district takes."""

from django.db import migrations, models

KINDS = [
    ("objection", "对公开内容的异议"), ("question", "询问违反规定的事"), ("matter", "要办的事"), ("topic", "想协商的事"), ("opinion", "会前的意见"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("records", "0001_letter")]

    operations = [
        migrations.AlterField("letter", "about", models.CharField(blank=True, max_length=120)),
        migrations.AddField("letter", "taken_by", models.CharField(blank=True, default="", max_length=150), preserve_default=False),
        migrations.AddField("letter", "solved", models.BooleanField(null=True)),
        migrations.AddField("letter", "said_on", models.DateField(null=True)),
        migrations.AddField("letter", "town_on", models.DateField(null=True)),
        migrations.AddField("letter", "town_answer", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField("letter", "town_answered_on", models.DateField(null=True)),
        migrations.CreateModel(
            name="Opened",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("district_code", models.CharField(max_length=6)),
                ("kind", models.CharField(choices=KINDS, max_length=12)),
                ("from_on", models.DateField()),
                ("by", models.CharField(max_length=150)),
                ("to_on", models.DateField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["-from_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["district_code", "kind"], condition=models.Q(("to_on__isnull", True)), name="rec_one_opened_a_kind"
                    )
                ],
            },
        ),
    ]
