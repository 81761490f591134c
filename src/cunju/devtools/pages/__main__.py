"""Run by lint: says which templates are not set, or with ``--fix`` sets them."""

import sys

from cunju.devtools.pages.shelf import wanting

if __name__ == "__main__":
    found = list(wanting(fix="--fix" in sys.argv[1:]))
    print("\n".join(found))
    sys.exit(bool(found))
