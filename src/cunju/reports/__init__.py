"""Reports: renders papers as Word, print page and PDF. No models, no workflow."""
