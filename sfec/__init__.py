"""sfec: the half-term round of a multi-academy trust on a folder of its own files."""

__version__ = "0.1.0"
