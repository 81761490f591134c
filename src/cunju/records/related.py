"""What is known of the rows below a row is not asked again: of one that was never stored, or that was just written with all of them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model


def known(row: Model, **rows: Sequence[Any]) -> None:
    """Keep ``rows`` as those of each related name, as ``prefetch_related`` would."""
    kept: dict[str, Any] = row.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, some in rows.items():
        below: Any = row._meta.get_field(name).related_model
        found = below._default_manager.all() if some else below._default_manager.none()
        found._result_cache, found._prefetch_done = list(some), True
        kept[name] = found
