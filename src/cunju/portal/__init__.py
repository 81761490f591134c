"""Portal: public pages without login, made of the sections that rooms offer."""
