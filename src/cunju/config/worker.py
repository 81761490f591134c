"""The worker beside the server: makes long papers; what a stopped server left half-made it begins anew. Run as a program."""

import sys

from cunju.config import commandline


def main() -> int:
    """Runs until it is told to stop."""
    commandline.start_django(None)
    from django.core.management import call_command

    from cunju.archive import making
    from cunju.reports import tasks

    for job in making.left():
        tasks.make_workbooks.enqueue(str(job.pk))
    call_command("db_worker", interval=2, startup_delay=False, verbosity=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
