"""Near relatives, accounts and finance are asked once, in the register of people; here only who does what is kept."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="declaration", name="relative"),
        migrations.RemoveField(model_name="declaration", name="accountant"),
        migrations.RemoveField(model_name="declaration", name="finance"),
        migrations.RenameField(model_name="declaration", old_name="duty", new_name="share"),
        migrations.RenameModel(old_name="Declaration", new_name="Assignment"),
        migrations.RenameIndex(
            model_name="assignment", new_name="sup_share_unit_day", old_name="sup_declared_unit_day"
        ),
    ]
