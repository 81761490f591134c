"""Pages as a person sees them: a real server process, a real Chromium."""
