"""Config: the one place that knows every package: settings, urls, the command line, the server."""
