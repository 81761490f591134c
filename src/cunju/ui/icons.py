"""Drawn signs: the four rooms of the bottom bar, the tiles of 记一件事, and the mark of the product."""


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
    "meet": _line(
        '<path d="M4 14h16M6 14v6M18 14v6M5 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M10 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0"/>'
    ),
    "board": _line('<path d="M3 4h18v12H3zM7 16v5M17 16v5M7 8h6M7 12h10"/>'),
    "talk": _line('<path d="M3 4h12v8H8l-3 3v-3H3zM17 9h4v8h-2v3l-3-3h-6v-2"/>'),
    "vote": _line('<path d="M4 11h16v9H4zM9 11V3h6v8M8 15h8"/>'),
    "house": _line('<path d="M3 11l9-7 9 7M5 10v10h14V10M10 20v-6h4v6"/>'),
    "pledge": _line('<path d="M6 3h12v18H6zM9 8h6M9 12h6M9 17l1.5 1.5L14 15.5"/>'),
    "roll": _line('<path d="M4 4h16v16H4zM7 9a2 2 0 1 0 4 0a2 2 0 1 0-4 0M6 16c.5-2.5 5.5-2.5 6 0M14 9h4M14 13h4"/>'),
    "text": _line('<path d="M4 5h16M4 10h16M4 15h10M4 20h7"/>'),
    "walk": _line('<path d="M12 3a2 2 0 1 0 .1 0M12 8l-3 4v3M12 8l3 4h3M9 21l3-6 3 6"/>'),
    "check": _line('<path d="M4 4h16v16H4zM8 12l3 3 5-6"/>'),
    "eye": _line('<path d="M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0"/>'),
    "form": _line('<path d="M5 3h10l4 4v14H5zM15 3v4h4M8 12h8M8 16h5"/>'),
    "star": _line('<path d="M12 4l2.3 5 5.2.6-3.9 3.6 1.1 5.3L12 15.8l-4.7 2.7 1.1-5.3-3.9-3.6 5.2-.6z"/>'),
    "ear": _line('<path d="M4 5h16v10H9l-4 4v-4H4zM8 10h8"/>'),
    "help": _line('<path d="M12 3a9 9 0 1 0 .1 0M9.5 9.5c0-3.5 5-3.5 5 0 0 2-2.5 2.3-2.5 4.5M12 17v.1"/>'),
}
