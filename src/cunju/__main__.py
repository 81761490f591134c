"""The console entry point: ``python -m cunju`` and ``cunju``."""

import sys


def main() -> int:
    """Run the command line on the process's own arguments; gives the exit code of interfaces §1."""
    from cunju.config.commandline import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
