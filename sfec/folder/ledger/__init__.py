"""The ledger on disk: files, lines and acts, read and appended to."""
