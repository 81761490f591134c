"""A fold in brief beside the packed one: empty in the rows there are, which are read as before until they are written anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_published")]

    operations = [migrations.AddField("storedfold", "brief", models.TextField(default=""))]
