"""Tests across packages: the shape of the source, the lines not crossed, journeys and the browser."""
