"""The transparency log over the facts' digests: static files after C2SP tlog-tiles, each commit signed (docs/evidence.md)."""
