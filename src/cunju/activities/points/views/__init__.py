"""Pages of this room: access, form, one action, redirect or render."""
