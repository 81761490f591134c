"""Photographed sign-in sheets: drawn by seed, spoilt as photos are, read back (``bin/cunju test-reading``)."""
