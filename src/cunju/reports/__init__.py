"""Reports: renders papers from plain blocks; it must have no models and no workflow."""
