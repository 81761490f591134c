"""投诉建议; the screens of 帮助 stand in ``docs/help`` and are drawn by ``ui.help``."""
