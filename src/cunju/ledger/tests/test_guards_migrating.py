"""The guards survive a later migration that remakes the table; written for real, for SQLite remakes no table within a transaction."""

import pytest
from django.core.management import call_command
from django.db import connection

from cunju.ledger import guards
from cunju.ledger.models import Fact

POSTGRES = connection.vendor == "postgresql"


@pytest.mark.commits
def test_guards_survive_a_later_migration_of_the_table():
    """Remake the fact table as a migration would, then migrate: the guards stand again."""
    field = Fact._meta.get_field("source")
    wider = field.clone()
    wider.max_length = 201
    wider.set_attributes_from_name("source")
    wider.model = Fact
    with connection.schema_editor() as editor:
        editor.alter_field(Fact, field, wider)
    with connection.schema_editor() as editor:
        editor.alter_field(Fact, wider, field)
    if not POSTGRES:
        assert guards.wrong() != []  # the table was remade without them: that is why migrate puts them back
    call_command("migrate", verbosity=0)
    assert guards.wrong() == []
