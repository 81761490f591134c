"""Drawn signs: the four rooms of the bottom bar and the mark of the product."""


def _line(paths: str) -> str:
    return (
        '<svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7"'
        f' aria-hidden="true">{paths}</svg>'
    )


# The mark is a village seen from above: a square of houses around one free court.
BRAND = (
    '<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" fill="currentColor">'
    '<path fill-rule="evenodd" d="M1 1h20v20H1zM3 3v4h4V3zm6 0v4h4V3zm6 0v4h4V3zM3 9v4h4V9zm12 0v4h4V9z'
    'M3 15v4h4v-4zm6 0v4h4v-4zm6 0v4h4v-4z"/></svg>'
)

ICONS = {
    "brand": BRAND,
    "today": _line(
        '<path d="M3 5.5l1.5 1.5L7 4M3 12.5l1.5 1.5L7 11M3 19.5l1.5 1.5L7 18M11 6h10M11 13h10M11 20h10"/>'
    ),
    "register": _line('<path d="M5 3h14v18H5zM9 3v18M12 8h4M12 12h4"/>'),
    "matrix": _line('<path d="M3 4h18v16H3zM3 10h18M3 15h18M9 4v16M15 4v16"/>'),
    "me": _line('<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>'),
    "print": _line('<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>'),
    "photo": _line('<path d="M3 7h4l2-3h6l2 3h4v13H3z"/><circle cx="12" cy="13" r="4"/>'),
    "search": _line('<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>'),
}
