"""A file a command; the only readers of the clock, the environment and the terminal."""
