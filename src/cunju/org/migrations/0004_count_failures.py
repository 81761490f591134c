"""Failed logins counted here; the tables of django-axes go."""

from django.db import migrations, models

# What django-axes kept before: names as they were typed, passwords among them.
OLD = ("axes_accessattemptexpiration", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0003_start_day'),
    ]

    operations = [
        *(migrations.RunSQL(f"DROP TABLE IF EXISTS {one}", migrations.RunSQL.noop) for one in OLD),
        migrations.CreateModel(
            name='Failures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=8)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('place', models.CharField(blank=True, max_length=64)),
                ('count', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'name', 'place'), name='org_one_count')],
            },
        ),
    ]
