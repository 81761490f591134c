"""Tags of the shelf."""
