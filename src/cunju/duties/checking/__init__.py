"""The operator's check (interfaces §7): catalogue, migrations, guards, ledger, rooms, archive, stored folds."""

from cunju.duties.checking.findings import Finding, Looked
from cunju.duties.checking.packs import files
from cunju.duties.checking.whole import everything, of_files

__all__ = ["Finding", "Looked", "everything", "files", "of_files"]
