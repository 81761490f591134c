"""Journeys walked through the pages as people walk them, counting what is typed and tapped."""
