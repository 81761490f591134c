"""Says whether the models differ from the migrations; run as a program by lint."""

import os


def main() -> None:
    """Exit 1 and name the changes where a migration is missing."""
    os.environ["CUNJU_DATABASE_URL"] = "sqlite://:memory:"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cunju.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)


if __name__ == "__main__":
    main()
