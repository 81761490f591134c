"""Safe hands: hostile requests, a server that is killed, half-open connections; no browser needed."""
