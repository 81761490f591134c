"""Tools of the developers: what works on the source itself and has no place in an installation."""
