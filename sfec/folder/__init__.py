"""The data folder on disk: the only readers of the trust's files."""
